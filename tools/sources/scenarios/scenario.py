"""The words for a training scenario: scenario, part, row of the table."""

from dataclasses import dataclass

from tools.browser.flow.model import Instruction
from tools.sources.scenarios.act import Act


@dataclass(frozen=True, slots=True)
class Row:
    """One question of the part's helper, by its title, with the accepted answers and what in the story settles it.

    The table follows the first answer. Several mean that more than one fits: the policy leaves it to a person, or the
    story leaves it open.
    """

    question: str
    answers: tuple[str, ...]
    because: str
    line: int


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a scenario: new information, a question to think about, a helper, the expected way, the debrief.

    ``helper`` is the flowchart's name and ``helper_title`` its title as written here; ``leads_to`` an ending's title.
    """

    id: str
    title: str
    story: tuple[str, ...]
    ask: str
    helper: str
    helper_title: str
    rows: tuple[Row, ...]
    leads_to: str
    instructions: tuple[Instruction, ...]
    judgement: tuple[str, ...]
    talk: str
    line: int
    helper_line: int
    leads_line: int
    act: Act | None = None
    """What the reader decides first, where the part has it."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario file: who it is for, where it plays, what the reader will meet, and its parts in order."""

    name: str
    path: str
    title: str
    intro: tuple[str, ...]
    audience: tuple[str, ...]
    setting: str
    age: str
    harm: tuple[str, ...]
    warning: str
    sections: tuple[str, ...]
    owner: str
    reviewed: str
    parts: tuple[Part, ...]
