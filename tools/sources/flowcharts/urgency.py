"""The policy's words that the safety rules look for, and words that no page may say."""

import re
from collections.abc import Sequence

from tools.browser.flow.model import Instruction

EXCEPTIONS = (
    "unless this would put the victim at greater risk",
    "unless there are compelling reasons not to",
    "informing a parent or carer will put a child at additional risk",
)
NEVER_SAID = re.compile(
    r"\b(no (further )?action (is )?(needed|required)|nothing (more |else )?to do|you need do nothing"
    r"|(is|are) not (abuse|bullying|serious)|(only|just|mere) banter\b(?![”\x22])"
    r"|(low|medium|high)[- ]risk|risk score|total score|no police report needed|case closed)",
    re.I,
)
RING_HOME = re.compile(
    r"(?<!not )(?<!never )\b(ring|phone|call|telephone|contact) (home|the parents|the family)\b", re.I
)


def quotes(instructions: Sequence[Instruction], words: str) -> bool:
    """Whether one of the instructions quotes these words of the policy."""
    return any(words in quotation.words for each in instructions for quotation in each.quotations)
