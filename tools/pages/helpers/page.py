"""Writes a helper's page: the whole flowchart as a document that reads, links and prints without any script."""

import json
import re
from collections.abc import Callable
from html import escape

from tools.browser.flow.duties import Due, shown_at
from tools.browser.flow.facts import Value
from tools.browser.flow.model import Flow, Instruction, Kind, Reader, Step, Strength
from tools.browser.flow.walk import Given, shortest_ways
from tools.browser.flow.wire import to_wire
from tools.pages.formatting import address, inline
from tools.pages.helpers.around import PROOFS, controls, facts_html, so_far, ways_on
from tools.pages.helpers.card import card_html
from tools.pages.helpers.case import is_of_a_case, may_travel
from tools.pages.helpers.danger import danger_now, danger_words
from tools.pages.helpers.duties import ending_html
from tools.pages.helpers.instructions import instructions_html
from tools.pages.helpers.poster import poster
from tools.pages.helpers.record import UP, Version, record
from tools.pages.helpers.tappable import with_numbers_to_tap
from tools.sources.flowcharts.draw import arrows
from tools.sources.paths import FLOWCHARTS
from tools.sources.policy.text import Policy
from tools.sources.school import School

OPEN = (Strength.SHOULD, Strength.CONSIDER, Strength.MAY, Strength.SAYS)
"""What leaves room to weigh. *Must* and *will* are noted, and so is what this site adds."""
FOR_PARENTS = "worried-about-my-child"
GOING_HOME = '<p class="going-home" data-going-home hidden></p>'
"""Who goes home when: the view fills it in, once the case record has a child with a time."""
Way = tuple[Given, ...]
FILE_LINK = re.compile(r"\]\(((?:\.\./\.\./docs/)?[\w/-]+\.md[^)]*)\)")


def helper_page(
    flow: Flow, policy: Policy, school: School, drawing: str, version: Version, signed_by: str = "", practise: str = ""
) -> str:
    """The page as Markdown with one block of HTML in it.

    ``drawing`` is the inline SVG, ``version`` identifies its words in a printed record,
    ``signed_by`` is who at the school has signed them off, "" while nobody has; ``practise`` has the links to the
    scenarios that walk it.
    """
    return f"""---
title: {json.dumps(flow.title, ensure_ascii=False)}
description: {json.dumps(f"A decision helper for {flow.audience}.", ensure_ascii=False)}
hide:
  - toc
{"reader: child" if flow.is_for_a_child else ""}
---

# {flow.title}

{helper_html(flow, policy, school, drawing, version, signed_by, practise)}
"""


def helper_html(
    flow: Flow, policy: Policy, school: School, drawing: str, version: Version, signed_by: str = "", practise: str = ""
) -> str:
    """The block of HTML itself, for any page that is two folders below the top of the site."""
    shown = shown_at(flow)
    ways = shortest_ways(flow)
    steps = "\n".join(
        step_html(flow, step, policy, number, shown.get(step.id, {}), school, ways[step.id])
        for number, step in enumerate(flow.steps, start=1)
    )
    case = " data-case" if is_of_a_case(flow) else ""
    return f"""<div class="helper"{_for_a_family(flow)}{case} data-helper="{flow.name}" data-flow="{_data(flow)}">
{"".join(f"<p>{_for_staff(flow) if at == 0 else ''}{inline(_local(text))}</p>" for at, text in enumerate(flow.intro))}
{danger_now(flow)}
<section class="walk" aria-label="The questions">
<p class="walk-note" data-when="no-walk">Below is the whole helper. Start at “{escape(flow.steps[0].title)}” and
follow the answer that fits.</p>
<p class="walk-problem" data-shows="fault" role="status" hidden></p>
{controls()}
<p data-when="look" hidden>This is one step of the helper, shown by itself. Which step is yours depends on your
answers.</p>
<div class="steps">
{steps}
</div>
<p data-when="look" hidden>
<button type="button" class="quiet to-walk" data-do="to-walk">Start from the first question</button></p>
{so_far(is_of_a_case(flow))}
{record(flow, policy, version, signed_by, school)}
</section>
{_overview(flow, drawing, poster(flow, school, danger_words(flow)))}
{practise}
{facts_html(flow, policy, version, signed_by)}
</div>"""


def _for_a_family(flow: Flow) -> str:
    """A parent reads what to do; how strongly the policy says it comes with its words."""
    return ' data-for="family"' if ("parent", Value.YES) in flow.facts or flow.is_for_a_child else ""


def _for_staff(flow: Flow) -> str:
    """A parent who has come to a helper for staff is told so at once, and where the one for parents is."""
    if Reader.STAFF not in flow.readers or Reader.PARENTS in flow.readers:
        return ""
    if not (FLOWCHARTS / f"{FOR_PARENTS}.md").exists():
        return "For staff. "
    return f'For staff (<a href="{UP}helpers/{FOR_PARENTS}/">a parent?</a>). '


def _local(text: str) -> str:
    """An introduction's links to other helpers, written as files are linked, as addresses on the site."""
    return FILE_LINK.sub(lambda found: f"]({address(found[1], UP)})", text)


def step_html(
    flow: Flow, step: Step, policy: Policy, number: int, due: Due, school: School | None = None, way: Way = ()
) -> str:
    """One step: heading, what it asks or says, its answers. Without scripts all are shown, one below the other.

    ``due`` are the duties that any way to an ending calls for, ``way`` the shortest way to the step.
    """
    heading = f'<h2 id="{step.id}" tabindex="-1">{_heading(step)}</h2>'
    body = "".join(
        f"<p>{with_numbers_to_tap(inline(text))}</p>"
        for text in (step.body[1:] if step.kind is Kind.QUESTION else step.body)
    )
    why = f'<p class="why"><strong>Why we ask:</strong> {inline(step.why)}</p>' if step.why else ""
    doing = instructions_html(step, policy, UP, tick=_tick(flow, step))
    inner = f"{heading}{body}{why}{doing}"
    if step.kind is Kind.QUESTION:
        hint = f"{step.id}--hint"
        inner = f"""<fieldset aria-describedby="{hint}">
<legend>{heading}</legend><div id="{hint}">{body}{why}</div>{doing}
{"".join(_answer(flow, step, index) for index in range(len(step.answers)))}</fieldset>"""
    elif step.kind is Kind.PAUSE:
        inner += _answer(flow, step, 0)
    else:
        card = card_html(flow, due, school, UP)
        whole = ending_html(flow, step, due, policy, UP, school)
        going_home = GOING_HOME if is_of_a_case(flow) else ""
        inner = f"{heading}{card}{going_home}{body}{PROOFS if card else ''}{whole}{ways_on(step)}"
    travels = " data-travels" if may_travel(flow, step) else ""
    return f"""<article class="step {step.kind.value}" data-step="{step.id}" data-number="{number}"{travels}>
{inner}{_ways_here(flow, step, way) if way else ""}
</article>"""


def _tick(flow: Flow, step: Step) -> Callable[[Instruction], str]:
    """The word to tick at each line of a pause: who decides weighs what is open and notes the rest; a child neither."""
    if step.kind is not Kind.PAUSE or flow.is_for_a_child:
        return lambda _: ""
    decides = Reader.DSL in flow.readers and Reader.STAFF not in flow.readers
    return lambda each: "Weighed" if decides and each.strength in OPEN else "Noted"


def _heading(step: Step) -> str:
    if step.kind is not Kind.QUESTION or not step.body:
        return escape(step.title)
    return f'<span class="step-name">{escape(step.title)}</span> {inline(step.body[0])}'


def _answer(flow: Flow, step: Step, index: int) -> str:
    """A button during a walk. Without one, the words and a link to the step that they lead to."""
    answer = step.answers[index]
    target = flow.step(answer.to)
    words = inline(answer.words)
    title = escape(target.title if target else answer.to)
    return f"""<div class="answer"><button type="button" class="give" id="{step.id}--{answer.id}" value="{answer.id}" \
data-when="walk" hidden>{words}</button><span class="words" data-when="no-walk">{words}</span>
<a class="arrow" data-when="no-walk" href="#{answer.to}">go to “{title}”</a></div>
"""


def _ways_here(flow: Flow, here: Step, way: Way) -> str:
    """How could one get here? Every answer that leads straight to the step, and the shortest way to it."""
    direct = "".join(
        f'<li><a href="#{step.id}">{escape(step.title)}</a>: {escape(" / ".join(words))}</li>'
        for step in flow.steps
        if (words := [answer.words for answer in step.answers if answer.to == here.id])
    )
    told = " → ".join(_said(flow, given) for given in way)
    # In the middle of a walk nobody asks.
    when = "" if here.kind is Kind.ENDING else ' data-when="no-walk"'
    return f"""<details class="ways-here"{when}><summary>How could one get here?</summary>
<p>Answers that lead here:</p><ul>{direct}</ul><p>The shortest way: {told}.</p></details>"""


def _said(flow: Flow, given: Given) -> str:
    step = flow.step(given[0])
    answer = step.answer(given[1]) if step else None
    if step is None or answer is None:  # shortest_ways() gives what the flow itself offers.
        raise LookupError(f"{flow.name} does not offer {given}.")
    return f"{escape(step.title)} ({escape(answer.words)})"


def _overview(flow: Flow, drawing: str, on_poster: str) -> str:
    items = "".join(_in_words(step) for step in flow.steps)
    return f"""<section class="overview" aria-labelledby="overview">
<h2 id="overview">The whole helper at a glance</h2>
<p data-when="walkable" hidden>
<button type="button" class="quiet show-all" data-do="show-all">Show every step on this page</button>
<button type="button" class="quiet" data-prints="all">Print the whole helper</button>
<button type="button" class="quiet" data-prints="drawing">Print the drawing</button>
<button type="button" class="quiet" data-prints="outline">Print it in words</button>
<button type="button" class="quiet" data-prints="poster">Print a poster</button></p>
{on_poster}
<figure tabindex="0" aria-label="Drawing, scrolls sideways on a narrow screen">{drawing}</figure>
<div class="outline"><h3 id="outline">In words</h3><ol>{items}</ol></div>
</section>"""


def _in_words(step: Step) -> str:
    """A step of the outline. Answers that lead to the same step share a line, as they share an arrow of the drawing."""
    titles = {answer.to: answer.to_title for answer in step.answers}
    led = "".join(f"<br>{escape(words)} → {escape(titles[to])}" for to, words in arrows(step).items())
    led = f'<span class="led">{led}</span>' if led else ""
    if step.kind is Kind.QUESTION and len(titles) == 1:
        # A poster has no room for answers that make no difference to the way.
        led = (
            led.replace('"led"', '"led same"')
            + f'<span class="led any"><br>Any answer → {escape(next(iter(titles.values())))}</span>'
        )
    return f'<li><a href="#{step.id}">{escape(step.title)}</a> <span class="kind">({step.kind.value})</span>{led}</li>'


def _data(flow: Flow) -> str:
    # An attribute, since the theme's instant navigation takes a script element's type and class away.
    return escape(json.dumps(to_wire(flow), ensure_ascii=False))
