"""Where a duty is read: the endings of the helpers that show it.

A duty is written once and read in many places. Whoever reads a changed duty has to read it in each of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tools.browser.flow.model import Flow, Table
from tools.sources.flowcharts.duties_command import carrying


@dataclass(frozen=True, slots=True)
class Shown:
    """The endings of one helper that show a duty, by their titles; ``(if)`` behind one where not every way is sure."""

    helper: str
    title: str
    endings: tuple[str, ...]


def shown(flows: Sequence[Flow], before: Sequence[Flow] = ()) -> Mapping[str, tuple[Shown, ...]]:
    """For each duty the helpers that show it; with ``before``, those that showed it there and no longer do."""
    there, past = carrying(flows), carrying(before)
    found: dict[str, tuple[Shown, ...]] = {}
    for key, places in (past if before else there).items():
        now = {(flow.name, step.id) for flow, step, _ in there.get(key, [])}
        left = [each for each in places if not before or (each[0].name, each[1].id) not in now]
        found[key] = tuple(
            Shown(name, title, tuple(f"“{step.title}”{'' if sure else ' (if)'}" for _, step, sure in group))
            for (name, title), group in groupby(left, key=lambda each: (each[0].name, each[0].title))
        )
    return found


def in_words(places: Sequence[Shown]) -> str:
    """All of them as one line: “helper/the-police (“Ring 999”, “Weigh a report” (if)); ...”."""
    return "; ".join(f"helper/{each.helper} ({', '.join(each.endings)})" for each in places) or "no ending"


def count(places: Sequence[Shown]) -> int:
    """How many endings that are."""
    return sum(len(each.endings) for each in places)


def same_duties(old: Table, new: Table) -> dict[str, str]:
    """For each duty the one that it is now, by id: the same, or another heading over the same sentence."""
    by_words = {duty.says.text: duty.id for duty in new.duties if duty.says}
    return dict(_pairs(old, {duty.id for duty in new.duties}, by_words))


def _pairs(old: Table, ids: set[str], by_words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for duty in old.duties:
        if duty.id in ids:
            yield duty.id, duty.id
        elif duty.says and duty.says.text in by_words:
            yield duty.id, by_words[duty.says.text]
