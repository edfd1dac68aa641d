"""Finds for each block of a new text the present block that it is, or has come out of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tools.keepers.policy_import.blocks import Block, Kind
from tools.keepers.policy_import.present import Present

# Half of the words in common: below that, a paragraph is called a new one. People see every pair that is not the same.
ALIKE = 0.5
_TABLE = (Kind.HEAD, Kind.ROW)
_NUMBER = re.compile(r"^\d{1,2}\. ")
_WORD = re.compile(r"\w+")


def match(new: Sequence[Block], present: Sequence[Present]) -> list[int | None]:
    """For each new block the index of its present one, or None. Order is kept, but for what was moved unchanged."""
    scores = _scores(new, present)
    best = [[0.0] * (len(present) + 1) for _ in range(len(new) + 1)]
    for i in range(len(new) - 1, -1, -1):
        for j in range(len(present) - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found: list[int | None] = [None] * len(new)
    i = j = 0
    while i < len(new) and j < len(present):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return _with_headings(new, present, _with_moved(new, present, found))


def _with_headings(new: Sequence[Block], present: Sequence[Present], found: list[int | None]) -> list[int | None]:
    """Also a section's heading with other words, where the section goes on as it did: its page keeps its name."""
    taken = set(found)
    for i, (block, after) in enumerate(zip(new, found[1:], strict=False)):
        if found[i] is None and after and _NUMBER.match(block.plain) and after - 1 not in taken:
            was, goes_on = present[after - 1], present[after].block.plain == new[i + 1].plain
            if was.starts_page and goes_on and _NUMBER.match(was.block.plain):
                found[i] = after - 1
    return found


def _with_moved(new: Sequence[Block], present: Sequence[Present], found: list[int | None]) -> list[int | None]:
    """Also what was moved: word for word, or with some words changed; a heading is known without its number."""
    left = {index: each.block.plain for index, each in enumerate(present) if index not in set(found)}
    for i, block in enumerate(new):
        if found[i] is None:
            same = next((index for index, plain in left.items() if plain == block.plain), None)
            if same is not None:
                found[i] = same
                del left[same]
    for i, block in enumerate(new):
        if found[i] is None and left:
            # In a text without headings "12. Sanctions" is a paragraph.
            words = _Words.of(replace(block, words=_NUMBER.sub("", block.words)))
            scores = {index: _score(words, _Words.of(_unnumbered(present[index].block))) for index in left}
            best = max(scores, key=lambda index: scores[index])
            # A page begins where its heading is: only the same heading takes its page along.
            least = 2.0 if present[best].starts_page else ALIKE
            if scores[best] >= least:
                found[i] = best
                del left[best]
    return found


def _unnumbered(block: Block) -> Block:
    return replace(block, words=_NUMBER.sub("", block.words)) if block.kind is Kind.HEADING else block


def _scores(new: Sequence[Block], present: Sequence[Present]) -> list[list[float]]:
    old = [_Words.of(each.block) for each in present]
    scores = [[_score(words, each) for each in old] for words in map(_Words.of, new)]
    if scores and scores[0]:
        # The title comes first, however much of it has changed.
        scores[0][0] = max(scores[0][0], ALIKE)
    return scores


@dataclass(frozen=True, slots=True)
class _Words:
    """What is compared of a block, worked out once."""

    kind: Kind
    plain: str
    counted: Counter[str]
    many: int

    @classmethod
    def of(cls, block: Block) -> "_Words":
        counted = Counter(_WORD.findall(_unnumbered(block).plain.lower()))
        return cls(block.kind, block.plain, counted, counted.total())


def _score(new: _Words, old: _Words) -> float:
    """0 when the two are no pair; up to 1 for words in common; more when the words are the same."""
    if (new.kind in _TABLE) != (old.kind in _TABLE):
        return 0.0
    if new.plain == old.plain:
        return 2.0 + (new.kind is old.kind)
    total = new.many + old.many
    if 2 * min(new.many, old.many) < ALIKE * total or not total:
        return 0.0
    alike = 2 * sum(min(many, old.counted[word]) for word, many in new.counted.items()) / total
    return alike if alike >= ALIKE else 0.0
