"""Writes a helper's page: the whole flowchart as a document that reads, links and prints without any script."""

import json
import re
from collections.abc import Callable
from html import escape

from tools.guide.draw import arrows
from tools.guide.duties import Due, shown_at
from tools.guide.facts import Value
from tools.guide.model import Flow, Instruction, Kind, Step, Strength
from tools.guide.walk import Given, paths
from tools.guide.wire import to_wire
from tools.publish.helpers.danger import danger_now, danger_words, is_for_a_child
from tools.publish.helpers.duties import ending_html
from tools.publish.helpers.instructions import instructions_html
from tools.publish.helpers.poster import poster
from tools.publish.policy.text import Policy, find_in_section
from tools.publish.school import School
from tools.publish.words import UNSENT, address, inline, on_day, policy_page

UP = "../../"
"""From a helper's page (helpers/NAME/) to the top of the site."""
OPEN = (Strength.SHOULD, Strength.CONSIDER, Strength.MAY, Strength.SAYS)
"""What leaves room to weigh. *Must* and *will* are noted, and so is what this site adds."""
FILE_LINK = re.compile(r"\]\(((?:\.\./\.\./docs/)?[\w/-]+\.md[^)]*)\)")


def helper_page(
    flow: Flow, policy: Policy, school: School, drawing: str, fingerprint: str, signed_by: str = "", practise: str = ""
) -> str:
    """The page as Markdown with one block of HTML in it.

    ``drawing`` is the inline SVG, ``fingerprint`` identifies the words of the flowchart in a printed record,
    ``signed_by`` is who at the school has signed them off, "" while nobody has; ``practise`` has the links to the
    scenarios that walk it.
    """
    return f"""---
title: {json.dumps(flow.title, ensure_ascii=False)}
description: {json.dumps(f"A decision helper for {flow.audience}.", ensure_ascii=False)}
hide:
  - toc
{"reader: child" if is_for_a_child(flow) else ""}
---

# {flow.title}

{helper_html(flow, policy, school, drawing, fingerprint, signed_by, practise)}
"""


def helper_html(
    flow: Flow, policy: Policy, school: School, drawing: str, fingerprint: str, signed_by: str = "", practise: str = ""
) -> str:
    """The block of HTML itself, for any page that is two folders below the top of the site."""
    shown = shown_at(flow)
    steps = "\n".join(
        step_html(flow, step, policy, number, shown.get(step.id, {}), school)
        for number, step in enumerate(flow.steps, start=1)
    )
    return f"""<div class="helper" data-helper="{flow.name}" data-flow="{_data(flow)}">
{"".join(f"<p>{inline(_local(text))}</p>" for text in flow.intro)}
{danger_now(flow)}
<section class="walk" aria-label="The questions">
<p class="walk-note" data-when="no-walk">Below is the whole helper. Start at “{escape(flow.steps[0].title)}” and
follow the answer that fits.</p>
<p class="walk-problem" role="status" hidden></p>
{_controls()}
<div class="steps">
{steps}
</div>
{_so_far()}
{_record(flow, policy, fingerprint, signed_by)}
</section>
{_overview(flow, drawing, poster(flow, school, danger_words(flow)))}
{practise}
{_facts(flow, policy, fingerprint, signed_by)}
</div>"""


def _facts(flow: Flow, policy: Policy, fingerprint: str, signed_by: str) -> str:
    titles = {section.key: section for section in policy.sections}
    served = ", ".join(
        f'<a href="{policy_page(titles[key].path.name, UP)}">{escape(titles[key].title)}</a>' for key in flow.sections
    )
    return f"""<dl class="helper-facts">
<div><dt>For</dt><dd>{escape(flow.audience)}</dd></div>
<div><dt>{"Kept by" if signed_by else "To be kept by"}</dt><dd>{escape(flow.owner)}</dd></div>
<div><dt>Reviewed</dt><dd>{_reviewed(flow, signed_by)}</dd></div>
<div><dt>Version</dt><dd><code>{fingerprint}</code></dd></div>
<div><dt>Policy</dt><dd>{served}</dd></div>
</dl>"""


def _reviewed(flow: Flow, signed_by: str) -> str:
    """When and by whom. A governor reads it: what only the makers have read must not look signed off."""
    if signed_by:
        return f"{on_day(flow.reviewed)}, by {escape(signed_by)}"
    return f"{on_day(flow.reviewed)}, by the makers of this site, not yet signed off by the school"


def _local(text: str) -> str:
    """An introduction's links to other helpers, written as files are linked, as addresses on the site."""
    return FILE_LINK.sub(lambda found: f"]({address(found[1], UP)})", text)


def _controls() -> str:
    return """<div class="walk-controls" data-when="walk" hidden>
<button type="button" class="quiet back">Back</button>
<button type="button" class="quiet restart">Start again</button>
<p class="left"></p>
</div>"""


def step_html(flow: Flow, step: Step, policy: Policy, number: int, due: Due, school: School | None = None) -> str:
    """One step: heading, what it asks or says, its answers. Without scripts all are shown, one below the other.

    ``due`` are the duties that any way to an ending calls for.
    """
    heading = f'<h2 id="{step.id}" tabindex="-1">{_heading(step)}</h2>'
    body = "".join(f"<p>{inline(text)}</p>" for text in (step.body[1:] if step.kind is Kind.QUESTION else step.body))
    why = f'<p class="why"><strong>Why we ask:</strong> {inline(step.why)}</p>' if step.why else ""
    doing = instructions_html(step, policy, UP, tick=_tick(flow, step))
    inner = f"{heading}{body}{why}{doing}"
    if step.kind is Kind.QUESTION:
        hint = f"{step.id}--hint"
        inner = f"""<form method="dialog" autocomplete="off"><fieldset aria-describedby="{hint}">
<legend>{heading}</legend><div id="{hint}">{body}{why}</div>{doing}
<p class="answer-missing" hidden>Choose an answer. If you are not sure, choose “Not sure”.</p>
{"".join(_answer(flow, step, index) for index in range(len(step.answers)))}
</fieldset><button type="submit" class="continue" data-when="walk" hidden>Continue</button></form>"""
    elif step.kind is Kind.PAUSE:
        inner += f"""<form method="dialog" autocomplete="off">{_answer(flow, step, 0, hidden=True)}
<button type="submit" class="continue" data-when="walk" hidden>{escape(step.answers[0].words)}</button></form>"""
    else:
        inner = (
            f"{heading}{body}{ending_html(flow, step, due, policy, UP, school)}{_ways_on(step)}{_ways_here(flow, step)}"
        )
    return f"""<article class="step {step.kind.value}" data-step="{step.id}" data-number="{number}">
{inner}
</article>"""


def _tick(flow: Flow, step: Step) -> Callable[[Instruction], str]:
    """The word to tick at each line of a pause: who decides weighs what is open and notes the rest; a child neither."""
    if step.kind is not Kind.PAUSE or is_for_a_child(flow):
        return lambda _: ""
    decides = "Designated Safeguarding Lead" in flow.audience and "all staff" not in flow.audience
    return lambda each: "Weighed" if decides and each.strength in OPEN else "Noted"


def _heading(step: Step) -> str:
    if step.kind is not Kind.QUESTION or not step.body:
        return escape(step.title)
    return f'<span class="step-name">{escape(step.title)}</span> {inline(step.body[0])}'


def _answer(flow: Flow, step: Step, index: int, hidden: bool = False) -> str:
    answer = step.answers[index]
    target = flow.step(answer.to)
    field = f"{step.id}--{answer.id}"
    kind = "hidden" if hidden else "radio"
    label = "" if hidden else f'<label for="{field}">{inline(answer.words)}</label>'
    lead = f"{escape(answer.words)}: go to" if hidden else "go to"
    title = escape(target.title if target else answer.to)
    return f"""<div class="answer"><input type="{kind}" id="{field}" name="{step.id}" value="{answer.id}">{label}
<a class="arrow" data-when="no-walk" href="#{answer.to}">{lead} “{title}”</a></div>
"""


def _ways_on(step: Step) -> str:
    if not step.ways_on:
        return ""
    links = "".join(f'<li><a href="{address(link.target, UP)}">{escape(link.words)}</a></li>' for link in step.ways_on)
    # Named after its step: with every step shown there are several, and a list of landmarks must tell them apart.
    name = escape(f"Where to go next from “{step.title}”")
    return f'<nav class="ways-on" aria-label="{name}"><ul>{links}</ul></nav>'


def _ways_here(flow: Flow, ending: Step) -> str:
    """How could one get here? Every answer that leads straight to the ending, and the shortest way to it."""
    direct = "".join(
        f'<li><a href="#{step.id}">{escape(step.title)}</a>: {escape(" / ".join(words))}</li>'
        for step in flow.steps
        if (words := [answer.words for answer in step.answers if answer.to == ending.id])
    )
    shortest = min((given for given, end in paths(flow) if end is ending), key=len)
    way = " → ".join(_said(flow, given) for given in shortest)
    return f"""<details class="ways-here"><summary>How could one get here?</summary>
<p>Answers that lead here:</p><ul>{direct}</ul><p>The shortest way: {way}.</p></details>"""


def _said(flow: Flow, given: Given) -> str:
    step = flow.step(given[0])
    answer = step.answer(given[1]) if step else None
    if step is None or answer is None:  # paths() gives what the flow itself offers.
        raise LookupError(f"{flow.name} does not offer {given}.")
    return f"{escape(step.title)} ({escape(answer.words)})"


def _so_far() -> str:
    return """<section class="so-far" data-when="walk" hidden aria-labelledby="so-far">
<h2 id="so-far">Your answers so far</h2>
<p class="dropped" hidden></p>
<ol></ol>
<details class="turns" hidden><summary>What would have changed this</summary><ul></ul></details>
</section>"""


def _asks_for_reasons(policy: Policy) -> str:
    """The policy's words on writing reasons down, where it has them."""
    words = "In all cases, we will record our decision making together with the rationale behind those decisions."
    place = find_in_section(policy, "12", words)
    return f'“{words}” <a href="{policy_page(place[2].name, UP)}">Section 12</a>. ' if place else ""


def _record(flow: Flow, policy: Policy, fingerprint: str, signed_by: str) -> str:
    """The record: asked for at an ending, filled in by the view, printed. Section 12 asks for the rationale."""
    if is_for_a_child(flow):
        return ""  # A child is not asked to make a record.
    for_a_parent = ("parent", Value.YES) in flow.facts  # Who decides nothing and keeps no record under section 12.
    heading = "Notes for your talk with the school" if for_a_parent else "A record to print"
    asked = "What would you like to say or ask?" if for_a_parent else "What was decided, and why?"
    reasons = "" if for_a_parent else _asks_for_reasons(policy)
    return f"""<section class="record" data-when="ending" hidden aria-labelledby="record-{flow.name}">
<h2 id="record-{flow.name}">{heading}</h2>
<p class="record-reason"><label for="reason-{flow.name}">{asked} Use initials or a reference, not a
full name.</label>
<textarea id="reason-{flow.name}" rows="4" {UNSENT}></textarea></p>
<p class="quiet-note">{reasons}What you type stays on this page until you leave it. Nothing is sent or
kept.</p>
<p><button type="button" class="print-record">Print or save this record</button></p>
<div class="sheet" data-fingerprint="{fingerprint}" data-reviewed="{_reviewed(flow, signed_by)}"></div>
</section>"""


def _overview(flow: Flow, drawing: str, on_poster: str) -> str:
    items = "".join(_in_words(step) for step in flow.steps)
    return f"""<section class="overview" aria-labelledby="overview">
<h2 id="overview">The whole helper at a glance</h2>
<p data-when="walkable" hidden><button type="button" class="quiet show-all">Show every step on this page</button>
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
    return f'<li><a href="#{step.id}">{escape(step.title)}</a> <span class="kind">({step.kind.value})</span>{led}</li>'


def _data(flow: Flow) -> str:
    # An attribute, since the theme's instant navigation takes a script element's type and class away.
    return escape(json.dumps(to_wire(flow), ensure_ascii=False))
