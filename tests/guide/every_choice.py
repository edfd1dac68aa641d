"""Every choice of ticks at once: a fact is a column of numbers, with a place for each situation.

What two ticks say together is the stronger of both, fact by fact. So a situation is a number, two bits a fact, and to
tick one more is to *or* it: two to the power of 35 choices come down to some 75 million situations. The rules of
``tools/browser/flow`` are said once more here, for whole columns; the test holds both to be the same.
"""

from collections.abc import Iterator, Mapping

import numpy
from numpy.typing import NDArray

from tools.browser.flow.duties import ABOUT_THE_WORRY, OPPOSITE
from tools.browser.flow.facts import CONCERN, Stated, Value
from tools.browser.flow.model import CardPart, Duty, Flow, Table

Column = NDArray[numpy.uint8]
Numbers = NDArray[numpy.uint64]
BITS = {Value.NOT_SURE: 0b01, Value.YES: 0b11}
_VALUE = numpy.array([Value.NO, Value.NOT_SURE, Value.NO, Value.YES], numpy.uint8)
_OPPOSITE = numpy.array([OPPOSITE[value] for value in sorted(Value)], numpy.uint8)
_NOT_CALLED = 9
NOTHING = 255
"""Where a card has fewer lines than it could have."""


def numbers(flow: Flow, names: list[str], together: frozenset[str], shares: int, share: int) -> Numbers:
    """What can be said by ticking, each once, in growing order: the ``share`` of so many that the first ticks part."""
    place = {name: 2 * at for at, name in enumerate(names)}
    assert 2 * len(names) <= 64
    ticks: list[int] = []
    of_all = 0
    for says in (answer.says or () for step in flow.steps for answer in step.answers):
        tick = sum(BITS[value] << place[name] for name, value in says if name in place)
        if {name for name, _ in says} <= together:
            of_all |= tick
        else:
            ticks.append(tick)
    ticks = [tick for tick in dict.fromkeys([*ticks, of_all]) if tick]
    parting = shares.bit_length() - 1
    first = 0
    for at, tick in enumerate(ticks[:parting]):
        first |= tick if share >> at & 1 else 0
    found = numpy.array([first], numpy.uint64)
    for tick in ticks[parting:]:
        found = numpy.union1d(found, found | numpy.uint64(tick))
    return found


def stated_by(number: int, names: list[str]) -> list[Stated]:
    """The same as what a reader has said."""
    value_of = {bits: value for value, bits in BITS.items()}
    said = ((name, value_of.get(number >> 2 * at & 0b11)) for at, name in enumerate(names))
    return [(name, value) for name, value in said if value]


def cards(table: Table, flow: Flow, names: list[str], found: Numbers) -> Column:
    """The lines of each situation's card: a row each, places in ``table.duties`` in growing order, part by part."""
    told = {name: _VALUE[(found >> numpy.uint64(2 * at)).astype(numpy.uint8) & 0b11] for at, name in enumerate(names)}
    nothing = numpy.zeros(len(found), numpy.uint8)
    told |= {name: nothing + numpy.uint8(value) for name, value in flow.facts}
    values = _settled(table, told, nothing)
    return numpy.hstack([_lines(table, part, values) for part in CardPart])


def _settled(table: Table, told: dict[str, Column], nothing: Column) -> Mapping[str, Column]:
    """As ``facts.settle``, where nobody says that a thing is not so."""
    told = {fact.name: told.get(fact.name, nothing) for fact in table.facts}
    for fact in reversed(table.facts):
        if fact.part_of:
            kind, whole = told[fact.name], told[fact.part_of]
            takes = (kind > whole) & ((kind == Value.YES) | (whole == 0))
            told[fact.part_of] = numpy.where(takes, kind, whole)
    settled: dict[str, Column] = {}
    for fact in table.facts:
        unasked = nothing + numpy.uint8(fact.unasked)
        never = nothing > 0
        if fact.part_of:
            whole = settled[fact.part_of]
            kinds = [told[each.name] > 0 for each in table.facts if each.part_of == fact.part_of]
            open_kind = (whole == Value.NOT_SURE) | ((whole == Value.YES) & ~numpy.any(kinds, axis=0))
            unasked = numpy.where(open_kind, numpy.uint8(Value.NOT_SURE), numpy.uint8(Value.NOT_ASKED))
            never = whole == Value.NO
        for name in fact.not_with:
            never = never | (told[name] > 0)
        said = told[fact.name]
        settled[fact.name] = numpy.where(never, nothing, numpy.where(said > 0, said, unasked))
    return {**settled, **{f"!{name}": _OPPOSITE[column] for name, column in settled.items()}}


def _called_for(duty: Duty, values: Mapping[str, Column]) -> Column:
    holds = numpy.full_like(values[CONCERN], Value.YES)
    for terms in duty.when:
        holds = numpy.minimum(holds, numpy.max([values[term] for term in terms], axis=0))
    about_the_worry = any(term in ABOUT_THE_WORRY for terms in duty.when for term in terms)
    return holds if about_the_worry else numpy.minimum(holds, values[CONCERN])


def _lines(table: Table, part: CardPart, values: Mapping[str, Column]) -> Column:
    """As ``duties.card``, for one part: the first few by how they stand, then by the order of the file."""
    keys = [_key(at, duty, values) for at, duty in enumerate(table.duties) if duty.on_card is part]
    most = min(part.most, len(keys))
    if not most:
        return numpy.zeros((len(values[CONCERN]), 0), numpy.uint8)
    first = numpy.partition(numpy.stack(keys, axis=1), most - 1, axis=1)[:, :most]
    lines = numpy.where(first >> 8 == _NOT_CALLED, NOTHING, first & 0xFF).astype(numpy.uint8)
    return numpy.sort(lines, axis=1)


def _key(at: int, duty: Duty, values: Mapping[str, Column]) -> NDArray[numpy.uint16]:
    value = _called_for(duty, values)
    order = numpy.where(value == Value.YES, 0 if duty.special else 1, 1)
    order = numpy.where(value == Value.NOT_ASKED, 3 if duty.special else 2, order)
    least = Value.NOT_ASKED if duty.unasked else Value.NOT_SURE
    return (numpy.where(value >= least, order, _NOT_CALLED) << 8 | at).astype(numpy.uint16)


def in_pieces(found: Numbers, many: int = 500_000) -> Iterator[Numbers]:
    """So many at once as a small machine has room for."""
    yield from (found[start : start + many] for start in range(0, len(found), many))
