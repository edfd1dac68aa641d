"""Finds for each paragraph of an edition the one that it has become, wherever in the policy that stands now.

A section is split, moved or renamed, and its paragraphs are still the same: they are known by their words, and by the
sentence that introduces them, never by their number.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import digits

from tools.sources.errors import SourceError
from tools.sources.policy.text import Paragraph, Policy
from tools.sources.taken.align import ALIKE, likeness

NEAR = 0.08
"""How much more alike another paragraph has to be to be taken before the one in the same section and order."""


@dataclass(frozen=True, slots=True)
class Paired:
    """Which paragraph is which: the old one's place in reading order to the new one's, and both lists."""

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    to: Mapping[int, int]

    def now(self, number: str) -> Paragraph | None:
        """What the paragraph of the old edition with this number is now; None when it is gone, or never was."""
        return next(
            (self.new[self.to[at]] for at, each in enumerate(self.old) if each.number == number if at in self.to), None
        )

    def in_order(self) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
        """Every paragraph of both once, in the reading order of the new edition; what is gone stands where it was."""
        back = {new: old for old, new in self.to.items()}
        told = -1
        for at, paragraph in enumerate(self.new):
            was = back.get(at)
            if was is not None and was > told:
                yield from ((self.old[gone], None) for gone in range(told + 1, was) if gone not in self.to)
                told = was
            yield (None if was is None else self.old[was]), paragraph
        yield from ((self.old[gone], None) for gone in range(told + 1, len(self.old)) if gone not in self.to)


def paired(old: Policy, new: Policy) -> Paired:
    """Pairs the paragraphs of two editions by what they say: equal ones first, then the most alike, across sections."""
    before = tuple(each for section in old.sections for each in section.paragraphs)
    now = tuple(each for section in new.sections for each in section.paragraphs)
    to = _equal(before, now)
    to |= _alike(before, now, to)
    return Paired(before, now, to)


def with_told(found: Paired, becomes: Mapping[str, str]) -> Paired:
    """Also the pairs that a person has told, old number to new. Raises SourceError where one of the two is not free."""
    to = dict(found.to)
    for was, now in becomes.items():
        old = [at for at, each in enumerate(found.old) if each.number == was and at not in to]
        new = [at for at, each in enumerate(found.new) if each.number == now and at not in to.values()]
        if not old:
            raise SourceError.saying(f"{was} is not the number of a sentence that was taken out.")
        if not new:
            raise SourceError.saying(f"{now} is not the number of a sentence that is new in the policy.")
        to[old[0]] = new[0]
    return Paired(found.old, found.new, to)


def sections(old: Policy, new: Policy, found: Paired) -> dict[str, str]:
    """The key that each section of the old edition has now: that of the section with most of its paragraphs.

    A section with the same heading, its number apart, is the same one whatever became of its paragraphs.
    """
    titles = {_bare(section.title): section.key for section in new.sections}
    keys: dict[str, str] = {}
    for section in old.sections:
        if (key := titles.get(_bare(section.title))) is not None:
            keys[section.key] = key
            continue
        places = Counter(
            found.new[found.to[at]].section
            for at, each in enumerate(found.old)
            if each.section == section.key and at in found.to
        )
        if places:
            keys[section.key] = places.most_common(1)[0][0]
    return keys


def _bare(title: str) -> str:
    return title.lstrip(f"{digits}. ").casefold().rstrip("?:. ")


def _equal(before: Sequence[Paragraph], now: Sequence[Paragraph]) -> dict[int, int]:
    """Paragraphs with the same words: under the same lead and heading before any other, and in their order."""
    to: dict[int, int] = {}
    for same in (
        lambda each: (each.text, each.lead, each.section, each.heading),
        lambda each: (each.text, each.lead, each.heading),
        lambda each: (each.text, each.lead),
        lambda each: (each.text,),
    ):
        places: dict[tuple[str, ...], list[int]] = {}
        taken = set(to.values())
        for at, each in enumerate(now):
            if at not in taken:
                places.setdefault(same(each), []).append(at)
        for at, each in enumerate(before):
            if at not in to and (free := places.get(same(each))):
                to[at] = free.pop(0)
    return to


def _alike(before: Sequence[Paragraph], now: Sequence[Paragraph], to: Mapping[int, int]) -> dict[int, int]:
    """The rest, the most alike first. Near its neighbours counts a little: a list has items that are much alike."""
    come = {at: Counter(now[at].text.split()) for at in set(range(len(now))) - set(to.values())}
    scored = []
    for at, each in enumerate(before):
        if at in to:
            continue
        words = Counter(each.text.split())
        expected = to.get(at - 1, to.get(at + 1, -9) - 2) + 1
        for other, theirs in come.items():
            # No order of the words can have more in common than this: it is far quicker than to lay them side by side.
            if 2 * sum((words & theirs).values()) < ALIKE * (sum(words.values()) + sum(theirs.values())):
                continue
            score = likeness(each.text, now[other].text)
            if score >= ALIKE:
                near = (now[other].section == each.section) + (expected == other)
                scored.append((score + near * NEAR, -at, -other))
    found: dict[int, int] = {}
    for _, at, other in sorted(scored, reverse=True):
        if -at not in found and -other in come:
            found[-at] = -other
            del come[-other]
    return found
