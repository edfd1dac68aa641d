"""Sentences of the policy that much of ours rests on, found by what quotes them: tests change these, whatever they say.

An edition may say each of them otherwise, or no longer. Another one is found then.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from tools.sources.paths import POLICY, ROOT
from tools.sources.policy.text import fold, read_policy
from tools.sources.review.snapshot import read_snapshot
from tools.sources.review.units import reviewable

LESS = {"must": "should", "should": "may", "will": "may"}
"""What a weaker sentence says in the place of a word of strength."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """A place that quotes a sentence: its unit's key ("helper/the-police"), its own id, and the words."""

    unit: str
    place: str
    words: str

    @property
    def kind(self) -> str:
        return self.unit.partition("/")[0]


@dataclass(frozen=True)
class Sentence:
    """A paragraph or list item of the policy, by the number that it has now; ``lead`` introduces its list."""

    number: str
    page: str
    text: str
    lead: str
    places: tuple[Quoting, ...]

    @cached_property
    def line(self) -> str:
        """Its words as they stand on the page, with their mark-up; "" where that is not on one line of its own."""
        lines = (POLICY / self.page).read_text(encoding="utf-8").splitlines()
        return next((line.removeprefix("- ") for line in lines if _plain(line) == self.text), "")

    @cached_property
    def core(self) -> str:
        """The longest run of words that all that quotes it has, and no other paragraph; "" for fewer than three."""
        shortest = min((each.words for each in self.places), key=len, default="").split()
        runs = (
            shortest[at : at + many] for many in range(len(shortest), 2, -1) for at in range(len(shortest) - many + 1)
        )
        return next((" ".join(run) for run in runs if self._is_its_own(" ".join(run))), "")

    def _is_its_own(self, words: str) -> bool:
        everywhere = sum(words in text for text in _texts())
        return everywhere == 1 and all(words in each.words for each in self.places)

    @property
    def strengths(self) -> list[str]:
        """The words of strength in it that can be weakened."""
        return re.findall(rf"\b({'|'.join(LESS)})\b", self.text)

    @property
    def bound(self) -> str:
        """Its one word of strength with the three that follow, which no other paragraph has; "" without one."""
        words = re.search(rf"\b({'|'.join(LESS)})(?: \S+){{3}}", self.text)
        return (
            words[0] if words and len(self.strengths) == 1 and sum(words[0] in text for text in _texts()) == 1 else ""
        )

    def quoted_by(self, kind: str) -> list[Quoting]:
        return [each for each in self.places if each.kind == kind]


@lru_cache
def sentences() -> tuple[Sentence, ...]:
    """All of them, in the policy's order."""
    places: dict[str, list[Quoting]] = {}
    for unit in reviewable(read_snapshot(ROOT, "present")):
        for place in unit.places:
            for quote in place.quotes:
                if quote.paragraph:
                    said = Quoting(unit.key, place.id, fold(quote.words))
                    places.setdefault(quote.paragraph.number, []).append(said)
    return tuple(
        Sentence(each.number, section.path.name, each.text, each.lead, tuple(places.get(each.number, ())))
        for section in read_policy(POLICY).sections
        for each in section.paragraphs
    )


def found(*kinds: str, only: Collection[str] = ()) -> Iterator[Sentence]:
    """Those of a numbered section that three helper steps quote, and each of the kinds of units, and only these."""
    for each in sentences():
        has = {place.kind for place in each.places}
        often = len(each.quoted_by("helper")) > 2 and set(kinds) <= has and (not only or has <= set(only))
        if often and each.line and each.number[0].isdigit():
            yield each


def much_quoted() -> Sentence:
    """An item of a list that helpers and a note quote, and nothing else but decision points and pages of ours."""
    all_such = [
        each for each in found("note", only=("helper", "note")) if each.lead and each.core and each.core in each.line
    ]
    assert all_such, "The policy has no item of a list that three steps of helpers and a note quote."
    return max(all_such, key=lambda each: _on_pages(each.core))


def binding() -> Sentence:
    """One of one strength, whose word of strength is quoted by helpers, duties and the quiz, and on pages of ours."""
    for each in found("duty", "quiz", "helper"):
        telling = [place.kind for place in each.places if each.bound and each.bound in place.words]
        if {"duty", "quiz", "helper"} <= set(telling) and _on_pages(each.bound) > 1:
            return each
    raise AssertionError("The policy has no sentence of such strength that helpers, duties and the quiz quote.")


def weaker(words: str) -> str:
    """The words with their first word of strength made less."""
    return re.sub(rf"\b({'|'.join(LESS)})\b", lambda word: LESS[word[0]], words, count=1)


def _on_pages(words: str) -> int:
    return sum(words in fold(page.read_text(encoding="utf-8")) for page in (ROOT / "docs" / "for").glob("*.md"))


@lru_cache
def _texts() -> tuple[str, ...]:
    return tuple(each.text for section in read_policy(POLICY).sections for each in section.paragraphs)


def _plain(line: str) -> str:
    words = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", line.removeprefix("- ")).replace("**", "")
    return fold(words)


def change_on_page(root: Path, sentence: Sentence, line: str) -> None:
    """Has the page of a copy say a line in the place of the sentence's."""
    path = root / "docs" / "policy" / sentence.page
    text = path.read_text(encoding="utf-8")
    assert text.count(sentence.line) == 1, sentence
    path.write_text(text.replace(sentence.line, line), encoding="utf-8")
