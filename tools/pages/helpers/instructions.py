"""Writes a step's instructions: the strength first, what to do, then the policy's exact words and their place."""

import re
from collections.abc import Callable
from html import escape

from tools.browser.flow.model import Instruction, Kind, Quotation, Step, Strength
from tools.pages.helpers.tappable import with_numbers_to_tap
from tools.pages.words import UNSENT, address, inline, policy_page
from tools.sources.flowcharts.quotations import place
from tools.sources.policy.text import Policy

DOCS_LINK = re.compile(r"\]\((\.\./\.\./docs/[^)]+)\)")

LOOKS = {
    Strength.MUST: "must",
    Strength.WILL: "will",
    Strength.SHOULD: "should",
    Strength.CONSIDER: "may",
    Strength.MAY: "may",
    Strength.SAYS: "says",
    Strength.OUTSIDE: "outside",
}


def instructions_html(step: Step, policy: Policy, up: str, tick: Callable[[Instruction], str] = lambda _: "") -> str:
    """The step's instructions as an ordered list, or "" when it has none.

    ``up`` leads to the top of the site. Each can be ticked off, with a note, as what ``tick`` calls it: "Weighed", say.
    """
    if not step.instructions:
        return ""
    label = "What to do" if step.kind is Kind.ENDING else "Read and weigh"
    items = "".join(
        instruction_html(instruction, policy, up, _weighing(f"{step.id}--weighed-{number}", tick(instruction)))
        for number, instruction in enumerate(step.instructions, start=1)
    )
    return f'<ol class="instructions" aria-label="{label}">{items}</ol>'


def instruction_html(
    instruction: Instruction,
    policy: Policy,
    up: str,
    after: str = "",
    given: str = "",
    attributes: str = "",
    plain: bool = False,
) -> str:
    """One instruction as an item of a list. ``given`` begins its sentence, ``after`` stands below what it leans on.

    ``plain`` leaves out its strength and what it leans on: for a child, whose grown-ups find them in a fold.
    """
    if plain:
        return f"<li{attributes}><p>{given}{_said(instruction, up)}</p>{after}</li>"
    look = LOOKS[instruction.strength]
    proof = "".join(_quotation(quotation, policy, up) for quotation in instruction.quotations)
    if instruction.source:
        proof = f'<p class="source">Source: {inline(_local(instruction.source, up))}</p>'
    return (
        f'<li class="instruction {look}"{attributes}><p><strong class="strength">{instruction.strength.value}</strong> '
        f"{given}{_said(instruction, up)}</p>{proof}{after}</li>"
    )


def _weighing(field: str, tick: str) -> str:
    if not tick:
        return ""
    return (
        f'<div class="weighing"><input type="checkbox" id="{field}" autocomplete="off">'
        f'<label for="{field}">{tick}</label><label class="note" for="{field}-note">Note</label>'
        f'<textarea id="{field}-note" rows="1" {UNSENT}></textarea></div>'
    )


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
    return (
        f"<blockquote><p>“{escape(quotation.words, quote=False)}” "
        f'<cite><a href="{href}">{paragraph.number} {escape(quotation.link_words)}</a></cite></p></blockquote>'
    )
