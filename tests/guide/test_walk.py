"""Walking a flowchart: the answers so far lead to one step, whatever order they were given in."""

import json
from pathlib import Path

import pytest

from tools.browser.api import handle
from tools.browser.flow import walk as walking
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths, walk
from tools.browser.flow.what_if import alternatives
from tools.browser.flow.wire import from_wire, to_wire
from tools.sources.paths import ROOT

SHAPE = {
    "name": "example",
    "steps": {
        "danger": {"yes": "ring", "no": "sexual", "not-sure": "ring"},
        "sexual": {"yes": "listen", "no": "report", "not-sure": "listen"},
        "listen": {"done": "tell"},
        "ring": {},
        "tell": {},
        "report": {},
    },
}


@pytest.fixture
def flow() -> Flow:
    return from_wire(SHAPE)


def test_without_answers_a_walk_stands_at_the_first_step(flow: Flow) -> None:
    found = walk(flow, [])
    assert (found.step.id, found.taken, found.dropped, found.left) == ("danger", (), (), 2)


def test_each_answer_leads_on_and_fewer_questions_are_left(flow: Flow) -> None:
    assert [walk(flow, given).left for given in ([], [("danger", "no")], [("danger", "no"), ("sexual", "yes")])] == [
        2,
        1,
        0,
    ]


def test_a_changed_answer_keeps_the_later_ones_that_still_apply(flow: Flow) -> None:
    given = [("danger", "no"), ("sexual", "not-sure"), ("listen", "done")]
    found = walk(flow, given)
    assert found.step.id == "tell"
    assert found.taken == tuple(given)


def test_answers_that_no_longer_apply_are_named_and_not_used(flow: Flow) -> None:
    found = walk(flow, [("danger", "yes"), ("sexual", "yes"), ("listen", "done")])
    assert found.step.id == "ring"
    assert found.dropped == (("sexual", "yes"), ("listen", "done"))


def test_an_answer_that_is_not_on_offer_counts_as_not_given(flow: Flow) -> None:
    assert walk(flow, [("danger", "perhaps")]).step.id == "danger"


def test_what_would_have_changed_the_ending_is_told_one_answer_at_a_time(flow: Flow) -> None:
    found = alternatives(flow, [("danger", "no"), ("sexual", "yes"), ("listen", "done")])
    assert [(each.step, each.answer, each.leads_to) for each in found] == [
        ("danger", "yes", "ring"),
        ("danger", "not-sure", "ring"),
        ("sexual", "no", "report"),
    ]


def test_paths_list_every_way_through_once(flow: Flow) -> None:
    found = [(given, ending.id) for given, ending in paths(flow)]
    assert len(found) == len(set(found)) == 5
    assert {ending for _, ending in found} == {"ring", "tell", "report"}


def test_a_flowchart_survives_the_way_to_the_browser_and_back(flow: Flow) -> None:
    assert to_wire(flow) == SHAPE
    assert from_wire(json.loads(json.dumps(to_wire(flow)))) == flow


def test_every_path_of_every_helper_ends_where_its_answers_lead(flows: list[Flow]) -> None:
    for flow in flows:
        shape = json.dumps(to_wire(flow))
        for given, ending in paths(flow):
            reply = json.loads(handle(json.dumps({"do": "walk", "flow": shape, "answers": given})))
            assert (reply["step"], reply["kind"], reply["left"]) == (ending.id, "ending", 0)


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        "{}",
        '{"do": "fly"}',
        '{"do": "walk"}',
        '{"do": "walk", "flow": {}, "answers": []}',
        '{"do": "walk", "flow": "{}", "answers": []}',
        '{"do": "walk", "flow": "[1]", "answers": []}',
        '{"do": "walk", "flow": "SECRET", "answers": []}',
        '{"do": "walk", "flow": {"name": "a", "steps": {}}, "answers": []}',
        '{"do": "walk", "flow": {"name": "a", "steps": {"one": 1}}, "answers": []}',
        '{"do": "walk", "flow": {"name": "a", "steps": {"one": {"yes": "none"}}}, "answers": [["one", "yes"]]}',
        '{"do": "walk", "flow": {"name": "a", "steps": {"one": {}}}, "answers": "SECRET"}',
        '{"do": "walk", "flow": {"name": "a", "steps": {"one": {}}}, "answers": [["SECRET"]]}',
        '{"do": "missing", "document": {"SECRET": 1}, "today": "2026-11-23"}',
        "[" * 100_000,
    ],
)
def test_a_request_that_cannot_be_read_gets_a_code_and_never_its_own_words_back(text: str) -> None:
    reply = json.loads(handle(text))
    assert set(reply) == {"error"}
    assert "SECRET" not in reply["error"]


def test_each_place_that_has_the_rule_of_walking_names_all_the_others() -> None:
    home = Path(walking.__file__)
    every = (ROOT / "overrides" / "assets").rglob("*.js")
    scripts = [path for path in every if "export function walkWithoutPython(" in path.read_text(encoding="utf-8")]
    assert scripts
    for path in (home, *scripts):
        for other in {home, *scripts} - {path}:
            assert other.relative_to(ROOT).as_posix() in path.read_text(encoding="utf-8"), path
