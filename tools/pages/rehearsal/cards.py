"""Writes the cards for tables without screens: a part on each, four to an A4 page, the debrief cards after them."""

from collections.abc import Sequence
from html import escape

from tools.pages.formatting import inline
from tools.sources.scenarios.scenario import Part, Scenario

MARKER = "<!-- cards -->"


def cards_html(scenarios: Sequence[Scenario]) -> str:
    """Every part as a card, then every debrief as a card, in the same order, with a choice of what to print."""
    numbered = [
        (scenario, number, part) for scenario in scenarios for number, part in enumerate(scenario.parts, start=1)
    ]
    choice = "".join(f'<option value="{each.name}">{inline(each.title)}</option>' for each in scenarios)
    return f"""<div class="cards" data-cards>
<form class="chooser" method="dialog" autocomplete="off" hidden><p><label for="choose-cards">Cards of</label>
<select id="choose-cards"><option value="">Every scenario</option>{choice}</select></p>
<p><button type="button" class="print-cards">Print these cards</button></p></form>
<section class="card-sheet" aria-labelledby="cards-parts"><h2 id="cards-parts">Cards for the tables</h2>
<div class="card-grid">{"".join(_card(*each) for each in numbered)}</div></section>
<section class="card-sheet" aria-labelledby="cards-debriefs"><h2 id="cards-debriefs">Debrief cards for the trainer</h2>
<div class="card-grid">{"".join(_debrief(*each) for each in numbered)}</div></section>
</div>"""


def _card(scenario: Scenario, number: int, part: Part) -> str:
    intro = "".join(f"<p>{inline(text)}</p>" for text in scenario.intro) if number == 1 else ""
    warning = f'<p class="card-warning">You will meet: {inline(scenario.warning)}</p>' if number == 1 else ""
    story = "".join(f"<p>{inline(text)}</p>" for text in part.story)
    return f"""<article class="card" data-name="{scenario.name}"><h3>{inline(scenario.title)}
<span>{number} of {len(scenario.parts)}: {inline(part.title)}</span></h3>{warning}{intro}{story}
<p class="card-ask"><strong>{inline(part.ask)}</strong></p></article>"""


def _debrief(scenario: Scenario, number: int, part: Part) -> str:
    rows = "".join(
        f"<li>{escape(row.question)}: <strong>{escape(' or '.join(row.answers))}</strong>. {inline(row.because)}</li>"
        for row in part.rows
    )
    judged = "".join(f"<p><strong>Left to judgement:</strong> {inline(text)}</p>" for text in part.judgement)
    return f"""<article class="card debrief-card" data-name="{scenario.name}"><h3>{inline(scenario.title)}
<span>Debrief {number} of {len(scenario.parts)}: {inline(part.title)}</span></h3><ol>{rows}</ol>
<p><strong>Leads to: {escape(part.leads_to)}</strong> (helper “{escape(part.helper_title)}”)</p>{judged}
<p><strong>Talk about:</strong> {inline(part.talk)}</p></article>"""
