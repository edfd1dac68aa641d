"""Records that somebody has read what leans on the policy. Nothing is signed while the build would fail."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.keepers.writing import write_all
from tools.sources import load
from tools.sources.errors import SourceError
from tools.sources.left import in_groups
from tools.sources.paths import PROJECT
from tools.sources.review.record import RECORD, read_record, record_text
from tools.sources.review.reviewing import POLICY_ITSELF, chosen, recorded, wanted
from tools.sources.review.snapshot import read_snapshot
from tools.sources.taken import in_line

_DAY = re.compile(r"(?m)^reviewed: .*$")


@dataclass(frozen=True, slots=True)
class ToSign:
    """The keys of what is recorded as reviewed, and every file that is written with it."""

    keys: tuple[str, ...]
    texts: Mapping[Path, str | None]


def sign(
    names: Sequence[str], by: str, today: datetime.date, *, everything: bool = False, read_today: bool = False
) -> list[str]:
    """Records the reviews of what is named, and gives their keys. Raises SourceError with why nothing was recorded."""
    found = to_sign(names, by, today, everything=everything, read_today=read_today)
    try:
        load.load()
    except SourceError as bad:
        told = f"Nothing is signed while the build fails. Mend this first:\n{in_groups(bad.problems)}"
        raise SourceError.saying(told) from None
    write_all(found.texts, PROJECT)
    return [*found.keys]


def to_sign(
    names: Sequence[str], by: str, today: datetime.date, *, everything: bool = False, read_today: bool = False
) -> ToSign:
    """What recording these reviews writes. With the last one the policy itself counts as read.

    ``read_today`` writes the day into `reviewed:` of each helper, scenario and moment among them.
    Raises SourceError with why nothing can be recorded: what does not stand beside the policy cannot have been read
    beside it. Whether the build passes is for whoever writes it to ask.
    """
    now = read_snapshot(PROJECT, "the files as they are now")
    # The first review of all has no record yet.
    record = read_record() if RECORD.exists() else {}
    reviewed = chosen(now, record, [name for name in names if name != POLICY_ITSELF], everything)
    days: dict[Path, str | None] = {}
    if read_today:
        days = {path: _DAY.sub(f"reviewed: {today}", path.read_text(encoding="utf-8"), count=1)
                for unit in reviewed if unit.dated and (path := PROJECT / unit.path)}  # fmt: skip
        reviewed = [replace(unit, dated=today.isoformat()) if unit.dated else unit for unit in reviewed]
    new = recorded(now, record, reviewed, by, today)
    signed = {unit.key for unit in reviewed}
    left = [unit for unit, _ in wanted(now, new) if unit.key not in signed]
    if left and POLICY_ITSELF in names:
        raise SourceError.saying("The policy itself is signed last. First comes what policy-tools reviewed lists.")
    texts = {RECORD: record_text(new), **days, **({} if left else in_line.copied(PROJECT))}
    return ToSign(tuple(unit.key for unit in reviewed), texts)
