"""Says what a helper has to do with a case: whether its walk goes into the case record, and which answers may travel.

Runs while the site is built. A DSL who takes one report through four helpers would answer all of it four times.
"""

from tools.browser.assessment.fields import CONSIDERATIONS
from tools.browser.assessment.further import PARTS
from tools.browser.flow.model import Flow, Instruction, Kind, Reader, Step

OTHERS = (Reader.PARENTS, Reader.CHILDREN, Reader.GOVERNORS)
"""Who keeps no case: a helper that one of them reads says nothing of any."""


def is_of_a_case(flow: Flow) -> bool:
    """Whether staff or the DSL alone read it: what is answered there is about a case of theirs."""
    return bool(flow.readers) and not set(flow.readers) & set(OTHERS)


def may_travel(flow: Flow, step: Step) -> bool:
    """Whether an answer to it may be offered because another helper knows: never where one of them speaks of danger."""
    travels = {fact.name: fact.travels for fact in flow.table.facts}
    said = [name for answer in step.answers for name, _ in answer.says or ()]
    asked = step.kind is Kind.QUESTION and is_of_a_case(flow)
    return asked and bool(said) and all(travels.get(name, True) for name in said)


def row_of(instruction: Instruction) -> str:
    """The row of Annex A that it quotes, or one from section 12 that the form can add; "" where it is about none."""
    rows = (*CONSIDERATIONS, *(row for part in PARTS for row in part.rows if part.source == "section-12"))
    for quotation in instruction.quotations:
        for row in rows:
            if any(quotation.words in question or question in quotation.words for question in row.questions):
                return row.id
    return ""
