"""The card of every choice of ticks there is: whole, and of at most eighty words."""

import random
from dataclasses import replace

import numpy
import pytest

from tests.guide.every_choice import NOTHING, cards, in_pieces, numbers, stated_by
from tests.guide.test_card import filled_in
from tools.browser.flow.duties import called, card
from tools.browser.flow.model import CardPart, Flow, Table
from tools.pages.helpers.card import lines_html
from tools.pages.helpers.measure import MOST_WORDS, count_words
from tools.sources.school import School

pytestmark = pytest.mark.thorough

TOGETHER = frozenset({"other-words", "told-before", "away"})
"""Each of these adds one line and changes nothing else: all are ticked, or none. Alone: test_ticks.py."""
SHARES = 8
"""The situations are shared out over so many tests, by what the first three ticks are: they run beside each other."""
SAMPLE = 300


def rested_on(table: Table) -> set[str]:
    """The facts that decide a card, with the wholes and kinds that settle them."""
    names = {term.removeprefix("!") for duty in table.duties for terms in duty.when for term in terms}
    while True:
        near = {name for fact in table.facts if fact.name in names for name in (fact.part_of, *fact.not_with) if name}
        near |= {fact.name for fact in table.facts if fact.part_of in names}
        if near <= names:
            return names
        names |= near


@pytest.mark.parametrize("share", range(SHARES))
def test_every_choice_of_ticks_has_a_whole_card_of_at_most_eighty_words(
    tick_list: Flow, school: School, share: int
) -> None:
    # A duty that is on no card cannot change one.
    table = replace(tick_list.table, duties=tuple(duty for duty in tick_list.table.duties if duty.on_card))
    assert len(table.duties) < NOTHING
    said = {name for step in tick_list.steps for answer in step.answers for name, _ in answer.says or ()}
    names = [fact.name for fact in table.facts if fact.name in said & rested_on(table)]
    found = numbers(tick_list, names, TOGETHER, SHARES, share)
    assert len(found) > 1_000_000
    different: set[bytes] = set()
    for piece in in_pieces(found):
        rows = cards(table, tick_list, names, piece)
        different |= {row.tobytes() for row in numpy.unique(rows, axis=0)}
    parts = {part for part in CardPart if not part.hour}
    wrong: dict[str, int] = {}
    for each in different:
        lines = [table.duties[at] for at in each if at != NOTHING]
        assert {duty.on_card for duty in lines} == parts, lines
        for named in (school, filled_in(school)):
            words = count_words(lines_html(table, [duty.id for duty in lines], named, ""))
            if words > MOST_WORDS:
                wrong[", ".join(duty.id for duty in lines)] = words
    assert wrong == {}
    # What is said of columns above is what the browser works out for one reader.
    for number in random.Random(share).sample(range(len(found)), SAMPLE):
        [row] = cards(table, tick_list, names, found[number : number + 1])
        stated = [*tick_list.facts, *stated_by(int(found[number]), names)]
        assert {table.duties[at].id for at in row if at != NOTHING} == set(card(table, called(table, stated)))
