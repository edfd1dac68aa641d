"""Every helper keeps every safety rule on every path, and the rules notice when one does not."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.guide.mutants import mutants
from tools.browser.flow.model import Flow, Step
from tools.browser.flow.walk import paths
from tools.sources.flowcharts.check import check_flow
from tools.sources.flowcharts.safety import broken_rules
from tools.sources.review.content_lines import in_words

WAYS = Path(__file__).parent / "ways.json"
SHARED = ("Danger now", "What cannot wait")


def ways_of(flow: Flow) -> list[str]:
    """Each answer, a line each, with where it leads and what it says: what every way is made of."""
    return [
        f"{step.id}={answer.id} -> {answer.to} ({in_words(answer.says or ())})"
        for step in flow.steps
        for answer in step.answers
    ]


def test_no_helper_breaks_a_safety_rule_on_any_path(flows: list[Flow]) -> None:
    assert [broken for flow in flows for broken in broken_rules(flow)] == []


def test_every_answer_of_every_helper_is_the_one_that_was_reviewed(flows: list[Flow]) -> None:
    """ways.json is reviewed with the flowcharts. After a change that is meant, `make ways` writes it anew."""
    assert {flow.name: ways_of(flow) for flow in flows} == json.loads(WAYS.read_text(encoding="utf-8"))


def test_what_is_asked_of_everybody_is_asked_in_the_same_words(flows: list[Flow]) -> None:
    """Danger, and what cannot wait, by every helper of staff and the DSL: the same answers, which say the same."""
    asked: dict[str, set[tuple[object, ...]]] = {}
    for flow in flows:
        for step in flow.steps:
            title = next((each for each in SHARED if step.title.startswith(each)), "")
            if title and flow.name not in ("worried-about-my-child", "where-a-child-can-turn"):
                readers = ("staff", "dsl", "parent")
                answers = tuple(
                    (each.words, tuple(said for said in each.says or () if said[0] not in readers))
                    for each in step.answers
                )
                asked.setdefault(title, set()).add((step.body, answers))
    assert {title: len(ways) for title, ways in asked.items()} == dict.fromkeys(SHARED, 1)


def caught_by(flow: Flow, reviewed: list[str]) -> Iterator[str]:
    if check_flow(flow):
        yield "shape"
    elif ways_of(flow) != reviewed:
        yield "ways"


def test_every_slip_in_routing_is_caught(flows: list[Flow]) -> None:
    reviewed = json.loads(WAYS.read_text(encoding="utf-8"))
    made, survivors, without_ways = 0, [], 0
    for flow in flows:
        for name, mutant in mutants(flow):
            made += 1
            nets = list(caught_by(mutant, reviewed[flow.name]))
            if not nets:
                survivors.append(f"{flow.name}: {name}")
            without_ways += nets == ["ways"]
    print(f"{made} slips, {len(survivors)} survive; {without_ways} are caught by the reviewed answers alone")
    assert made > 1000
    assert survivors == []


def named(flows: list[Flow], name: str) -> Flow:
    return next(flow for flow in flows if flow.name == name)


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        ("danger-now=not-sure led to anything-sexual", "“Not sure” to “Danger now” leads to anything-sexual"),
        ("danger-now=yes-another-danger led to anything-sexual", "“Yes, another danger” to “Danger now” leads to"),
        ("danger-now=no led to ring-999", "“No” to “Danger now” leads to ring-999"),
        ("danger-now=no led to about-an-adult", "does not ask about a picture and then about an adult"),
        (
            "an-image-or-message=not-sure led to what-cannot-wait",
            "does not ask about a picture and then about an adult",
        ),
    ],
)
def test_the_rules_notice_an_answer_that_leads_astray(flows: list[Flow], slip: str, told: str) -> None:
    wrong = dict(mutants(named(flows, "a-child-has-told-me-something")))[slip]
    assert any(told in broken for broken in broken_rules(wrong))


def saying(flow: Flow, step_id: str, answer_id: str, *said: str) -> Flow:
    """The flow with an answer that says no longer what it said of these facts."""
    step = flow.step(step_id)
    assert step is not None
    answers = tuple(
        replace(each, says=tuple(pair for pair in each.says or () if pair[0] not in said))
        if each.id == answer_id
        else each
        for each in step.answers
    )
    return with_step(flow, replace(step, answers=answers))


def with_step(flow: Flow, step: Step) -> Flow:
    return replace(flow, steps=tuple(step if each.id == step.id else each for each in flow.steps))


@pytest.mark.parametrize(
    ("step", "answer", "fact", "told"),
    [
        ("anything-sexual", "not-sure", "sexual", "“Not sure” to “Anything sexual” loses"),
        ("about-an-adult", "not-sure", "adult", "“Not sure” to “About an adult” loses"),
        ("an-image-or-message", "yes", "image", "“An image or message” asks about image, and no answer says so"),
    ],
)
def test_the_rules_notice_an_answer_that_no_longer_says_what_it_means(
    flows: list[Flow], step: str, answer: str, fact: str, told: str
) -> None:
    wrong = saying(named(flows, "a-child-has-told-me-something"), step, answer, fact)
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
    wrong = with_step(flow, replace(flow.steps[-1], body=(words,)))
    assert [broken for broken in broken_rules(wrong) if "says" in broken]


def test_the_rules_notice_a_family_told_without_the_exceptions(flows: list[Flow]) -> None:
    flow = named(flows, "childrens-social-care")
    step = flow.step("make-the-referral")
    assert step is not None
    bare = tuple(
        replace(each, quotations=each.quotations[:0] or each.quotations[:1], text="tell the parents or carers.")
        for each in step.instructions
    )
    words = tuple(
        replace(each, quotations=tuple(replace(q, words="at this stage") for q in each.quotations)) for each in bare
    )
    table = replace(flow.table, duties=tuple(duty for duty in flow.table.duties if "families" not in duty.id))
    wrong = replace(with_step(flow, replace(step, instructions=words)), table=table)
    assert any("without the exceptions" in broken for broken in broken_rules(wrong))


def test_every_helper_has_ways_and_each_ends(flows: list[Flow]) -> None:
    assert all(len(list(paths(flow))) > 5 for flow in flows)


def test_every_helper_counts_what_was_swallowed_and_a_squeezed_neck_as_danger(flows: list[Flow]) -> None:
    """A child who looks well, and nobody rings: each reader is told, the child too."""
    for flow in flows:
        asked = " ".join(next(step for step in flow.steps if step.title == "Danger now").body)
        assert re.search(r"swallowed|drank or ate", asked), flow.name
        assert re.search(r"squeezed (your )?neck", asked), flow.name
