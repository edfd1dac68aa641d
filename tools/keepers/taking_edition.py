"""Puts a new edition from the keepers' desk into the project: worked out again here, and put in where it is the same.

A file from the desk holds many files of the project, the menu among them. None of them is believed: only the policy's
pages and the answers are taken, and everything else has to come out of them as it stands in the file.
"""

import re
from dataclasses import replace
from pathlib import Path

from tools.keepers.desk.changes import Changes
from tools.keepers.desk.edition_file import carried_by, edition_of
from tools.keepers.edition import left_over, worked_out
from tools.keepers.policy_import.adopted import with_the_tests
from tools.keepers.writing import write_all
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


def take_edition(changes: Changes, root: Path) -> tuple[tuple[str, ...], str]:
    """Puts it in; the files, and what is left by who does it. Raises SourceError with why nothing was."""
    edition = edition_of(carried_by(changes, root))
    for name, text in edition.pages.items():
        if not _NAME.fullmatch(name) or not text or _NOT_WORDS.search(text):
            raise SourceError.saying(f"{name} is no page of a policy. Nothing was changed.")
    found = worked_out(edition, root).files
    brought: dict[str, str | None] = {**changes.files, **dict.fromkeys((changes.edition or {})["gone"])}
    if other := sorted(name for name in {*found, *brought} if found.get(name, "") != brought.get(name, "")):
        raise SourceError.saying(
            f"With the pages and answers of this file {', '.join(other)} would come out otherwise here than it says. "
            "Nothing was changed. Open the file at the keepers' desk of the newest site, and save it there again."
        )
    write_all({root / name: text for name, text in found.items()} | with_the_tests(edition.pages, root), root)
    left = left_over(found)
    return tuple(found), f"What is left:\n{in_groups(left)}" if left else "Nothing is left to mend."
