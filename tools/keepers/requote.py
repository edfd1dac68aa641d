"""Writes the policy's present words into quotations of words that are gone, exactly as the paragraph has them now.

What has to be thought about is left for a person: notes, which are about the very words that are gone; and quotations
from paragraphs that speak more or less strongly than before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tools.keepers.report import Report

BY_HAND = ("note", "form")
"""Kinds that are never written: the form's fields are code."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in one file (`path`, from the top of the project): its words, and what stands there now.

    ``now`` is "" where a person has to choose: the policy says nothing in their place, or two things in two places.
    """

    path: str
    words: str
    now: str


def gone(report: Report) -> list[Quotation]:
    """Every quotation of words that are gone, once a file."""
    found: dict[tuple[str, str], set[str]] = {}
    for change, touched in report.changes:
        before, now = change.strengths
        for each in touched:
            if not each.stands:
                by_hand = each.piece.kind in BY_HAND or before != now
                found.setdefault((each.piece.path, each.words), set()).add("" if by_hand else each.now)
    return [Quotation(path, words, now.pop() if len(now) == 1 else "") for (path, words), now in sorted(found.items())]


def requoted(quotations: list[Quotation], root: Path) -> tuple[dict[Path, str], list[Quotation]]:
    """The files' new texts, and the quotations that are left for a person. Nothing is written.

    Only what stands between double quotes is a quotation: the same words in a sentence of ours stay.
    """
    texts: dict[Path, str] = {}
    left = []
    for quotation in quotations:
        path = root / quotation.path
        text = texts.get(path) or path.read_text(encoding="utf-8")
        pattern = _pattern(quotation.words)
        writable = quotation.now and not re.search(r'["\\]', quotation.now)
        if not writable or not pattern.search(text):
            left.append(quotation)
            continue
        texts[path] = pattern.sub(partial(_with, quotation.now), text)
    return texts, left


def told(quotations: list[Quotation], left: list[Quotation]) -> Iterator[str]:
    """What was found, for a terminal."""
    for quotation in quotations:
        if quotation not in left:
            yield f"{quotation.path}\n    was: “{quotation.words}”\n    is:  “{quotation.now}”"
    if left:
        yield f"\nLeft for a person ({len(left)}):"
        yield from (f"{each.path}\n    “{each.words}”" for each in left)


def _pattern(words: str) -> re.Pattern[str]:
    """The words between double quotes, however a file breaks its lines; in Markdown each line begins with `>`."""
    return re.compile('(?<=")(' + r"(?:\s+(?:>\s*)?)".join(map(re.escape, words.split())) + ')(?=")')


def _with(now: str, old: re.Match[str]) -> str:
    return _wrapped(old[1], now)


def _wrapped(old: str, now: str) -> str:
    """The new words, with the line breaks of the old ones, as far as those go."""
    first, *words = now.split()
    breaks = re.findall(r"\s+(?:>\s*)?", old)[: len(words)]
    breaks += [" "] * (len(words) - len(breaks))
    return first + "".join(between + word for between, word in zip(breaks, words, strict=True))
