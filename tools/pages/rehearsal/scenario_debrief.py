"""Writes the debrief of a scenario's part: the expected way with what settles it, the ending, what is left to judge."""

from dataclasses import replace
from html import escape

from tools.browser.flow.duties import Due, card_of, due_on
from tools.browser.flow.model import Flow
from tools.browser.rehearsal.mark import first_answers, way
from tools.pages.formatting import inline
from tools.pages.helpers.duties import by_id, ending_html
from tools.pages.helpers.instructions import instructions_html
from tools.pages.helpers.tappable import without_numbers_to_tap
from tools.sources.policy.text import Policy
from tools.sources.scenarios.scenario import Part, Row
from tools.sources.scenarios.scenarios import accepted, step_titled

HEADS = {"WHO": "Who", "DO_NOW": "Do now", "DO_NOT": "Do not", "WRITE": "Write down"}
"""The parts of an ending's card, as a debrief calls them."""
IN_FULL = "All that this calls for, with the policy’s exact words"


def debrief_html(part: Part, number: int, flow: Flow, policy: Policy, up: str) -> str:
    """The debrief as HTML. The person's own way has its places here, empty until the page fills them."""
    ending = step_titled(flow, part.leads_to)
    if ending is None:
        raise LookupError(f"{flow.name} has no ending '{part.leads_to}'.")
    rows = "".join(_row(flow, row) for row in part.rows)
    due = due_on(flow, way(flow, first_answers(accepted(flow, part))).asked)
    more = without_numbers_to_tap(instructions_html(replace(ending, instructions=part.instructions), policy, up))
    whole = without_numbers_to_tap(ending_html(flow, ending, due, policy, up, level=4, fold=False))
    short = in_short(flow, due)
    considerations = "".join(f"<li>{inline(text)}</li>" for text in part.judgement)
    ids = f"debrief--{part.id}"
    return f"""<section class="debrief" data-debrief="{part.id}" aria-labelledby="{ids}">
<h2 id="{ids}" tabindex="-1"><span class="step-name">Debrief of part {number}</span> {inline(part.title)}</h2>
<div class="outcome" data-when="debrief" hidden><p class="parted"></p><div class="own"></div>
<div class="wrote" data-empty><h3>What you wrote before the options</h3><p></p></div></div>
<h3>The expected way, question by question</h3>
<p class="quiet-note">It follows the helper <a href="{up}helpers/{flow.name}/">{escape(flow.title)}</a>.</p>
<ol class="expected">{rows}</ol>
<div class="beyond" data-when="debrief" hidden><h3>Asked on your way only</h3><p>No mark: the expected way does not come
here.</p><ul></ul></div>
<h3>It leads to: {escape(ending.title)}</h3>
{"".join(f"<p>{inline(text)}</p>" for text in ending.body)}
{f'<div class="in-short"><h4>In short</h4>{short}</div>' if short else ""}
{f'<details class="in-full"><summary>{IN_FULL}</summary>{whole}</details>' if whole else ""}
<div class="missed" data-when="debrief" data-empty hidden><h3>What your answers would have left out</h3><ul></ul></div>
{f"<h3>What the policy adds here</h3>{more}" if more else ""}
<div class="judgement"><h3>What the policy leaves to judgement</h3><ul>{considerations}</ul>
<p class="quiet-note">There is no mark here. These are considerations to talk about.</p></div>
<div class="talk"><h3>Talk about</h3><p>{inline(part.talk)}</p></div>
<p class="debrief-buttons" data-when="debrief" hidden><button type="button" class="next-part">Next part</button>
<button type="button" class="quiet again">Try this part again</button></p>
</section>"""


def in_short(flow: Flow, due: Due) -> str:
    """The lines of the ending's card, each under its head; "" for an ending without one."""
    duties = by_id(flow.table)
    lines: dict[str, list[str]] = {}
    for key in card_of(flow.table, due):
        part = duties[key].on_card
        if part is not None:
            lines.setdefault(HEADS.get(part.name, "When"), []).append(duties[key].card)
    return "".join(
        f"<p><strong>{head}</strong></p><ul>{''.join(f'<li>{inline(line)}</li>' for line in said)}</ul>"
        for head, said in lines.items()
    )


def expected(row: Row) -> str:
    """What stands before a row's answers: several are not one right answer in two wordings."""
    return "Expected" if len(row.answers) == 1 else "Each of these fits"


def _row(flow: Flow, row: Row) -> str:
    step = step_titled(flow, row.question)
    if step is None:
        raise LookupError(f"{flow.name} has no question '{row.question}'.")
    asked = inline(step.body[0]) if step.body else ""
    answers = " or ".join(f"<strong>{escape(words)}</strong>" for words in row.answers)
    return f"""<li data-row="{step.id}">
<p class="asked"><span class="step-name">{escape(row.question)}</span> {asked}</p>
<div class="ways"><p><span class="way-name">{expected(row)}</span> {answers}</p>
<p class="mine" data-when="debrief" hidden><span class="way-name">You</span> <strong></strong></p></div>
<p class="mark" data-when="debrief" hidden></p><p class="because">{inline(row.because)}</p></li>"""
