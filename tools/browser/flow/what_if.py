"""Says what would have changed a walk: for each answer given, where another answer would have led."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.browser.flow.model import Flow, Kind
from tools.browser.flow.walk import Given, walk


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another answer to a question of the walk, all other answers kept, and the step that it would have led to."""

    step: str
    answer: str
    leads_to: str
    kind: Kind


def alternatives(flow: Flow, taken: Sequence[Given]) -> tuple[Alternative, ...]:
    """The single changed answers that would have led somewhere else than these answers did, in their order."""
    here = walk(flow, taken).step
    found: list[Alternative] = []
    for index, (step_id, answer_id) in enumerate(taken):
        step = flow.step(step_id)
        for other in step.answers if step else ():
            if other.id != answer_id:
                there = walk(flow, [*taken[:index], (step_id, other.id), *taken[index + 1 :]]).step
                if there.id != here.id:
                    found.append(Alternative(step_id, other.id, there.id, there.kind))
    return tuple(found)
