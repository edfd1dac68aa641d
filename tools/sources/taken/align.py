"""Pairs two lists of texts, and the words of two texts, so that a change can be said and not only seen."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Pair = tuple[int | None, int | None]
"""The place of a text in the old list and in the new one; None where it is in one of them only."""

ALIKE = 0.5
"""Two texts are the same one, changed, when at least this share of their words is common and in one order."""


def pairs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Every text of both lists once: equal ones together, alike ones together, the rest alone; in reading order."""
    found: list[Pair] = []
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[a:b] == new[c:d]:
            found += zip(range(a, b), range(c, d), strict=True)
        else:
            found += _pairs_of_block(old, new, range(a, b), range(c, d))
    return found


def _pairs_of_block(old: Sequence[str], new: Sequence[str], gone: range, come: range) -> Iterator[Pair]:
    """Within a block that differs: each old text with the new one that is most like it, never crossing over."""
    begin = come.start
    for index in gone:
        alike = [(likeness(old[index], new[other]), -other) for other in range(begin, come.stop)]
        best, place = max(alike, default=(0.0, 0))
        if best < ALIKE:
            yield index, None
            continue
        yield from ((None, other) for other in range(begin, -place))
        yield index, -place
        begin = 1 - place
    yield from ((None, other) for other in range(begin, come.stop))


def likeness(old: str, new: str) -> float:
    """The share of words that two texts have in common, in one order: 0 for none, 1 for the same."""
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def in_place_of(part: str, old: str, new: str) -> str:
    """What `new` says where `old` said `part`, word for word as it stands in `new`; "" where it says nothing there.

    Words that were changed at the edge of `part` are taken whole. What was put in before or after it is not.
    """
    start = old.find(part)
    if start < 0:
        return ""
    before, now = _TOKEN.findall(old), _TOKEN.findall(new)
    ends = [0]
    for token in before:
        ends.append(ends[-1] + len(token))
    inside = [index for index in range(len(before)) if ends[index] < start + len(part) and ends[index + 1] > start]
    taken: list[int] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            taken += [c + index - a for index in inside if a <= index < b]
        elif any(a <= index < b for index in inside) or (kind == "insert" and a - 1 in inside and a in inside):
            taken += range(c, d)
    return "".join(now[min(taken) : max(taken) + 1]).strip() if taken else ""


Fate = Literal["same", "out", "in"]


def words(old: str, new: str) -> list[tuple[Fate, str]]:
    """Both texts in one: runs of words that stayed, were taken out or were put in, in reading order."""
    before, now = old.split(), new.split()
    found: list[tuple[Fate, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", " ".join(before[a:b])))
            continue
        if b > a:
            found.append(("out", " ".join(before[a:b])))
        if d > c:
            found.append(("in", " ".join(now[c:d])))
    return found
