"""Writes a step's instructions: the strength first, what to do, then the policy's exact words and their place."""

import re
from collections.abc import Callable
from html import escape

from tools.browser.flow.model import Instruction, Kind, Quotation, Step, Strength
from tools.pages.formatting import UNSENT, address, inline, policy_page
from tools.pages.helpers.case import row_of
from tools.pages.helpers.tappable import with_numbers_to_tap
from tools.sources.flowcharts.quotations import place
from tools.sources.flowcharts.strength import SHOWN
from tools.sources.policy.text import Policy

DOCS_LINK = re.compile(r"\]\((\.\./\.\./docs/[^)]+)\)")


def instructions_html(step: Step, policy: Policy, up: str, tick: Callable[[Instruction], str] = lambda _: "") -> str:
    """The step's instructions as an ordered list, or "" when it has none.

    ``up`` leads to the top of the site. Each can be ticked off, with a note, as what ``tick`` calls it: "Weighed", say.
    """
    if not step.instructions:
        return ""
    label = "What to do" if step.kind is Kind.ENDING else "Read and weigh"
    items = "".join(
        _item(f"{step.id}--weighed-{number}", instruction, policy, up, tick(instruction))
        for number, instruction in enumerate(step.instructions, start=1)
    )
    return f'<ol class="instructions" aria-label="{label}">{items}</ol>'


def _item(field: str, instruction: Instruction, policy: Policy, up: str, tick: str) -> str:
    line = _line(field) if tick else ""
    return instruction_html(instruction, policy, up, _weighing(field, tick, row_of(instruction)), line=line)


def strength_html(strength: Strength) -> str:
    """How strongly the policy speaks, before what is to be done. For the ear a colon keeps the two apart."""
    return f'<strong class="strength">{SHOWN[strength].label}<span class="for-readers">:</span></strong>'


def instruction_html(
    instruction: Instruction,
    policy: Policy,
    up: str,
    after: str = "",
    given: str = "",
    attributes: str = "",
    plain: bool = False,
    line: str = "",
) -> str:
    """One instruction as an item of a list. ``given`` begins its sentence, ``after`` stands below what it leans on.

    ``line`` is the id of its sentence, for what names it. ``plain`` leaves out its strength and what it leans on: for a
    child, whose grown-ups find them in a fold.
    """
    if plain:
        return f"<li{attributes}><p>{given}{_said(instruction, up)}</p>{after}</li>"
    named = f' id="{line}"' if line else ""
    proof = "".join(_quotation(quotation, policy, up) for quotation in instruction.quotations)
    if instruction.source:
        proof = f'<p class="source">Source: {inline(_local(instruction.source, up))}</p>'
    return (
        f'<li class="instruction {SHOWN[instruction.strength].look}"{attributes}>'
        f"<p{named}>{strength_html(instruction.strength)} "
        f"{given}{_said(instruction, up)}</p>{proof}{after}</li>"
    )


def _weighing(field: str, tick: str, row: str) -> str:
    """The box, the note, and the row of Annex A that the note is about."""
    if not tick:
        return ""
    about = f' data-row="{row}"' if row else ""
    # Each is named after its line: there are several on a step.
    return (
        f'<div class="weighing"><input type="checkbox" id="{field}"{about} '
        f'aria-labelledby="{field}-tick {_line(field)}" autocomplete="off">'
        f'<label id="{field}-tick" for="{field}">{tick}</label>'
        f'<label class="note" id="{field}-note-of" for="{field}-note">Note</label>'
        f'<textarea id="{field}-note" aria-labelledby="{field}-note-of {_line(field)}" rows="1" dir="auto" '
        f"{UNSENT}></textarea>"
        "</div>"
    )


def _line(field: str) -> str:
    return f"{field}-line"


def _local(text: str, up: str) -> str:
    """A sentence's links to pages of docs, written as files are linked, as addresses on the site."""
    return DOCS_LINK.sub(lambda found: f"]({address(found[1], up)})", text)


def _said(instruction: Instruction, up: str) -> str:
    """What it says, after its strength: a sentence of its own."""
    text = instruction.text[:1].upper() + instruction.text[1:]
    return with_numbers_to_tap(inline(_local(text, up)))


def _quotation(quotation: Quotation, policy: Policy, up: str) -> str:
    paragraph = place(quotation, policy)
    if paragraph is None:  # The check refuses this before a page is made.
        raise LookupError(f'"{quotation.words}" does not stand in {quotation.section}.')
    href = f"{policy_page(quotation.section, up)}#{paragraph.anchor}"
    named = next(section.name for section in policy.sections if section.key == paragraph.section)
    return (
        f"<blockquote><p>“{escape(quotation.words, quote=False)}” "
        f'<cite><a href="{href}">{paragraph.number} {escape(named)}</a></cite></p></blockquote>'
    )
