"""The card, the first screen of an ending, over every way: who, what to do, what not to do, what to write down."""

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from tools.browser.flow.duties import called, card, card_of, due_for, shown_at, stated_on
from tools.browser.flow.facts import Fact, Stated, Value
from tools.browser.flow.messages import walk_message
from tools.browser.flow.model import CardPart, Duty, Flow, Reader, Table
from tools.browser.flow.walk import paths
from tools.browser.flow.wire import to_wire
from tools.pages.helpers.card import lines_html
from tools.pages.helpers.measure import MOST_TAPS, measure, most_words, words_on_card
from tools.sources.flowcharts.safety import called_by
from tools.sources.flowcharts.table import read_table
from tools.sources.paths import DOCS
from tools.sources.school import School

settled = called_by(read_table()[0]).settled

YES, NOT_SURE, NOT_ASKED = Value.YES, Value.NOT_SURE, Value.NOT_ASKED

ON_THE_CARD: dict[tuple[str, str], tuple[str, ...]] = {
    ("staff", "danger"): ("ring-999", "write-it-down"),
    ("staff", "hurt"): ("first-aid-first", "send-another-adult"),
    ("staff", "weapon-now"): ("keep-children-away-from-a-weapon",),
    ("staff", "attack"): ("stop-it-if-you-safely-can",),
    ("staff", "missing"): ("find-a-missing-child",),
    ("staff", "self-harm-now"): ("stay-with-a-child-who-may-hurt-themself",),
    ("staff", "self-harm"): ("stay-with-a-child-who-may-hurt-themself",),
    ("staff", "adult-here"): ("tell-about-an-adult-who-works-here", "do-not-tell-that-adult"),
    ("staff", "image"): ("face-down-out-of-reach", "never-look"),
    ("staff", "home"): ("do-not-let-the-child-go-home-to-it",),
    ("staff", "honour"): ("honour-marriage-being-taken-abroad",),
    ("staff", "exploitation"): ("exploitation",),
    ("staff", "extreme-views"): ("extreme-views-a-threat-or-a-plan",),
    ("staff", "accident"): ("first-aid-and-the-class-teacher", "what-makes-it-more", "report-it-today"),
    ("dsl", "adult-here"): ("an-adult-here-the-designated-officer", "do-not-tell-that-adult"),
    ("dsl", "image"): ("never-look", "face-down-out-of-reach"),
    ("dsl", "offence"): ("start-from-the-police",),
    ("parent", "danger"): ("ring-999",),
    ("parent", "adult-here"): ("an-adult-at-the-school-parents", "do-not-tell-that-adult"),
    ("parent", "image"): ("never-look",),
    ("parent", "self-harm"): ("your-child-may-hurt-themself",),
    ("child", "danger"): ("ring-999-child",),
}
"""What stands on the first screen where this is so for this reader, nobody is in danger, and it is sure to be due."""

THE_FIRST_HOUR = (
    "a-report-of-sexual-violence-or-harassment",
    "responding-to-an-incident",
    "an-image-has-been-shared",
)
"""Where a report reaches the DSL."""


@cache
def cards(flow: Flow) -> tuple[tuple[str, tuple[Stated, ...], list[str]], ...]:
    """Each ending with what a way to it says, each once, and the card that it ends on."""
    ways = dict.fromkeys((end.id, tuple(stated_on(flow, given))) for given, end in paths(flow))
    return tuple((ending, said, card(flow.table, called(flow.table, said))) for ending, said in ways)


def test_no_card_has_more_than_eighty_words_or_more_lines_than_its_parts_take(
    flows: list[Flow], school: School
) -> None:
    for flow in flows:
        part_of = {duty.id: duty.on_card for duty in flow.table.duties}
        for ending, said, lines in cards(flow):
            words = words_on_card(flow.table, tuple(dict.fromkeys(said)), school)
            assert words <= most_words(flow.table, said), (flow.name, ending, said)
            for part, count in Counter(part_of[key] for key in lines).items():
                assert part is not None and count <= part.most, (flow.name, ending, said)


def filled_in(school: School) -> School:
    """The same with every name and number that a person has still to give."""
    contacts = []
    for contact in school.contacts:
        name = "A. Name" if contact.person else contact.name
        number = "01632 960001" if contact.person else contact.number or ("0300 123 4567" if contact.fill_in else "")
        contacts.append(replace(contact, name=name, number=number, confirmed_by="the school office"))
    return replace(school, contacts=tuple(contacts))


def test_a_card_stays_short_when_the_school_has_filled_in_its_names_and_numbers(
    flows: list[Flow], school: School
) -> None:
    full = filled_in(school)
    for flow in flows:
        for ending, said, lines in cards(flow):
            assert words_on_card(flow.table, tuple(dict.fromkeys(said)), full) <= most_words(flow.table, said), (
                flow.name,
                ending,
                said,
            )
            if "go-to-the-dsl-now" in lines:
                html = lines_html(flow.table, lines, full, "")
                assert 'A. Name, <a href="tel:01632960001">01632 960001</a>' in html, (flow.name, ending)


def test_whoever_has_a_worry_is_told_whom_to_tell_and_what_to_write_down(flows: list[Flow]) -> None:
    for flow in flows:
        parts = {duty.id: duty.on_card for duty in flow.table.duties}
        for ending, said, lines in cards(flow):
            now = settled(said)
            if now["concern"] is not YES:
                continue
            shown = {CardPart.WHO if (part := parts[key]) and part.tells else part for key in lines}
            wanted = {CardPart.WHO, CardPart.DO_NOW if now["child"] is YES else CardPart.WRITE}
            assert wanted <= shown, (flow.name, ending, said)


def test_a_card_says_only_what_is_due(flows: list[Flow]) -> None:
    for flow in flows:
        for ending, said, lines in cards(flow):
            assert set(lines) <= set(due_for(flow.table, said)), (flow.name, ending, said)


@pytest.mark.parametrize(("who", "fact"), ON_THE_CARD, ids=lambda name: name)
def test_what_the_situation_turns_on_is_on_the_card(who: str, fact: str, flows: list[Flow]) -> None:
    met = 0
    for flow in flows:
        for ending, said, lines in cards(flow):
            now = settled(said)
            calm = fact in ("hurt", "weapon-now", "attack", "missing", "self-harm-now") or now["danger"] < NOT_SURE
            if now[who] is YES and now[fact] is YES and now["concern"] is YES and (calm or fact == "danger"):
                met += 1
                wanted = {key for key, sure in due_for(flow.table, said).items() if sure} & set(ON_THE_CARD[who, fact])
                assert wanted <= set(lines), (flow.name, ending, said)
    assert met


def test_no_way_of_staff_parents_or_children_takes_more_than_eight_taps(flows: list[Flow], school: School) -> None:
    """From the home page, one for its door and one for each answer. Who leads on it weighs more, and may take more."""
    home = (DOCS / "index.md").read_text(encoding="utf-8")
    theirs = [flow for flow in flows if {Reader.STAFF, Reader.PARENTS} & {*flow.readers}]
    assert len(theirs) >= 10
    for way in measure(theirs, school, home):
        assert way.taps <= MOST_TAPS, way


def test_the_dsls_first_hour_takes_no_more_than_eight_taps(flows: list[Flow], school: School) -> None:
    """From a report to who is asked, what is done and by when. What takes more time comes in the next helper."""
    home = (DOCS / "index.md").read_text(encoding="utf-8")
    first = [flow for flow in flows if flow.name in THE_FIRST_HOUR]
    assert len(first) == len(THE_FIRST_HOUR)
    for way in measure(first, school, home):
        assert way.taps <= MOST_TAPS, way


def test_a_parent_whose_child_may_have_been_hurt_is_asked_what_cannot_wait(flows: list[Flow]) -> None:
    """A threat, a weapon, a child who may hurt themself: on the card, not only below it."""
    met = 0
    for flow in flows:
        for ending, said, lines in cards(flow):
            now = settled(said)
            hurt = YES in (now["own-hurt"], now["own-hurt-another"]) and now["school-rang"] is not YES
            if now["parent"] is YES and hurt and now["danger"] < NOT_SURE:
                assert now["self-harm"] is not NOT_ASKED, (flow.name, ending, said)
                if now["threatened"] is YES and now["honour"] is not YES:
                    met += 1
                    assert "a-threat-a-weapon-a-gang-parents" in lines, (flow.name, ending, said)
    assert met


def test_danger_is_the_first_line_of_every_card_on_which_it_is_or_may_be(flows: list[Flow]) -> None:
    for flow in flows:
        for ending, said, lines in cards(flow):
            if settled(said)["danger"] >= NOT_SURE and settled(said)["concern"] is YES:
                assert lines[0] in ("ring-999", "ring-999-child"), (flow.name, ending, said)


def test_no_line_of_a_card_says_what_may_not_stand_beside_another_duty(flows: list[Flow]) -> None:
    duties = {duty.id: duty for duty in flows[0].table.duties}
    lines = {key: duty.card.lower() for key, duty in duties.items() if duty.on_card}
    for duty in duties.values():
        for words in duty.never_beside:
            assert [key for key, line in lines.items() if words.lower() in line] == [], duty.id


def test_a_line_for_the_card_is_true_also_where_nobody_is_sure(flows: list[Flow]) -> None:
    """It has no *if* of its own: where a duty may be unsure, it asks, or it is right whatever the answer."""
    always = re.compile(
        "^(Get the DSL|Tell the safeguarding|No DSL|Stay|Ask the office|Keep|Protect|Decide|Search|Look|Say|Listen)"
    )
    for duty in flows[0].table.duties:
        if duty.on_card in (CardPart.WHO, CardPart.DO_NOW) and duty.unasked:
            assert "?" in duty.card or always.match(duty.card) or "DSL" in duty.card, duty.id


def test_the_page_is_told_the_card_that_python_works_out_here(flows: list[Flow]) -> None:
    for flow in flows[::5]:
        wire = json.loads(json.dumps(to_wire(flow)))
        for given, _ in list(paths(flow))[::25]:
            told = walk_message({"flow": wire, "answers": [list(pair) for pair in given]})
            assert told["card"] == card(flow.table, called(flow.table, stated_on(flow, given)))


def test_where_the_way_is_not_known_the_card_is_of_what_any_way_calls_for(flows: list[Flow]) -> None:
    for flow in flows:
        for due in shown_at(flow).values():
            lines = card_of(flow.table, due)
            assert set(lines) <= set(due)
            for part in CardPart:
                able = [duty.id for duty in flow.table.duties if duty.on_card is part and duty.id in due]
                assert len([key for key in lines if key in able]) == min(part.most, len(able))


def test_what_nobody_asked_about_does_not_push_off_what_somebody_said() -> None:
    facts = (Fact("asked"), Fact("other", unasked=NOT_ASKED), Fact("concern", unasked=YES))
    first = tuple(
        Duty(f"other-{at}", (("other",),), unasked=True, on_card=CardPart.DO_NOT, card="x") for at in range(3)
    )
    last = Duty("asked", (("asked",),), on_card=CardPart.DO_NOT, card="x")
    table = Table(facts, (*first, last))
    assert card(table, called(table, [("asked", YES)])) == ["asked", "other-0", "other-1"]
    assert card(table, called(table, [("asked", NOT_SURE)])) == ["asked", "other-0", "other-1"]
    assert card(table, called(table, [("asked", YES), ("other", NOT_SURE)])) == ["other-0", "other-1", "other-2"]


def test_what_it_is_about_comes_before_what_any_child_who_is_there_calls_for(tick_list: Flow) -> None:
    table = tick_list.table
    here: list[Stated] = [("staff", YES), ("with-child", YES)]
    anyway = ["do-not-leave-the-child", "listen-to-the-child"]

    def now(*said: Stated) -> list[str]:
        parts = {duty.id: duty.on_card for duty in table.duties}
        return [key for key in card(table, called(table, [*here, *said])) if parts[key] is CardPart.DO_NOW]

    assert now()[:2] == anyway
    assert now(("honour", YES), ("home", YES))[:2] == [
        "honour-marriage-being-taken-abroad",
        "do-not-let-the-child-go-home-to-it",
    ]
    assert now(("image", YES), ("threatened", YES))[:2] == ["face-down-out-of-reach", "blackmail"]
    # What only may be so besides, because a question took one answer, is not worth a line of these two.
    assert now(("self-harm", YES), ("weapon", NOT_SURE), ("honour", NOT_SURE))[1:] == anyway
    # A child may be there where nobody said so: before what else nobody asked about.
    here = [("staff", YES), ("prejudice", YES), ("happening", YES)]
    assert now() == ["challenge-what-you-see-or-hear", "both-children", "do-not-leave-the-child"]
