"""What stands round a helper's steps: the buttons, the answers so far, who keeps it.

Runs while the site is built. The helpers' pages and the list to tick share it.
"""

from html import escape

from tools.browser.flow.model import Flow, Step
from tools.pages.formatting import address, policy_page
from tools.pages.helpers.record import UP, Version, reviewed_words
from tools.sources.policy.text import Policy

PROOFS = (
    '<p class="proofs" data-when="walk" hidden><button type="button" class="quiet" aria-pressed="false">'
    "Show the policy’s words and sources</button></p>"
)
"""Each line's strength in words, its quotation and its source: one tap away, and always there on paper."""


def facts_html(flow: Flow, policy: Policy, version: Version, signed_by: str) -> str:
    """Who it is for, who keeps it, when it was reviewed and by whom, and the sections that it serves."""
    titles = {section.key: section for section in policy.sections}
    served = ", ".join(
        f'<a href="{policy_page(titles[key].path.name, UP)}">{escape(titles[key].title)}</a>' for key in flow.sections
    )
    return f"""<dl class="helper-facts">
<div><dt>For</dt><dd>{escape(flow.audience)}</dd></div>
<div><dt>{"Kept by" if signed_by else "To be kept by"}</dt><dd>{escape(flow.owner)}</dd></div>
<div><dt>Reviewed</dt><dd>{reviewed_words(flow, signed_by)}</dd></div>
<div><dt>Version</dt><dd><code>{version}</code></dd></div>
<div><dt>Policy</dt><dd>{served}</dd></div>
</dl>"""


VISIT_LOST = """<p class="visit-lost">On this copy of the site each page begins anew: what you answer and write here
cannot be taken to another page. Print it, or write it down, before you go on.</p>"""
"""Shown where the site map does not have this page (overrides/main.html): then the theme keeps no visit in one page."""
ANOTHER_CASE = """<p class="another-case"><button type="button" class="quiet" data-do="another-case" hidden>Another
case</button></p>
"""
"""Forgets all that this visit knows of a case, and begins anew: the view shows it once there is something to forget."""


def controls() -> str:
    """Back, and start again."""
    return """<div class="walk-controls" data-when="walk" hidden>
<button type="button" class="quiet back" data-do="back">Back</button>
<button type="button" class="quiet restart" data-do="restart">Start again</button>
<p class="left" data-shows="left"></p>
</div>"""


def ways_on(step: Step) -> str:
    """Where an ending leads on to, or "" where nowhere."""
    if not step.ways_on:
        return ""
    links = "".join(f'<li><a href="{address(link.target, UP)}">{escape(link.words)}</a></li>' for link in step.ways_on)
    # Named after its step: with every step shown there are several, and a list of landmarks must tell them apart.
    name = escape(f"Where to go next from “{step.title}”")
    return f'{VISIT_LOST}<nav class="ways-on" aria-label="{name}"><ul>{links}</ul></nav>'


def so_far(of_a_case: bool = False) -> str:
    """The answers so far, filled in by the view; where they go on from helper to helper, a way to another case."""
    return f"""<section class="so-far" data-shows="so-far" data-when="walk" hidden aria-labelledby="so-far">
<h2 id="so-far">Your answers so far</h2>
<p class="dropped" data-shows="dropped" hidden></p>
<ol></ol>
{ANOTHER_CASE if of_a_case else ""}<details class="turns" data-shows="turns" hidden>
<summary>What would have changed this</summary><ul></ul></details>
</section>"""
