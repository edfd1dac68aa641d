"""Answer sheets for a scenario's part, each with one answer that its table does not accept."""

from collections.abc import Iterator

from tools.browser.flow.walk import Given
from tools.sources.scenarios.rehearsed import Rehearsed
from tools.sources.scenarios.scenarios import accepted


def sheets(part: Rehearsed) -> Iterator[tuple[list[Given], Given]]:
    """Every such sheet, with the answer that is not accepted: the others are the table's own."""
    for step_id, answers in accepted(part.flow, part.part).items():
        step = part.flow.step(step_id)
        for answer in step.answers if step else ():
            if answer.id not in answers:
                wrong = (step_id, answer.id)
                yield list((dict(part.given) | {step_id: answer.id}).items()), wrong
