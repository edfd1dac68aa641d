"""The rule of marking, on a helper small enough to see whole."""

import json
from dataclasses import replace

import pytest

from tools.browser.api import handle
from tools.browser.flow.facts import Fact, Value
from tools.browser.flow.model import Answer, Duty, Flow, Step, Table
from tools.browser.flow.walk import Given
from tools.browser.flow.wire import to_wire
from tools.browser.rehearsal.mark import Mark, mark, way


def step(name: str, **arrows: str) -> Step:
    answers = tuple(Answer(key.replace("_", "-"), key, to, to, 0) for key, to in arrows.items())
    return Step(name, name, (), "", (), answers, (), 0)


FLOW = Flow(
    "f", "f.md", "F", (), "all staff", "DSL", "2026-11-24", (),
    (
        step("one", yes="urgent", no="two", not_sure="urgent"),
        step("two", yes="weigh", no="three", not_sure="weigh"),
        step("weigh", weighed="three"),
        step("three", yes="end", no="other", not_sure="end"),
        step("urgent"),
        step("end"),
        step("other"),
    ),
)  # fmt: skip
TABLE = {"one": ["no"], "two": ["yes", "not-sure"], "three": ["yes"]}


def marks(*given: Given) -> list[tuple[str, str]]:
    return [(each, found.value) for each, found in mark(FLOW, TABLE, given).marks]


def test_the_table_s_own_answers_are_the_same_or_without_a_mark() -> None:
    found = mark(FLOW, TABLE, [("one", "no"), ("two", "yes"), ("three", "yes")])
    assert marks(("one", "no"), ("two", "yes"), ("three", "yes")) == [
        ("one", "same"), ("two", "judgement"), ("three", "same"),
    ]  # fmt: skip
    assert (found.parted, found.step.id, found.expected.id) == (None, "end", "end")


def test_another_accepted_answer_has_no_mark_and_parts_nothing() -> None:
    found = mark(FLOW, TABLE, [("one", "no"), ("two", "not-sure"), ("three", "yes")])
    assert found.marks[1] == ("two", Mark.JUDGEMENT)
    assert found.parted is None


def test_not_sure_is_more_careful_and_never_parts() -> None:
    found = mark(FLOW, TABLE, [("one", "not-sure")])
    assert found.marks == (("one", Mark.MORE_CAREFUL),)
    assert (found.parted, found.step.id, found.expected.id) == (None, "urgent", "end")


def test_the_first_other_answer_is_where_the_ways_part() -> None:
    found = mark(FLOW, TABLE, [("one", "no"), ("two", "no"), ("three", "no")])
    assert [each for _, each in found.marks] == [Mark.SAME, Mark.PARTED, Mark.PARTED]
    assert (found.parted, found.step.id, found.expected.id) == ("two", "other", "end")


def test_a_question_that_the_table_does_not_ask_has_no_mark() -> None:
    found = mark(FLOW, {"one": ["yes"]}, [("one", "no"), ("two", "yes"), ("three", "not-sure")])
    assert [each for _, each in found.marks] == [Mark.PARTED, Mark.BEYOND, Mark.BEYOND]


def test_a_pause_is_passed_by_itself_and_never_marked() -> None:
    assert "weigh" not in dict(marks(("one", "no"), ("two", "yes"), ("weigh", "weighed"), ("three", "yes")))
    assert way(FLOW, [("one", "no"), ("two", "yes")]).step.id == "three"


CALLED_FOR = Table(
    (Fact("concern", unasked=Value.YES), Fact("image"), Fact("weapon")),
    (Duty("record", (("concern",),)), Duty("never-look", (("image",),)), Duty("do-not-search", (("weapon",),))),
)


MEANS = {"two": "image", "three": "weapon"}
VALUES = {"yes": Value.YES, "no": Value.NO, "not-sure": Value.NOT_SURE}
SAYING = replace(
    FLOW,
    table=CALLED_FOR,
    steps=tuple(
        replace(each, answers=tuple(replace(a, says=((MEANS[each.id], VALUES[a.id]),)) for a in each.answers))
        if each.id in MEANS
        else each
        for each in FLOW.steps
    ),
)
"""The same helper, whose second question is about an image and whose third is about a weapon."""


def missed(*given: Given) -> tuple[str, ...]:
    return mark(SAYING, {"one": ["no"], "two": ["yes"], "three": ["yes"]}, given).missed


def test_what_the_expected_answers_call_for_and_these_do_not_is_missed_in_its_order() -> None:
    assert missed(("one", "no"), ("two", "yes"), ("three", "yes")) == ()
    assert missed(("one", "no"), ("two", "yes"), ("three", "no")) == ("do-not-search",)
    assert missed(("one", "no"), ("two", "no"), ("three", "no")) == ("never-look", "do-not-search")


def test_a_duty_that_is_shown_with_its_if_is_not_missed() -> None:
    assert missed(("one", "no"), ("two", "not-sure"), ("three", "not-sure")) == ()


def test_a_duty_that_only_these_answers_call_for_is_no_duty_missed() -> None:
    found = mark(SAYING, {"one": ["no"], "two": ["no"], "three": ["no"]}, [("one", "no"), ("two", "yes")])
    assert found.missed == ()


def test_where_no_answer_has_been_given_yet_everything_that_was_expected_is_missed_but_what_always_holds() -> None:
    assert missed() == ("never-look", "do-not-search")


def test_the_page_is_answered_in_ids() -> None:
    request = {"do": "mark", "flow": to_wire(FLOW), "answers": [["one", "yes"]], "accepted": TABLE}
    assert json.loads(handle(json.dumps(request))) == {
        "marks": [["one", "parted"]],
        "parted": "one",
        "step": "urgent",
        "kind": "ending",
        "expected": "end",
        "missed": [],
    }


@pytest.mark.parametrize("table", [None, {}, [], {"one": []}, {"one": "no"}, {"one": [1]}])
def test_a_request_without_a_table_is_refused(table: object) -> None:
    request = {"do": "mark", "flow": to_wire(FLOW), "answers": [], "accepted": table}
    assert json.loads(handle(json.dumps(request))) == {"error": "unreadable-request"}
