"""Answers that lead to another ending are found, every one, and nothing else is."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from tests.guide.mutants import mutants
from tools.guide.check import check_flow
from tools.guide.model import Flow
from tools.guide.urgency import rank
from tools.guide.walk import paths
from tools.keep.edition import Edition
from tools.keep.report import Report
from tools.keep.report_text import report_text
from tools.keep.routes import Turn, turns

Compared = Callable[[], Report]
Change = Callable[[str, str, str], None]

BANTER = "tools/flowcharts/is-it-just-banter.md"
POLICE = "tools/flowcharts/the-police.md"


def flow_named(edition: Edition, name: str) -> Flow:
    return next(flow for flow in edition.flows if flow.name == name)


def ends(flow: Flow) -> dict[tuple[tuple[str, str], ...], str]:
    """Worked out apart from what is tested: every full list of answers, with the ending's title."""
    steps = {step.id: step for step in flow.steps}
    words = {(step.id, answer.id): (step.title, answer.words) for step in steps.values() for answer in step.answers}
    return {tuple(words[pair] for pair in way): end.title for way, end in paths(flow)}


def told(found: Iterable[Turn]) -> set[tuple[str, str]]:
    return {(turn.before, turn.now) for turn in found}


@pytest.mark.parametrize("name", ["is-it-just-banter", "the-police", "a-child-has-told-me-something"])
def test_every_slip_of_an_arrow_is_told_exactly_when_some_answers_end_elsewhere(name: str, present: Edition) -> None:
    flow = flow_named(present, name)
    seen = 0
    for slip, changed in mutants(flow):
        if not (" led to " in slip or "swapped" in slip) or check_flow(changed):
            continue
        found = turns(flow, changed)
        # Whoever gives the same answers, as far as they are asked: the endings before and now.
        moved = {
            (before, now)
            for old_way, before in ends(flow).items()
            for new_way, now in ends(changed).items()
            if all(dict(old_way).get(step, answer) == answer for step, answer in new_way) and before != now
        }
        assert told(found) == moved, slip
        titles = {step.title: step for step in flow.steps}
        assert all(turn.less_urgent == (rank(titles[turn.now]) < rank(titles[turn.before])) for turn in found), slip
        seen += bool(found)
    assert seen > 20


def test_a_turn_says_where_the_ways_part_and_lists_each_way(change: Change, compared: Compared) -> None:
    change(
        BANTER,
        "- Not sure: [Tell the DSL immediately](#tell-the-dsl-immediately)\n\n## Challenged",
        "- Not sure: [Challenged yet](#challenged-yet)\n\n## Challenged",
    )
    [turn] = compared().turns
    assert (turn.helper, turn.step, turn.answer) == ("Is it “just banter”?", "Sexual, or an image", "Not sure")
    assert (turn.before, turn.now) == ("Tell the DSL immediately", "Report and record it")
    assert turn.less_urgent
    assert len(turn.ways) == 3
    assert all(("Sexual, or an image", "Not sure") in way for way in turn.ways)
    assert "LESS URGENT THAN BEFORE" in report_text(compared())


def test_a_more_urgent_ending_carries_no_warning(change: Change, compared: Compared) -> None:
    tell, challenged = "[Tell the DSL immediately](#tell-the-dsl-immediately)", "[Challenged yet](#challenged-yet)"
    change(BANTER, f"- Yes: {tell}\n- No: {challenged}", f"- Yes: {challenged}\n- No: {tell}")
    found = {turn.answer: turn.less_urgent for turn in compared().turns}
    assert found == {"Yes": True, "No": False}


def test_a_renamed_step_or_a_reworded_answer_leads_nowhere_else(change: Change, compared: Compared) -> None:
    for old, new in (
        ("## Challenged yet", "## Was it challenged"),
        ("- No: [Challenged yet](#challenged-yet)", "- No: [Was it challenged](#was-it-challenged)"),
        ("- Yes: [Do not play it down]", "- Yes, somebody has: [Do not play it down]"),
    ):
        change(BANTER, old, new)
    report = compared()
    assert report.turns == ()
    assert {each.place for each in report.rewordings} == {"Sexual, or an image", "Was it challenged"}


def test_a_new_question_is_answered_in_every_way(change: Change, compared: Compared) -> None:
    change(BANTER, "- No: [Challenged yet](#challenged-yet)", "- No: [Seen before](#seen-before)")
    change(
        BANTER,
        "## Challenged yet\n",
        "## Seen before\nHas it happened before?\n\n- Yes: [Tell the DSL immediately](#tell-the-dsl-immediately)\n"
        "- No: [Challenged yet](#challenged-yet)\n"
        "- Not sure: [Tell the DSL immediately](#tell-the-dsl-immediately)\n\n## Challenged yet\n",
    )
    [turn] = compared().turns
    assert (turn.step, turn.answer) == ("Sexual, or an image", "No")
    assert (turn.before, turn.now) == ("Report and record it", "Tell the DSL immediately")
    assert {way[-1] for way in turn.ways} == {("Seen before", "Yes"), ("Seen before", "Not sure")}


def test_an_answer_that_is_new_or_no_longer_offered_is_told(change: Change, compared: Compared) -> None:
    to = "[An adult is accused](#an-adult-is-accused)"
    change(BANTER, f"- No, an adult did it: {to}\n", f"- A visitor: {to}\n- A parent: {to}\n")
    text = report_text(compared())
    assert "“No, an adult did it” is no longer offered. It led to “An adult is accused”." in text
    assert "“A visitor” is a new answer. It leads to “An adult is accused”." in text
    assert "“A parent” is a new answer." in text


def test_an_ending_that_becomes_less_urgent_by_its_words_is_told(
    change: Change, compared: Compared, present: Edition
) -> None:
    ending = next(step for step in flow_named(present, "the-police").steps if step.id == "ring-999")
    first = next(each for each in ending.instructions if "999" in each.text)
    change(POLICE, first.text.split(".")[0][:30], "ring the school office now and say wha")
    report = compared()
    assert report.turns == ()
    [each] = report.rewordings
    assert each.warning.startswith("By its words this ending said: ring 999. It now says: ")


def test_the_first_question_itself_can_be_another_one(present: Edition) -> None:
    flow = flow_named(present, "is-it-just-banter")
    shorter = replace(flow, steps=(*flow.steps[1:],))
    found = turns(flow, shorter)
    assert {(turn.step, turn.before) for turn in found} == {("", "Ring 999")}
    assert all(turn.less_urgent for turn in found)
