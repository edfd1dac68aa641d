"""Where the words, paragraphs, headings and sections of an earlier edition stand now."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tools.sources.flowcharts.strength import strengths
from tools.sources.policy.text import Paragraph, Policy, Section, fold
from tools.sources.taken.align import in_place_of
from tools.sources.taken.pairing import paired, sections, with_told

_NUMBERED = re.compile(r"p([0-9A-Z]+)-(\d+)")
NOTHING_TOLD: Mapping[str, str] = {}
PART = 0.2
"""A section has been split when another one has at least this share of its paragraphs."""


@dataclass(frozen=True, slots=True)
class Now:
    """What has become of words that are gone: the paragraph that had them, what it is now, and what it says instead."""

    before: Paragraph
    now: Paragraph | None
    words: str

    @property
    def other_strength(self) -> bool:
        """Whether the paragraph speaks more or less strongly than before."""
        return self.now is not None and strengths(self.before) != strengths(self.now)


class Whereabouts:
    """Two editions laid beside each other. Nothing is guessed: what has two places, or none, is left to a person."""

    def __init__(self, old: Policy, new: Policy, becomes: Mapping[str, str] = NOTHING_TOLD) -> None:
        """Pairs every paragraph and every section; ``becomes`` are numbers of paragraphs that a person has paired."""
        self.old, self.new = old, new
        self.found = with_told(paired(old, new), becomes)
        self.keys = sections(old, new, self.found)
        self._files = {section.key: section.path.name for section in new.sections}
        self._here, self._there = _all_words(old), _all_words(new)

    @cached_property
    def same(self) -> bool:
        """Whether not a word, a number or an id differs."""
        return [_told(section) for section in self.old.sections] == [_told(section) for section in self.new.sections]

    def stood(self, words: str) -> bool:
        """Whether the earlier edition had the words."""
        return words in self._here

    def stands(self, words: str) -> bool:
        """Whether the policy has them now, wherever."""
        return words in self._there

    def instead(self, words: str, file: str = "") -> list[Now]:
        """For words that are gone: each paragraph that had them (those of `file` first), with what it says instead."""
        had = [(at, each) for at, each in enumerate(self.found.old) if words in each.text]
        files = {section.key: section.path.name for section in self.old.sections}
        had = [(at, each) for at, each in had if files[each.section] == file] or had
        return [self._now(at, each, words) for at, each in had]

    def _now(self, at: int, before: Paragraph, words: str) -> Now:
        now = self.found.new[self.found.to[at]] if at in self.found.to else None
        return Now(before, now, in_place_of(words, before.text, now.text) if now else "")

    def of_words(self, words: str) -> list[Paragraph]:
        """The paragraphs that have the words now."""
        return [each for each in self.found.new if words in each.text]

    def heading(self, words: str) -> str:
        """A heading that is gone, with the number or the words that it has now; "" when nobody can tell."""
        for before in self.old.sections:
            now = next((each for each in self.new.sections if each.key == self.keys.get(before.key)), None)
            if now and words in before.title:
                return in_place_of(words, before.title, now.title)
        return ""

    def section(self, key: str) -> str | None:
        """The key of the section now; None when it is gone."""
        return self.keys.get(key)

    def parts(self, key: str) -> list[str]:
        """The sections that have a good share of its paragraphs now: more than one where it was split."""
        at = [index for index, each in enumerate(self.found.old) if each.section == key]
        now = Counter(self.found.new[self.found.to[index]].section for index in at if index in self.found.to)
        shares = [part for part, many in now.items() if many >= PART * len(at)]
        return shares or [each for each in [self.section(key)] if each]

    def link(self, file: str, anchor: str) -> tuple[str, str] | None:
        """The file and id that a link leads to now; None when what it led to is gone, or nobody can tell."""
        if numbered := _NUMBERED.fullmatch(anchor):
            number = f"{numbered[1]}.{numbered[2]}"
            there = any(part.key == numbered[1] and part.path.name == file for part in self.old.sections)
            now = self.found.now(number) if there else None
            return (self._files[now.section], now.anchor) if now else None
        before = next((each for each in self.old.sections if each.path.name == file), None)
        become = next((each for each in self.new.sections if before and each.key == self.keys.get(before.key)), None)
        if not anchor:
            here = any(each.path.name == file for each in self.new.sections)
            return (become.path.name, "") if become else (file, "") if here else None
        if before and any(each.anchor == anchor and each.path.name == file for each in self.old.sections):
            key = next(each.key for each in self.old.sections if each.anchor == anchor and each.path.name == file)
            section = next((each for each in self.new.sections if each.key == self.keys.get(key)), None)
            return (section.path.name, section.anchor) if section else None
        having = [each for each in self.new.sections if anchor in each.anchors]
        having = [each for each in having if become and each.path == become.path] or having
        return (having[0].path.name, anchor) if len({each.path for each in having}) == 1 else None

    def at(self, paragraph: Paragraph) -> tuple[str, str]:
        """The file and the id of the heading or topic that a paragraph stands under."""
        return self._files[paragraph.section], paragraph.heading_anchor


def _told(section: Section) -> tuple[object, ...]:
    return section.key, section.title, section.name, section.path.name, dict(section.anchors), section.paragraphs


def _all_words(policy: Policy) -> str:
    parts = [each.text for section in policy.sections for each in section.paragraphs]
    parts += [fold(words) for section in policy.sections for words in (section.title, *section.anchors.values())]
    return "\n".join(parts)
