"""The DSL is the one who is told, and reads each thing once."""

import re

from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow

TO_HERSELF = re.compile(r"\b(tell|ring|go to|say so to|ask) the DSL\b", re.I)


def test_the_dsl_is_not_told_to_tell_the_dsl(flows: list[Flow]) -> None:
    for duty in flows[0].table.duties:
        if duty.says and "dsl" in {term for terms in duty.when for term in terms}:
            assert not TO_HERSELF.search(f"{duty.card} {duty.says.text}"), duty.title


def test_the_report_helper_says_nothing_itself_that_a_duty_beside_it_says(flows: list[Flow]) -> None:
    [flow] = [flow for flow in flows if flow.name == "a-report-of-sexual-violence-or-harassment"]
    said_by_duties = {
        duty.id: {quotation.words for quotation in duty.says.quotations} for duty in flow.table.duties if duty.says
    }
    for ending, due in shown_at(flow).items():
        step = flow.step(ending)
        assert step is not None
        for instruction in step.instructions:
            own = {quotation.words for quotation in instruction.quotations}
            assert not own or not any(own <= said_by_duties[duty] for duty in due), (ending, instruction.text)
