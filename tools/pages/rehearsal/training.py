"""The rehearsal room around the scenarios: their list with its filters, links from helpers, the completion record."""

from collections.abc import Sequence
from html import escape

from tools.browser.flow.model import Flow
from tools.pages.formatting import UNSENT, inline
from tools.pages.rehearsal.lengths import Length, in_words, lengths_of
from tools.pages.rehearsal.not_kept import not_kept_html
from tools.pages.rehearsal.plans import GUIDE, plan_markdown, plans
from tools.sources.days import on_day
from tools.sources.load import Sources
from tools.sources.policy.text import Policy
from tools.sources.scenarios.facts import HARM, ROLES
from tools.sources.scenarios.rehearsed import Rehearsed
from tools.sources.scenarios.scenario import Scenario
from tools.sources.school import School

LIST = "<!-- scenario-list -->"
RECORD = "<!-- completion-record -->"
UP_TO = (15, 20, 25, 30)
"""The minutes that somebody alone may have: what a scenario of fewer fits into."""


def fill_training(sources: Sources, path: str, markdown: str) -> str:
    """A page of docs/training with its lists and plans filled in."""
    if LIST not in markdown:
        return markdown
    lengths = lengths_of(sources.scenarios, sources.flows, sources.policy)
    chooser = _filters(sources.scenarios, sources.policy) if path == "training/index.md" else ""
    listed = scenario_list(sources.scenarios, lengths, "" if chooser else "../")
    markdown = markdown.replace(LIST, f"{chooser}{listed}")
    for marker, items in plans(sources.policy, sources.quiz).items() if path == GUIDE else ():
        markdown = markdown.replace(marker, plan_markdown(items, sources.scenarios, lengths))
    return markdown


def scenario_list(scenarios: Sequence[Scenario], lengths: dict[str, Length], up: str) -> str:
    """All scenarios, the short ones first, each with whom it is for and what the reader will meet.

    ``up`` leads from the page to the folder of the training pages.
    """
    ordered = sorted(scenarios, key=lambda each: (lengths[each.name].alone, each.title.lower()))
    return f'<ul class="scenarios">{"".join(_item(each, lengths[each.name], up) for each in ordered)}</ul>'


def _item(scenario: Scenario, length: Length, up: str) -> str:
    forms = ", ".join(HARM[form].lower() for form in scenario.harm if HARM[form])
    harm = f"<br>Touches on {escape(forms)}." if forms else ""
    return f"""<li data-name="{scenario.name}" data-for="{"|".join(scenario.audience)}"
data-minutes="{length.alone}" data-sections="{"|".join(scenario.sections)}">
<p><a href="{up}{scenario.name}/">{inline(scenario.title)}</a>
<span class="done" hidden>Done in this visit</span></p>
<p class="quiet-note">{in_words(length)}, {len(scenario.parts)} parts.
{escape(scenario.setting.capitalize())}.
For {escape(", ".join(scenario.audience))}.{harm}<br>You will meet: {inline(scenario.warning)}</p></li>"""


def _filters(scenarios: Sequence[Scenario], policy: Policy) -> str:
    used = {key for scenario in scenarios for key in scenario.sections}
    sections = [(section.key, section.title) for section in policy.sections if section.key in used]
    return f"""<form class="chooser" method="dialog" autocomplete="off" hidden aria-label="Choose a scenario">
{_select("role", "Your role", [(role, role) for role in ROLES])}
{_select("minutes", "Time", [(str(minutes), f"up to {minutes} minutes, alone") for minutes in UP_TO])}
{_select("section", "Section of the policy", sections)}
<p class="shown" role="status"></p></form>
{not_kept_html("There is no list of what you have done in this visit.")}
<p class="progress" role="status"></p>
"""


def _select(name: str, label: str, options: Sequence[tuple[str, str]]) -> str:
    every = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in options)
    return f"""<p><label for="choose-{name}">{label}</label><select id="choose-{name}" data-choose="{name}">
<option value="">All</option>{every}</select></p>"""


def practise_html(flow: Flow, parts: Sequence[Rehearsed], up: str) -> str:
    """Links from a helper to the scenarios that walk it, or "" when none does."""
    walked = {part.scenario.name: part.scenario.title for part in parts if part.flow.name == flow.name}
    if not walked:
        return ""
    links = ", ".join(f'<a href="{up}training/{name}/">{inline(title)}</a>' for name, title in walked.items())
    return f'<p class="practise">Practise this: {links}.</p>'


def completion_record(scenarios: Sequence[Scenario], school: School, words: str) -> str:
    """The completion record as HTML: typed and ticked on the page, printed, and kept nowhere.

    It says what somebody has gone through. How long that took, and what they answered, nobody knows: it says neither.
    """
    boxes = "".join(
        f"""<li><input type="checkbox" id="done-{scenario.name}" data-name="{scenario.name}" autocomplete="off">
<label for="done-{scenario.name}">{inline(scenario.title)}</label></li>"""
        for scenario in sorted(scenarios, key=lambda each: each.title.lower())
    )
    return f"""<form class="completion" data-completion method="dialog" autocomplete="off">
<p><label for="completion-name">Your name</label><input type="text" id="completion-name"
{UNSENT}><span class="written" aria-hidden="true"></span></p>
<p><label for="completion-date">Date</label><input type="text" id="completion-date"
{UNSENT}><span class="written" aria-hidden="true"></span></p>
{not_kept_html("What you finished is not ticked here: tick it by hand.")}
<fieldset><legend>What I have gone through</legend><p class="quiet-note screen-only"><span class="kept-only">What you
finished in this visit is ticked.</span> Tick what you did in a group or on paper. With nothing ticked, all boxes are
printed, to tick by hand.</p>
<ul><li><input type="checkbox" id="done-quiz" data-name="quiz" autocomplete="off">
<label for="done-quiz">The quiz</label></li>
{boxes}</ul></fieldset>
<p><label for="completion-unclear">What is still unclear to me, for the DSL. No child's name.</label>
<textarea id="completion-unclear" rows="3" {UNSENT}></textarea><span class="written" aria-hidden="true"></span></p>
<dl><div><dt>Policy</dt>
<dd>{escape(school.policy)}, {escape(school.name)}, agreed {on_day(school.agreed.isoformat())}</dd></div>
<div><dt>Scenarios, version</dt><dd><code>words {words}</code></dd></div></dl>
<p class="signature">Signature</p>
<p class="signature">Seen by (name and role)</p>
<p class="quiet-note">It says what was gone through: no score, no time taken, and nothing of what was answered. The
school keeps training records; this site does not.</p>
<p><button type="button" class="print-completion" hidden>Print or save this record</button></p>
</form>"""
