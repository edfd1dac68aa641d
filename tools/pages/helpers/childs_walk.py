"""The walk on the children's page: one thing at a screen, a picture beside each answer, nothing for grown-ups in sight.

Runs while the site is built. It is the child's part of a helper: one file says what children and grown-ups are told.
"""

import json
from collections.abc import Iterable
from html import escape

from tools.browser.flow.duties import Due, shown_at
from tools.browser.flow.model import Flow, Kind, Step
from tools.browser.flow.wire import to_wire
from tools.pages.formatting import inline
from tools.pages.helpers.around import controls
from tools.pages.helpers.card import card_html
from tools.pages.helpers.duties import ending_html
from tools.pages.helpers.one_reader import for_reader
from tools.pages.helpers.pictures import picture
from tools.pages.helpers.record import UP
from tools.pages.helpers.tappable import with_numbers_to_tap
from tools.sources.policy.text import Policy
from tools.sources.school import School

HELPER = "where-a-child-can-turn"
NAME = "for-children"
MARKER = "<!-- a child's walk -->"
READ_WITH = "a-grown-up-i-trust"
"""The picture beside the line for a child who does not read yet."""


def childs_part(flows: Iterable[Flow]) -> Flow:
    """The helper as a child walks it."""
    return for_reader(next(flow for flow in flows if flow.name == HELPER), "child", NAME)


def steps_for_children(flows: Iterable[Flow]) -> frozenset[str]:
    """The places of its steps on the children's page, below the top of the site."""
    theirs = [flow for flow in flows if flow.name == HELPER]
    return frozenset(f"for/children/#{step.id}" for step in childs_part(theirs).steps) if theirs else frozenset()


def childs_walk(flows: Iterable[Flow], policy: Policy, school: School) -> str:
    """The block of HTML. Without scripts every step is there, one below the other, with links."""
    flow = childs_part(flows)
    shown = shown_at(flow)
    steps = "\n".join(
        _step(flow, step, policy, school, number, shown.get(step.id, {}))
        for number, step in enumerate(flow.steps, start=1)
    )
    return f"""<div class="helper childs" data-short data-for="family" data-helper="{flow.name}" \
data-flow="{_data(flow)}">
<section class="walk" aria-label="The questions">
<p class="walk-note" data-when="no-walk">Start at the top. Find the answer that fits. Go on from there.</p>
<p class="walk-problem" data-shows="fault" role="status" hidden></p>
<p class="listen-line" hidden><button type="button" class="quiet listen">Listen</button></p>
{controls()}
<div class="steps">
{steps}
</div>
<p class="read-with-me">{picture(READ_WITH)}Hard to read? Ask a safe grown-up to read it with you.</p>
<p data-when="look" hidden>
<button type="button" class="quiet to-walk" data-do="to-walk">Start from the first question</button></p>
</section>
</div>"""


def _step(flow: Flow, step: Step, policy: Policy, school: School, number: int, due: Due) -> str:
    asks = step.kind is Kind.QUESTION
    heading = f'<h2 id="{step.id}" tabindex="-1">{inline(step.body[0] if asks else step.title)}</h2>'
    body = "".join(f"<p>{with_numbers_to_tap(inline(text))}</p>" for text in step.body[1 if asks else 0 :])
    if asks:
        answers = "".join(_answer(flow, step, index) for index in range(len(step.answers)))
        hint = f"{step.id}--hint"
        inner = f"""<fieldset aria-describedby="{hint}"><legend>{heading}</legend><div id="{hint}">{body}</div>
{answers}</fieldset>"""
    else:
        whole = ending_html(flow, step, due, policy, UP, school, fold=False)
        more = f'<details class="fold more" open><summary><h3>More about this</h3></summary>{whole}</details>'
        inner = f"{picture(step.id)}{heading}{body}{card_html(flow, due, school, UP)}{more}"
    return f"""<div class="step {step.kind.value}" data-step="{step.id}" data-number="{number}">
{inner}
</div>"""


def _answer(flow: Flow, step: Step, index: int) -> str:
    """A button during a walk. Without one, the words and a link to the step that they lead to."""
    answer = step.answers[index]
    target = flow.step(answer.to)
    words, drawn = inline(answer.words), picture(answer.id)
    to = escape(_asked(target) if target else answer.to)
    return f"""<div class="answer"><button type="button" class="give" id="{step.id}--{answer.id}" value="{answer.id}" \
data-when="walk" hidden>{drawn}<span>{words}</span></button><span class="words" data-when="no-walk">{words}</span>
<a class="arrow" data-when="no-walk" href="#{answer.to}">go to “{to}”</a></div>
"""


def _asked(step: Step) -> str:
    """What stands above a step here: a question's own words, an ending's title."""
    return step.body[0] if step.kind is Kind.QUESTION else step.title


def _data(flow: Flow) -> str:
    return escape(json.dumps(to_wire(flow), ensure_ascii=False))
