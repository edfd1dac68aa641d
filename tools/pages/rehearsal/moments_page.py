"""Writes the two-minute moments: each is a page's part to play, one slide, and one sheet for the wall."""

from collections.abc import Sequence
from html import escape

from tools.browser.flow.model import Table
from tools.pages.formatting import inline
from tools.pages.rehearsal.act import act_html
from tools.sources.policy.text import Policy
from tools.sources.scenarios.facts import HARM, ROLES
from tools.sources.scenarios.moments import Moment

MARKER = "<!-- moments -->"
UP = "../../"
"""From the page of the moments (training/two-minutes/) to the top of the site."""


def moments_html(moments: Sequence[Moment], table: Table, policy: Policy) -> str:
    """The list, then every moment whole. With scripts one is shown at a time, this week's first."""
    items = "".join(_item(moment) for moment in moments)
    whole = "".join(_moment(moment, table, policy) for moment in moments)
    roles = "".join(
        f'<option value="{role}">{role[:1].upper()}{role[1:]}</option>'
        for role in ROLES
        if any(role in moment.audience for moment in moments)
    )
    return f"""<div class="moments" data-moments>
<p data-when="no-play"><strong>This week’s?</strong> Agree on one for the whole school: on Monday, take the next on the
list.</p>
<form class="chooser" method="dialog" autocomplete="off" hidden><p><label for="choose-moments">This week’s for</label>
<select id="choose-moments"><option value="">The whole staff</option>{roles}</select></p></form>
{whole}<section class="come-back" hidden aria-labelledby="come-back"><h2 id="come-back">To come back to</h2>
<ul></ul><p class="quiet-note">Where you chose something else. This list is for you alone. It is kept for this visit,
and nowhere else.</p></section>
<section class="all-moments" aria-labelledby="all-moments"><h2 id="all-moments">All moments</h2>
<ul class="moment-list">{items}</ul></section>
</div>"""


def _item(moment: Moment) -> str:
    everybody = " data-everybody" if moment.for_everybody else ""
    return f"""<li data-name="{moment.name}" data-for="{"|".join(moment.audience)}"{everybody}>
<p><a href="#{moment.name}">{inline(moment.title)}</a>
<span class="done this-week" hidden>This week’s</span></p>
<p class="quiet-note">For {escape(", ".join(moment.audience))}. Touches on {_harm(moment)}.</p></li>"""


def _moment(moment: Moment, table: Table, policy: Policy) -> str:
    situation = "".join(f"<p>{inline(text)}</p>" for text in moment.situation)
    return f"""<article class="moment" data-moment="{moment.name}" aria-labelledby="{moment.name}">
<h2 id="{moment.name}" tabindex="-1"><span class="step-name">Two minutes: for
{escape(", ".join(moment.audience))}</span> {inline(moment.title)}</h2>
<p class="touches quiet-note">Made up. Touches on {_harm(moment)}.</p>
<div class="moment-story">{situation}</div>
{act_html(moment.act, moment.name, table, policy, UP)}
<div class="moment-bar" data-when="play" hidden>
<button type="button" class="quiet to-slide">Show on one screen</button>
<button type="button" class="quiet print-moment">Print a sheet for the wall</button></div>
<div class="slide-bar" hidden><button type="button" class="turn">What to do</button>
<button type="button" class="quiet leave-slide">Leave this view</button></div>
<p class="wall-foot">A child in danger: 999 (not in this policy). Worried about a real child: tell the DSL now.</p>
</article>
"""


def _harm(moment: Moment) -> str:
    return escape(", ".join(HARM[form].lower() for form in moment.harm if HARM[form]) or "different forms of harm")
