"""Which duties a situation calls for: the one place where facts become what an ending shows.

Runs in the reader's browser, in the checks and in the marks of the rehearsal room. The same facts give the same
duties, whichever helper asked for them.
"""

import enum
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from tools.browser.flow.facts import CONCERN, Stated, Value, settle
from tools.browser.flow.model import CardPart, Duty, Flow, Table, When
from tools.browser.flow.walk import Given, paths


class Urgency(enum.IntEnum):
    """The three steps of the whole site."""

    TODAY = 1
    DSL_NOW = 2
    RING_999 = 3


OPPOSITE = {Value.YES: Value.NO, Value.NO: Value.YES, Value.NOT_SURE: Value.NOT_SURE, Value.NOT_ASKED: Value.YES}
"""What *not* makes of a value. What nobody spoke of does not hold a duty back."""

ABOUT_THE_WORRY = (CONCERN, f"!{CONCERN}")

Due = dict[str, bool]
"""The duties that are called for, by id and in their order: True where that is sure, False where it is an *if*."""

Called = dict[str, Value]
"""The same, with how what calls for each stands: yes, not sure, or not asked."""


def called_for(when: When, values: Mapping[str, Value]) -> Value:
    """Whether the facts call for it: yes, no, or not sure or not asked, which may show it with its *if*.

    ``values`` are settled facts ``with_opposites``. Without a worry only what says so (``!concern``) is called for.
    """
    holds = Value.YES
    about_the_worry = False
    for terms in when:
        best = Value.NO
        for term in terms:
            about_the_worry = about_the_worry or term in ABOUT_THE_WORRY
            if (value := values[term]) > best:
                best = value
        if best is Value.NO:
            return best  # Most duties are not called for, and every way of every helper asks about each.
        if best < holds:
            holds = best
    return holds if about_the_worry else min(holds, values[CONCERN])


def due_on(flow: Flow, given: Iterable[Given]) -> Due:
    """What these answers call for in this helper."""
    return due_for(flow.table, stated_on(flow, given))


def due_for(table: Table, stated: Iterable[Stated]) -> Due:
    """What these facts call for, whoever stated them."""
    return sure_of(called(table, stated))


def called(table: Table, stated: Iterable[Stated]) -> Called:
    """The same, with how each stands."""
    values = with_opposites(settle(table.facts, stated))
    found: Called = {}
    for duty in table.duties:
        value = called_for(duty.when, values)
        if value >= (Value.NOT_ASKED if duty.unasked else Value.NOT_SURE):
            found[duty.id] = value
    return found


def sure_of(called: Called) -> Due:
    """Which of them are sure, and which begin with their *if*."""
    return {duty: value is Value.YES for duty, value in called.items()}


def card(table: Table, called: Called) -> list[str]:
    """The duties that stand on the card, the first screen of an ending: part by part, the first few of each.

    First what calls for it because somebody said that it is so; then what may be so, and what every worry calls for;
    last what nobody asked about, which must not push the others off the first screen: of that first what any child
    calls for who may be there. Within these the order of the file says what comes first.
    """

    def order(duty: Duty) -> int:
        value = called[duty.id]
        if value is Value.NOT_ASKED:
            return 3 if duty.special else 2
        return 0 if value is Value.YES and duty.special else 1

    lines: list[Duty] = []
    for part in CardPart:
        due = [duty for duty in table.duties if duty.on_card is part and duty.id in called]
        chosen = sorted(due, key=order)[: part.most]
        lines += [duty for duty in due if duty in chosen] if part.tells else chosen
    return [duty.id for duty in lines]


def card_of(table: Table, due: Due) -> list[str]:
    """The card where the way is not known: out of all that any way calls for."""
    return card(table, {duty: Value.YES if sure else Value.NOT_SURE for duty, sure in due.items()})


def due_by_ticks(flow: Flow) -> Due:
    """What any ticks of a list call for, as ``shown_at`` says it of a helper's ending.

    No duty needs more than two facts to be so: of all that can be ticked together, pairs are enough.
    """
    ticks: list[Given] = [(step.id, answer.id) for step in flow.steps for answer in step.answers]
    ways = [(), *((one,) for one in ticks), *combinations(ticks, 2)]
    return _any_of([due_on(flow, way) for way in ways], [duty.id for duty in flow.table.duties])


def with_opposites(settled: Mapping[str, Value]) -> dict[str, Value]:
    """The same with each fact's opposite, ``!name``, beside it: there are far more duties than facts."""
    return {**settled, **{f"!{name}": OPPOSITE[value] for name, value in settled.items()}}


@lru_cache(maxsize=64)
def shown_at(flow: Flow) -> dict[str, Due]:
    """For each ending, what any way to it calls for: sure only where every way is sure of it.

    This is what a page shows where the way is not known: without scripts, and in print. Pages, checks and lists all ask
    for it, and there are thousands of ways, so it is worked out once.
    """
    found: dict[str, list[Due]] = {}
    # Many ways say the same, by other pauses: each is looked at once.
    for ending_id, stated in dict.fromkeys((end.id, tuple(stated_on(flow, given))) for given, end in paths(flow)):
        found.setdefault(ending_id, []).append(due_for(flow.table, stated))
    return {ending: _any_of(ways, [duty.id for duty in flow.table.duties]) for ending, ways in found.items()}


def urgency_on(flow: Flow, given: Iterable[Given]) -> Urgency:
    """How urgent these answers are. What nobody asked about makes nothing more urgent."""
    settled = settle(flow.table.facts, stated_on(flow, given))
    if settled.get("danger", Value.NO) >= Value.NOT_SURE:
        return Urgency.RING_999
    if settled.get(CONCERN) is Value.NO:
        return Urgency.TODAY
    # An accident never holds with what cannot wait: facts.toml says so.
    return Urgency.TODAY if settled.get("accident") is Value.YES else Urgency.DSL_NOW


def stated_on(flow: Flow, given: Iterable[Given]) -> list[Stated]:
    """What the helper itself and the answers of a walk say, in their order."""
    said = list(flow.facts)
    for step_id, answer_id in given:
        step = flow.step(step_id)
        answer = step.answer(answer_id) if step else None
        said += (answer.says or ()) if answer else ()
    return said


def _any_of(ways: list[Due], order: Iterable[str]) -> Due:
    called = {key for way in ways for key in way}
    return {key: all(way.get(key, False) for way in ways) for key in order if key in called}
