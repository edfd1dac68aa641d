"""Answers that lead to another ending, or call for less, are found, every one, and nothing else is."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from tests.guide.mutants import mutants
from tools.browser.flow.duties import due_for, stated_on, urgency_on
from tools.browser.flow.facts import Value
from tools.browser.flow.model import DutyKind, Flow, Table
from tools.browser.flow.walk import Given, paths
from tools.keepers.report import Report
from tools.keepers.report_text import report_text, route_in_words
from tools.keepers.routes import ChangedRoute, changed_routes
from tools.keepers.wording import rewordings
from tools.sources.flowcharts.check import check_flow
from tools.sources.review.snapshot import Snapshot

Compared = Callable[[], Report]
Change = Callable[[str, str, str], None]

BANTER = "tools/flowcharts/is-it-just-banter.md"
POLICE = "tools/flowcharts/the-police.md"
DUTIES = "tools/duties/duties.md"


def flow_named(snapshot: Snapshot, name: str) -> Flow:
    return next(flow for flow in snapshot.flows if flow.name == name)


def in_words(flow: Flow, way: Iterable[Given]) -> tuple[tuple[str, str], ...]:
    words = {(step.id, answer.id): (step.title, answer.words) for step in flow.steps for answer in step.answers}
    return tuple(words[pair] for pair in way)


def told(found: Iterable[ChangedRoute]) -> Counter[tuple[str, str, bool, tuple[str, ...]]]:
    """Every way that is told: from where to where, whether it calls for less, and what is lost."""
    return Counter((route.before, route.now, route.less_urgent, route.lost) for route in found for _ in route.ways)


def expected(old: Flow, new: Flow) -> Counter[tuple[str, str, bool, tuple[str, ...]]]:
    """The same, worked out apart from what is tested: each old list of answers beside each new one."""
    moved: dict[tuple[tuple[tuple[str, str], ...], str, str, bool, tuple[str, ...]], None] = {}
    ways = [
        (dict(way), way, end.title, due_for(new.table, stated_on(new, way)), urgency_on(new, way))
        for way, end in paths(new)
    ]
    for given, end in paths(old):
        chosen = dict(given)
        due = due_for(old.table, stated_on(old, given))
        urgency = urgency_on(old, given)
        for asked, way, now, still, urgency_now in ways:
            if not all(chosen.get(step, answer) == answer for step, answer in asked.items()):
                continue
            kinds = (DutyKind.DO_NOW, DutyKind.DO_NOT, DutyKind.THEN)
            lost = tuple(
                duty.title
                for duty in old.table.duties
                if duty.kind in kinds and duty.id in due and duty.id not in still
            )
            unsure = [duty for duty in old.table.duties if duty.kind in kinds and due.get(duty.id) and duty.id in still]
            less = bool(lost) or any(not still[duty.id] for duty in unsure)
            less = less or urgency_now < urgency
            if less or now != end.title:
                moved[in_words(new, way), end.title, now, less, lost] = None
    return Counter((before, now, less, lost) for _, before, now, less, lost in moved)


def small(flow: Flow, *duties: str) -> Flow:
    """The same with some of its duties: there are thousands of ways to look at."""
    return replace(flow, table=Table(flow.table.facts, tuple(each for each in flow.table.duties if each.id in duties)))


def test_the_same_flowchart_has_no_turns(present: Snapshot) -> None:
    assert [route for flow in present.flows for route in changed_routes(flow, flow)] == []


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["the-police", "which-route", "planning-for-safety"])
def test_every_slip_of_an_arrow_is_told_exactly_when_some_answers_end_elsewhere_or_call_for_less(
    name: str, present: Snapshot
) -> None:
    flow = small(flow_named(present, name), "ring-999", "first-aid-first", "the-police-starting-point", "never-look")
    seen = 0
    for slip, changed in mutants(flow):
        if not (" led to " in slip or "swapped" in slip) or check_flow(changed):
            continue
        found = changed_routes(flow, changed)
        assert told(found) == expected(flow, changed), slip
        seen += bool(found)
    assert seen > 20


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["the-police", "which-route"])
def test_every_fact_that_an_answer_no_longer_says_is_told_with_what_it_called_for(name: str, present: Snapshot) -> None:
    flow = flow_named(present, name)
    seen = less = 0
    for step in flow.steps:
        for at, answer in enumerate(step.answers):
            for stated in answer.says or ():
                left = replace(answer, says=tuple(each for each in answer.says or () if each != stated))
                changed = replace(step, answers=(*step.answers[:at], left, *step.answers[at + 1 :]))
                other = replace(flow, steps=tuple(changed if each is step else each for each in flow.steps))
                found = changed_routes(flow, other)
                assert told(found) == expected(flow, other), (step.id, answer.id, stated)
                # All of them part at the answer that was changed, and nowhere else.
                assert {(route.step, route.answer) for route in found} <= {(step.title, answer.words)}
                assert all(route.less_urgent for route in found)
                seen += 1
                less += bool(found)
    assert seen > less > 20


@pytest.mark.parametrize("key", ["ring-999", "never-look", "do-not-tell-that-adult"])
def test_a_duty_that_is_taken_away_is_told_for_every_way_that_called_for_it(key: str, present: Snapshot) -> None:
    flow = flow_named(present, "is-it-just-banter")
    [gone] = [duty for duty in flow.table.duties if duty.id == key]
    without = replace(flow, table=replace(flow.table, duties=tuple(each for each in flow.table.duties if each != gone)))
    found = changed_routes(flow, without)
    assert told(found) == expected(flow, without)
    assert found
    assert {route.lost for route in found} == {(gone.title,)}
    assert all(route.less_urgent and route.before == route.now for route in found)
    assert {(route.step, route.answer) for route in found} == {("", "")}, "no answer differs"
    due = [way for way, _ in paths(flow) if key in due_for(flow.table, stated_on(flow, way))]
    assert sum(len(route.ways) for route in found) == len(due)


def test_a_duty_under_another_heading_and_what_may_come_next_are_no_loss(present: Snapshot) -> None:
    flow = flow_named(present, "is-it-just-banter")
    duties = flow.table.duties
    renamed = tuple(replace(each, id=f"x-{each.id}", title=f"X {each.title}") for each in duties)
    assert changed_routes(flow, replace(flow, table=replace(flow.table, duties=renamed))) == []
    asked = tuple(each for each in duties if each.kind is not DutyKind.MAY_COME_NEXT)
    assert len(asked) < len(duties)
    assert changed_routes(flow, replace(flow, table=replace(flow.table, duties=asked))) == []


def test_an_edition_from_before_there_were_duties_is_not_said_to_have_called_for_more(present: Snapshot) -> None:
    flow = flow_named(present, "the-police")
    assert changed_routes(replace(flow, table=replace(flow.table, duties=())), flow) == []


def test_a_fact_of_which_somebody_is_now_unsure_is_told(change: Change, compared: Compared, present: Snapshot) -> None:
    to = "(#about-an-adult-with-an-image)"
    change(BANTER, f"{to} (image, sexual)", f"{to} (image?, sexual?)")
    found = compared().changed_routes
    assert {(route.step, route.answer) for route in found} == {("An image or message", "Yes")}
    assert {route.now for route in found} >= {"Do not look at the image", "An adult is accused"}
    assert all(route.unsure for route in found)
    [title] = [duty.title for duty in present.table.duties if duty.id == "never-look"]
    assert all(title in route.unsure for route in found)
    text = report_text(compared())
    assert "At “An image or message”, “Yes” still leads to “Do not look at the image”." in text
    assert "It now only says with an “if”: " in text
    assert "THIS CALLS FOR LESS THAN BEFORE" in text


@pytest.mark.thorough
def test_a_duty_that_is_taken_out_of_the_file_is_told_way_by_way_and_with_where_it_stood(
    change: Change, compared: Compared, present: Snapshot
) -> None:
    [duty] = [each for each in present.table.duties if each.id == "never-look"]
    # Nobody is ever so small: the file still has it, and nothing calls for it.
    change(
        DUTIES,
        f"## {duty.title}\nKind: {duty.kind.value}\n",
        f"## {duty.title}\nKind: {duty.kind.value}\nWhen: child\n",
    )
    change(
        DUTIES, f"## {duty.title}\nKind: {duty.kind.value}\n", f"## {duty.title}\nKind: {duty.kind.value}\nWhen: dsl\n"
    )
    report = compared()
    assert {route.helper for route in report.changed_routes} > {"Is it “just banter”?", "An image has been shared"}
    assert all(route.less_urgent and route.lost == (duty.title,) for route in report.changed_routes)
    [each] = report.rewordings
    assert each.unit.key == "duty/never-look"
    assert each.read_at == ()
    text = report_text(report)
    assert f"These ways still lead to “Do not look at the image”. It no longer calls for: {duty.title}." in text
    assert "No ending shows it." in text
    for flow in present.flows:
        called = {end.title for way, end in paths(flow) if "never-look" in due_for(flow.table, stated_on(flow, way))}
        listed = {
            title.removesuffix(" (if)")[1:-1] for at in each.no_longer if at.helper == flow.name for title in at.endings
        }
        assert listed == called


@pytest.mark.thorough
def test_a_duty_with_other_words_is_told_with_every_ending_that_shows_it_and_turns_nothing(
    change: Change, compared: Compared, present: Snapshot
) -> None:
    change(DUTIES, "1. **Not in this policy**: ring [999]", "1. **Not in this policy**: do ring [999]")
    report = compared()
    assert report.changed_routes == ()
    [each] = report.rewordings
    assert (each.unit.key, each.fate, each.no_longer) == ("duty/ring-999", "changed", ())
    shown = {
        (flow.name, end.title)
        for flow in present.flows
        for way, end in paths(flow)
        if "ring-999" in due_for(flow.table, stated_on(flow, way))
    }
    assert len(shown) > 20
    assert {(at.helper, title.removesuffix(" (if)")[1:-1]) for at in each.read_at for title in at.endings} == shown
    text = report_text(report)
    assert f"Read it where it is shown, at {len(shown)} endings:" in text
    assert all(f"        {at.title}: {', '.join(at.endings)}" in text for at in each.read_at)


@pytest.mark.thorough
def test_a_new_duty_is_told_with_where_it_stands(change: Change, compared: Compared) -> None:
    new = (
        "## Sit down\nKind: then\nWhen: staff\nWhen: hurt\n\n1. **Not in this policy**: sit down.\n"
        "   > Source: advice of this site.\n\n"
    )
    change(DUTIES, "## Ring 999\n", f"{new}## Ring 999\n")
    report = compared()
    assert report.changed_routes == ()
    [each] = report.rewordings
    assert (each.unit.key, each.fate) == ("duty/sit-down", "new")
    assert each.read_at
    assert "duty “Sit down” is new: read it whole" in report_text(report)


def test_a_turn_says_where_the_ways_part_and_lists_each_way(change: Change, compared: Compared) -> None:
    tell, challenged = "[Tell the DSL immediately](#tell-the-dsl-immediately)", "[Challenged yet](#challenged-yet)"
    change(BANTER, f"- Not sure: {tell} (sexual?", f"- Not sure: {challenged} (no sexual")
    report = compared()
    assert {(route.helper, route.step, route.answer) for route in report.changed_routes} == {
        ("Is it “just banter”?", "Anything sexual", "Not sure")
    }
    assert {route.before for route in report.changed_routes} == {"Tell the DSL immediately"}
    assert {route.now for route in report.changed_routes} == {
        "Report and record it",
        "Report it, and challenge what you see",
    }
    assert all(route.less_urgent and route.lost for route in report.changed_routes)
    ways = [way for route in report.changed_routes for way in route.ways]
    assert len(ways) == len(set(ways)) > 10
    assert all(("Anything sexual", "Not sure") in way for way in ways)
    text = report_text(report)
    assert (
        "THIS CALLS FOR LESS THAN BEFORE. At “Anything sexual”, “Not sure” led to “Tell the DSL immediately”." in text
    )
    assert "It now leads to “Report and record it”. It no longer calls for: " in text


def test_an_arrow_that_turns_and_says_the_same_carries_no_warning(change: Change, compared: Compared) -> None:
    change(
        POLICE,
        "[Report to the police](#report-to-the-police) (ag",
        "[Ask the police for advice](#ask-the-police-for-advice) (ag",
    )
    found = compared().changed_routes
    assert {(route.step, route.answer) for route in found} == {("Decision on the report", "To report it to the police")}
    assert {(route.before, route.now) for route in found} == {("Report to the police", "Ask the police for advice")}
    assert not any(route.less_urgent or route.lost or route.unsure for route in found)
    assert "CALLS FOR LESS THAN BEFORE" not in report_text(compared())


def test_what_counts_as_less_urgent_is_told_even_where_every_duty_stays(present: Snapshot) -> None:
    police = flow_named(present, "the-police")
    [duty] = [each for each in police.table.duties if each.id == "ring-999"]
    flow = replace(police, table=replace(police.table, duties=(replace(duty, when=(("concern",),)),)))
    [first, *others] = flow.steps[0].answers
    calm = replace(first, says=(("danger", Value.NO), ("staff", Value.YES)))
    found = changed_routes(
        flow, replace(flow, steps=(replace(flow.steps[0], answers=(calm, *others)), *flow.steps[1:]))
    )
    assert {(route.step, route.answer) for route in found} == {("Danger now", first.words)}
    assert all(route.less_urgent and not route.lost for route in found)
    assert all(route_in_words(route).endswith(" It counts as less urgent.") for route in found)


def test_a_renamed_step_or_a_reworded_answer_leads_nowhere_else(change: Change, compared: Compared) -> None:
    for old, new in (
        ("## Challenged yet", "## Was it challenged"),
        ("- No: [Challenged yet](#challenged-yet)", "- No: [Was it challenged](#was-it-challenged)"),
        ("- Yes: [Report and record it]", "- Yes, somebody has: [Report and record it]"),
    ):
        change(BANTER, old, new)
    report = compared()
    assert report.changed_routes == ()
    assert {each.place for each in report.rewordings} == {"Anything sexual", "Was it challenged"}


def test_a_new_question_is_answered_in_every_way(change: Change, compared: Compared) -> None:
    change(BANTER, "- No: [Challenged yet](#challenged-yet)", "- No: [Seen before](#seen-before)")
    change(
        BANTER,
        "## Challenged yet\n",
        "## Seen before\nHas it happened before?\n\n- Yes: [Tell the DSL immediately](#tell-the-dsl-immediately) "
        "(nothing)\n- No: [Challenged yet](#challenged-yet) (nothing)\n"
        "- Not sure: [Tell the DSL immediately](#tell-the-dsl-immediately) (nothing)\n\n## Challenged yet\n",
    )
    found = compared().changed_routes
    assert {(route.step, route.answer) for route in found} == {("Anything sexual", "No")}
    assert {route.before for route in found} == {"Report and record it", "Report it, and challenge what you see"}
    assert {route.now for route in found} == {"Tell the DSL immediately"}
    assert {way[-1] for route in found for way in route.ways} == {("Seen before", "Yes"), ("Seen before", "Not sure")}


def test_an_answer_that_is_new_or_no_longer_offered_is_told(change: Change, compared: Compared) -> None:
    to = "[What cannot wait about an adult](#what-cannot-wait-about-an-adult)"
    change(BANTER, f"- Yes, another adult: {to}", f"- A visitor: {to} (nothing)\n- A parent: {to}")
    text = report_text(compared())
    assert "“Yes, another adult” is no longer offered. It led to “An adult is accused”." in text
    assert "“A visitor” is a new answer. It leads to “An adult is accused”." in text
    assert "“A parent” is a new answer." in text


def test_an_ending_whose_words_change_and_that_shows_less_is_told(present: Snapshot) -> None:
    [police] = [flow for flow in present.flows if flow.name == "the-police"]
    ending = next(step for step in police.steps if step.id == "ring-999")
    [duty] = [each for each in police.table.duties if each.id == "ring-999"]
    table = replace(police.table, duties=tuple(each for each in police.table.duties if each != duty))
    worded = replace(ending, body=("Ring the school office now.",))
    now = replace(police, table=table, steps=tuple(worded if step is ending else step for step in police.steps))
    flows = tuple(now if flow is police else replace(flow, table=table) for flow in present.flows)
    found = {
        (each.unit.key, each.place): each for each in rewordings(present, replace(present, flows=flows, table=table))
    }
    each = found["helper/the-police", ending.title]
    assert each.warning == f"This ending called for: {duty.title}. It no longer does."
    assert found["duty/ring-999", ""].fate == "taken out"
    assert {at.helper for at in found["duty/ring-999", ""].no_longer} == {flow.name for flow in present.flows}


def test_the_first_question_itself_can_be_another_one(present: Snapshot) -> None:
    flow = flow_named(present, "is-it-just-banter")
    found = changed_routes(flow, replace(flow, steps=flow.steps[1:]))
    assert {(route.step, route.answer) for route in found} == {("", "")}
    danger = [route for route in found if route.before == "Ring 999"]
    assert danger
    assert all(route.less_urgent for route in danger)
    assert all(
        route_in_words(route).startswith("Already the first step differs: it led to “Ring 999”.") for route in danger
    )
