"""Checks that a flowchart can be walked safely: its arrows, its answers, its endings."""

from collections.abc import Iterable

from tools.browser.flow.model import NOT_SURE, Flow, Kind, Problem, Step
from tools.browser.flow.walk import questions_left
from tools.sources.flowcharts.read import slug

MOST_ANSWERS = 7
"""With the door on the home page that makes eight taps to an ending."""
IN_A_HURRY = ("all staff", "parents and carers", "children")
"""Words of ``for:`` in a helper that is walked with a child at hand."""


def check_flow(flow: Flow) -> list[Problem]:
    """Everything that is wrong with the flowchart's shape; empty when it can be walked."""
    problems = [*check_titles(flow), *check_arrows(flow)]
    for step in flow.steps:
        problems += _check_answers(flow, step)
    if any(flow.step(answer.to) is None for step in flow.steps for answer in step.answers):
        return problems  # What follows needs every arrow to lead somewhere.
    problems += _check_reached(flow)
    way_back = _check_way_back(flow)
    return problems + (way_back or _check_length(flow))


def _at(flow: Flow, line: int, what: str, todo: str) -> Problem:
    return Problem(flow.path, line, what, todo)


def check_titles(flow: Flow) -> Iterable[Problem]:
    """Steps without a title, or with one that is there twice."""
    seen: dict[str, Step] = {}
    for step in flow.steps:
        if step.id in seen:
            yield _at(flow, step.line, f"'{step.title}' is also the step in line {seen[step.id].line}.", "Rename one.")
        seen.setdefault(step.id, step)
        if not step.id:
            yield _at(flow, step.line, "A step without a title.", "Give it words.")


def check_arrows(flow: Flow) -> Iterable[Problem]:
    """Answers that lead to no step, or to another than they say."""
    for step in flow.steps:
        for answer in step.answers:
            target = flow.step(answer.to)
            if target is None:
                yield _at(flow, answer.line, f"No step has the id '{answer.to}'.", "Point to a heading of this file.")
            elif target.title != answer.to_title:
                yield _at(
                    flow,
                    answer.line,
                    f"The link says '{answer.to_title}' but leads to '{target.title}'.",
                    f"Use the step's title, or point to '#{slug(answer.to_title)}'.",
                )


def _check_answers(flow: Flow, step: Step) -> Iterable[Problem]:
    ids = [answer.id for answer in step.answers]
    for index, answer in enumerate(step.answers):
        if answer.id in ids[:index]:
            yield _at(flow, answer.line, f"'{answer.words}' is offered twice.", "Keep one.")
    if step.ways_on and step.kind is not Kind.ENDING:
        yield _at(flow, step.line, f"'{step.title}' has a way on but is no ending.", "Move 'Next:' to an ending.")
    if step.kind is not Kind.QUESTION:
        return
    if len({(answer.to, answer.says) for answer in step.answers}) == 1:
        what = f"All answers to '{step.title}' lead to one place and say the same."
        yield _at(flow, step.line, what, "Make it a pause, or drop it.")
    if NOT_SURE not in ids:
        yield _at(flow, step.line, f"'{step.title}' does not offer 'Not sure'.", "Add '- Not sure: [...](#...)'.")


def _check_reached(flow: Flow) -> Iterable[Problem]:
    reached: set[str] = set()
    waiting = [flow.steps[0]]
    while waiting:
        step = waiting.pop()
        if step.id not in reached:
            reached.add(step.id)
            waiting += [target for answer in step.answers if (target := flow.step(answer.to))]
    for step in flow.steps:
        if step.id not in reached:
            yield _at(flow, step.line, f"Nothing leads to '{step.title}'.", "Point an answer to it, or delete it.")


def _check_way_back(flow: Flow) -> list[Problem]:
    """A walk must end: no chain of answers may come back to a step that it has passed."""
    finished: set[str] = set()
    found: list[Problem] = []

    def visit(step: Step, trail: tuple[str, ...]) -> None:
        if step.id in trail:
            titles = " > ".join((*trail[trail.index(step.id) :], step.id))
            found.append(_at(flow, step.line, f"A way back: {titles}.", "Each walk has to end: break the circle."))
            return
        if step.id in finished:
            return
        for target in (flow.step(answer.to) for answer in step.answers):
            if target:
                visit(target, (*trail, step.id))
        finished.add(step.id)

    for step in flow.steps:
        visit(step, ())
    return found


def _check_length(flow: Flow) -> list[Problem]:
    """Who decides weighs much on the way. Everybody else may have a child before them: there a pause is a tap too."""
    hurried = any(words in flow.audience for words in IN_A_HURRY)
    most = questions_left(flow, flow.steps[0], pauses=hurried)
    if most <= MOST_ANSWERS:
        return []
    what = f"A way takes {most} answers, pauses counted." if hurried else f"A way asks {most} questions."
    todo = f"At most {MOST_ANSWERS}: say it at the ending, or split the helper."
    return [_at(flow, flow.steps[0].line, what, todo)]
