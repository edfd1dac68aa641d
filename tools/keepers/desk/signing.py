"""Who has signed a helper that is taken along: the review goes into the project's own record, with its fingerprint."""

import datetime
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.keepers.desk.changes import RECORD
from tools.keepers.desk.differences import unit_of
from tools.keepers.desk.helper import REVIEWED, right
from tools.sources.days import on_day
from tools.sources.review.record import Record, Review, read_record, record_text
from tools.sources.review.reviewing import MAKERS

NOT_SIGNED = "NOT SIGNED. Nobody at the school has signed this helper as it stands here. Words "


def dated(text: str, on: datetime.date) -> str:
    """The helper's text with the day on which it was read."""
    return REVIEWED.sub(rf"\g<1>{on}", text, count=1)


def with_reviews(record: Record, helpers: Mapping[str, str], by: str, on: datetime.date) -> str:
    """The record's text with these helpers, by name and text, as reviewed."""
    new = dict(record)
    for name, text in helpers.items():
        unit = unit_of(right(name, text))
        new[unit.key] = Review(unit.fingerprint, unit.dated, by, on, unit.leans_on)
    return record_text(new)


def record_of(text: str) -> Record:
    """The record that came in a file. Raises SourceError where it is none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reviewed.toml"
        path.write_text(text, encoding="utf-8")
        return read_record(path, RECORD)


def merged(here: Record, brought: Record, names: Iterable[str]) -> str:
    """The record that is here, with what the other says of these helpers and of nothing else."""
    keys = [key for name in names if (key := f"helper/{name}") in brought]
    return record_text({**here, **{key: brought[key] for key in keys}})


def signature(name: str, text: str, record: Record) -> str:
    """Who at the school has signed the helper as this text has it, in a sentence."""
    unit = unit_of(right(name, text))
    review = record.get(unit.key)
    if not review or review.by == MAKERS or (review.words, review.dated) != (unit.fingerprint, unit.dated):
        return f"{NOT_SIGNED}{unit.fingerprint}."
    return f"Signed by {review.by} on {on_day(review.on.isoformat())}. Words {unit.fingerprint}."
