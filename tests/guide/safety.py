"""The safety rules, each over every path of a flowchart: what a helper must never do, whatever is answered.

Each rule gives the sentences that say how a flowchart breaks it; none when it keeps it. What the answers mean (that
something is sexual, that an offence is reported) stands in meanings/NAME.toml, reviewed by people.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.guide.model import Flow, Kind, Step
from tools.guide.urgency import (
    ABOUT_SEXUAL,
    EXCEPTIONS,
    NEVER_SAID,
    RING_HOME,
    STARTING_POINT,
    quotes,
    rank,
    says_immediately,
)
from tools.guide.walk import Given, paths

FOLDER = Path(__file__).parent / "meanings"
TELL_PARENTS = re.compile(r"\b(tells?|informs?|informed|telling)\b[^.]*\b(parents?|carers?|famil(y|ies))\b", re.I)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What answers mean: pairs of a step's and an answer's id."""

    sexual: frozenset[Given]
    offence: frozenset[Given]
    no_danger_question: str


@cache
def meaning(name: str) -> Meaning:
    """The reviewed table of one flowchart."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    pairs = {key: frozenset((step, answer) for step, answer in table[key]) for key in ("sexual", "offence")}
    return Meaning(pairs["sexual"], pairs["offence"], table.get("no_danger_question", ""))


def broken_rules(flow: Flow) -> list[str]:
    """Everything in which the flowchart breaks a safety rule."""
    return [
        *_danger_comes_first(flow),
        *_not_sure_leads_to_no_less(flow),
        *_meanings_are_known(flow),
        *_what_is_sexual_goes_to_the_dsl_immediately(flow),
        *_an_offence_shows_where_the_police_start(flow),
        *_nothing_is_waved_away(flow),
        *_families_never_without_the_exceptions(flow),
    ]


def _danger_comes_first(flow: Flow) -> Iterator[str]:
    if meaning(flow.name).no_danger_question:
        return
    first = flow.steps[0]
    if first.id != "danger-now":
        yield f"{flow.name} does not ask about danger first."
        return
    for answer in first.answers:
        target = flow.step(answer.to)
        urgent = target is not None and target.kind is Kind.ENDING and "999" in target.instructions[0].text
        if (answer.id in ("yes", "not-sure")) != urgent:
            yield f"{flow.name}: “{answer.words}” to “{first.title}” leads to {answer.to}."


def _not_sure_leads_to_no_less(flow: Flow) -> Iterator[str]:
    least: dict[str, int] = {}

    def least_rank(step: Step) -> int:
        if step.id not in least:
            targets = [target for answer in step.answers if (target := flow.step(answer.to))]
            least[step.id] = min((least_rank(target) for target in targets), default=rank(step))
        return least[step.id]

    for step in flow.steps:
        if step.kind is Kind.QUESTION:
            ranks = {answer.id: least_rank(target) for answer in step.answers if (target := flow.step(answer.to))}
            if ranks["not-sure"] < max(ranks.values()):
                yield f"{flow.name}: “Not sure” to “{step.title}” leads to less than the surest answer."


def _meanings_are_known(flow: Flow) -> Iterator[str]:
    known = meaning(flow.name)
    for step_id, answer_id in known.sexual | known.offence:
        step = flow.step(step_id)
        if step is None or step.answer(answer_id) is None:
            yield f"{flow.name}: its safety table names {step_id}={answer_id}, which it does not offer."
    for step in flow.steps:
        if step.kind is Kind.QUESTION and step.body and ABOUT_SEXUAL.search(f"{step.title} {step.body[0]}"):
            for answer_id in ("yes", "not-sure"):
                if step.answer(answer_id) and (step.id, answer_id) not in known.sexual:
                    yield f"{flow.name}: the safety table does not say what {step.id}={answer_id} means."


def _what_is_sexual_goes_to_the_dsl_immediately(flow: Flow) -> Iterator[str]:
    for given, ending in paths(flow):
        if meaning(flow.name).sexual & set(given) and not says_immediately(ending):
            yield f"{flow.name}: {_said(given)} ends at {ending.id} without the DSL immediately."


def _an_offence_shows_where_the_police_start(flow: Flow) -> Iterator[str]:
    for given, ending in paths(flow):
        if meaning(flow.name).offence & set(given):
            passed = [*(step for step_id, _ in given if (step := flow.step(step_id))), ending]
            if not any(quotes(step.instructions, STARTING_POINT) for step in passed):
                yield f"{flow.name}: {_said(given)} ends at {ending.id} without the police starting point."


def _nothing_is_waved_away(flow: Flow) -> Iterator[str]:
    for step in flow.steps:
        for text in (*step.body, step.why, *(each.text for each in step.instructions)):
            if found := NEVER_SAID.search(text) or RING_HOME.search(text):
                yield f"{flow.name}: “{step.title}” says “{found[0]}”."


def _families_never_without_the_exceptions(flow: Flow) -> Iterator[str]:
    for step in flow.steps:
        rules = [each for each in step.instructions if each.quotations and TELL_PARENTS.search(each.text)]
        if rules and not any(quotes(step.instructions, exception) for exception in EXCEPTIONS):
            yield f"{flow.name}: “{step.title}” speaks of telling parents without the exceptions."


def _said(given: tuple[Given, ...]) -> str:
    return ", ".join(f"{step}={answer}" for step, answer in given)
