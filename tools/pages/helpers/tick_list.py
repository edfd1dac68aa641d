"""Writes the page of the list of what may be so: tick, then read what to do.

Runs while the site is built. Staff with a minute start here; without it they would need a helper's questions.
"""

import json
from html import escape

from tools.browser.flow.duties import Due, due_by_ticks
from tools.browser.flow.model import Answer, Flow, Step
from tools.browser.flow.wire import to_wire
from tools.pages.formatting import inline
from tools.pages.helpers.around import PROOFS, facts_html, so_far, ways_on
from tools.pages.helpers.card import card_html
from tools.pages.helpers.danger import danger_now
from tools.pages.helpers.duties import ending_html
from tools.pages.helpers.record import UP, Version, record
from tools.pages.helpers.tappable import with_numbers_to_tap
from tools.sources.policy.text import Policy
from tools.sources.school import School


def tick_list_page(flow: Flow, policy: Policy, school: School, version: Version, signed_by: str = "") -> str:
    """The page as Markdown with one block of HTML. Without scripts it reads as a list and all that may be due."""
    due = due_by_ticks(flow)
    groups = "\n".join(_group(step) for step in flow.steps[:-1])
    wire = escape(json.dumps(to_wire(flow, due), ensure_ascii=False))
    return f"""---
title: {json.dumps(flow.title, ensure_ascii=False)}
description: {json.dumps(f"A list to tick, for {flow.audience}.", ensure_ascii=False)}
hide:
  - toc
---

# {flow.title}

<div class="helper tick-list" data-case data-ticks="{flow.name}" data-flow="{wire}">
{"".join(f"<p>{inline(text)}</p>" for text in flow.intro)}
{danger_now(flow)}
<section class="walk" aria-label="The list">
<p class="walk-note" data-when="no-walk">Below the list is all that one of these may call for.</p>
<div class="walk-controls" data-when="walk" hidden>
<button type="button" class="quiet back" data-do="back">Change what is ticked</button>
<button type="button" class="quiet restart" data-do="restart">Start again</button>
</div>
<div class="steps">
<form class="step question" data-step="ticks" method="dialog" autocomplete="off">
{groups}
<p class="show-what-to-do" data-when="walk" hidden><button type="submit">Show what to do</button></p>
</form>
{_what_to_do(flow, due, policy, school)}
</div>
{so_far(of_a_case=True)}
{record(flow, policy, version, signed_by, school)}
</section>
{facts_html(flow, policy, version, signed_by)}
</div>
"""


def _group(step: Step) -> str:
    ticks = "".join(_tick(step, answer) for answer in step.answers)
    return f'<fieldset><legend><h2 id="{step.id}">{escape(step.title)}</h2></legend>{ticks}</fieldset>'


def _tick(step: Step, answer: Answer) -> str:
    field = f"{step.id}--{answer.id}"
    return (
        f'<div class="tick"><input type="checkbox" id="{field}" name="{step.id}" value="{answer.id}">'
        f'<label for="{field}">{inline(answer.words)}</label></div>'
    )


def _what_to_do(flow: Flow, due: Due, policy: Policy, school: School) -> str:
    ending = flow.steps[-1]
    body = "".join(f"<p>{with_numbers_to_tap(inline(text))}</p>" for text in ending.body)
    return f"""<article class="step ending" data-step="{ending.id}">
<h2 id="{ending.id}" tabindex="-1">{escape(ending.title)}</h2>
{card_html(flow, due, school, UP)}{body}{PROOFS}
{ending_html(flow, ending, due, policy, UP, school)}{ways_on(ending)}
</article>"""
