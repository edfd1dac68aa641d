"""Writes a scenario's page: a sheet that reads and prints without any script, with its debrief on a following page."""

import json
from collections.abc import Sequence
from html import escape

from tools.browser.flow.model import Flow
from tools.browser.flow.wire import to_wire
from tools.pages.formatting import UNSENT, inline, policy_page
from tools.pages.rehearsal.act import act_html
from tools.pages.rehearsal.hands_page import hands_counted_html
from tools.pages.rehearsal.lengths import in_words, length_of
from tools.pages.rehearsal.not_kept import not_kept_html
from tools.pages.rehearsal.scenario_debrief import debrief_html
from tools.pages.rehearsal.scenario_options import decide_html, options_html
from tools.pages.rehearsal.screen import screens_html
from tools.pages.rehearsal.screens import ending_screen, screens_of
from tools.sources.days import on_day
from tools.sources.policy.text import Policy
from tools.sources.scenarios.scenario import Part, Scenario
from tools.sources.scenarios.scenarios import accepted, act_due, flow_of, step_titled

UP = "../../"
"""From a scenario's page (training/NAME/) to the top of the site."""


def scenario_page(scenario: Scenario, flows: Sequence[Flow], policy: Policy, words: str) -> str:
    """The page as Markdown with one block of HTML in it. The scenario has passed the checks."""
    parts = "\n".join(
        _part(scenario, number, flow_of(part, flows), policy) for number, part in enumerate(scenario.parts)
    )
    debriefs = "\n".join(
        debrief_html(part, number, flow_of(part, flows), policy, UP) for number, part in enumerate(scenario.parts, 1)
    )
    shown = [
        screen
        for number, part in enumerate(scenario.parts, 1)
        for screen in screens_of(scenario, number, flow_of(part, flows), policy)
    ]
    return f"""---
title: {json.dumps(scenario.title, ensure_ascii=False)}
description: {json.dumps(f"A training scenario for {', '.join(scenario.audience)}.", ensure_ascii=False)}
hide:
  - toc
search:
  exclude: true
---

# {scenario.title}

<div class="rehearsal" data-rehearsal="{scenario.name}" data-parts="{_data(scenario, flows)}">
{before_html(scenario.warning, UP)}
<div class="scene">{"".join(f"<p>{inline(text)}</p>" for text in scenario.intro)}</div>
{_bar()}
{hands_counted_html()}
<p class="fault" role="status" hidden></p>
{parts}
<section class="stop" aria-labelledby="stop">
<h2 id="stop">Stop here until you have decided</h2>
<p>The debrief begins below; on paper, on the next page. There is no score.</p>
</section>
<div class="debriefs">
{debriefs}
</div>
{_finished()}
{_facts(scenario, flows, policy, words)}
{screens_html([*shown, ending_screen()])}
</div>
"""


def before_html(warning: str, up: str) -> str:
    """What one should know before: what one will meet, where to get support, and what to do when it is real."""
    return f"""<aside class="before" aria-labelledby="before">
<h2 id="before">Before you begin</h2>
<p class="will-meet"><strong>What you will meet:</strong> {inline(warning)} Everybody in it is made up.</p>
<p><strong>If it touches something of your own,</strong> stop whenever you like. You can talk to the Designated
Safeguarding Lead (DSL) or a deputy: <a href="{up}who-to-tell/">who to tell</a>. (Not in this policy: advice of this
site.)</p>
<p><strong>If you are worried about a real child,</strong> stop now and tell the DSL:
<a href="{up}helpers/a-child-has-told-me-something/">a child has told me something</a>. In danger:
<a href="{up}#urgent-help">ring 999</a>. (Ringing 999 is not in this policy.)</p>
</aside>"""


def _bar() -> str:
    return """<div class="play-bar" data-when="scripts" hidden>
<button type="button" class="quiet to-group">Show to a group</button>
<button type="button" class="quiet to-sheet">Show the whole sheet</button>
<button type="button" class="quiet print-paper" data-paper="sheet">Print the sheet</button>
<button type="button" class="quiet print-paper" data-paper="debrief">Print the debrief</button>
</div>"""


def _part(scenario: Scenario, index: int, flow: Flow, policy: Policy) -> str:
    part = scenario.parts[index]
    story = "".join(f"<p>{inline(text)}</p>" for text in part.story)
    due = act_due(flow, part) if part.act else {}
    ending = step_titled(flow, part.leads_to)
    act = act_html(part.act, part.id, flow.table, policy, UP, due, ending) if part.act else ""
    return f"""<section class="part" data-part="{part.id}" aria-labelledby="{part.id}">
<div class="story" data-stage="read">
<h2 id="{part.id}" tabindex="-1"><span class="step-name">Part {index + 1} of {len(scenario.parts)}</span>
{inline(part.title)}</h2>
{story}
<div class="ask"><h3>What would you do?</h3><p>{inline(part.ask)}</p>
<div class="own-words" data-when="play" hidden><label for="{part.id}--own">In your own words, if you like. The
debrief shows it again. It stays on this page and is not kept.</label>
<textarea id="{part.id}--own" rows="3" {UNSENT}></textarea>
<button type="button" class="show-options">Show the options</button></div>
<div class="lines" aria-hidden="true"><span></span><span></span></div>
{decide_html(part, flow)}</div>
</div>
{act}{options_html(part, flow, UP)}
</section>"""


def _finished() -> str:
    return f"""<section class="finished" data-when="finished" hidden aria-labelledby="finished">
<h2 id="finished" tabindex="-1">You have been through every part</h2>
<p class="kept-only">This scenario is on your list for this visit. Nothing is stored.</p>
{not_kept_html("It is not on your list for this visit: tick it on the record by hand.")}
<ul><li><a href="{UP}training/">Choose another scenario</a></li>
<li><a href="{UP}training/record/">Make your completion record</a></li></ul>
<p><button type="button" class="quiet from-start">Begin again from part 1</button></p>
</section>"""


def _facts(scenario: Scenario, flows: Sequence[Flow], policy: Policy, words: str) -> str:
    sections = {section.key: section for section in policy.sections}
    links = ", ".join(
        f'<a href="{policy_page(sections[key].path.name, UP)}">{escape(sections[key].title)}</a>'
        for key in scenario.sections
    )
    told = {
        "For": escape(", ".join(scenario.audience)),
        "Where": escape(scenario.setting),
        "Children": escape(scenario.age),
        "Takes": in_words(length_of(scenario, flows, policy)).replace("A", "a", 1),
        "Kept by": escape(scenario.owner),
        "Reviewed": on_day(scenario.reviewed),
        "Version": f"<code>words {words}</code>",
        "Policy": links,
    }
    return f"""<dl class="helper-facts">
{"".join(f"<div><dt>{key}</dt><dd>{value}</dd></div>" for key, value in told.items())}
</dl>
<p class="all-scenarios"><a href="{UP}training/">All scenarios</a></p>"""


def _data(scenario: Scenario, flows: Sequence[Flow]) -> str:
    """What the page hands to Python and to its own links: ids and arrows, no words.

    An attribute, since the theme's instant navigation takes a script element's type and class away.
    """
    parts = [_part_data(part, flow_of(part, flows)) for part in scenario.parts]
    return escape(json.dumps(parts, ensure_ascii=False))


def _part_data(part: Part, flow: Flow) -> dict[str, object]:
    return {"id": part.id, "flow": to_wire(flow), "accepted": accepted(flow, part)}
