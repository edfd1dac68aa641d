"""Writes the quiz: each question with its options, and the answers with the policy's words on a following page."""

import re
from collections.abc import Sequence
from html import escape

from tools.browser.flow.model import Strength
from tools.pages.formatting import inline, policy_page
from tools.pages.helpers.instructions import strength_html
from tools.pages.rehearsal.hands_page import hands_counted_html
from tools.pages.rehearsal.quiz_screens import ROUND, quiz_screens
from tools.pages.rehearsal.screen import screens_html
from tools.pages.rehearsal.screens import ending_screen
from tools.sources.flowcharts.strength import SHOWN
from tools.sources.policy.text import Policy, find
from tools.sources.quiz import Question

MARKER = "<!-- quiz -->"
NUMBERED = re.compile(r"^\d+\. ")
UP = "../../"
"""From the quiz's page (training/quiz/) to the top of the site."""


def quiz_html(questions: Sequence[Question], policy: Policy) -> str:
    """All questions, then all answers. With scripts one question is shown at a time, its answer under it."""
    asked = "".join(_ask(question, number, len(questions)) for number, question in enumerate(questions, start=1))
    answered = "".join(_answer(question, number, policy) for number, question in enumerate(questions, start=1))
    rounds = {"all": 0, **{f"round-{many}": many for many in ROUND.values()}}
    screens = "".join(
        screens_html([*quiz_screens(questions, policy, many), ending_screen()], name) for name, many in rounds.items()
    )
    return f"""<div class="quiz" data-quiz>
<div class="play-bar" data-when="scripts" hidden><p><label for="quiz-round">To show</label>
<select id="quiz-round" autocomplete="off"><option value="all">All {len(questions)} questions</option>
<option value="round-{ROUND["an hour"]}">Five questions, for an hour</option>
<option value="round-{ROUND["twenty minutes"]}">One question</option></select></p>
<button type="button" class="quiet to-group">Show to a group</button></div>
{hands_counted_html()}
<div class="quiz-questions">{asked}</div>
<section class="quiz-answers" aria-labelledby="quiz-answers"><h2 id="quiz-answers" data-when="no-play">The answers</h2>
<div>{answered}</div></section>
<section class="quiz-done" hidden aria-labelledby="quiz-done">
<h2 id="quiz-done" tabindex="-1">That was the last question</h2>
<p>There is no score. Which answer surprised you? Talk about it with a colleague, or with the Designated Safeguarding
Lead (DSL).</p><p><button type="button" class="quiet quiz-again">Begin again</button></p></section>
{screens}
</div>"""


def _ask(question: Question, number: int, of: int) -> str:
    options = "".join(
        f"""<div class="answer"><input type="radio" id="{question.id}--{index}" name="{question.id}"
value="{index}"><label for="{question.id}--{index}">{inline(option)}</label></div>
"""
        for index, option in enumerate(question.options)
    )
    return f"""<form class="quiz-question" data-question="{question.id}" method="dialog" autocomplete="off"><fieldset>
<legend><h2 id="{question.id}" tabindex="-1"><span class="step-name">Question {number} of {of}</span>
{inline(question.ask)}</h2></legend>
<p class="answer-missing" hidden>Choose an answer.</p>
{options}</fieldset><button type="submit" class="continue" data-when="play" hidden>Show the answer</button></form>
"""


def _answer(question: Question, number: int, policy: Policy) -> str:
    paragraph = find(policy, question.quote, question.section, question.anchor)
    if paragraph is None:  # The check refuses this before a page is made.
        raise LookupError(f"“{question.quote}” does not stand in {question.section}.")
    href = f"{policy_page(question.section, UP)}#{paragraph.anchor}"
    right = question.options.index(question.right)
    place = f"{paragraph.number} {NUMBERED.sub('', paragraph.heading)}"
    verdict, between = '<p class="verdict" data-when="play" hidden></p>', ""
    if question.strength is Strength.OUTSIDE:
        # quiz.js writes “The policy says” into a verdict: there is none where the policy does not say it.
        verdict = '<p data-when="play" hidden>The policy does not answer this. What to do:</p>'
        between = f"""</div>
<div class="instruction {SHOWN[Strength.SAYS].look}"><p>{strength_html(Strength.SAYS)} The nearest that it says:</p>"""
    return f"""<article class="quiz-answer" data-answer="{question.id}" data-right="{right}" tabindex="-1">
{verdict}
<p><span class="number" data-when="no-play">{number}.</span> <strong>{inline(question.right)}</strong></p>
<div class="instruction {SHOWN[question.strength].look}"><p>{strength_html(question.strength)}
{inline(question.because)}</p>{between}<blockquote><p>“{escape(question.quote, quote=False)}”
<cite><a href="{href}">{escape(place)}</a></cite></p></blockquote></div>
<p data-when="play" hidden><button type="button" class="next-question">Next question</button></p></article>
"""
