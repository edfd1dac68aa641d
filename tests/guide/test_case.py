"""What may travel from helper to helper, and what is of a case at all."""

import pytest

from tools.browser.flow.model import Flow, Kind
from tools.pages.helpers.case import is_of_a_case, may_travel, row_of

DANGER = {
    *("danger", "hurt", "attack", "weapon-now", "self-harm-now", "missing"),
    *("self-harm", "weapon", "threatened", "home"),
}
"""Written once more by hand: whoever takes one of these off the list in facts.toml has to do it here too."""
OF_THE_MOMENT = {"with-child", "happening", "family-risk", "accident"}
"""What may be otherwise an hour later, and what makes everything less urgent."""


def test_no_answer_about_danger_travels(flows: list[Flow]) -> None:
    travelling = [(flow, step) for flow in flows for step in flow.steps if may_travel(flow, step)]
    assert len(travelling) > 40
    for flow, step in travelling:
        said = {name for answer in step.answers for name, _ in answer.says or ()}
        assert not said & (DANGER | OF_THE_MOMENT), f"{flow.name}, {step.title}"


def test_every_helper_asks_about_danger_anew(flows: list[Flow]) -> None:
    for flow in flows:
        for step in flow.steps:
            if step.kind is Kind.QUESTION and step.title in ("Danger now", "What cannot wait"):
                assert not may_travel(flow, step), flow.name


@pytest.mark.parametrize(
    "name", ["worried-about-my-child", "where-a-child-can-turn", "is-this-policy-in-date", "signs-in-a-child"]
)
def test_a_helper_that_parents_children_or_governors_read_is_of_no_case(flows: list[Flow], name: str) -> None:
    flow = next(flow for flow in flows if flow.name == name)
    assert not is_of_a_case(flow)
    assert not any(may_travel(flow, step) for step in flow.steps)


def test_a_note_knows_the_row_of_annex_a_that_its_line_quotes(flows: list[Flow]) -> None:
    planning = next(flow for flow in flows if flow.name == "planning-for-safety")
    rows = {row for step in planning.steps for each in step.instructions if (row := row_of(each))}
    assert {"incident", "crime", "classes", "transport", "social-media", "movement", "arrival"} <= rows
