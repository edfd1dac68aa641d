"""The policy's own words, found by search and put into a helper's text: nobody types a quotation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.sources.flowcharts.coverage import SENTENCE
from tools.sources.flowcharts.strength import bears
from tools.sources.paths import POLICY
from tools.sources.policy.text import Paragraph, read_policy

MOST = 12
"""Paragraphs that are shown at once."""
NUMBERED = re.compile(r"\d+\. ")
QUOTED = re.compile(r"\s+>")
LINK = re.compile(r"\s+> \[.*\]\(.*\)\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a whole paragraph, and the most that a quotation of it bears."""

    words: str
    strength: str


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph that has the words, and what of it can be quoted."""

    number: str
    file: str
    anchor: str
    heading: str
    lead: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """Lines to stand in the place of the text's lines from ``first`` on, up to ``last`` and without it, from 0."""

    first: int
    last: int
    lines: tuple[str, ...]


def find_paragraphs(sought: str) -> tuple[list[Found], int]:
    """The first paragraphs that have all of these words, in any order, or this number; and how many there are."""
    words = sought.lower().split()
    found = [
        (paragraph, section.path.name)
        for section in read_policy(POLICY).sections
        for paragraph in section.paragraphs
        if words and (sought.strip() == paragraph.number or all(word in paragraph.text.lower() for word in words))
    ]
    return [_found(*each) for each in found[:MOST]], len(found)


def _found(paragraph: Paragraph, file: str) -> Found:
    text, lead = paragraph.text, paragraph.lead
    anchor = paragraph.heading_anchor or paragraph.anchor
    passages = tuple(Passage(words, bears(words, text, lead).value) for words in _passages(paragraph))
    return Found(paragraph.number, file, anchor, paragraph.heading or paragraph.number, lead, passages)


def _passages(paragraph: Paragraph) -> Iterator[str]:
    sentences = SENTENCE.split(paragraph.text)
    yield from sentences
    if len(sentences) > 1:
        yield paragraph.text


def put_in(text: str, line: int, found: Found, passage: Passage) -> Put:
    """Where the quotation goes, with the cursor in the text's ``line`` (from 0).

    On a quotation it takes its place. In an instruction it comes last. Elsewhere it begins an instruction, as strong as
    the words quoted.
    """
    lines = text.split("\n")
    quotation = _quotation(found, passage)
    head = next((at for at in range(line, -1, -1) if not _goes_on(lines[at])), line)
    if not NUMBERED.match(lines[head]):
        first = line + 1 if lines[line].strip() else line
        return Put(first, first, (f"1. **{passage.strength}**: ", *quotation))
    end = next((at for at in range(head + 1, len(lines)) if not _goes_on(lines[at])), len(lines))
    if QUOTED.match(lines[line]):
        first, last = _pair(lines, line, end)
        return Put(first, last, quotation)
    return Put(end, end, quotation)


def _goes_on(line: str) -> bool:
    """Whether it belongs to the instruction above it."""
    return line.startswith(" ") and bool(line.strip())


def _pair(lines: list[str], line: int, end: int) -> tuple[int, int]:
    """The quotation that a line is of, with its link: from its first line to behind its link's."""
    first = line
    while QUOTED.match(lines[first - 1]) and not LINK.fullmatch(lines[first - 1]):
        first -= 1
    last = next((at + 1 for at in range(line, end) if LINK.fullmatch(lines[at])), end)
    return first, last


def _quotation(found: Found, passage: Passage) -> tuple[str, ...]:
    return f'   > "{passage.words}"', f"   > [{found.heading}](../../docs/policy/{found.file}#{found.anchor})"
