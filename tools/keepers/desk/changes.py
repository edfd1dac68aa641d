"""The file that somebody takes from the desk: the changed files, a plain sheet, and what they were made from.

It is a zip. Whoever opens one gets what may be changed at the desk and nothing else, made from the state that is here.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from tools.sources.digest import CACHED, digest
from tools.sources.errors import SourceError
from tools.sources.taken.written import IN_CODE, NOT_OURS, SOURCES

SCHOOL = "docs/school.toml"
RECORD = "tools/reviewed.toml"
"""Comes with a text that is signed, and with nothing else: of it only that text's review is taken in."""
HELPER, SCENARIO, DUTIES = "helper", "scenario", "duties"
_NAMED = r"[a-z0-9]+(?:-[a-z0-9]+)*\.md"
_KINDS = {
    HELPER: rf"tools/flowcharts/{_NAMED}",
    SCENARIO: rf"tools/scenarios/{_NAMED}",
    DUTIES: r"tools/duties/duties\.md",
}
"""The kinds of text that the desk changes, each with where one stands in the project."""
SHEET = "what-changed.txt"
MADE_FROM = "made-from.json"
EDITION = "edition.json"
"""Comes with a new edition of the policy: what its pages were worked out with, to be worked out again."""
_BESIDE = (SHEET, MADE_FROM, EDITION)
MOST_BYTES = 1_000_000
"""Each file of it, unpacked: a hundred times what there is."""
DATED = (2021, 11, 15, 0, 0, 0)
NO_FILE_OF_THE_DESK = "This is not a file from the keepers' desk. Nothing was changed."


_OF_EDITION = re.compile(r"mkdocs\.yml|(?:docs|tools)/(?:[\w-]+/)*[\w-]+\.(?:md|toml|json)")


def _may_follow(path: str) -> bool:
    """Whether a new edition may change this file. What it holds is worked out again, and never believed."""
    return bool(_OF_EDITION.fullmatch(path)) or path in IN_CODE


def kind_of(path: str) -> str:
    """Which kind of text stands there, "" for none."""
    return next((kind for kind, place in _KINDS.items() if re.fullmatch(place, path)), "")


def is_words(path: str) -> bool:
    """Whether it is another text of ours that speaks of the policy: with a new edition the desk changes these too."""
    if path in (SCHOOL, "mkdocs.yml", *IN_CODE, *NOT_OURS) or kind_of(path):
        return False
    return any(PurePosixPath(path).full_match(pattern) for pattern in SOURCES)


def may_change(path: str) -> bool:
    """Whether the desk changes this file. Others do not come in by this door."""
    return path in (SCHOOL, RECORD) or bool(kind_of(path))


@dataclass(frozen=True, slots=True)
class Changes:
    """Changed files by their path, the sheet, and the digest of each file but the record as it was before.

    ``edition`` is what a new edition of the policy was worked out with; its files are put in only where they come out
    the same again.
    """

    files: Mapping[str, str]
    sheet: str
    made_from: Mapping[str, str]
    edition: Mapping[str, Any] | None = None


def state_of(text: str) -> str:
    """What a file is known by."""
    return digest(text.encode(), digits=CACHED)


def packed(changes: Changes) -> bytes:
    """The zip. The same changes make the same bytes."""
    held = {**changes.files, SHEET: changes.sheet, MADE_FROM: _json(changes.made_from)}
    held |= {} if changes.edition is None else {EDITION: _json(changes.edition)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(held.items()):
            archive.writestr(zipfile.ZipInfo(name, DATED), text.encode(), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _json(held: Mapping[str, Any]) -> str:
    return json.dumps(dict(held), indent=1, ensure_ascii=False) + "\n"


def unpacked(content: bytes) -> Changes:
    """What is in the zip. Raises SourceError where it is none of ours, is damaged, or would change what it may not."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            held = {each.filename: _text(archive, each) for each in archive.infolist() if not each.is_dir()}
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError, RuntimeError, EOFError, OSError):
        raise SourceError.saying(NO_FILE_OF_THE_DESK) from None
    is_edition = EDITION in held
    others = sorted(name for name in held if name not in _BESIDE and not (may_change(name) or is_edition))
    others += sorted(name for name in held if is_edition and name not in _BESIDE and not _may_follow(name))
    if others:
        raise SourceError.saying(
            f"This file would change {', '.join(others)}, and the desk changes {SCHOOL}, helpers, scenarios and duties "
            "only. Nothing was changed."
        )
    files = {name: text for name, text in held.items() if name not in _BESIDE}
    try:
        made_from = {str(name): str(mark) for name, mark in json.loads(held[MADE_FROM]).items()}
        edition = dict(json.loads(held[EDITION])) if is_edition else None
        gone = {str(name) for name in edition["gone"]} if edition is not None else set()
    except (KeyError, ValueError, AttributeError, TypeError):
        raise SourceError.saying(NO_FILE_OF_THE_DESK) from None
    if not made_from or (set(files) | gone) - {RECORD} != set(made_from) or SHEET not in held:
        raise SourceError.saying(NO_FILE_OF_THE_DESK)
    return Changes(files, held[SHEET], made_from, edition)


def _text(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    if entry.file_size > MOST_BYTES:
        raise SourceError.saying(f"{entry.filename} is larger than such a file can be. Nothing was changed.")
    return archive.read(entry).decode()


def refuse_older(changes: Changes, present: Mapping[str, str]) -> None:
    """Raises SourceError where a file has changed since the changes were made: one of the two would be lost."""
    others = [name for name, mark in changes.made_from.items() if state_of(present.get(name, "")) != mark]
    if not others or all(changes.files.get(name, "") == present.get(name, "") for name in others):
        return
    raise SourceError.saying(
        f"These changes were made from another {' and another '.join(others)} than the one here, which has changed "
        "since. Nothing was changed. Open the keepers' desk of the newest site, and put them in again. They were:\n"
        f"{changes.sheet}"
    )
