"""Holds a flowchart to the policy: every quotation word for word, no strength above the policy's own."""

import re

from tools.browser.flow.model import Flow, Instruction, Problem, Quotation, Strength
from tools.sources.flowcharts.strength import bears
from tools.sources.policy.text import Paragraph, Policy, find, having


def check_quotations(flow: Flow, policy: Policy) -> list[Problem]:
    """What the flowchart says beyond the policy: words that are not there, sections that are not, too strong a word."""
    problems: list[Problem] = []
    for key in flow.sections:
        if key not in {section.key for section in policy.sections}:
            problems.append(Problem(flow.path, 1, f"The policy has no section '{key}'.", "See docs/policy."))
    for step in flow.steps:
        for instruction in step.instructions:
            problems += check_instruction(flow.path, instruction, policy)
    return problems


def place(quotation: Quotation, policy: Policy) -> Paragraph | None:
    """The paragraph of the policy that the quotation stands in, if it stands there word for word."""
    return find(policy, quotation.words, quotation.section, quotation.anchor)


def stands(words: str, policy: Policy) -> str:
    """Where else the words stand, as a sentence with a space before it; "" where nowhere."""
    found = having(policy, words)
    return f" It stands in section {found[0].section} now ({found[0].number})." if found else ""


def check_instruction(path: str, instruction: Instruction, policy: Policy) -> list[Problem]:
    """What one instruction of the file at ``path`` says beyond the policy."""
    problems: list[Problem] = []
    borne = [Strength.SAYS]
    for quotation in instruction.quotations:
        anchors = {anchor for part in policy.sections if part.path.name == quotation.section for anchor in part.anchors}
        paragraph = place(quotation, policy)
        if not anchors:
            problems.append(_at(path, quotation, f"docs/policy has no '{quotation.section}'.", "Name the right file."))
        elif quotation.anchor and quotation.anchor not in anchors:
            what = f"{quotation.section} has no heading '#{quotation.anchor}'."
            problems.append(_at(path, quotation, what, f"It has #{', #'.join(_headings(anchors))}."))
        elif paragraph is None:
            what = f'"{quotation.words}" does not stand in {quotation.section}.{stands(quotation.words, policy)}'
            problems.append(
                _at(path, quotation, what, "Quote the policy word for word, or point to the right section.")
            )
        else:
            borne.append(bears(quotation.words, paragraph.text, paragraph.lead))
    most = max(borne, key=lambda strength: strength.rank)
    if not problems and instruction.quotations and instruction.strength.rank > most.rank:
        what = f"'{instruction.strength.value}' is stronger than the words quoted, which bear '{most.value}'."
        problems.append(Problem(path, instruction.line, what, "Use the policy's own strength, or quote more of it."))
    return problems


def _headings(anchors: set[str]) -> list[str]:
    """The anchors that a person would name: headings and topics, not the paragraphs' own numbers."""
    return sorted(anchor for anchor in anchors if not re.fullmatch(r"p\w+-\d+", anchor))


def _at(path: str, quotation: Quotation, what: str, todo: str) -> Problem:
    return Problem(path, quotation.line, what, todo)
