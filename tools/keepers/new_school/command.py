"""`policy-tools new-school` and `policy-tools offered`: what they say."""

import datetime
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Flow
from tools.keepers.new_school.offered import Need, needs, offer, offers, own_duties, settle_all, take_over
from tools.keepers.new_school.settled import Settled, of_the_policy
from tools.keepers.new_school.start import begin
from tools.keepers.writing import write_all
from tools.sources.paths import POLICY, PROJECT, ROOT
from tools.sources.policy.text import read_policy

THEN = """Then, with POLICY_PROJECT={folder} set:
  1. Fill in docs/school.toml there: the council, the policy's two dates, who, and which number. Confirm no number that
     nobody has rung.
  2. policy-tools import FILE --write takes in your policy (.docx, .md or .txt).
  3. policy-tools offered lists the helpers that can be taken over, and what each needs from your policy.
  4. make build says all that is left, and who does it. It publishes nothing while something is.
docs/contributing/another-school.md says more."""


def add_new_school(jobs: Any) -> None:
    """Adds both to the command's parser; ``jobs`` is what ``add_subparsers`` gave."""
    begun = jobs.add_parser("new-school", help="begin another school's folder, with nothing of this one in it")
    begun.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is not there yet")
    begun.add_argument("--name", required=True, help="the school's name, as it stands on its policy")
    begun.add_argument("--policy", required=True, help="what its policy is called")
    listed = jobs.add_parser("offered", help="list this project's helpers for another school, or take one over")
    listed.add_argument("name", nargs="?", help="a helper: every sentence that it rests on, and what your policy says")
    listed.add_argument("--write", action="store_true", help="take it over, with the duties that it calls for")
    listed.add_argument(
        "--as-advice",
        action="store_true",
        help="what your policy does not say becomes advice, labelled as not in this policy; what speaks of the policy "
        "waits for you; links to what is not here are left out",
    )


def new_school(folder: Path, name: str, policy: str) -> int:
    """Runs the command; the result is its exit code."""
    begin(folder, name, policy)
    print(f"Begun: {folder}.\n{THEN.format(folder=folder)}")
    return 0


def offered(name: str | None, *, write: bool, as_advice: bool = False) -> int:
    """Runs the command; the result is its exit code."""
    if PROJECT == ROOT:
        print("These are this school's own helpers. Set POLICY_PROJECT to the folder of another.", file=sys.stderr)
        return 1
    policy, has = read_policy(POLICY), own_duties()
    if name is None:
        for flow in offers():
            print(_in_a_line(flow, needs(flow, policy, has)))
        print("policy-tools offered NAME says each sentence. With --write it takes the helper over.")
        return 0
    found = needs(offer(name), policy, has)
    print("\n".join(map(_in_words, found)))
    if not write:
        print("\nNothing was written. To take it over, say it again with --write.")
        return 0
    texts = take_over(name, policy, datetime.date.today())
    if as_advice:
        texts, done = settle_all(texts, policy)
    write_all(texts, PROJECT)
    lacking = sum(each.here is None for each in found)
    written = ", ".join(path.relative_to(PROJECT).as_posix() for path in texts)
    print(f"\nWritten: {written}. policy-tools undo takes it back.")
    print(
        f"Your policy does not have {lacking} of its {len(found)} sentences word for word: make build names each place."
    )
    if as_advice:
        print("\n".join(_as_advice(done)))
    if speaking := [place for path, text in texts.items() for place in of_the_policy(path.name, text or "")]:
        print(f"These lines speak of the policy, and no check reads them. Hold them to yours: {', '.join(speaking)}.")
    print("Quote your own policy there, or say that it is not in this policy, and where it comes from.")
    return 0


def _as_advice(done: Iterable[Settled]) -> Iterator[str]:
    advice, waiting = sum(each.advice for each in done), sum(each.waiting for each in done)
    yield f"{advice} instructions are advice of this site now, not in this policy: read each. {waiting} wait for you."
    if left_out := dict.fromkeys(words for each in done for words in each.left_out):
        yield f"Left out, because it is not here: {'; '.join(left_out)}."


def _in_a_line(flow: Flow, found: list[Need]) -> str:
    here, like = sum(each.here is not None for each in found), sum(bool(each.like) for each in found)
    yours = f"yours has {here} word for word, {like} nearly, {len(found) - here - like} not."
    return f"{flow.name}: “{flow.title}”, for {flow.audience}.\n    rests on {len(found)} sentences: {yours}"


def _in_words(need: Need) -> str:
    yours = f"has it ({need.here.number})" if need.here else f"nearly: {need.like}" if need.like else "does not say it"
    return f"{need.strength.value}, {need.place}: “{need.words}”\n    Your policy {yours}"
