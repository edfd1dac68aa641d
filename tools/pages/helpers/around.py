"""What stands round a helper's steps: the buttons, the answers so far, the record, who keeps it.

Runs while the site is built. The helpers' pages and the list to tick share it.
"""

from html import escape

from tools.browser.flow.facts import Value
from tools.browser.flow.model import Flow, Step
from tools.pages.helpers.danger import is_for_a_child
from tools.pages.helpers.meeting import meeting_html
from tools.pages.words import UNSENT, address, policy_page
from tools.sources.days import on_day
from tools.sources.policy.text import Policy, find_in_section

UP = "../../"
"""From a helper's page (helpers/NAME/) to the top of the site."""
PROOFS = (
    '<p class="proofs" data-when="walk" hidden><button type="button" class="quiet" aria-pressed="false">'
    "Show the policy’s words and sources</button></p>"
)
"""Each line's strength in words, its quotation and its source: one tap away, and always there on paper."""


def facts_html(flow: Flow, policy: Policy, fingerprint: str, signed_by: str) -> str:
    """Who it is for, who keeps it, when it was reviewed and by whom, and the sections that it serves."""
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


def controls() -> str:
    """Back, and start again."""
    return """<div class="walk-controls" data-when="walk" hidden>
<button type="button" class="quiet back">Back</button>
<button type="button" class="quiet restart">Start again</button>
<p class="left"></p>
</div>"""


def ways_on(step: Step) -> str:
    """Where an ending leads on to, or "" where nowhere."""
    if not step.ways_on:
        return ""
    links = "".join(f'<li><a href="{address(link.target, UP)}">{escape(link.words)}</a></li>' for link in step.ways_on)
    # Named after its step: with every step shown there are several, and a list of landmarks must tell them apart.
    name = escape(f"Where to go next from “{step.title}”")
    return f'<nav class="ways-on" aria-label="{name}"><ul>{links}</ul></nav>'


def so_far() -> str:
    """The answers so far, filled in by the view."""
    return """<section class="so-far" data-when="walk" hidden aria-labelledby="so-far">
<h2 id="so-far">Your answers so far</h2>
<p class="dropped" hidden></p>
<ol></ol>
<details class="turns" hidden><summary>What would have changed this</summary><ul></ul></details>
</section>"""


def _asks_for_reasons(policy: Policy) -> str:
    """The policy's words on writing reasons down, where it has them."""
    words = "In all cases, we will record our decision making together with the rationale behind those decisions."
    for section in policy.sections:
        if place := find_in_section(policy, section.key, words):
            return f'“{words}” <a href="{policy_page(place[2].name, UP)}">Section {section.key}</a>. '
    return ""


def _who_decides(flow: Flow) -> str:
    """The answers by which a reader says that they are the DSL or a deputy, as "step:answer"."""
    return " ".join(
        f"{step.id}:{answer.id}"
        for step in flow.steps
        for answer in step.answers
        if ("dsl", Value.YES) in (answer.says or ())
    )


def record(flow: Flow, policy: Policy, fingerprint: str, signed_by: str, school: str) -> str:
    """The record: asked for at an ending, filled in by the view, printed. Section 12 asks for the rationale."""
    if is_for_a_child(flow):
        return ""  # A child is not asked to make a record.
    for_a_parent = ("parent", Value.YES) in flow.facts  # Who decides nothing and keeps no record under section 12.
    heading = "Notes for your talk with the school" if for_a_parent else "A record to print"
    asked = "What would you like to say or ask?" if for_a_parent else "What was decided, and why?"
    decides = "" if for_a_parent else f' data-decides="{_who_decides(flow)}"'
    reasons = "" if for_a_parent else _asks_for_reasons(policy)
    return f"""<section class="record" data-when="ending" hidden aria-labelledby="record-{flow.name}">
<h2 id="record-{flow.name}">{heading}</h2>
<p class="record-reason"><label for="reason-{flow.name}"><span data-asked>{asked}</span>
Use initials or a reference, not a full name.</label>
<textarea id="reason-{flow.name}" rows="4" {UNSENT}></textarea></p>
<p class="quiet-note"><span data-reasons>{reasons}</span>
What you type stays on this page until you leave it. Nothing is sent or kept.</p>
<p><button type="button" class="print-record">Print or save this record</button></p>
{meeting_html(school) if for_a_parent else ""}
<div class="sheet" data-fingerprint="{fingerprint}" data-reviewed="{_reviewed(flow, signed_by)}"{decides}></div>
</section>"""
