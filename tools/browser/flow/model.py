"""The words for a decision flowchart: flow, step, answer, instruction, quotation, strength, duty."""

import enum
from dataclasses import dataclass

from tools.browser.flow.facts import Fact, Stated

NOT_SURE = "not-sure"
"""The id of the answer that every question has."""


class Strength(enum.Enum):
    """How strongly an instruction speaks, in the keyword that a flowchart file uses.

    Readers see the label that tools/sources/flowcharts/strength.py gives it.

    The order is the policy's own: *must* or *never*, then *will*, *should*, and last what is allowed or
    to be weighed. ``SAYS`` reports a statement and asks nothing. ``OUTSIDE`` is not the policy's at all.
    """

    MUST = "Must"
    WILL = "Will"
    SHOULD = "Should"
    CONSIDER = "Consider"
    MAY = "May"
    SAYS = "The policy says"
    OUTSIDE = "Not in this policy"

    @property
    def rank(self) -> int:
        """Higher is stronger; *consider* and *may* bind equally, *says* and *outside* not at all."""
        return {"Must": 4, "Will": 3, "Should": 2, "Consider": 1, "May": 1}.get(self.value, 0)


class Reader(enum.Enum):
    """For whom a helper is, by the words of ``for:`` that say so. The order is the one of the list of helpers."""

    STAFF = "all staff"
    PARENTS = "parents and carers"
    CHILDREN = "children"
    DSL = "Designated Safeguarding Lead"
    GOVERNORS = "governors"


class Kind(enum.Enum):
    """What a step is, told by how many answers it has."""

    QUESTION = "question"
    PAUSE = "pause"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in what a person wrote: where it is, what is wrong, what to do; ``path`` is "" for no file."""

    path: str
    line: int
    what: str
    todo: str = ""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: " if self.path else ""
        return f"{where}{self.what} {self.todo}".rstrip()


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead; ``target`` is as written in the file."""

    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of the policy, and the section that they stand in.

    ``section`` is the file name under docs/policy, ``anchor`` the heading's id in it, or "" for the whole file.
    """

    words: str
    section: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Instruction:
    """One thing to do, weigh or know, with its strength and what it leans on.

    ``quotations`` is empty exactly when the strength is ``OUTSIDE``; then ``source`` says where it comes from.
    """

    strength: Strength
    text: str
    quotations: tuple[Quotation, ...]
    source: str
    line: int


class DutyKind(enum.Enum):
    """Where an ending shows a duty. The order is the order on the page."""

    DO_NOW = "do now"
    DO_NOT = "do not"
    THEN = "then"
    MAY_COME_NEXT = "may come next"

    @property
    def heading(self) -> str:
        """What stands above its duties in an ending."""
        return "What may come next" if self is DutyKind.MAY_COME_NEXT else self.value.capitalize()


class CardPart(enum.IntEnum):
    """A part of the card, the first screen of an ending. The order is the order on the card."""

    WHO = 1
    OPEN = 2
    SHUT = 3
    NEXT = 4
    DO_NOW = 5
    DO_NOT = 6
    WRITE = 7

    @property
    def most(self) -> int:
        """How many lines it has at most."""
        return 1 if self is CardPart.WRITE or self.hour else 3

    @property
    def heading(self) -> str:
        """What stands above its lines; nothing above whom to tell, which comes first, and when."""
        return {CardPart.DO_NOW: "Do now", CardPart.DO_NOT: "Do not", CardPart.WRITE: "Write it down"}.get(self, "")

    @property
    def hour(self) -> str:
        """When its line holds: while the school is open, while it is shut, or when it opens again; "" where always."""
        hours = {CardPart.OPEN: "Now, if open", CardPart.SHUT: "Tonight, if shut", CardPart.NEXT: "Next school day"}
        return hours.get(self, "")

    @property
    def tells(self) -> bool:
        """Whether its lines say whom to tell: they stand in the order of the file, 999 before anybody."""
        return self is CardPart.WHO or bool(self.hour)


When = tuple[tuple[str, ...], ...]
"""What calls for a duty: all of these have to hold, each by any one of its facts. ``!name`` is the fact's opposite."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One sentence of ``tools/duties/duties.md``: when it is called for, what it says and what that leans on.

    ``given`` begins the sentence where it is not known whether the facts hold. With ``unasked`` it is shown, with that
    *if*, also where nobody asked about the facts; else only where somebody was not sure of them. ``never_beside`` are
    words that no ending may say that shows this duty, ``reach`` the keys in school.toml of whom it says to tell.
    ``says`` is None in the browser, which is told no words. ``on_card`` is the part of the card that it may stand in,
    with the words ``card``; None where it stands only below. ``special`` are those that something calls for that
    somebody says to be so, or that the policy says must be done.
    """

    id: str
    when: When
    title: str = ""
    kind: DutyKind = DutyKind.DO_NOW
    given: str = ""
    unasked: bool = False
    never_beside: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    says: Instruction | None = None
    line: int = 0
    on_card: CardPart | None = None
    card: str = ""
    special: bool = False

    @property
    def is_for_a_child(self) -> bool:
        """Whether only a child who reads is told."""
        return ("child",) in self.when


@dataclass(frozen=True, slots=True)
class Table:
    """The closed list of facts and the duties that they call for, one for the whole site."""

    facts: tuple[Fact, ...] = ()
    duties: tuple[Duty, ...] = ()

    def __hash__(self) -> int:
        """By its duties' names alone: each flow has the table, and whatever is kept for a flow asks for its hash."""
        return hash(tuple(duty.id for duty in self.duties))


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer on offer, the step that it leads to, and what it says of the situation; None where it says nothing."""

    id: str
    words: str
    to: str
    to_title: str
    line: int
    says: tuple[Stated, ...] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One heading of the file: a question, a pause or an ending.

    ``body`` is its paragraphs, ``why`` the reason for asking, ``ways_on`` the links that an ending offers.
    """

    id: str
    title: str
    body: tuple[str, ...]
    why: str
    instructions: tuple[Instruction, ...]
    answers: tuple[Answer, ...]
    ways_on: tuple[Link, ...]
    line: int

    @property
    def kind(self) -> Kind:
        """A question has several answers, a pause one, an ending none."""
        return Kind.ENDING if not self.answers else Kind.PAUSE if len(self.answers) == 1 else Kind.QUESTION

    def answer(self, answer_id: str) -> Answer | None:
        """The answer with this id, if this step offers it."""
        for answer in self.answers:
            if answer.id == answer_id:
                return answer
        return None


@dataclass(frozen=True, slots=True)
class Flow:
    """One flowchart file: who it is for, who keeps it, and its steps in the order of the file.

    The first step is where a walk starts. ``sections`` are the keys of the policy's sections that it serves,
    ``facts`` what holds for whoever walks it: who reads, above all. ``table`` is what the facts call for.
    """

    name: str
    path: str
    title: str
    intro: tuple[str, ...]
    audience: str
    owner: str
    reviewed: str
    sections: tuple[str, ...]
    steps: tuple[Step, ...]
    facts: tuple[Stated, ...] = ()
    table: Table = Table()

    @property
    def readers(self) -> tuple[Reader, ...]:
        """For whom it is, in the order in which ``for:`` names them; checked to be somebody."""
        named = [reader for reader in Reader if reader.value in self.audience]
        return tuple(sorted(named, key=lambda reader: self.audience.index(reader.value)))

    @property
    def is_for_a_child(self) -> bool:
        """Whether children themselves are to read it, and it is written to them."""
        return self.readers[:1] == (Reader.CHILDREN,)

    @property
    def is_for_parents(self) -> bool:
        """Whether nobody but parents and carers is to read it."""
        return self.readers == (Reader.PARENTS,)

    def step(self, step_id: str) -> Step | None:
        """The step with this id, if there is one."""
        for step in self.steps:
            if step.id == step_id:
                return step
        return None
