"""Writes the page “What our groups find hard”: its tables, and the words for each vote, duty, scenario and moment.

Its script reads saved counts and fills the tables (overrides/assets/js/rehearsal/hands-page.js). A file has ids and
numbers: words stand here alone.
"""

from collections.abc import Iterable, Iterator
from html import escape

from tools.browser.flow.model import Table
from tools.pages.formatting import inline
from tools.pages.helpers.duties_page import DUTIES_PAGE
from tools.pages.rehearsal.lengths import in_words, lengths_of
from tools.pages.rehearsal.not_kept import not_kept_html
from tools.pages.rehearsal.screens import act_id, vote_of, voted_on
from tools.sources.load import Sources
from tools.sources.scenarios.act import Act
from tools.sources.scenarios.check_act import dangers
from tools.sources.scenarios.scenario import Scenario
from tools.sources.scenarios.scenarios import flow_of

MARKER = "<!-- hands -->"
UP = "../"
"""From the page (training/what-our-groups-find-hard/) to the folder of the training pages."""


def hands_counted_html() -> str:
    """Beside “Show to a group”, once hands have been counted: to save them, and where they are looked at."""
    return f"""<p class="hands-counted" hidden>Hands were counted. They are kept until you leave this site.
<button type="button" class="quiet save-hands">Save the counts</button>
<a href="{UP}what-our-groups-find-hard/">What our groups find hard</a> <span role="status"></span></p>"""


def hands_html(sources: Sources) -> str:
    """The page's own part. Without scripts it says so: a saved count is opened by them alone."""
    return f"""<div class="hands" data-hands>
<p data-without-scripts>This page needs scripts, which this browser does not run. On paper: note for each vote how many
hands each letter had, and compare them by hand.</p>
<div data-live hidden>
<p class="hands-open"><label for="hands-files">Open saved counts, one file or several at once</label>
<input type="file" id="hands-files" multiple accept=".json,application/json"></p>
{not_kept_html("What was counted on another page is not here: save it there, and open the file.")}
<div class="hands-told" role="status" tabindex="-1"></div>
<p data-nothing>Nothing is open, and nothing has been counted in this visit.</p>
<div data-found hidden>
<p class="hands-buttons"><button type="button" class="save-all md-button">Save all of it in one file</button>
<button type="button" class="print-paper quiet" hidden>Print this page</button></p>
<section aria-labelledby="next"><h2 id="next" tabindex="-1">What to take next</h2>
<p class="hands-danger" hidden></p><p data-why></p>
<div data-next="scenarios"><h3>Scenarios</h3><ul></ul></div>
<div data-next="moments"><h3>Two minutes</h3><ul></ul></div></section>
{_table("duties", "What was left out", "What to do", "Hands for something that leaves it out")}
{_table("questions", "Question by question", "Question", "Hands for something that can be right")}
<section aria-labelledby="groups"><h2 id="groups">What is counted here</h2>
<div class="hands-scroll" role="region" aria-labelledby="groups" tabindex="0"><table class="hands-table"><thead><tr>
<th scope="col">Day</th><th scope="col">What</th><th scope="col">Votes</th><th scope="col">From</th><td></td></tr>
</thead><tbody data-rows="groups"></tbody></table></div></section></div></div>
<template>{"".join(_known(sources))}</template>
</div>"""


def _table(name: str, heading: str, what: str, counted: str) -> str:
    return f"""<section aria-labelledby="{name}"><h2 id="{name}">{heading}</h2>
<p class="quiet-note">{counted}: the first vote as an outline, the second, after talking, filled.</p>
<div class="hands-scroll" role="region" aria-labelledby="{name}" tabindex="0"><table class="hands-table"><thead>
<tr><th scope="col">{what}</th><th scope="col">First vote</th><th scope="col">Second vote</th></tr></thead>
<tbody data-rows="{name}"></tbody></table></div></section>"""


def _known(sources: Sources) -> Iterator[str]:
    """What the script copies words from: each with its id."""
    table = sources.flows[0].table
    risky = dangers(table)
    for duty in table.duties:
        link = f'<a href="{UP}../about/{DUTIES_PAGE}/#{duty.id}">{inline(duty.title)}</a>'
        yield f'<p data-duty="{duty.id}"{" data-danger" if duty.id in risky else ""}>{link}</p>'
    lengths = lengths_of(sources.scenarios, sources.flows, sources.policy)
    for scenario in sources.scenarios:
        yield from _votes(scenario, sources)
        acts = [part.act for part in scenario.parts if part.act]
        told = f'<a href="{UP}{scenario.name}/">{inline(scenario.title)}</a>. {in_words(lengths[scenario.name])}. '
        yield _offered("scenario", scenario.name, f"{told}For {escape(', '.join(scenario.audience))}.", acts, table)
    for moment in sources.moments:
        told = f'<a href="{UP}two-minutes/#{moment.name}">{inline(moment.title)}</a>. '
        yield _offered("moment", moment.name, f"{told}For {escape(', '.join(moment.audience))}.", [moment.act], table)
    for question in sources.quiz:
        yield f'<p data-vote="quiz/{question.id}"><a href="{UP}quiz/">Quiz</a>: {inline(question.ask)}</p>'


def _votes(scenario: Scenario, sources: Sources) -> Iterator[str]:
    for number, part in enumerate(scenario.parts, 1):
        asked = [(act_id(scenario, part), part.act.ask)] if part.act else []
        flow = flow_of(part, sources.flows)
        asked += [(vote_of(scenario, part, flow, row).id, row.question) for row in voted_on(part)]
        for name, ask in asked:
            link = f'<a href="{UP}{scenario.name}/">{inline(scenario.title)}, part {number}</a>'
            yield f'<p data-vote="{name}">{link}: {inline(ask)}</p>'


def _offered(kind: str, name: str, told: str, acts: Iterable[Act], table: Table) -> str:
    met = {duty for act in acts for option in act.options for duty in option.duties}
    duties = " ".join(duty.id for duty in table.duties if duty.id in met)
    return f'<p data-{kind}="{name}" data-duties="{duties}">{told}</p>'
