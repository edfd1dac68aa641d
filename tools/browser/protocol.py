"""Every message between a page and Python: what can be asked, and what is answered.

Runs in the reader's browser. `overrides/assets/js/python/protocol.js` has the same shapes for the page's scripts, and
`tests/guide/test_protocol.py` holds the two equal and Python's answers to them. Only the reply is to be trusted as it
is written here: a request is read with care, whatever it says that it is.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from tools.browser.flow.walk import Given

StatedFact = tuple[str, int]
"""What an answer says: a fact's name and how it stands, 0 to 3 (`tools.browser.flow.facts.Value`)."""
Due = tuple[str, bool]
"""A duty that is called for, and whether that is sure."""
StepKind = Literal["question", "pause", "ending"]
MarkName = Literal["same", "judgement", "more-careful", "parted", "beyond"]
ReaderKind = Literal["family", "staff", "own"]
ChangeKind = Literal["box", "child-here", "child-there", "review-here", "review-there", "task-here", "task-there"]
"""A text that differs, or a child, a review or an action that only one of the two sheets has."""
ChangedBy = Literal["", "here", "there", "both"]
"""Who changed it: the sheet on the screen, the other one, both; "" where that cannot be told."""
TextAt = tuple[str, str]
"""The id of a box, and a text from it."""
ErrorCode = Literal["unknown-request", "unreadable-request", "python-failed"]
"""Nobody does such a job; the request has another shape; Python itself has a fault."""


class FlowShape(TypedDict):
    """A flowchart in ids, arrows and facts, none of the policy's words.

    `steps` leads from each step and answer to the next step, and the first is where a walk starts. Where it has duties
    also: `says`, what each answer says; `holds`, what holds for every walk; `facts`, for each its value when nobody
    asked, the whole that it is part of and what it is never with; `duties`, for each what calls for it, whether it is
    shown where nobody asked, its part of the card or 0, and whether it is special.
    """

    name: str
    steps: Mapping[str, Mapping[str, str]]
    says: NotRequired[Mapping[str, Mapping[str, Sequence[StatedFact]]]]
    holds: NotRequired[Sequence[StatedFact]]
    facts: NotRequired[Mapping[str, tuple[int, str, Sequence[str]]]]
    duties: NotRequired[Mapping[str, tuple[Sequence[Sequence[str]], bool, int, bool]]]


class Sheet(TypedDict):
    """An Annex A as the page has it on the screen, and as a file has it, beside its proof."""

    document: str
    version: int
    saved: str
    author: str
    policy: str
    plan: str
    parts: Sequence[str]
    entries: Mapping[str, str]
    children: Sequence[Mapping[str, str]]
    reviews: Sequence[Mapping[str, str]]
    tasks: Sequence[Mapping[str, str]]
    key: str


class WalkRequest(TypedDict):
    """Where do these answers lead? Instead of the flowchart its JSON text will do, which is read once in a visit."""

    do: Literal["walk"]
    flow: FlowShape | str
    answers: Sequence[Given]


class Alternative(TypedDict):
    """Another answer to one question, all others kept, and the step that it would have led to."""

    step: str
    answer: str
    leads_to: str
    kind: StepKind


class WalkReply(TypedDict):
    """See `flow.walk.Walk`; at an ending also what would have changed it, the duties and the card's lines."""

    step: str
    kind: StepKind
    taken: Sequence[Given]
    dropped: Sequence[Given]
    left: int
    alternatives: Sequence[Alternative]
    duties: Sequence[Due]
    card: Sequence[str]


class TicksRequest(TypedDict):
    """What do these ticks of a list call for? Any number of answers to each step."""

    do: Literal["ticks"]
    flow: FlowShape | str
    answers: Sequence[Given]


class TicksReply(TypedDict):
    """The duties and the lines of the card, as of a walk with the same facts."""

    duties: Sequence[Due]
    card: Sequence[str]


class MarkRequest(TypedDict):
    """How do these answers stand beside the ones that a scenario's table accepts?"""

    do: Literal["mark"]
    flow: FlowShape | str
    answers: Sequence[Given]
    accepted: Mapping[str, Sequence[str]]


class MarkReply(TypedDict):
    """See `tools.browser.rehearsal.mark.Debrief`."""

    marks: Sequence[tuple[str, MarkName]]
    parted: str | None
    step: str
    kind: StepKind
    expected: str
    missed: Sequence[str]


class MissingRequest(TypedDict):
    """What is missing from this sheet? `today` is a day such as "2026-11-23"."""

    do: Literal["missing"]
    document: Sheet
    today: str


class Gap(TypedDict):
    """A field's id, what a reviewer would say of it, and whether what stands there cannot be read."""

    field: str
    problem: str
    wrong: bool


class MissingReply(TypedDict):
    """The gaps, in form order."""

    missing: Sequence[Gap]


class OpenRequest(TypedDict):
    """What is in this file?"""

    do: Literal["open"]
    text: str


class OpenedReply(TypedDict):
    """A sheet of the present version, and what its proof says (`tools.browser.assessment.proof.Verdict`)."""

    document: Sheet
    proof: Literal["kept", "broken", "none"]
    altered: Sequence[str]


class Fault(TypedDict):
    """What is wrong with a file; `place` is a field's id, or "" for the file as a whole."""

    place: str
    said: str


class NoSheetReply(TypedDict):
    """Why the text is no sheet; `details` has every line, for whoever keeps the site."""

    problems: Sequence[Fault]
    details: Sequence[str]


OpenReply = OpenedReply | NoSheetReply


class CompareRequest(TypedDict):
    """Where do these two sheets differ, and who changed what since `base`, that both began with?"""

    do: Literal["compare"]
    document: Sheet
    other: Sheet
    base: Sheet | None


class Change(TypedDict):
    """One difference (`tools.browser.assessment.differences.Change`)."""

    place: str
    kind: ChangeKind
    here: str
    there: str
    by: ChangedBy


class CompareReply(TypedDict):
    """The differences, in form order."""

    changes: Sequence[Change]


class CalendarRequest(TypedDict):
    """What is due on this sheet as a calendar file; `now` is such as "2026-11-24T10:15:00+00:00"."""

    do: Literal["calendar"]
    document: Sheet
    now: str


class CalendarReply(TypedDict):
    """The file's text, "" when there is no date."""

    calendar: str


class ExtractRequest(TypedDict):
    """What of this sheet is for one reader? `child` counts from 1, and is 0 for staff."""

    do: Literal["extract"]
    document: Sheet
    kind: ReaderKind
    child: int


class ExtractReply(TypedDict):
    """What that reader is to have, and why what is not there is not (`tools.browser.assessment.extract.Extract`)."""

    kind: ReaderKind
    pieces: Sequence[TextAt]
    left_out: Sequence[str]
    unknown: Sequence[str]
    problem: str


class TieAnewRequest(TypedDict):
    """A child's reference was `before` and is `after`: what is tied to it?"""

    do: Literal["tie"]
    document: Sheet
    before: str
    after: str


class TieAnewReply(TypedDict):
    """The texts that change, by the ids of their boxes."""

    texts: Mapping[str, str]


class DateRequest(TypedDict):
    """Which day is meant by this text? `today` is a day such as "2026-11-23"."""

    do: Literal["date"]
    text: str
    today: str


class DateReply(TypedDict):
    """The day in words, or what is wrong with it and which days may be meant, in words, for a person to choose."""

    words: str
    problem: str
    offers: Sequence[str]


class ErrorReply(TypedDict):
    """Why there is no answer. `trace` is where Python failed, for whoever develops the site, when it was asked for."""

    error: ErrorCode
    trace: NotRequired[Sequence[str]]


class Requests(TypedDict):
    """What can be asked, by the job's name."""

    walk: WalkRequest
    ticks: TicksRequest
    mark: MarkRequest
    missing: MissingRequest
    open: OpenRequest
    compare: CompareRequest
    calendar: CalendarRequest
    date: DateRequest
    extract: ExtractRequest
    tie: TieAnewRequest


class Replies(TypedDict):
    """What is answered, by the job's name."""

    walk: WalkReply
    ticks: TicksReply
    mark: MarkReply
    missing: MissingReply
    open: OpenReply
    compare: CompareReply
    calendar: CalendarReply
    date: DateReply
    extract: ExtractReply
    tie: TieAnewReply
