"""How urgent an ending is by its own words, and the words that the safety rules look for."""

import re
from collections.abc import Sequence

from tools.guide.model import Instruction, Step, Strength

DSL_IMMEDIATELY = "must be referred immediately to the Designated Safeguarding Lead (DSL)"
STARTING_POINT = "the starting point is that this should be passed to the police"
EXCEPTIONS = (
    "unless this would put the victim at greater risk",
    "unless there are compelling reasons not to",
    "informing a parent or carer will put a child at additional risk",
)
ABOUT_SEXUAL = re.compile(r"\b(sexual|image|picture|nude|indecent|rape)", re.I)
ONLY_IF_SEXUAL = re.compile(r"\bif (any|anything|it|what|you learn|you later|some|part|there|children)\b", re.I)
GO_NOW = re.compile(r"Go to the Designated Safeguarding Lead \(DSL\)( or a deputy)? now")
NEVER_SAID = re.compile(
    r"\b(no (further )?action (is )?(needed|required)|nothing (more |else )?to do|you need do nothing"
    r"|(is|are) not (abuse|bullying|serious)|(only|just|mere) banter\b(?![”\x22])"
    r"|(low|medium|high)[- ]risk|risk score|total score|no police report needed|case closed)",
    re.I,
)
RING_HOME = re.compile(
    r"(?<!not )(?<!never )\b(ring|phone|call|telephone|contact) (home|the parents|the family)\b", re.I
)


def rank(ending: Step) -> int:
    """How urgent an ending is, by its own words: ring 999, the DSL immediately, anything else."""
    if any(each.strength is Strength.OUTSIDE and re.search(r"\b999\b", each.text) for each in ending.instructions):
        return 3
    return 2 if says_immediately(ending) else 1


def says_immediately(ending: Step) -> bool:
    """Whether the ending sends to the DSL immediately as the case stands, not only "if it turns out to be sexual".

    It does when it begins "Go to the DSL now" and has the policy's *must*, or has that *must* without such an "if".
    """
    go_now = any(GO_NOW.search(text) for text in ending.body)
    return any(
        quotes((each,), DSL_IMMEDIATELY) and (go_now or not ONLY_IF_SEXUAL.search(each.text))
        for each in ending.instructions
    )


def quotes(instructions: Sequence[Instruction], words: str) -> bool:
    """Whether one of the instructions quotes these words of the policy."""
    return any(words in quotation.words for each in instructions for quotation in each.quotations)
