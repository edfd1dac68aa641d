"""Lays a person's answers beside the ones that a scenario's table expects. There is no score.

The rule, for each question that the person met:

- the table does not ask it: ``beyond``, without a mark;
- the table accepts several answers, and this is one: ``judgement``, without a mark;
- the table accepts this answer: ``same``;
- "Not sure" where the table says something else: ``more-careful``, because it is never wrong to say;
- any other answer: ``parted``. The first such question is where the ways part.
"""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.browser.flow.duties import due_on
from tools.browser.flow.model import NOT_SURE, Flow, Kind, Step
from tools.browser.flow.walk import Given, walk

Accepted = Mapping[str, Sequence[str]]
"""For each question of a table, by its step's id and in order, the ids of the accepted answers; the first leads on."""


class Mark(enum.Enum):
    """How an answer stands beside the table."""

    SAME = "same"
    JUDGEMENT = "judgement"
    MORE_CAREFUL = "more-careful"
    PARTED = "parted"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Debrief:
    """The marks in the order in which the questions were met, where the ways part, and where both lead.

    ``step`` is where the person's answers lead: an ending, when all were given. ``expected`` is the table's ending.
    ``missed`` are the duties that the expected answers call for and the person's do not, not even with an *if*.
    """

    marks: tuple[tuple[str, Mark], ...]
    parted: str | None
    step: Step
    expected: Step
    missed: tuple[str, ...]


def mark(flow: Flow, accepted: Accepted, given: Sequence[Given]) -> Debrief:
    """The person's way beside the table's."""
    mine = way(flow, given)
    marks = tuple((step, _mark(accepted.get(step), answer)) for step, answer in mine.asked)
    parted = next((step for step, found in marks if found is Mark.PARTED), None)
    theirs = way(flow, first_answers(accepted))
    mine_due = due_on(flow, mine.asked)
    missed = tuple(duty for duty in due_on(flow, theirs.asked) if duty not in mine_due)
    return Debrief(marks, parted, mine.step, theirs.step, missed)


def _mark(accepted: Sequence[str] | None, answer: str) -> Mark:
    if accepted is None:
        return Mark.BEYOND
    if answer in accepted:
        return Mark.JUDGEMENT if len(accepted) > 1 else Mark.SAME
    return Mark.MORE_CAREFUL if answer == NOT_SURE else Mark.PARTED


@dataclass(frozen=True, slots=True)
class Way:
    """The questions that were answered, in order, every step that was passed, and where the answers lead."""

    asked: tuple[Given, ...]
    passed: tuple[str, ...]
    step: Step


def way(flow: Flow, given: Sequence[Given]) -> Way:
    """Where answers to questions lead. A pause is passed by itself: it asks nothing."""
    pauses = [(step.id, step.answers[0].id) for step in flow.steps if step.kind is Kind.PAUSE]
    found = walk(flow, [*given, *pauses])
    quiet = {step for step, _ in pauses}
    asked = tuple(pair for pair in found.taken if pair[0] not in quiet)
    return Way(asked, tuple(step for step, _ in found.taken), found.step)


def first_answers(accepted: Accepted) -> list[Given]:
    """The answers that the table follows."""
    return [(step, answers[0]) for step, answers in accepted.items()]
