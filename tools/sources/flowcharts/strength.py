"""How strongly the policy speaks: what a quotation bears, and what readers see of a strength.

The reviewed list of decision points says it for 185 quotations; elsewhere the words themselves do. A quotation
inside a list counts with the sentence that introduces the list.
"""

import json
import re
from functools import cache
from typing import NamedTuple

from tools.browser.flow.model import Strength
from tools.sources.paths import POINTS
from tools.sources.policy.numbering import Paragraph


class Shown(NamedTuple):
    """How a strength is shown to readers: its label, and the class that gives the label its look."""

    label: str
    look: str


SHOWN = {
    Strength.MUST: Shown("Must", "must"),
    Strength.WILL: Shown("Will", "will"),
    Strength.SHOULD: Shown("Should", "should"),
    Strength.CONSIDER: Shown("Consider", "may"),
    Strength.MAY: Shown("May", "may"),
    Strength.SAYS: Shown("The policy says", "says"),
    Strength.OUTSIDE: Shown("Not in this policy", "outside"),
}
"""The label is what readers see, here and nowhere else. The keyword that flowcharts, duties, scenarios and the quiz are
written in is tools/browser/flow/model.py's: it stays when a label changes, and so do reviews."""
MARKER = re.compile(r"<!-- label: ([A-Z]+) -->")
"""Stands on a page of docs for a label; a page about how helpers are written has the keywords themselves."""
LETTERS = {
    "M": Strength.MUST,
    "W": Strength.WILL,
    "S": Strength.SHOULD,
    "C": Strength.CONSIDER,
    "D": Strength.SAYS,
}
WORDS = (
    (Strength.MUST, r"\b(must|never)\b"),
    (Strength.WILL, r"\bwill\b"),
    (Strength.SHOULD, r"\bshould\b"),
    (Strength.CONSIDER, r"\b(may|might|can|could|consider|consideration)\b"),
)


def fill_labels(markdown: str) -> str:
    """The page with each label that it asks for: ``<!-- label: MUST -->``."""
    return MARKER.sub(lambda found: SHOWN[Strength[found[1]]].label, markdown)


def strengths(paragraph: Paragraph | None) -> tuple[str, ...]:
    """Each word of strength in a paragraph and in the sentence that opens its list, as often as it is there."""
    text = f"{paragraph.lead} {paragraph.text}".lower() if paragraph else ""
    return tuple(sorted(found[0] for _, pattern in WORDS for found in re.finditer(pattern, text)))


def bears(words: str, text: str, lead: str) -> Strength:
    """The most that a quotation bears.

    ``words`` are quoted from the paragraph ``text``; ``lead`` introduces the list that it stands in, or is "".
    """
    reviewed = [strength for quoted, strength in _reviewed() if quoted in text and (quoted in words or words in quoted)]
    if reviewed:
        return max(reviewed, key=lambda strength: strength.rank)
    passage = f"{lead} {sentences(words, text)}"
    return next((strength for strength, pattern in WORDS if re.search(pattern, passage, re.I)), Strength.SAYS)


def sentences(words: str, text: str) -> str:
    """The sentence or sentences of the text that the words stand in."""
    start = text.find(words)
    before = text.rfind(". ", 0, max(start, 0)) + 1
    after = text.find(". ", start + len(words.rstrip(".")))
    return text[before : after if after != -1 else len(text)]


@cache
def _reviewed() -> tuple[tuple[str, Strength], ...]:
    points = json.loads(POINTS.read_text(encoding="utf-8"))
    return tuple((quote["words"], LETTERS[quote["strength"]]) for point in points for quote in point["quotes"])
