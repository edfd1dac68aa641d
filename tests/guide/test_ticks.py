"""The list to tick: whatever is ticked together, the card is the one that a helper gives for the same facts."""

import json
import random
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from tools.browser.flow.duties import called, card, due_by_ticks, due_for, due_on, stated_on
from tools.browser.flow.facts import Value
from tools.browser.flow.messages import ticks_message
from tools.browser.flow.model import CardPart, Flow, When
from tools.browser.flow.walk import Given, paths
from tools.browser.flow.wire import to_wire
from tools.pages.helpers.measure import MOST_WORDS, words_on_card
from tools.sources.flowcharts.must_follow import ALWAYS, MUST_FOLLOW
from tools.sources.flowcharts.safety import called_by
from tools.sources.flowcharts.table import read_table
from tools.sources.flowcharts.tick_list import read_tick_list
from tools.sources.paths import DUTIES
from tools.sources.school import School

settled = called_by(read_table()[0]).settled

YES, NOT_SURE = Value.YES, Value.NOT_SURE
MANY = 2_000
"""Of more than two ticks at once there are millions: so many of them, drawn anew by the same numbers each time."""


def ticks_of(flow: Flow) -> list[Given]:
    return [(step.id, answer.id) for step in flow.steps for answer in step.answers]


def ticked(flow: Flow) -> Iterator[tuple[Given, ...]]:
    """Nothing, each by itself, each two, everything, and many larger choices."""
    ticks = ticks_of(flow)
    yield from ((), *((one,) for one in ticks), *combinations(ticks, 2), tuple(ticks))
    draw = random.Random(2026)
    for _ in range(MANY):
        chosen = set(draw.sample(range(len(ticks)), draw.randint(3, 6)))
        yield tuple(tick for at, tick in enumerate(ticks) if at in chosen)


def test_no_choice_of_ticks_has_a_card_of_more_than_eighty_words(tick_list: Flow, school: School) -> None:
    for given in ticked(tick_list):
        said = tuple(dict.fromkeys(stated_on(tick_list, given)))
        assert words_on_card(tick_list.table, said, school) <= MOST_WORDS, given


def test_every_choice_of_ticks_has_somebody_to_tell_and_something_to_write_down(tick_list: Flow) -> None:
    parts = {duty.id: duty.on_card for duty in tick_list.table.duties}
    for given in ticked(tick_list):
        lines = card(tick_list.table, called(tick_list.table, stated_on(tick_list, given)))
        assert {CardPart.WHO, CardPart.DO_NOW, CardPart.DO_NOT, CardPart.WRITE} == {parts[key] for key in lines}, given


def test_the_browser_is_told_what_the_site_works_out(tick_list: Flow) -> None:
    wire = json.loads(json.dumps(to_wire(tick_list, due_by_ticks(tick_list))))
    for given in list(ticked(tick_list))[::9]:
        told = ticks_message({"flow": wire, "answers": [list(pair) for pair in given]})
        assert told["duties"] == list(due_on(tick_list, given).items()), given
        assert told["card"] == card(tick_list.table, called(tick_list.table, stated_on(tick_list, given))), given


def test_the_page_has_every_duty_that_any_choice_of_ticks_calls_for(tick_list: Flow) -> None:
    on_page = set(due_by_ticks(tick_list))
    for given in ticked(tick_list):
        assert set(due_on(tick_list, given)) <= on_page, given


def test_what_must_follow_from_what_is_ticked_follows(tick_list: Flow) -> None:
    for given in ticked(tick_list):
        now, due = settled(tuple(stated_on(tick_list, given))), set(due_on(tick_list, given))
        wanted = set(ALWAYS["staff"])
        for (who, fact), duties in MUST_FOLLOW.items():
            if who == "staff" and now[fact] >= NOT_SURE:
                wanted |= set(duties)
        if now["weapon-now"] >= NOT_SURE:
            wanted.discard("stop-it-if-you-safely-can")  # Never against a weapon.
        if now["danger"] is YES:
            wanted -= {duty.id for duty in tick_list.table.duties if ("!danger",) in duty.when}
        if now["weapon"] is YES:
            wanted.discard("stop-it-if-you-safely-can")
        if now["adult-here"] is YES:
            wanted.discard("no-dsl-to-be-found")
        if now["missing"] is YES:
            wanted.discard("do-not-question-children")
        if now["accident"] is YES:
            wanted -= {"tell-the-child-what-happens-next", "do-not-leave-the-child"}
        assert wanted <= due, given


def test_the_same_facts_call_for_the_same_as_a_helper_does(tick_list: Flow, flows: list[Flow]) -> None:
    """Each way of each helper for staff that the list can say too: ticked here, it calls for all that it does there.

    They may differ only in duties that rest on what the helper asked about and the list left open, and then the list
    calls for no less.
    """
    says = {(step.id, answer.id): dict(answer.says or ()) for step in tick_list.steps for answer in step.answers}
    met: set[Given] = set()
    for flow in flows:
        for said in dict.fromkeys(tuple(stated_on(flow, given)) for given, _ in paths(flow)):
            now = settled(said)
            if now["staff"] is not YES or now["concern"] is not YES or NOT_SURE in now.values():
                continue
            so = {fact for fact, value in now.items() if value is YES} - {"staff", "concern"}
            given = tuple(tick for tick, facts in says.items() if YES in facts.values() and _so(facts) <= so)
            here = settled(tuple(stated_on(tick_list, given)))
            if {fact for fact, value in here.items() if value is YES} - {"staff", "concern"} != so:
                continue  # It rests on what the list does not have.
            met |= set(given)
            otherwise = {fact for fact, value in now.items() if value is not here[fact]}
            here_due, there_due = due_on(tick_list, given), due_for(flow.table, said)
            for duty in tick_list.table.duties:
                if not _rests_on(duty.when, otherwise):
                    assert here_due.get(duty.id) == there_due.get(duty.id), (flow.name, said, duty.id)
                elif there_due.get(duty.id):
                    assert duty.id in here_due or _rests_on(duty.when, {"accident"}), (flow.name, said, duty.id)
    assert len(met) >= 15, f"Only {len(met)} ticks stand on a way of a helper."


@pytest.mark.parametrize("fact", ["other-words", "told-before", "away"])
def test_what_a_helper_asks_of_where_things_stand_has_the_lines_of_its_tick(
    fact: str, tick_list: Flow, flows: list[Flow]
) -> None:
    """An interpreter, a child who takes it back, a trip: on the first screen, whichever way somebody came."""
    table = tick_list.table
    ticked_line = set(card(table, called(table, [*tick_list.facts, (fact, YES)])))
    [line] = [duty.id for duty in table.duties if duty.id in ticked_line and _rests_on(duty.when, {fact})]
    met = 0
    for flow in flows:
        for said in dict.fromkeys(tuple(stated_on(flow, given)) for given, _ in paths(flow)):
            # Where nothing else is so, or may be, that has its own line, but an injury that nobody asked about.
            so = {name for name, value in said if value >= NOT_SURE} - {"injured"}
            if (fact, YES) in said and so == {"staff", fact}:
                met += 1
                assert line in card(table, called(table, said)), (flow.name, said)
    assert met


def test_a_tick_that_says_nothing_of_an_adult_here_has_no_line_of_one(tick_list: Flow) -> None:
    """A child who is afraid to go home goes to the DSL, not first of all to the headteacher."""
    for given in ticks_of(tick_list):
        said = stated_on(tick_list, [given])
        lines = card(tick_list.table, called(tick_list.table, said))
        if not {"adult", "adult-here"} & {name for name, _ in said}:
            assert "tell-about-an-adult-who-works-here" not in lines, given


def test_blackmail_is_above_an_adult_for_each_child_only_where_somebody_is_threatened(tick_list: Flow) -> None:
    """A weapon may come with a threat, and its card is not about paying."""
    for given in ticked(tick_list):
        lines = card(tick_list.table, called(tick_list.table, stated_on(tick_list, given)))
        if "blackmail" in lines and settled(tuple(stated_on(tick_list, given)))["threatened"] is not YES:
            assert "both-children" in lines, given


def _so(facts: dict[str, Value]) -> set[str]:
    return {fact for fact, value in facts.items() if value is YES}


def _rests_on(when: When, facts: set[str]) -> bool:
    return any(term.removeprefix("!") in facts for terms in when for term in terms)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("(danger, hurt)", "(danger, hurtt)"), "'hurtt' is no fact"),
        ((" (nothing)", ""), "says nothing"),
        (
            ("- A child is missing: [What to do](#what-to-do)", "- A child is missing: [What to do](#elsewhere)"),
            "No step",
        ),
        (("- Another danger, now:", "- A child is missing:"), "is there twice"),
    ],
)
def test_a_wrong_list_gets_a_message_with_its_line(
    change: tuple[str, str], message: str, tick_list: Flow, tmp_path: Path
) -> None:
    text = (DUTIES / "what-is-it.md").read_text(encoding="utf-8")
    assert change[0] in text
    (tmp_path / "what-is-it.md").write_text(text.replace(*change), encoding="utf-8")
    flow, problems = read_tick_list(tick_list.table, tmp_path)
    assert flow is None
    assert any(message in str(problem) for problem in problems), problems


def test_a_school_without_a_list_has_none(tick_list: Flow, tmp_path: Path) -> None:
    assert read_tick_list(tick_list.table, tmp_path) == (None, [])
