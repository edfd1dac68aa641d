"""What the scenarios rehearse, and what none of them does: endings, helpers, forms of harm, safety rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.browser.flow.duties import Urgency, due_on, stated_on, urgency_on
from tools.browser.flow.facts import Value, settle
from tools.browser.flow.model import NOT_SURE, Flow, Kind, Step
from tools.browser.flow.walk import Given
from tools.browser.rehearsal.mark import first_answers, way
from tools.sources.flowcharts.urgency import EXCEPTIONS, quotes
from tools.sources.scenarios.facts import HARM, ROLES
from tools.sources.scenarios.scenario import Part, Scenario
from tools.sources.scenarios.scenarios import accepted, flow_of

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


def _settled(part: Rehearsed) -> dict[str, Value]:
    return settle(part.flow.table.facts, stated_on(part.flow, part.given))


def _danger(part: Rehearsed) -> bool:
    return urgency_on(part.flow, part.given) is Urgency.RING_999


def _not_sure(part: Rehearsed) -> bool:
    return any(step != DANGER and answer == NOT_SURE for step, answer in part.given)


def _sexual(part: Rehearsed) -> bool:
    found = _settled(part)
    return max(found["sexual"], found["image"]) >= Value.NOT_SURE


def _offence(part: Rehearsed) -> bool:
    return _settled(part)["offence"] >= Value.NOT_SURE


def _not_waved_away(part: Rehearsed) -> bool:
    found = _settled(part)
    return found["danger"] is Value.NO and found["sexual"] is Value.NO


def _families(part: Rehearsed) -> bool:
    shown = due_on(part.flow, part.given)
    said = [duty.says for duty in part.flow.table.duties if duty.id in shown and duty.says]
    own = [each for step in part.steps for each in step.instructions]
    return any(quotes([*own, *said], words) for words in EXCEPTIONS)


RULES: dict[str, Callable[[Rehearsed], bool]] = {
    "danger comes first": _danger,
    "“Not sure” leads to no less": _not_sure,
    "what is sexual goes to the DSL immediately": _sexual,
    "an offence shows where the police start": _offence,
    "nothing is waved away": _not_waved_away,
    "families never without the exceptions": _families,
}
"""The safety rules of tools/sources/flowcharts/safety.py, each with how a part exercises it."""


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
    """A line for each ending, helper, form of harm, role and safety rule that no scenario has.

    And one for each part without an act. An ending that several helpers have in the same words is rehearsed with any of
    them.
    """
    ended = {(part.ending.title, part.ending.body) for part in parts}
    walked = {part.flow.name for part in parts}
    harm = {form for part in parts for form in part.scenario.harm}
    rehearsing = {role for part in parts for role in part.scenario.audience}
    return [
        *(f"{part.name} has no act: ask first what to do." for part in parts if not part.part.act),
        *(f"No scenario uses the helper {flow.name}." for flow in flows if flow.name not in walked),
        *(
            f"No scenario leads to “{step.title}” ({flow.name}#{step.id})."
            for flow in flows
            for step in flow.steps
            if step.kind is Kind.ENDING and (step.title, step.body) not in ended
        ),
        *(f"No scenario has 'harm: {form}'." for form in HARM if form not in harm),
        *(
            f"No scenario is for {role}. Write one, or add them to the 'for:' of one."
            for role in ROLES
            if role not in rehearsing
        ),
        *(f"No scenario exercises the rule: {rule}." for rule, holds in RULES.items() if not any(map(holds, parts))),
    ]
