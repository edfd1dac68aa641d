"""What a sentence of the policy bore before and bears now, by the reviewed list or else by its words."""

import json
import re
from collections.abc import Collection, Mapping

from tools.browser.flow.model import Strength
from tools.sources.flowcharts.strength import LETTERS, WORDS, sentences
from tools.sources.policy.text import Paragraph
from tools.sources.taken.whereabouts import Now

Letters = Mapping[str, Strength]
"""The quotations of the reviewed list, each with the strength that people gave it."""
REVIEWED = re.compile(r'"strength": "(\w)",\s*"line": \d+,\s*"words": "((?:[^"\\\n]|\\.)+)"')


def reviewed_letters(points: str) -> Letters:
    """The reviewed list as it is now, from the text of its file."""
    return {json.loads(f'"{found[2]}"'): LETTERS[found[1]] for found in REVIEWED.finditer(points)}


def bore(sentence: Now, words: str, letters: Letters) -> Strength:
    """What a quotation bore while the policy still had its words."""
    said = [strength for quoted, strength in letters.items() if quoted in words or words in quoted]
    return max(said, key=lambda each: each.rank) if said else _by_words(words, sentence.before)


def bears_now(sentence: Now) -> Strength:
    """What the words in its place bear: their own sentence, with the one that opens their list, not the paragraph."""
    return _by_words(sentence.words, sentence.now) if sentence.now else Strength.SAYS


def most_of(words: Collection[str]) -> Strength:
    """The most that words of strength bear."""
    said = " ".join(words)
    return next((strength for strength, pattern in WORDS if re.search(pattern, said, re.I)), Strength.SAYS)


def _by_words(words: str, paragraph: Paragraph) -> Strength:
    return most_of([paragraph.lead, sentences(words, paragraph.text)])
