"""The card of every choice of ticks there is: two to the power of 35 choices come down to some million situations.

What two ticks say together is the stronger of both, fact by fact: so each situation is a number, two bits a fact, and
to tick one more is to *or* it. Only the facts that a card rests on are told apart.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from tests.guide.test_card import filled_in
from tools.browser.flow.duties import called, card
from tools.browser.flow.facts import Stated, Value
from tools.browser.flow.model import CardPart, Flow, Table
from tools.pages.helpers.card import lines_html
from tools.pages.helpers.measure import MOST_WORDS, count_words
from tools.sources.school import School

pytestmark = pytest.mark.thorough

BITS = {Value.NOT_SURE: 0b01, Value.YES: 0b11}
TOGETHER = {"other-words", "told-before", "away"}
"""Each of these adds one line and changes nothing else: all are ticked, or none. Alone: test_ticks.py."""
SHARES = 8
"""The situations are shared out over so many tests, by what the first three ticks are: they run beside each other."""


def rested_on(table: Table) -> list[str]:
    """The facts that decide a card, with the wholes and kinds that settle them, in the order of the list."""
    names = {term.removeprefix("!") for duty in table.duties for terms in duty.when for term in terms}
    while True:
        near = {name for fact in table.facts if fact.name in names for name in (fact.part_of, *fact.not_with) if name}
        near |= {fact.name for fact in table.facts if fact.part_of in names}
        if near <= names:
            return [fact.name for fact in table.facts if fact.name in names]
        names |= near


def situations(flow: Flow, names: list[str], share: int) -> Iterator[list[Stated]]:
    """What can be said by ticking, each once."""
    place = {name: 2 * at for at, name in enumerate(names)}
    ticks: list[int] = []
    together = 0
    for says in (answer.says or () for step in flow.steps for answer in step.answers):
        tick = sum(BITS[value] << place[name] for name, value in says if name in place)
        if {name for name, _ in says} <= TOGETHER:
            together |= tick
        else:
            ticks.append(tick)
    ticks.append(together)
    ticks = list(dict.fromkeys(tick for tick in ticks if tick))
    first = 0
    for at, tick in enumerate(ticks[: SHARES.bit_length() - 1]):
        first |= tick if share >> at & 1 else 0
    found = {first}
    for tick in ticks[SHARES.bit_length() - 1 :]:
        found |= {each | tick for each in found}
    value_of = {bits: value for value, bits in BITS.items()}
    for each in found:
        said = ((name, value_of.get(each >> at & 0b11)) for name, at in place.items())
        yield [*flow.facts, *((name, value) for name, value in said if value)]


@pytest.mark.parametrize("share", range(SHARES))
def test_every_choice_of_ticks_has_a_whole_card_of_at_most_eighty_words(
    tick_list: Flow, school: School, share: int
) -> None:
    # A duty that is on no card cannot change one.
    table = replace(tick_list.table, duties=tuple(duty for duty in tick_list.table.duties if duty.on_card))
    part_of = {duty.id: duty.on_card for duty in table.duties}
    schools = (school, filled_in(school))

    @cache
    def check(lines: tuple[str, ...]) -> None:
        assert {part_of[key] for key in lines} == {part for part in CardPart if not part.hour}, lines
        for each in schools:
            assert count_words(lines_html(table, list(lines), each, "")) <= MOST_WORDS, lines

    count = 0
    for said in situations(tick_list, rested_on(table), share):
        count += 1
        check(tuple(card(table, called(table, said))))
    assert count > 100_000
