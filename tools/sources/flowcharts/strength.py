"""How strongly the policy speaks in a passage: what a quotation bears.

The reviewed list of decision points says it for 185 quotations; elsewhere the words themselves do. A quotation
inside a list counts with the sentence that introduces the list.
"""

import json
import re
from functools import cache

from tools.browser.flow.model import Strength
from tools.sources.paths import POINTS

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


def bears(words: str, text: str, lead: str) -> Strength:
    """The most that a quotation bears.

    ``words`` are quoted from the paragraph ``text``; ``lead`` introduces the list that it stands in, or is "".
    """
    reviewed = [strength for quoted, strength in _reviewed() if quoted in text and (quoted in words or words in quoted)]
    if reviewed:
        return max(reviewed, key=lambda strength: strength.rank)
    passage = f"{lead} {_sentences(words, text)}"
    return next((strength for strength, pattern in WORDS if re.search(pattern, passage, re.I)), Strength.SAYS)


def _sentences(words: str, text: str) -> str:
    """The sentence or sentences of the text that the words stand in."""
    start = text.find(words)
    before = text.rfind(". ", 0, max(start, 0)) + 1
    after = text.find(". ", start + len(words.rstrip(".")))
    return text[before : after if after != -1 else len(text)]


@cache
def _reviewed() -> tuple[tuple[str, Strength], ...]:
    points = json.loads(POINTS.read_text(encoding="utf-8"))
    return tuple((quote["words"], LETTERS[quote["strength"]]) for point in points for quote in point["quotes"])
