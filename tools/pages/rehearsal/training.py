"""The rehearsal room around the scenarios: their list with its filters, plans, links from helpers, the record."""

from collections.abc import Sequence
from html import escape

from tools.browser.flow.model import Flow
from tools.pages.formatting import UNSENT, inline
from tools.sources.days import on_day
from tools.sources.policy.text import Policy
from tools.sources.scenarios.facts import HARM, MINUTES, ROLES
from tools.sources.scenarios.rehearsed import Rehearsed
from tools.sources.scenarios.scenario import Scenario
from tools.sources.school import School

LIST = "<!-- scenario-list -->"
RECORD = "<!-- completion-record -->"
PLANS = {"<!-- plan: one-hour -->": 25, "<!-- plan: twenty-minutes -->": 10}
"""Each plan's marker, with the minutes that its case studies have."""


def fill_training(path: str, markdown: str, scenarios: Sequence[Scenario], policy: Policy) -> str:
    """A page of docs/training with its lists and plans filled in."""
    chooser = _filters(scenarios, policy) if path == "training/index.md" else ""
    markdown = markdown.replace(LIST, f"{chooser}{scenario_list(scenarios, '' if chooser else '../')}")
    for marker, minutes in PLANS.items():
        markdown = markdown.replace(marker, plan(scenarios, minutes))
    return markdown


def scenario_list(scenarios: Sequence[Scenario], up: str) -> str:
    """All scenarios, the short ones first, each with whom it is for and what the reader will meet.

    ``up`` leads from the page to the folder of the training pages.
    """
    items = "".join(_item(scenario, up) for scenario in sorted(scenarios, key=_order))
    return f'<ul class="scenarios">{items}</ul>'


def _order(scenario: Scenario) -> tuple[int, str]:
    return scenario.minutes, scenario.title.lower()


def _item(scenario: Scenario, up: str) -> str:
    forms = ", ".join(HARM[form].lower() for form in scenario.harm if HARM[form])
    harm = f"<br>Touches on {escape(forms)}." if forms else ""
    return f"""<li data-name="{scenario.name}" data-for="{"|".join(scenario.audience)}"
data-minutes="{scenario.minutes}" data-sections="{"|".join(scenario.sections)}">
<p><a href="{up}{scenario.name}/">{inline(scenario.title)}</a>
<span class="done" hidden>Done in this visit</span></p>
<p class="quiet-note">About {scenario.minutes} minutes, {len(scenario.parts)} parts.
{escape(scenario.setting.capitalize())}.
For {escape(", ".join(scenario.audience))}.{harm}<br>You will meet: {inline(scenario.warning)}</p></li>"""


def _filters(scenarios: Sequence[Scenario], policy: Policy) -> str:
    used = {key for scenario in scenarios for key in scenario.sections}
    sections = [(section.key, section.title) for section in policy.sections if section.key in used]
    return f"""<form class="chooser" method="dialog" autocomplete="off" hidden aria-label="Choose a scenario">
{_select("role", "Your role", [(role, role) for role in ROLES])}
{_select("minutes", "Time", [(minutes, f"{minutes} minutes") for minutes in MINUTES])}
{_select("section", "Section of the policy", sections)}
<p class="shown" role="status"></p></form>
<p class="progress" role="status"></p>
"""


def _select(name: str, label: str, options: Sequence[tuple[str, str]]) -> str:
    every = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in options)
    return f"""<p><label for="choose-{name}">{label}</label><select id="choose-{name}" data-choose="{name}">
<option value="">All</option>{every}</select></p>"""


def plan(scenarios: Sequence[Scenario], minutes: int) -> str:
    """For each role, the scenarios that fill the plan's case studies: one as long as that, or shorter ones that do."""
    lines = ["", "| For | Scenarios that fit |", "| --- | --- |"]
    for role in ROLES:
        fitting = [each for each in scenarios if role in each.audience and each.minutes <= minutes]
        fitting.sort(key=lambda each: (-each.minutes, each.title.lower()))
        links = "; ".join(f"[{each.title}]({each.name}.md) ({each.minutes} minutes)" for each in fitting[:4])
        lines.append(f"| {role[:1].upper()}{role[1:]} | {links or 'None of this length: take a longer one.'} |")
    return "\n".join([*lines, ""])


def practise_html(flow: Flow, parts: Sequence[Rehearsed], up: str) -> str:
    """Links from a helper to the scenarios that walk it, or "" when none does."""
    walked = {part.scenario.name: part.scenario.title for part in parts if part.flow.name == flow.name}
    if not walked:
        return ""
    links = ", ".join(f'<a href="{up}training/{name}/">{inline(title)}</a>' for name, title in walked.items())
    return f'<p class="practise">Practise this: {links}.</p>'


def completion_record(scenarios: Sequence[Scenario], school: School, words: str) -> str:
    """The completion record as HTML: typed and ticked on the page, printed, and kept nowhere."""
    boxes = "".join(
        f"""<li><input type="checkbox" id="done-{scenario.name}" data-name="{scenario.name}" autocomplete="off">
<label for="done-{scenario.name}">{inline(scenario.title)} <span>({scenario.minutes} minutes)</span></label></li>"""
        for scenario in sorted(scenarios, key=_order)
    )
    return f"""<form class="completion" data-completion method="dialog" autocomplete="off">
<p><label for="completion-name">Your name</label><input type="text" id="completion-name"
{UNSENT}><span class="written" aria-hidden="true"></span></p>
<p><label for="completion-date">Date</label><input type="text" id="completion-date"
{UNSENT}><span class="written" aria-hidden="true"></span></p>
<fieldset><legend>What you have done</legend><p class="quiet-note screen-only">What you finished in this visit is
ticked. Tick what you did in a group or on paper.</p>
<ul><li><input type="checkbox" id="done-quiz" data-name="quiz" autocomplete="off">
<label for="done-quiz">The quiz</label></li>
{boxes}</ul></fieldset>
<p class="nothing-done" role="alert" hidden>Tick at least one scenario, or the quiz.</p>
<dl><div><dt>Policy</dt>
<dd>{escape(school.policy)}, {escape(school.name)}, agreed {on_day(school.agreed.isoformat())}</dd></div>
<div><dt>Scenarios, version</dt><dd><code>words {words}</code></dd></div></dl>
<p class="signature">Signature</p>
<p class="signature">Seen by (name and role)</p>
<p class="quiet-note">This record has no score. The school keeps training records; this site does not.</p>
<p><button type="button" class="print-completion" hidden>Print or save this record</button></p>
</form>"""
