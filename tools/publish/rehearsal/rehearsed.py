"""What the scenarios rehearse, and what none of them does: endings, helpers, forms of harm, safety rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.guide.model import Flow, Kind, Step
from tools.guide.urgency import ABOUT_SEXUAL, EXCEPTIONS, STARTING_POINT, quotes, rank, says_immediately
from tools.guide.walk import Given
from tools.publish.rehearsal.scenarios import accepted, flow_of
from tools.rehearsal.facts import HARM
from tools.rehearsal.mark import NOT_SURE, first_answers, way
from tools.rehearsal.scenario import Part, Scenario

DANGER = "danger-now"


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """One part as its table walks it: the answers given, the steps passed and the ending."""

    scenario: Scenario
    part: Part
    flow: Flow
    given: tuple[Given, ...]
    steps: tuple[Step, ...]

    @property
    def ending(self) -> Step:
        """Where the table leads."""
        return self.steps[-1]

    @property
    def name(self) -> str:
        """What a list calls it."""
        return f"{self.scenario.name}#{self.part.id}"


def _answers(part: Rehearsed, *answers: str) -> list[Step]:
    return [step for step_id, answer in part.given if answer in answers and (step := part.flow.step(step_id))]


def _danger(part: Rehearsed) -> bool:
    return any(step.id == DANGER for step in _answers(part, "yes", NOT_SURE)) and rank(part.ending) == 3


def _not_sure(part: Rehearsed) -> bool:
    return any(step.id != DANGER for step in _answers(part, NOT_SURE))


def _sexual(part: Rehearsed) -> bool:
    asked = _answers(part, "yes", NOT_SURE)
    about = any(ABOUT_SEXUAL.search(f"{step.title} {step.body[0] if step.body else ''}") for step in asked)
    return about and says_immediately(part.ending)


def _offence(part: Rehearsed) -> bool:
    return any(quotes(step.instructions, STARTING_POINT) for step in part.steps)


def _not_waved_away(part: Rehearsed) -> bool:
    return rank(part.ending) == 1


def _families(part: Rehearsed) -> bool:
    return any(quotes(step.instructions, words) for step in part.steps for words in EXCEPTIONS)


RULES: dict[str, Callable[[Rehearsed], bool]] = {
    "danger comes first": _danger,
    "“Not sure” leads to no less": _not_sure,
    "what is sexual goes to the DSL immediately": _sexual,
    "an offence shows where the police start": _offence,
    "nothing is waved away": _not_waved_away,
    "families never without the exceptions": _families,
}
"""The safety rules of tests/guide/safety.py, each with how a part exercises it."""


def rehearsed(scenarios: Sequence[Scenario], flows: Sequence[Flow]) -> list[Rehearsed]:
    """Every part of every scenario, walked by its table. The scenarios have passed the checks."""
    found = []
    for scenario in scenarios:
        for part in scenario.parts:
            flow = flow_of(part, flows)
            given = first_answers(accepted(flow, part))
            led = way(flow, given)
            passed = tuple(step for step_id in led.passed if (step := flow.step(step_id)))
            found.append(Rehearsed(scenario, part, flow, tuple(given), (*passed, led.step)))
    return found


def not_rehearsed(parts: Sequence[Rehearsed], flows: Sequence[Flow]) -> list[str]:
    """A line for each ending, helper, form of harm and safety rule that no scenario has."""
    ended = {(part.flow.name, part.ending.id) for part in parts}
    walked = {part.flow.name for part in parts}
    harm = {form for part in parts for form in part.scenario.harm}
    return [
        *(f"No scenario uses the helper {flow.name}." for flow in flows if flow.name not in walked),
        *(
            f"No scenario leads to “{step.title}” ({flow.name}#{step.id})."
            for flow in flows
            for step in flow.steps
            if step.kind is Kind.ENDING and (flow.name, step.id) not in ended
        ),
        *(f"No scenario has 'harm: {form}'." for form in HARM if form not in harm),
        *(f"No scenario exercises the rule: {rule}." for rule, holds in RULES.items() if not any(map(holds, parts))),
    ]
