"""A flowchart as the page hands it to Python in the browser: ids and arrows, none of the policy's words."""

from collections.abc import Mapping

from tools.guide.model import Answer, Flow, Step

Wire = dict[str, object]


def to_wire(flow: Flow) -> Wire:
    """The flowchart's shape: ``{"name": ..., "steps": {step id: {answer id: step id, ...}, ...}}``, in order."""
    return {
        "name": flow.name,
        "steps": {step.id: {answer.id: answer.to for answer in step.answers} for step in flow.steps},
    }


def from_wire(wire: Mapping[str, object]) -> Flow:
    """The flow that ``to_wire`` wrote, without words. Raises ValueError when the shape is not that."""
    name, steps = wire.get("name"), wire.get("steps")
    if not isinstance(name, str) or not isinstance(steps, dict) or not steps:
        raise ValueError("A flowchart needs a name and steps.")
    return Flow(name, name, "", (), "", "", "", (), tuple(_step(step, answers) for step, answers in steps.items()))


def _step(step_id: object, answers: object) -> Step:
    if not isinstance(step_id, str) or not isinstance(answers, dict):
        raise ValueError("A step needs an id and its answers.")
    return Step(step_id, "", (), "", (), tuple(_answer(key, to) for key, to in answers.items()), (), 0)


def _answer(answer_id: object, to: object) -> Answer:
    if not isinstance(answer_id, str) or not isinstance(to, str):
        raise ValueError("An answer needs an id and the step that it leads to.")
    return Answer(answer_id, "", to, "", 0)
