"""Walks a flowchart: the answers so far in, the step that they lead to out. Keeps nothing between calls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.browser.flow.model import Flow, Kind, Step

Given = tuple[str, str]
"""An answer that was given: the step's id and the answer's id."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the answers lead.

    ``taken`` are the answers that were used, in order; ``dropped`` those that no longer apply, because an
    earlier answer was changed. ``left`` is the most questions that can still come, this one counted.
    """

    step: Step
    taken: tuple[Given, ...]
    dropped: tuple[Given, ...]
    left: int


def walk(flow: Flow, given: Sequence[Given]) -> Walk:
    """Replays the answers from the first step.

    An answer is used when its step is reached, in whatever order it was given: so a changed answer keeps the
    later ones that still apply. An answer that its step does not offer counts as not given.

    The rule stands once more for those who walk before Python is there: change
    `overrides/assets/js/helper/walk-fallback.js` too.
    """
    chosen = dict(given)
    step = flow.steps[0]
    taken: list[Given] = []
    while (answer := step.answer(chosen.get(step.id, ""))) is not None:
        taken.append((step.id, answer.id))
        step = _step(flow, answer.to)
    used = {step_id for step_id, _ in taken}
    dropped = tuple(pair for pair in chosen.items() if pair[0] not in used)
    return Walk(step, tuple(taken), dropped, questions_left(flow, step))


def paths(flow: Flow) -> Iterator[tuple[tuple[Given, ...], Step]]:
    """Every way through a flowchart that has passed the checks: the answers in order, and the ending."""
    waiting: list[tuple[tuple[Given, ...], Step]] = [((), flow.steps[0])]
    while waiting:
        given, step = waiting.pop()
        if not step.answers:
            yield given, step
        for answer in reversed(step.answers):
            waiting.append(((*given, (step.id, answer.id)), _step(flow, answer.to)))


def shortest_ways(flow: Flow) -> dict[str, tuple[Given, ...]]:
    """The fewest answers that lead to each step, by its id; among ways as short, the one of the earlier answers."""
    ways: dict[str, tuple[Given, ...]] = {flow.steps[0].id: ()}
    waiting = [flow.steps[0]]
    for step in waiting:
        for answer in step.answers:
            if answer.to not in ways:
                ways[answer.to] = (*ways[step.id], (step.id, answer.id))
                waiting.append(_step(flow, answer.to))
    return ways


def questions_left(flow: Flow, start: Step, pauses: bool = False) -> int:
    """The most questions on any way from this step to an ending, this step counted; with ``pauses`` those too."""
    known: dict[str, int] = {}

    def longest(step: Step) -> int:
        if step.id not in known:
            after = max((longest(_step(flow, answer.to)) for answer in step.answers), default=0)
            counted = bool(step.answers) if pauses else step.kind is Kind.QUESTION
            known[step.id] = after + counted
        return known[step.id]

    return longest(start)


def _step(flow: Flow, step_id: str) -> Step:
    step = flow.step(step_id)
    if step is None:
        raise LookupError(f"{flow.name} has no step '{step_id}'. The checks should have refused this flowchart.")
    return step
