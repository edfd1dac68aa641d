"""Which step of a changed flowchart is which step of the old one, also when its heading or an answer was reworded."""

from collections.abc import Mapping
from dataclasses import dataclass

from tools.browser.flow.model import Flow, Kind, Step
from tools.browser.flow.walk import Given
from tools.sources.review.content_lines import of_step
from tools.sources.taken.align import ALIKE, likeness


@dataclass(frozen=True, slots=True)
class Matched:
    """``steps`` and ``answers`` give the new id for an old one; ``added`` are new answers to old questions."""

    steps: Mapping[str, str]
    answers: Mapping[Given, Given]
    added: frozenset[Given]

    def step(self, old_id: str) -> str | None:
        """The step's id now, None when it is gone."""
        return self.steps.get(old_id)

    def answer(self, given: Given) -> Given | None:
        """The same answer now, None when its step or it is gone."""
        return self.answers.get(given)


def match(old: Flow, new: Flow) -> Matched:
    """Steps with one id are one step. A step that is gone and a new one that says nearly the same are one, renamed."""
    steps = {step.id: step.id for step in old.steps if new.step(step.id)}
    gone = [step for step in old.steps if step.id not in steps]
    come = [step for step in new.steps if not old.step(step.id)]
    for step in gone:
        likely = [(likeness(_words(step), _words(other)), other) for other in come if other.kind is step.kind]
        score, best = max(likely, key=lambda each: each[0], default=(0.0, None))
        if best and score > ALIKE:
            steps[step.id] = best.id
            come.remove(best)
    answers: dict[Given, Given] = {}
    added: set[Given] = set()
    for was, is_now in steps.items():
        before, now = old.step(was), new.step(is_now)
        if before and now:
            matched = _answers(before, now, steps)
            answers |= {(was, each): (is_now, other) for each, other in matched.items()}
            added |= {(is_now, answer.id) for answer in now.answers if answer.id not in matched.values()}
    return Matched(steps, answers, frozenset(added))


def _answers(before: Step, now: Step, steps: Mapping[str, str]) -> dict[str, str]:
    """Answers with one id are one; so are the only one that is gone and the only new one, if they lead to one step."""
    same = {answer.id: answer.id for answer in before.answers if now.answer(answer.id)}
    gone = [answer for answer in before.answers if answer.id not in same]
    come = [answer for answer in now.answers if not before.answer(answer.id)]
    pause = before.kind is now.kind is Kind.PAUSE
    if len(gone) == len(come) == 1 and (pause or steps.get(gone[0].to) == come[0].to):
        same[gone[0].id] = come[0].id
    return same


def _words(step: Step) -> str:
    """What a step says, its heading apart."""
    return " ".join(line.words for line in of_step(step)[1:])
