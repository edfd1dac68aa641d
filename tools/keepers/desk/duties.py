"""The duties at the desk: what is wrong in their text, and which endings gain or lose a line by a change of them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from tools.browser.flow.duties import called_for, stated_on, with_opposites
from tools.browser.flow.facts import Value, settle
from tools.browser.flow.model import Duty, Instruction, Problem, Table
from tools.browser.flow.walk import paths
from tools.keepers.desk.scenario import helpers
from tools.keepers.routes import TO_DO
from tools.sources.flowcharts.duties_command import when_in_words
from tools.sources.flowcharts.table import check_duties, read_table
from tools.sources.paths import POLICY
from tools.sources.policy.text import read_policy

Place = tuple[str, str]
"""A helper and an ending of it, by their titles."""
LOSES = "Lose its line, on every way or on some"
UNSURE = "Were sure of it, and begin it with an “if” now"
GAINS = "Gain its line, on every way or on some"
SURE = "Began it with an “if”, and are sure now"
SHOWS = "Show it as before, in its words of now"
ORDER = (LOSES, UNSURE, GAINS, SURE, SHOWS)


def look(text: str) -> tuple[Table, tuple[Problem, ...]]:
    """The table with these duties, and all that is wrong in their text by itself."""
    table, problems = read_table(text=text)
    return table, (*problems, *check_duties(table, read_policy(POLICY)))


def steps(table: Table) -> list[dict[str, Any]]:
    """Every duty in the order of the file, with what calls for it."""
    return [
        {"title": duty.title, "kind": duty.kind.value, "line": duty.line, "more": [when_in_words(duty.when)]}
        for duty in table.duties
    ]


@dataclass(frozen=True, slots=True)
class Moved:
    """A duty that changed: in sentences, which endings gain and lose its line, and whether some call for less."""

    title: str
    said: tuple[str, ...]
    less: bool


def moved(old: Table, new: Table) -> Iterator[Moved]:
    """Each duty that says something else, is new or is gone, with the endings of published helpers that it touches."""
    before, now = _by_id(old), _by_id(new)
    for key in dict.fromkeys((*now, *before)):
        was, is_now = before.get(key), now.get(key)
        if was != is_now:
            places = _places(was, is_now)
            told = ((fate, [each for each, fates in places.items() if fate in fates]) for fate in ORDER)
            said = tuple(f"{fate} ({len(found)}): {_in_words(found)}." for fate, found in told if found)
            duty = is_now or was
            less = bool(duty and duty.kind in TO_DO) and any({LOSES, UNSURE} & fates for fates in places.values())
            yield Moved(duty.title if duty else key, said or ("No ending shows it.",), less)
    if [key for key in before if key in now] != [key for key in now if key in before]:
        order = "They stand in another order: an ending shows them in it, and its card chooses by it."
        yield Moved("All duties", (order,), less=False)


def _by_id(table: Table) -> dict[str, Duty]:
    """The duties without their lines: one put in above moves all below it, and changes nothing of them."""
    return {duty.id: replace(duty, line=0, says=_without_line(duty.says)) for duty in table.duties}


def _without_line(says: Instruction | None) -> Instruction | None:
    return says and replace(says, line=0, quotations=tuple(replace(each, line=0) for each in says.quotations))


def _places(was: Duty | None, now: Duty | None) -> dict[Place, set[str]]:
    """What becomes of a duty at each ending that shows it or showed it. Where it only shows, nothing else is said."""
    found: dict[Place, set[str]] = {}
    for place, values in _situations():
        before, after = _shown(was, values), _shown(now, values)
        if before is None and after is None:
            continue
        fate = GAINS if before is None else LOSES if after is None else SHOWS
        if before is not None and after is not None and before != after:
            fate = SURE if after else UNSURE
        found.setdefault(place, set()).add(fate)
    return {place: fates - {SHOWS} or fates for place, fates in found.items()}


def _shown(duty: Duty | None, values: Mapping[str, Value]) -> bool | None:
    """Whether it is shown sure, with its *if*, or not at all."""
    if duty is None:
        return None
    # As `called` says it, which works out what is so anew each time: here that is known, for thousands of ways.
    value = called_for(duty.when, values)
    return value is Value.YES if value >= (Value.NOT_ASKED if duty.unasked else Value.NOT_SURE) else None


@lru_cache(maxsize=1)
def _situations() -> tuple[tuple[Place, Mapping[str, Value]], ...]:
    """Every different situation that a way of a published helper leads to an ending with. It takes seconds, once."""
    found = {
        (flow.title, end.title, tuple(stated_on(flow, given))): flow.table.facts
        for flow in helpers({})
        for given, end in paths(flow)
    }
    return tuple(
        ((helper, ending), with_opposites(settle(facts, stated))) for (helper, ending, stated), facts in found.items()
    )


def _in_words(places: Iterable[Place]) -> str:
    told = groupby(places, key=itemgetter(0))
    return "; ".join(f"{helper}: {', '.join(f'“{ending}”' for _, ending in group)}" for helper, group in told)
