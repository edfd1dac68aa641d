"""The part of `policy-tools` for those who keep the words: from `new` and `new-school` to `reviewed`."""

import argparse
import datetime
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.keepers.new_helper import new_helper
from tools.keepers.new_school.command import add_new_school, new_school, offered
from tools.keepers.report import compare
from tools.keepers.report_page import report_page
from tools.keepers.report_text import report_text
from tools.keepers.requote import requote
from tools.keepers.revisions import WORKING, snapshots
from tools.keepers.sheet import sheet_page
from tools.keepers.signing import sign
from tools.keepers.taking import take
from tools.keepers.writing import WriteError, undo, write_all
from tools.sources.errors import SourceError
from tools.sources.left import in_groups
from tools.sources.paths import POLICY, PROJECT
from tools.sources.policy.text import read_policy
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import not_read, wanted
from tools.sources.review.snapshot import read_snapshot
from tools.sources.taken import in_line
from tools.sources.taken.answers import Answer, Answers
from tools.sources.taken.follow import ONCE
from tools.sources.taken.in_line import FOLDER

ANSWERS: dict[Answer, str] = {
    "change": "put their new words wherever they rest",
    "keep": "go on saying what we said, labelled as ours and not in this policy",
    "remove": "take out what we said because of them",
}
"""What can be said to a sentence, once for all its places."""


def add_jobs(jobs: Any) -> None:
    """Adds them to the command's parser; ``jobs`` is what ``add_subparsers`` gave."""
    made = jobs.add_parser("new", help="begin a helper, and say all that is still to be done for it")
    made.add_argument("kind", choices=["helper"])
    made.add_argument("name", help="its file name without .md, which becomes its address")
    add_new_school(jobs)
    compared = jobs.add_parser("diff", help="say what differs between two editions, and what it touches")
    compared.add_argument("old", nargs="?", default=FOLDER, help="a git revision, a folder with a copy of the "
                          "project, or a text of the policy; what was last signed when left out")  # fmt: skip
    compared.add_argument("new", nargs="?", default=WORKING, help="the same; the files as they are now when left out")
    compared.add_argument("--page", type=Path, metavar="FILE", help="write a sheet to print and to sign")
    compared.add_argument(
        "--every", action="store_true", help="with --page: every change, not only what has to be read"
    )
    quoted = jobs.add_parser("requote", help="put the policy's present words and numbers into everything that we wrote")
    quoted.add_argument("--write", action="store_true", help="write the files; without it they are only listed")
    for answer, does in ANSWERS.items():
        what = f"sentences that changed, or were taken out, by the numbers that they had: {does}"
        # Said twice, both count: nothing that somebody answered is dropped without a word.
        quoted.add_argument(f"--{answer}", nargs="+", action="extend", default=[], metavar="NUMBER", help=what)
    quoted.add_argument(
        "--becomes", nargs="+", action="extend", default=[], metavar="NUMBER=NUMBER",
        help="a sentence that seems taken out and only has other words: the number that it had, and the one of now",
    )  # fmt: skip
    taken = jobs.add_parser("take", help="put a file from the keepers' desk into the project, if the build agrees")
    taken.add_argument("file", type=Path, metavar="FILE", help="the zip that the desk made")
    jobs.add_parser("undo", help="put back what the last command that wrote has replaced")
    signed = jobs.add_parser("reviewed", help="list what has to be reviewed, or record that it was")
    signed.add_argument("names", nargs="*", metavar="NAME", help="helper/the-police; or helper, for every one")
    signed.add_argument("--all", action="store_true", help="everything that has to be reviewed, once it was read")
    signed.add_argument("--today", action="store_true", help="it was read today: writes the day into reviewed: as well")
    signed.add_argument("--by", default="", metavar="ROLE", help="whose review it was, as a role and never as a name")


def run(asked: argparse.Namespace) -> int | None:
    """Runs the job if it is one of these; None when it is another's."""
    try:
        match asked.job:
            case "new":
                return new_helper(asked.name)
            case "new-school":
                return new_school(asked.folder, asked.name, asked.policy)
            case "offered":
                return offered(asked.name, write=asked.write, as_advice=asked.as_advice)
            case "diff":
                return _diff(asked.old, asked.new, asked.page, every=asked.every)
            case "requote":
                return _requote(_answers(asked), _becomes(asked.becomes), asked.write)
            case "take":
                return _take(asked.file)
            case "undo":
                print(f"Put back: {', '.join(undo(PROJECT))}.")
                return 0
            case "reviewed":
                return _reviewed(asked.names, asked.all, asked.by, asked.today)
    except (SourceError, WriteError) as bad:
        print(bad, file=sys.stderr)
        return 1
    return None


def _diff(old: str, new: str, page: Path | None, *, every: bool) -> int:
    if old == FOLDER:
        # A school that has only begun has no policy to compare.
        read_policy(POLICY)
        old = str(PROJECT / old)
    with snapshots(old, new) as (before, now):
        report = compare(before, now)
    if page is None:
        print(report_text(report))
        return 0
    page.write_text((report_page if every else sheet_page)(report, datetime.date.today()), encoding="utf-8")
    print(f"Written: {page}. Print it, read it with the DSL, sign it and keep it.")
    return 0


def _requote(answers: Answers, becomes: Mapping[str, str], write: bool) -> int:
    found = requote(read_policy(POLICY), PROJECT, answers, becomes)
    print("\n".join(map(str, found.done)) or "Everything that can follow the policy does.")
    if found.left:
        print(f"\nLeft to a person:\n{in_groups(each.problem for each in found.left)}")
    if not found.texts:
        return 0
    if not write:
        print("\nNothing was written. To write the files, say it again with --write.")
        return 0
    write_all(found.texts, PROJECT)
    print(f"\nWritten: {len(found.done)} places. policy-tools undo takes it back. make build says what is left.")
    if once := [str(each.problem) for each in found.left if ONCE in each.what]:
        print("But for these, which no build says again. Note them, and mend them now:\n  " + "\n  ".join(once))
    return 0


def _becomes(said: Sequence[str]) -> Mapping[str, str]:
    pairs = [each.partition("=")[::2] for each in said]
    if wrong := [each for each, pair in zip(said, pairs, strict=True) if not all(pair)]:
        raise SourceError.saying(f"{', '.join(wrong)}: write both numbers, the old one first: 7.20=7.21.")
    return dict(pairs)


def _answers(asked: argparse.Namespace) -> Answers:
    said = [(number, answer) for answer in ANSWERS for number in getattr(asked, answer)]
    if twice := sorted({number for number, _ in said if [each for each, _ in said].count(number) > 1}):
        raise SourceError.saying(f"{', '.join(twice)} has two answers. Give one.")
    return dict(said)


def _take(file: Path) -> int:
    taken = take(file)
    print(f"{taken.sheet}\nPut in: {', '.join(taken.paths)}.")
    print("policy-tools undo takes it back. make build says what is left.")
    return 0


def print_what_to_review() -> bool:
    """Says on the error stream what has to be reviewed before publishing; whether there is any."""
    try:
        problems = [str(problem) for _, problem in wanted(read_snapshot(PROJECT, "now"), read_record())]
    except SourceError as bad:
        problems = [str(problem) for problem in bad.problems]
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    return bool(problems)


def _reviewed(names: list[str], everything: bool, by: str, read_today: bool) -> int:
    now = read_snapshot(PROJECT, "the files as they are now")
    if not names and not everything:
        problems = [str(problem) for _, problem in wanted(now, read_record())]
        problems = problems or not_read(in_line.is_read(now.policy))
        print("\n".join(problems) or "Everything has been reviewed as it is now.")
        return 1 if problems else 0
    signed = sign(names, by, datetime.date.today(), everything=everything, read_today=read_today)
    print(f"Recorded as reviewed by {by.strip()}: {', '.join(signed) or 'nothing new'}.")
    return 0
