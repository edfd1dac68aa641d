"""For whom a line of the plan is: the names in square brackets that it begins with.

    [P1] sits at the front, by the door.
    [P1, P2, staff] come in by the office, at 8.40.

A name is a child's reference, or one of `EVERY_FAMILY` and `STAFF`. The text itself says it, so that it is seen on the
screen, on paper and in Word, and goes along when it is copied, compared or undone. What is tied to nobody is for the
whole plan alone: whoever forgets a tie leaves something out of a sheet, and never tells one family of another child.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.browser.assessment.document import Document

EVERY_FAMILY = "all families"
STAFF = "staff"
_TIED = re.compile(r"\s*[-*•–]?\s*\[([^\[\]]*)\]\s*(.*)")
# Longer than this, capitals do not matter; shorter, the initials T.O. without their stops would be found in "to".
_LONGEST_INITIALS = 3


@dataclass(frozen=True)
class Line:
    """One line of a box: whom it names in its brackets, as `tidy` writes names, and the words after them."""

    names: tuple[str, ...]
    text: str


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that begin with names in brackets, whoever is named there."""
    for each in text.splitlines():
        found = _TIED.fullmatch(each)
        if found:
            yield Line(tuple(tidy(name) for name in found[1].split(",")), found[2].strip())


def tidy(name: str) -> str:
    """A name as it is compared: "p1 " is P1."""
    return " ".join(name.split()).casefold()


def references(document: Document) -> tuple[str, ...]:
    """Each child's reference as it is compared, in the order of the children; "" where there is none."""
    return tuple(tidy(child["reference"]) for child in document.children)


def why_not(document: Document) -> str:
    """Why no line can be tied to one child of this sheet, as the number and what is wrong; "" when it can."""
    known = references(document)
    written = [any(text.strip() for text in child.values()) for child in document.children]
    for number, reference in enumerate(known, start=1):
        if not reference and written[number - 1]:
            return f"Child {number} has no initials or reference. Each child needs one of its own first."
        if reference and known.count(reference) > 1:
            return f"Child {number} has the same initials or reference as another child. Each needs one of its own."
        if reference in (EVERY_FAMILY, STAFF) or re.search(r"[\[\],]", reference):
            return f"The reference of Child {number} cannot stand in square brackets. Use letters and digits."
    return ""


def names_another(text: str, document: Document, child: int) -> bool:
    """Whether a text has the reference of another child than this one (counted from 0), as words of its own."""
    others = [each["reference"].strip() for number, each in enumerate(document.children) if number != child]
    return any(_pattern(reference).search(text) for reference in others if reference)


def tied_anew(text: str, before: str, after: str) -> str:
    """The text with each tie to a child of the first reference made one to the second."""
    return "".join(_line_tied_anew(line, tidy(before), after.strip()) for line in text.splitlines(keepends=True))


def _line_tied_anew(line: str, before: str, after: str) -> str:
    end = line[len(line.rstrip("\r\n")) :]
    found = _TIED.fullmatch(line.rstrip("\r\n"))
    if not found or before not in map(tidy, found[1].split(",")):
        return line
    names = ", ".join(after if tidy(name) == before else name.strip() for name in found[1].split(","))
    return f"{line[: found.start(1)]}{names}{line[found.end(1) : len(line) - len(end)]}{end}"


def _pattern(reference: str) -> re.Pattern[str]:
    """The reference as words of its own: "A.B." is not part of "A.B.C"."""
    flags = re.IGNORECASE if len(reference) > _LONGEST_INITIALS else re.NOFLAG
    return re.compile(rf"(?<![^\W_]){re.escape(reference)}(?![^\W_])", flags)
