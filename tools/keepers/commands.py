"""The part of `policy-tools` for those who keep the words: diff, requote and reviewed."""

import argparse
import datetime
import sys
from pathlib import Path
from typing import Any

from tools.keepers.report import compare
from tools.keepers.report_page import report_page
from tools.keepers.report_text import report_text
from tools.keepers.requote import gone, requoted, told
from tools.keepers.versions import WORKING, editions
from tools.sources.paths import PROJECT
from tools.sources.review.edition import read_edition
from tools.sources.review.record import RECORD, read_record, write_record
from tools.sources.review.reviewing import chosen, recorded, wanted
from tools.sources.toml_file import BadFile


def add_jobs(jobs: Any) -> None:
    """Adds them to the command's parser; ``jobs`` is what ``add_subparsers`` gave."""
    compared = jobs.add_parser("diff", help="say what differs between two editions, and what it touches")
    compared.add_argument("old", help="a git revision, a folder with a copy of the project, or a text of the policy")
    compared.add_argument("new", nargs="?", default=WORKING, help="the same; the files as they are now when left out")
    compared.add_argument("--page", type=Path, metavar="FILE", help="write it as a page to print and to sign")
    quoted = jobs.add_parser("requote", help="write the policy's present words into quotations of words that are gone")
    quoted.add_argument("old", help="the edition that they were quoted from, as for diff")
    quoted.add_argument("--write", action="store_true", help="write the files; without it they are only listed")
    signed = jobs.add_parser("reviewed", help="list what has to be reviewed, or record that it was")
    signed.add_argument("names", nargs="*", metavar="NAME", help="helper/the-police; or helper, for every one")
    signed.add_argument("--all", action="store_true", help="everything that has to be reviewed, once it was read")
    signed.add_argument("--by", default="", metavar="ROLE", help="whose review it was, as a role and never as a name")


def run(asked: argparse.Namespace) -> int | None:
    """Runs the job if it is one of these; None when it is another's."""
    try:
        match asked.job:
            case "diff":
                return _diff(asked.old, asked.new, asked.page)
            case "requote":
                return _requote(asked.old, asked.write)
            case "reviewed":
                return _reviewed(asked.names, asked.all, asked.by)
    except BadFile as bad:
        print(bad, file=sys.stderr)
        return 1
    return None


def _diff(old: str, new: str, page: Path | None) -> int:
    with editions(old, new) as (before, now):
        report = compare(before, now)
    if page is None:
        print(report_text(report))
        return 0
    page.write_text(report_page(report, datetime.date.today()), encoding="utf-8")
    print(f"Written: {page}. Print it, read it with the DSL, sign it and keep it.")
    return 0


def _requote(old: str, write: bool) -> int:
    with editions(old) as (before, now):
        quotations = gone(compare(before, now))
    texts, left = requoted(quotations, PROJECT)
    print("\n".join(told(quotations, left)) or "Every quotation stands in the policy as it is now.")
    for path, text in texts.items() if write else ():
        path.write_text(text, encoding="utf-8")
    if texts and write:
        print(f"\nWritten: {len(texts)} files. Run policy-tools check, then have every place read and reviewed.")
    elif texts:
        print("\nNothing was written. To write the files, say it again with --write.")
    return 0


def print_what_to_review() -> bool:
    """Says on the error stream what has to be reviewed before publishing; whether there is any."""
    try:
        problems = [str(problem) for _, problem in wanted(read_edition(PROJECT, "now"), read_record())]
    except BadFile as bad:
        problems = bad.problems
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    return bool(problems)


def _reviewed(names: list[str], everything: bool, by: str) -> int:
    now = read_edition(PROJECT, "the files as they are now")
    if not names and not everything:
        problems = wanted(now, read_record())
        print("\n".join(str(problem) for _, problem in problems) or "Everything has been reviewed as it is now.")
        return 1 if problems else 0
    # The first review of all has no record yet.
    record = read_record() if RECORD.exists() else {}
    reviewed = chosen(now, record, names, everything)
    write_record(recorded(now, record, reviewed, by, datetime.date.today()))
    print(f"Recorded as reviewed by {by.strip()}: {', '.join(piece.key for piece in reviewed) or 'nothing new'}.")
    return 0
