"""Finds in our own words the dates of an earlier front page: “its next review was due on 15 November 2022”."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tools.sources.policy.facts import day_of, days, written_days
from tools.sources.policy.text import Policy
from tools.sources.taken.whereabouts import Whereabouts
from tools.sources.taken.written import line_of, quoted

if TYPE_CHECKING:
    from tools.sources.taken.follow import File

FRONT = "F"
PAST = "earlier edition"
"""A paragraph that says so tells the date as the past, and keeps it."""
_MONTH = re.compile(r"(?<!\d )\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})\b")
"""“Guidance September 2021”: a month without a day, however it is shortened."""
_UNDATED = re.compile(r"(?:\b\d{1,2} )?(?:\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )?\b20\d\d\b")
NOT_HELD = ("docs/school.toml", "docs/about/changes.md")
"""The office is told of the first by the check of its facts; the second says what was so on a day."""
_PARAGRAPH = re.compile(r"\n\s*\n|\Z")


def of_dates(file: "File", where: Whereabouts) -> None:
    """Leaves each date that the front page had and has no longer, once a file, unless it is told as the past."""
    front = _front(where.new)
    gone = set(_told(_front(where.old))) - set(_told(front))
    if not gone or file.path in NOT_HELD:
        return
    policys = [(each.start, each.end) for each in quoted(file.path, file.text) if where.stood(each.words)]
    found = [
        each
        for key, each in _written(file.text)
        if key in gone
        and not any(start <= each.start() < end for start, end in policys)
        and not any(edit.start <= each.start() < edit.end for edit in file.edits)
        and not _is_past(file, each)
    ]
    if found:
        lines = ", ".join(str(line) for line in dict.fromkeys(line_of(file.text, each.start()) for each in found))
        said = " and ".join(f"“{words}”" for words in dict.fromkeys(" ".join(each[0].split()) for each in found))
        now = ", ".join(f"{day.day} {day:%B %Y}" for day in sorted(days(front)))
        what = f"{said} stood on the front of the policy, which has {now} now. Lines: {lines}. Write what holds now."
        file.leave(found[0].start(), f"{what} Where the past is told, write “{PAST}” beside it.")


def same_but_for_dates(old: str, new: str) -> bool:
    """Whether words differ in nothing but their dates and years: what we say beside them goes on holding."""
    return _UNDATED.sub("", old) == _UNDATED.sub("", new) != ""


def _front(policy: Policy) -> str:
    return "\n".join(each.text for section in policy.sections if section.key == FRONT for each in section.paragraphs)


Told = date | tuple[str, str]
"""A day, or a month with its year."""


def _written(text: str) -> Iterator[tuple[Told, re.Match[str]]]:
    """Every day, and every month without a day, in the order of the text."""
    found: list[tuple[Told, re.Match[str]]] = [(day, each) for each in written_days(text) if (day := day_of(each))]
    found += [((each[1], each[2]), each) for each in _MONTH.finditer(text)]
    yield from sorted(found, key=lambda each: each[1].start())


def _told(text: str) -> Iterator[Told]:
    for told, _ in _written(text):
        yield told


def _is_past(file: "File", found: re.Match[str]) -> bool:
    start = max(file.text.rfind("\n\n", 0, found.start()), 0)
    ends = _PARAGRAPH.search(file.text, found.end())
    if file.path.endswith((".toml", ".json")):
        start = file.text.rfind("\n", 0, found.start()) + 1
        ends = re.compile(r"\n|\Z").search(file.text, found.end())
    return PAST in " ".join(file.text[start : ends.start() if ends else len(file.text)].split())
