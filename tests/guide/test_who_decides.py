"""Whoever reads a helper without deciding, a governor among them, is on no way recorded as having decided."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tools.browser.flow.facts import Value
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.pages.helpers.record import who_decides

A_GOVERNOR = "A governor chooses “No”."
DECIDED = re.compile(r"\byou(, the DSL or a deputy,)? (have |has )?decided\b|\bwhat (was|you) decided\b", re.I)


def recorded_wrongly(flow: Flow) -> Iterator[str]:
    """Every way on which a reader who did not say that they decide is said, or recorded, to have decided."""
    deciding = set(who_decides(flow))
    for given, ending in paths(flow):
        ids = [f"{step}:{answer}" for step, answer in given]
        chosen = [(step, flow.step(step), answer) for step, answer in given]
        way = " > ".join(ids)
        if deciding.isdisjoint(ids):
            said = [*ending.body, *(each.text for each in ending.instructions)]
            if found := next(filter(None, map(DECIDED.search, said)), None):
                yield f"{flow.name}: {way} says “{found[0]}” to somebody who did not say that they decide."
            continue
        for step_id, step, answer in chosen:
            if f"{step_id}:{answer}" not in deciding:
                continue
            if step is None or A_GOVERNOR not in " ".join(step.body):
                yield f"{flow.name}: {way} records a decision, and “{step_id}” does not say what a governor chooses."
            if answer in ("no", "not-sure"):
                yield f"{flow.name}: {way} records a decision of somebody who said {answer}."
        if any(said[0] == "staff" and said[1] is Value.YES for said in _stated(flow, given)):
            yield f"{flow.name}: {way} is of somebody who decides, and of somebody else."


def _stated(flow: Flow, given: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, Value]]:
    for step_id, answer_id in given:
        step = flow.step(step_id)
        answer = step.answer(answer_id) if step else None
        yield from (answer.says or ()) if answer else ()


def test_who_does_not_say_that_they_decide_is_on_no_way_recorded_as_having_decided(flows: list[Flow]) -> None:
    assert [found for flow in flows for found in recorded_wrongly(flow)] == []


def test_where_the_dsl_decides_a_governor_has_an_answer_that_decides_nothing(flows: list[Flow]) -> None:
    asking = {flow.name: step for flow in flows if who_decides(flow) for step in flow.steps if step.id == "your-role"}
    assert sorted(asking) == sorted(flow.name for flow in flows if who_decides(flow))
    for name, step in asking.items():
        no = step.answer("no")
        assert no is not None and ("staff", Value.YES) in (no.says or ()), name


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        (A_GOVERNOR, "", "does not say what a governor chooses"),
        ("dsl", "nobody", "says “What was decided”"),
    ],
)
def test_the_rule_notices_a_governor_who_would_stand_there_as_the_one_who_decided(
    flows: list[Flow], was: str, becomes: str, told: str
) -> None:
    flow = next(flow for flow in flows if flow.name == "sanctions")

    def changed(words: str) -> str:
        return words.replace(was, becomes)

    steps = tuple(
        replace(
            step,
            body=(*map(changed, step.body), *(("Record what was decided.",) if becomes and not step.answers else ())),
            answers=tuple(
                replace(each, says=tuple((becomes if name == was else name, value) for name, value in each.says or ()))
                for each in step.answers
            ),
        )
        for step in flow.steps
    )
    assert any(told.casefold() in found.casefold() for found in recorded_wrongly(replace(flow, steps=steps)))
