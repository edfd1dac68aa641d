"""Reads an act: one question in a story's words, and what decent colleagues do, each with the child's next ten minutes.

A scenario's part may have one, a two-minute moment is one. Whoever writes one waits for these messages.
"""

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.browser.flow.model import Instruction, Problem, Step
from tools.sources.flowcharts.lines import Line


class Mark(enum.Enum):
    """What an option is, in the keyword that its line begins with. None of them is a score."""

    DO = "Do"
    COULD = "Could"
    TEMPTING = "Tempting"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to do: its words, what happens then, the duties that it keeps or leaves out, and words to say.

    ``colleague`` means that somebody in the story proposes it: colleagues are sometimes right. ``sayings`` are words of
    what the part's ending says by itself, where nobody is worried and no duty is due.
    """

    mark: Mark
    words: str
    then: str
    duties: tuple[str, ...]
    say: str
    colleague: bool
    line: int
    sayings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A question with its options; where there is something to write down, a prompt and a model record, else ""."""

    ask: str
    options: tuple[Option, ...]
    prompt: str
    record: str
    line: int

    @property
    def right(self) -> tuple[Option, ...]:
        """What a reader should do; where the policy leaves it open, whatever can be defended."""
        should = tuple(option for option in self.options if option.mark is Mark.DO)
        return should or tuple(option for option in self.options if option.mark is Mark.COULD)


OPTION = re.compile(r"- (?P<mark>Do|Could|Tempting)(?P<colleague> \(a colleague says it\))?: (?P<words>.+)")
HOW = "Write '- Do: ...', '- Could: ...' or '- Tempting: ...', with '(a colleague says it)' before the colon if so."
OF_OPTION = ("Then", "Keeps", "Breaks", "Say")
OF_ACT = ("Act", "Write it down", "Record")
LABELS = (*OF_ACT, *OF_OPTION)
SAYING = re.compile(r"“(?P<words>[^”]+)”")
"""How an option names what the ending says: by some of its words, so that the ending may be put in another order."""


@dataclass(slots=True)
class _Draft:
    """An option while its lines are read."""

    block: Line
    mark: Mark
    words: str
    colleague: bool
    told: dict[str, str] = field(default_factory=dict)


def begins_a_block(text: str) -> bool:
    """Whether a line begins something of an act, with or without a blank line before it."""
    return text.strip().startswith(tuple(f"{label}:" for label in LABELS))


def is_of_act(block: Line) -> bool:
    """Whether a block belongs to an act."""
    return begins_a_block(block.text) or block.text.startswith("- ")


def read_act(found: Sequence[Line], path: str, problems: list[Problem]) -> Act | None:
    """The act that these blocks say; None, and a problem more, where they cannot be read."""
    before = len(problems)
    told: dict[str, Line] = {}
    drafts: list[_Draft] = []
    for block in found:
        label, _, words = block.text.partition(":")
        if block.text.startswith("- "):
            drafts += _read_option(block, told, path, problems)
        elif label in OF_OPTION and not (drafts and "Write it down" not in told):
            problems.append(Problem(path, block.number, f"'{label}:' belongs to no option.", HOW))
        elif label in (drafts[-1].told if label in OF_OPTION else told):
            problems.append(Problem(path, block.number, f"'{label}:' is there twice.", "Keep one."))
        elif not words.strip():
            problems.append(Problem(path, block.number, f"'{label}:' says nothing.", "Write the words after it."))
        elif label in OF_OPTION:
            drafts[-1].told[label] = words.strip()
        elif label == "Write it down" and not drafts:
            problems.append(Problem(path, block.number, f"'{label}:' stands before the options.", "Put it after them."))
        else:
            told[label] = block
    if found and "Act" not in told:
        problems.append(Problem(path, found[0].number, "Options without an 'Act:'.", "Ask first what to do."))
    if ("Record" in told) != ("Write it down" in told):
        only = told["Record" if "Record" in told else "Write it down"]
        todo = "Write both: what to write down, and a model record."
        problems.append(Problem(path, only.number, "'Write it down:' and 'Record:' belong together.", todo))
    options = tuple(option for draft in drafts if (option := _option(draft, path, problems)))
    if not found or len(problems) > before:
        return None
    said = {label: block.text.partition(":")[2].strip() for label, block in told.items()}
    return Act(said["Act"], options, said.get("Write it down", ""), said.get("Record", ""), told["Act"].number)


def _read_option(block: Line, told: dict[str, Line], path: str, problems: list[Problem]) -> list[_Draft]:
    match = OPTION.fullmatch(block.text)
    if not match or block.quoted:
        problems.append(Problem(path, block.number, "An option that cannot be read.", HOW))
        return []
    if "Write it down" in told:
        problems.append(Problem(path, block.number, "An option stands after 'Write it down:'.", "Put it before."))
    return [_Draft(block, Mark(match["mark"]), match["words"].strip(), bool(match["colleague"]))]


def _option(draft: _Draft, path: str, problems: list[Problem]) -> Option | None:
    """The option, once it has what its mark asks for."""
    told, line, before = draft.told, draft.block.number, len(problems)
    shown = f"“{draft.words}”"
    wrong, needed = ("Keeps", "Breaks") if draft.mark is Mark.TEMPTING else ("Breaks", "Keeps")
    if "Then" not in told:
        problems.append(Problem(path, line, f"{shown} has no 'Then:'.", "Say what happens to the child."))
    if needed not in told:
        todo = f"'{draft.mark.value}' needs the id of a duty of tools/duties/duties.md."
        problems.append(Problem(path, line, f"{shown} has no '{needed}:'.", todo))
    if wrong in told:
        todo = "'Do' and 'Could' keep a duty, 'Tempting' breaks one."
        problems.append(Problem(path, line, f"{shown} is '{draft.mark.value}' and has '{wrong}:'.", todo))
    if draft.mark is Mark.DO and "Say" not in told:
        problems.append(Problem(path, line, f"{shown} has no 'Say:'.", "Give words that somebody could say."))
    if draft.mark is Mark.TEMPTING and "Say" in told:
        problems.append(Problem(path, line, f"{shown} is 'Tempting' and has 'Say:'.", "Leave the words out."))
    if len(problems) > before:
        return None
    named = [each.strip() for each in told[needed].split(",") if each.strip()]
    sayings = tuple(match["words"] for each in named if (match := SAYING.fullmatch(each)))
    duties = tuple(each for each in named if not SAYING.fullmatch(each))
    return Option(draft.mark, draft.words, told["Then"], duties, told.get("Say", ""), draft.colleague, line, sayings)


def said_by(ending: Step, saying: str) -> list[Instruction]:
    """The instructions of an ending that have these words, in what they say or quote. The check lets one through."""
    return [
        each
        for each in ending.instructions
        if any(saying in words for words in (each.text, *(quotation.words for quotation in each.quotations)))
    ]
