"""Takes out of a plan what one reader is to have: a family, the staff who need to know, or a child.

It starts from nothing and puts in what is tied to that reader (`tools.browser.assessment.ties`), never the other way
round: a sheet for a family has nothing of another child, because nothing of another child was ever put in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tools.browser.assessment.document import Document
from tools.browser.assessment.fields import REFERENCE
from tools.browser.assessment.further import OWN_VERSION, PARTS, REVIEWS, TASKS
from tools.browser.assessment.ties import (
    EVERY_FAMILY,
    STAFF,
    lines,
    names_another,
    references,
    why_not,
)
from tools.browser.assessment.whole import child_field_id, child_fields, part_of, places, review_field_id, task_field_id
from tools.browser.protocol import ReaderKind

KINDS: tuple[ReaderKind, ...] = ("family", "staff", "own")


class Piece(NamedTuple):
    """The id of a box, and what of it is for this reader."""

    place: str
    text: str


@dataclass(frozen=True)
class Extract:
    """What one reader is to have, in form order.

    `left_out` are the places where a line that is for this reader names another child, `unknown` those where a line
    begins with a name in brackets that nobody has. `problem` says why there is no such sheet; then nothing is in it.
    """

    pieces: tuple[Piece, ...] = ()
    left_out: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    problem: str = ""


def extract(document: Document, kind: ReaderKind, child: int) -> Extract:
    """The sheet for a family or for a child (`child` counts from 1), or for staff."""
    problem = why_not(document)
    if problem:
        return Extract(problem=problem)
    if kind == "staff":
        return Extract(tuple(_for_staff(document)), unknown=_unknown(document))
    if not 1 <= child <= len(document.children) or not references(document)[child - 1]:
        return Extract(problem="This child has no initials or reference. Write one first.")
    found = _for_child(document, child) if kind == "own" else [*_for_family(document, child)]
    named = [piece for piece in found if names_another(piece.text, document, child - 1)]
    return Extract(
        tuple(piece for piece in found if piece not in named),
        left_out=tuple(dict.fromkeys(piece.place for piece in named)),
        unknown=_unknown(document) if kind == "family" else (),
    )


def _for_family(document: Document, child: int) -> Iterator[Piece]:
    me = references(document)[child - 1]
    review = document.entries["review"].strip()
    if review:
        yield Piece("review", review)
    yield from _tied(document, {me, EVERY_FAMILY})
    own = {field.id for part in PARTS if part.id == OWN_VERSION for field in part.for_each_child}
    yield from (piece for piece in _of_child(document, child) if piece.place.partition(".")[2] not in own)


def _for_staff(document: Document) -> Iterator[Piece]:
    yield from _tied(document, {STAFF})
    if "key-adults" in document.parts:
        for number, child in enumerate(document.children, start=1):
            if child["key-adult"].strip() or child["stand-in"].strip():
                names = (REFERENCE.id, "key-adult", "stand-in")
                yield from (Piece(child_field_id(number, name), child[name].strip()) for name in names if child[name])


def _for_child(document: Document, child: int) -> list[Piece]:
    """What was written in plain words for the child itself, and nothing else of the plan."""
    if OWN_VERSION not in document.parts:
        return []
    own = {field.id for part in PARTS if part.id == OWN_VERSION for field in part.for_each_child}
    return [piece for piece in _of_child(document, child) if piece.place.partition(".")[2] in own]


def _of_child(document: Document, child: int) -> Iterator[Piece]:
    """What stands in the child's own boxes, line by line, so that one line can be left out without the rest."""
    written = document.children[child - 1]
    for field in child_fields():
        # The reference is the title of the sheet.
        if field is not REFERENCE and _is_on(field.id, document):
            yield from _whole(child_field_id(child, field.id), written[field.id])


def _whole(place: str, text: str) -> Iterator[Piece]:
    yield from (Piece(place, line.strip()) for line in text.splitlines() if line.strip())


def _tied(document: Document, to: set[str]) -> Iterator[Piece]:
    for place, text in shared(document):
        yield from (Piece(place, line.text) for line in lines(text) if line.text and to.intersection(line.names))


def _unknown(document: Document) -> tuple[str, ...]:
    known = {*references(document), EVERY_FAMILY, STAFF} - {""}
    return tuple(
        place
        for place, text in shared(document)
        if any(name not in known for line in lines(text) for name in line.names)
    )


def shared(document: Document) -> Iterator[tuple[str, str]]:
    """Every text that stands on the form for all children together, if its part is switched on."""
    found: dict[str, str] = {name: text for name, text in document.entries.items() if _is_on(name, document)}
    if REVIEWS in document.parts:
        found |= {
            review_field_id(number, name): text
            for number, review in enumerate(document.reviews, start=1)
            for name, text in review.items()
        }
    if TASKS in document.parts:
        found |= {
            task_field_id(number, name): text
            for number, task in enumerate(document.tasks, start=1)
            for name, text in task.items()
        }
    for place, field in places(0, len(document.reviews), len(document.tasks)):
        if field.kind == "text" and place in found:
            yield place, found[place]


def _is_on(field_id: str, document: Document) -> bool:
    part = part_of(field_id)
    return part is None or part.id in document.parts
