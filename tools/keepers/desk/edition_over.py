"""A new edition with what was changed on top of it: what is left of all that, the signature, and the file.

It is signed as a whole, and only where nothing is left: who signs has been shown everything that changes.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tools.keepers.as_built import AsBuilt, as_built
from tools.keepers.desk import school
from tools.keepers.desk.base import Laid
from tools.keepers.desk.changes import RECORD, SCHOOL, Changes, is_words, kind_of, state_of
from tools.keepers.desk.edition_file import LESS, TO_SIGN, carried, groups_as_data
from tools.keepers.desk.packing import OTHERS, Changed, Signer, Work, changed, refuse_another, told
from tools.keepers.desk.sentences import title_of
from tools.keepers.writing import standing
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.left import groups
from tools.sources.paths import PROJECT

_AT = re.compile(r"([\w./-]+):(\d+): ")


@dataclass(frozen=True, slots=True)
class State:
    """Where an edition stands with all that was changed on top of it. ``mark`` is what all of it is known by."""

    built: AsBuilt
    mark: str

    def as_data(self) -> dict[str, Any]:
        """For the page. ``texts`` are what the list names and the desk can change, with the lines that it names."""
        left = [*groups(self.built.left)]
        named: dict[str, list[int]] = {}
        for each in self.built.left:
            if (found := _AT.match(str(each))) and (is_words(found[1]) or kind_of(found[1])):
                named.setdefault(found[1], []).append(int(found[2]))
        return {
            "groups": groups_as_data(left),
            "less": [*self.built.less],
            "to_read": [*self.built.to_read],
            "mark": self.mark,
            "texts": [
                {"file": file, "title": title_of(file, _present(file)), "lines": sorted({*lines})}
                for file, lines in named.items()
            ],
        }


def state(edition: Laid, work: Work) -> State:
    """Reads all of it as the build does: what is wrong in it is on its list. Raises SourceError for no box of ours."""
    text = school.filled(work.values)
    files = {**work.texts, **({SCHOOL: text} if text != school.published() else {})}
    with standing({PROJECT / name: words for name, words in files.items()}):
        built = as_built()
    return State(built, _mark(edition, files))


def _mark(edition: Laid, files: Mapping[str, str]) -> str:
    return state_of(repr((sorted(edition.files.items()), sorted(files.items()))))


def made(edition: Laid, work: Work, signer: Signer, mark: str, today: datetime.date) -> Changes:
    """The file to take along. Raises SourceError where it would be signed while anything is left."""
    new, by = changed(work), signer.by.strip()
    refuse_another(new, signer)
    if by and not mark:
        raise SourceError.saying("List what is left of the edition first: who signs it has read what that says.")
    if by and mark != _mark(edition, new.files):
        raise SourceError.saying(OTHERS)
    by_hand = dict(new.files)
    if by:
        # Who signs the edition signs its names, numbers and dates as well.
        by_hand[SCHOOL] = school.signed_text(new.text, by, today)
    with standing({PROJECT / name: text for name, text in by_hand.items()}):
        built = as_built(by, today)
    if by and built.left:
        raise SourceError.saying("A new edition is signed once nothing is left of it. See the list of what is left.")
    signed = built.signed or {}
    files = {**edition.files, **by_hand, **signed}
    before = {name: edition.before.get(name) or state_of(_present(name)) for name in files if name != RECORD}
    gone = [name for name, text in files.items() if text is None]
    told_of = carried(edition.given, gone, sorted(by_hand), by, today.isoformat() if by else "")
    sheet = "\n".join(_sheet(edition, new, built, by, today))
    return Changes({name: text for name, text in files.items() if text is not None}, sheet, before, told_of)


def _present(name: str) -> str:
    path = PROJECT / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _sheet(edition: Laid, new: Changed, built: AsBuilt, by: str, today: datetime.date) -> Iterator[str]:
    day = on_day(today.isoformat())
    yield f"{school.name_of(new.text)}: a new edition of the policy, made at the keepers' desk on {day}."
    signed = f"Signed by {by} on {day}." if by else "NOT SIGNED: it is signed once nothing below is left."
    yield f"From the file “{edition.given['file']}”. {signed}\n"
    yield from edition.sheet
    if new.files:
        yield from ("WHAT WAS CHANGED BY HAND", "", *told(new))
    if built.less:
        yield from (LESS, *built.less, "")
    for who, many, lines in groups(built.left):
        yield from (f"LEFT TO: {who} ({many})", *lines, "")
    if built.to_read:
        yield from (f"READ AGAIN{' AND SIGNED' if by else ''} ({len(built.to_read)})", *built.to_read, "")
    if not by:
        yield TO_SIGN
