"""Puts a new edition from the keepers' desk into the project: worked out again here, and put in where it is the same.

A file from the desk holds many files of the project, the menu among them. None of them is believed: only the policy's
pages and the answers are taken, and everything else has to come out of them as it stands in the file.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tools.keepers.as_built import asked_anew
from tools.keepers.desk.changes import RECORD, SCHOOL, Changes, is_words, kind_of
from tools.keepers.desk.edition_file import carried_by, edition_of
from tools.keepers.edition import worked_out
from tools.keepers.policy_import.adopted import with_the_tests
from tools.keepers.writing import standing, write_all
from tools.sources.errors import SourceError
from tools.sources.left import in_groups
from tools.sources.taken.written import IN_CODE

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_NOT_WORDS = re.compile(r"(?<!\\)<(?!!--)|\{[!%]")
"""The policy is words: mark-up of HTML, and what would put another file in its place, are none."""


def for_project(changes: Changes, root: Path) -> Changes:
    """The file without the policy's words in code, for a school whose code lies elsewhere: at its desk they are one."""
    elsewhere = [name for name in IN_CODE if not (root / name).exists()]
    files, made_from = (
        {name: held for name, held in each.items() if name not in elsewhere}
        for each in (changes.files, changes.made_from)
    )
    return replace(changes, files=files, made_from=made_from)


def take_edition(changes: Changes, root: Path, today: datetime.date) -> tuple[tuple[str, ...], str]:
    """Puts it in; the files, and what is left by who does it. Raises SourceError with why nothing was.

    What somebody wrote by hand is taken as it comes, in files of words alone. A signed edition is signed here once
    more, from the words as they come out here, and only where nothing is left.
    """
    edition = edition_of(carried_by(changes, root))
    for name, text in edition.pages.items():
        if not _NAME.fullmatch(name) or not text or _NOT_WORDS.search(text):
            raise SourceError.saying(f"{name} is no page of a policy. Nothing was changed.")
    given = changes.edition or {}
    by, on = str(given.get("by", "")), _day(given.get("on", ""), today)
    worked = worked_out(edition, root).files
    files = {**worked, **_by_hand(changes, root, worked)}
    with standing({root / name: text for name, text in files.items()}):
        built = asked_anew(root, by, on)
    if by and built.left:
        left = in_groups(built.left)
        raise SourceError.saying(f"It is signed, and this is left. Nothing was changed. What is left:\n{left}")
    files |= built.signed or {}
    brought: dict[str, str | None] = {**changes.files, **dict.fromkeys(given["gone"])}
    names = {*files, *brought} - {RECORD}
    if other := sorted(name for name in names if files.get(name, "") != brought.get(name, "")):
        raise SourceError.saying(
            f"With the pages and answers of this file {', '.join(other)} would come out otherwise here than it says. "
            "Nothing was changed. Open the file at the keepers' desk of the newest site, and save it there again."
        )
    write_all({root / name: text for name, text in files.items()} | with_the_tests(edition.pages, root), root)
    return tuple(files), f"What is left:\n{in_groups(built.left)}" if built.left else "Nothing is left to mend."


def _day(said: object, today: datetime.date) -> datetime.date | None:
    """The day of a signature. Raises SourceError for one that is none, or is still to come."""
    if not said:
        return None
    try:
        day = datetime.date.fromisoformat(str(said))
    except ValueError:
        day = None
    if day is None or day > today:
        raise SourceError.saying(f"“{said}” is not a day on which anybody has signed. Nothing was changed.")
    return day


def _by_hand(changes: Changes, root: Path, worked: Mapping[str, str | None]) -> dict[str, str]:
    """What somebody wrote: names and numbers, helpers, scenarios, duties, other words of ours. No mark-up is new."""
    found = {str(name): changes.files.get(str(name), "") for name in (changes.edition or {}).get("by_hand", [])}
    for name, text in found.items():
        if not text or not (name == SCHOOL or kind_of(name) or is_words(name)):
            raise SourceError.saying(f"{name} is not written at the keepers' desk. Nothing was changed.")
        present = (root / name).read_text(encoding="utf-8") if (root / name).exists() else ""
        before = [*present.splitlines(), *(worked.get(name) or "").splitlines()]
        if wrong := [line for line in text.splitlines() if line not in before and _NOT_WORDS.search(line)]:
            raise SourceError.saying(f"{name} has mark-up that is not words: {wrong[0].strip()} Nothing was changed.")
    return found
