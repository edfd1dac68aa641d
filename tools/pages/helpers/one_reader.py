"""A helper as one of its readers walks it: without others' answers, and without a question that then asks nothing.

Runs while the site is built. The children's page would miss it: a child must not read past a grown-up's answers.
"""

import re
from dataclasses import replace

from tools.browser.flow.facts import Value
from tools.browser.flow.model import Answer, Flow, Kind, Step

_WHO_SAYS_IT = re.compile(r", and I am an? [\w -]+$")
"""The part of an answer that tells readers apart, where there is one reader only."""


def for_reader(flow: Flow, reader: str, name: str) -> Flow:
    """The same helper under another name, for who is ``reader``. What its answers say stays as it is."""
    others = {fact.name for fact in flow.table.facts if fact.reader and fact.name != reader}

    def is_theirs(answer: Answer) -> bool:
        return not any(said in others and value is not Value.NO for said, value in answer.says or ())

    theirs = {step.id: replace(step, answers=tuple(filter(is_theirs, step.answers))) for step in flow.steps}

    def led(answer: Answer) -> Answer:
        """Past every question that has one way on left, with what was to be said there."""
        step, says = theirs[answer.to], answer.says
        while _asks_nothing(step):
            says = (*(says or ()), *(step.answers[0].says or ()))
            step = theirs[step.answers[0].to]
        return replace(answer, to=step.id, to_title=step.title, words=_WHO_SAYS_IT.sub("", answer.words), says=says)

    kept = [
        replace(step, answers=tuple(map(led, step.answers)), ways_on=())
        for step in theirs.values()
        if not _asks_nothing(step)
    ]
    return replace(flow, name=name, steps=_reached(kept))


def _asks_nothing(step: Step) -> bool:
    """A question of which the answers that are left lead to one step and say the same."""
    return step.kind is not Kind.ENDING and len({(answer.to, answer.says) for answer in step.answers}) == 1


def _reached(steps: list[Step]) -> tuple[Step, ...]:
    known = {step.id: step for step in steps}
    reached: set[str] = set()
    waiting = [steps[0].id]
    while waiting:
        if (step_id := waiting.pop()) not in reached:
            reached.add(step_id)
            waiting += [answer.to for answer in known[step_id].answers]
    return tuple(step for step in steps if step.id in reached)
