"""Every one-edit change of a flowchart's routing: what a slip of the hand in its file could do."""

from collections.abc import Iterator
from dataclasses import replace

from tools.browser.flow.model import Answer, Flow, Step


def mutants(flow: Flow) -> Iterator[tuple[str, Flow]]:
    """Each change with its name: an answer led elsewhere (its link words too), swapped, dropped, or doubled."""
    for step in flow.steps:
        for index, answer in enumerate(step.answers):
            others = [other for other in flow.steps if other.id not in (answer.to, step.id)]
            for other in others:
                led = replace(answer, to=other.id, to_title=other.title)
                name = f"{step.id}={answer.id} led to {other.id}"
                yield name, _with_answers(flow, step, _put(step.answers, index, led))
            yield f"{step.id}={answer.id} dropped", _with_answers(flow, step, _without(step.answers, index))
            yield f"{step.id}={answer.id} doubled", _with_answers(flow, step, (*step.answers, answer))
        for first in range(len(step.answers)):
            for second in range(first + 1, len(step.answers)):
                one, two = step.answers[first], step.answers[second]
                if one.to != two.to:
                    swapped = _put(step.answers, first, replace(one, to=two.to, to_title=two.to_title))
                    swapped = _put(swapped, second, replace(two, to=one.to, to_title=one.to_title))
                    yield f"{step.id}: {one.id} and {two.id} swapped", _with_answers(flow, step, swapped)


def _with_answers(flow: Flow, step: Step, answers: tuple[Answer, ...]) -> Flow:
    changed = replace(step, answers=answers)
    return replace(flow, steps=tuple(changed if each is step else each for each in flow.steps))


def _put(answers: tuple[Answer, ...], index: int, answer: Answer) -> tuple[Answer, ...]:
    return (*answers[:index], answer, *answers[index + 1 :])


def _without(answers: tuple[Answer, ...], index: int) -> tuple[Answer, ...]:
    return (*answers[:index], *answers[index + 1 :])
