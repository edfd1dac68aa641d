"""Who has signed a text that is taken along: the review goes into the project's own record, with its fingerprint."""

import datetime
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.keepers.desk.changes import DUTIES, HELPER, RECORD, SCENARIO, kind_of
from tools.keepers.desk.texts import REVIEWED, mark_of, units_of
from tools.sources.days import on_day
from tools.sources.review.record import Record, Review, read_record, record_text
from tools.sources.review.reviewing import MAKERS
from tools.sources.review.snapshot import Snapshot
from tools.sources.review.units import ReviewUnit

THIS = {
    HELPER: "this helper as it stands",
    SCENARIO: "this scenario as it stands",
    DUTIES: "the duties as they stand",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A text before and now, read."""

    before: Snapshot
    now: Snapshot


Pairs = Mapping[str, Pair]
"""Each changed text by its file."""


def dated(text: str, on: datetime.date) -> str:
    """The text with the day on which it was read."""
    return REVIEWED.sub(rf"\g<1>{on}", text, count=1)


def with_reviews(record: Record, pairs: Pairs, by: str, on: datetime.date) -> str:
    """The record's text with what changed of these texts as reviewed, and without what they no longer have."""
    new = dict(record)
    for file, pair in pairs.items():
        for key in _gone(file, pair):
            new.pop(key, None)
        for unit in _changed(file, pair):
            new[unit.key] = Review(unit.fingerprint, unit.dated, by, on, unit.leans_on)
    return record_text(new)


def _changed(file: str, pair: Pair) -> list[ReviewUnit]:
    """What has to be signed. A helper or a scenario has its day in it, which is another one; a duty has none."""
    before = {unit.key: unit.fingerprint for unit in units_of(file, pair.before)}
    return [unit for unit in units_of(file, pair.now) if unit.dated or before.get(unit.key) != unit.fingerprint]


def _gone(file: str, pair: Pair) -> set[str]:
    now = {unit.key for unit in units_of(file, pair.now)}
    return {unit.key for unit in units_of(file, pair.before)} - now


def record_of(text: str) -> Record:
    """The record that came in a file. Raises SourceError where it is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reviewed.toml"
        path.write_text(text, encoding="utf-8")
        return read_record(path, RECORD)


def merged(here: Record, brought: Record, pairs: Pairs) -> str:
    """The record that is here, with what the other says of what changed in these texts and of nothing else."""
    new = dict(here)
    for file, pair in pairs.items():
        for key in (*(unit.key for unit in _changed(file, pair)), *_gone(file, pair)):
            if key in brought:
                new[key] = brought[key]
            else:
                new.pop(key, None)
    return record_text(new)


def signature(file: str, pair: Pair, record: Record) -> str:
    """Who at the school has signed what changed in the text as it stands, in a sentence."""
    units = _changed(file, pair)
    signed = [review for unit in units if (review := record.get(unit.key)) and _holds(unit, review)]
    mark = mark_of(file, pair.now)
    if len(signed) < len(units) or _gone(file, pair) & record.keys():
        return f"NOT SIGNED. Nobody at the school has signed {THIS[kind_of(file)]} here. Words {mark}."
    by = " and ".join(dict.fromkeys(f"{each.by} on {on_day(each.on.isoformat())}" for each in signed))
    return f"Signed{f' by {by}' if by else ''}. Words {mark}."


def _holds(unit: ReviewUnit, review: Review) -> bool:
    return review.by != MAKERS and (review.words, review.dated) == (unit.fingerprint, unit.dated)
