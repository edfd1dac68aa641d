"""Every helper keeps every safety rule on every path, and the rules notice when one does not."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.guide.mutants import mutants
from tests.guide.safety import broken_rules
from tools.guide.check import check_flow
from tools.guide.model import Flow
from tools.guide.walk import paths

WAYS = Path(__file__).parent / "ways.json"


def ways_of(flow: Flow) -> list[str]:
    """Every way through, a line each, as ways.json keeps them."""
    return [f"{', '.join(f'{step}={answer}' for step, answer in given)} -> {end.id}" for given, end in paths(flow)]


def test_no_helper_breaks_a_safety_rule_on_any_path(flows: list[Flow]) -> None:
    assert [broken for flow in flows for broken in broken_rules(flow)] == []


def test_every_way_through_every_helper_is_the_one_that_was_reviewed(flows: list[Flow]) -> None:
    """ways.json is reviewed with the flowcharts. After a change that is meant, `make ways` writes it anew."""
    assert {flow.name: ways_of(flow) for flow in flows} == json.loads(WAYS.read_text(encoding="utf-8"))


def caught_by(flow: Flow, reviewed: list[str]) -> Iterator[str]:
    if check_flow(flow):
        yield "shape"
        return
    if broken_rules(flow):
        yield "safety"
    if ways_of(flow) != reviewed:
        yield "ways"


def test_nearly_every_slip_in_routing_is_caught(flows: list[Flow]) -> None:
    reviewed = json.loads(WAYS.read_text(encoding="utf-8"))
    made = 0
    survivors = []
    without_ways = 0
    for flow in flows:
        for name, mutant in mutants(flow):
            made += 1
            nets = list(caught_by(mutant, reviewed[flow.name]))
            if not nets:
                survivors.append(f"{flow.name}: {name}")
            elif nets == ["ways"]:
                without_ways += 1
    print(f"{made} slips, {len(survivors)} survive; {without_ways} are caught by the reviewed ways alone")
    assert made > 1000
    assert len(survivors) <= made * 0.01, survivors


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ("danger-now=not-sure led to with-the-child", "“Not sure” to “Danger now” leads to less"),
        ("danger-now=yes led to with-the-child", "“Yes” to “Danger now” leads to with-the-child"),
        ("anything-sexual=yes led to report-and-record-it", "anything-sexual=yes ends at report-and-record-it without"),
        ("anything-sexual=not-sure led to report-and-record-it", "“Not sure” to “Anything sexual” leads to less"),
        ("an-image-or-message=yes led to report-and-record-it", "an-image-or-message=yes ends at report-and-record-it"),
        ("anything-sexual=not-sure led to an-adult-is-accused", "“Not sure” to “Anything sexual” leads to less"),
        ("anything-sexual=yes led to an-adult-is-accused", "anything-sexual=yes ends at an-adult-is-accused without"),
    ],
)
def test_the_rules_notice_an_answer_that_leads_astray(flows: list[Flow], slip: str, told: str) -> None:
    flow = next(flow for flow in flows if flow.name == "a-child-has-told-me-something")
    wrong = dict(mutants(flow))[slip]
    assert any(told in broken for broken in broken_rules(wrong))


@pytest.mark.parametrize(
    "words",
    [
        "No action is needed.",
        "This is only banter.",
        "Ring home now.",
        "It is low risk.",
        "There is nothing more to do.",
    ],
)
def test_the_rules_notice_words_that_wave_a_worry_away(flows: list[Flow], words: str) -> None:
    flow = flows[0]
    step = replace(flow.steps[-1], body=(words,))
    wrong = replace(flow, steps=(*flow.steps[:-1], step))
    assert [broken for broken in broken_rules(wrong) if "says" in broken]


def test_the_rules_notice_a_family_told_without_the_exceptions(flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == "a-child-has-told-me-something")
    step = flow.step("report-and-record-it")
    assert step is not None
    bare = tuple(
        replace(each, quotations=each.quotations[:1]) if "parents" in each.text else each for each in step.instructions
    )
    wrong = replace(
        flow, steps=tuple(replace(each, instructions=bare) if each is step else each for each in flow.steps)
    )
    assert any("without the exceptions" in broken for broken in broken_rules(wrong))
