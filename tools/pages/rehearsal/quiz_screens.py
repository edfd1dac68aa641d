"""The screens that the quiz is shown to a group on: each question to vote on, then its answer and the policy."""

import re
from collections.abc import Sequence
from html import escape

from tools.browser.flow.model import Strength
from tools.pages.formatting import inline
from tools.pages.helpers.instructions import strength_html
from tools.pages.rehearsal.screen import COUNT, Screen, Vote, ballot_html
from tools.sources.flowcharts.strength import SHOWN
from tools.sources.policy.text import Policy, find
from tools.sources.quiz import Question

ROUND = {"an hour": 5, "twenty minutes": 1}
"""How many questions a round has that fits into a plan."""
_STRENGTH = re.compile(r"(must|will|should|consider)\.?", re.I)
OF_STRENGTH = 2
"""So many of a round ask how strongly the policy speaks, where it has room for them."""


def round_of(quiz: Sequence[Question], many: int) -> list[Question]:
    """A round: some of how strongly the policy speaks, one that it does not answer, the rest from its beginning."""
    outside = [each for each in quiz if each.strength is Strength.OUTSIDE][: many > 1]
    strengths = [each for each in quiz if _STRENGTH.fullmatch(each.right)][: OF_STRENGTH if many > 1 else 0]
    others = [each for each in quiz if each not in (*outside, *strengths) and each.strength is not Strength.OUTSIDE]
    return [*others[: many - len(outside) - len(strengths)], *strengths, *outside]


def quiz_screens(quiz: Sequence[Question], policy: Policy, many: int = 0) -> list[Screen]:
    """The screens of a round, or of all questions."""
    chosen = round_of(quiz, many) if many else list(quiz)
    return [screen for question in chosen for screen in _question(question, policy)]


def vote_on_question(question: Question) -> Vote:
    """A question of the quiz as its counted hands are saved."""
    nothing = ((),) * len(question.options)
    return Vote(f"quiz/{question.id}", (question.options.index(question.right),), nothing)


def _question(question: Question, policy: Policy) -> tuple[Screen, Screen]:
    paragraph = find(policy, question.quote, question.section, question.anchor)
    place = f"{paragraph.number} {paragraph.heading}" if paragraph else ""
    head = f'<h2 tabindex="-1"><span class="step-name">Quiz</span> {inline(question.ask)}</h2>'
    letter = chr(ord("A") + question.options.index(question.right))
    right = f"<p><strong>{letter}: {inline(question.right)}</strong></p>"
    because = f"<p>{strength_html(question.strength)} {inline(question.because)}</p>"
    near = "<p>The nearest that the policy says:</p>" if question.strength is Strength.OUTSIDE else ""
    quote = f"<blockquote><p>“{escape(question.quote, quote=False)}” <cite>{escape(place)}</cite></p></blockquote>"
    look = SHOWN[question.strength].look
    return (
        Screen(
            "vote",
            f"{head}{ballot_html(list(question.options))}",
            f"Count hands or cards.{right}",
            False,
            COUNT,
            vote=vote_on_question(question),
        ),
        Screen(
            "reveal",
            f'{head}<p class="tally"></p>{right}<div class="instruction {look}">{because}</div>{near}{quote}',
            "Read the policy’s exact words aloud.",
        ),
    )
