"""Counts what a person in a hurry meets: taps to an ending, words on its card.

Runs by `policy-tools paths --measure` and in the tests. Whoever changes a helper or a duty would miss it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median_low

from tools.browser.flow.duties import called, card, stated_on
from tools.browser.flow.facts import Stated, Value, settle
from tools.browser.flow.model import Flow, Table
from tools.browser.flow.walk import paths
from tools.pages.helpers.card import lines_html
from tools.sources.school import School

MOST_WORDS = 80
"""On a card, its headings and names counted, and a telephone number as one."""
MOST_WORDS_OF_A_FAMILY = 110
"""On a parent's, which says whom to tell now, tonight and tomorrow."""
MOST_TAPS = 8
"""From the home page to the card by a helper's questions; the DSL's, after the first hour, may take more."""
_DOOR = re.compile(r"\]\((?:\.\./)?helpers/([\w-]+)\.md")
_TAG = re.compile(r"<[^>]+>")
_RINGS = re.compile(r'<a href="tel:[^"]*">[^<]*</a>')
_MARK = re.compile(r"<small>.*?</small>")


@dataclass(frozen=True, slots=True)
class Measured:
    """One way through a helper: taps from the home page, one an answer, and the words of the card at its end."""

    helper: str
    ending: str
    taps: int
    words: int


def measure(flows: Sequence[Flow], school: School, home: str) -> Iterator[Measured]:
    """Every way through every helper. ``home`` is the home page's Markdown: its doors lead to some of them at once."""
    at_the_door = set(_DOOR.findall(home))
    for flow in flows:
        # From the home page, or from there to the list of helpers and on.
        before = 1 if flow.name in at_the_door else 2
        for given, ending in paths(flow):
            words = words_on_card(flow.table, tuple(dict.fromkeys(stated_on(flow, given))), school)
            yield Measured(flow.name, ending.id, before + len(given), words)


def print_measured(flows: Sequence[Flow], school: School, home: str) -> None:
    """For each helper: how many ways, how many taps and words at most, and at half of the ways."""
    found = list(measure(flows, school, home))
    print(f"{'':44} ways  taps: half  most  words: half  most")
    for flow in flows:
        of_it = [each for each in found if each.helper == flow.name]
        taps, words = [each.taps for each in of_it], [each.words for each in of_it]
        half = f"{median_low(taps):10}  {max(taps):4}  {median_low(words):11}  {max(words):4}"
        print(f"{flow.name:44} {len(of_it):4}  {half}")


def most_words(table: Table, stated: Iterable[Stated]) -> int:
    """How many words the card may have on which these facts end."""
    return MOST_WORDS_OF_A_FAMILY if settle(table.facts, stated)["parent"] is Value.YES else MOST_WORDS


@lru_cache(maxsize=20_000)
def words_on_card(table: Table, stated: tuple[Stated, ...], school: School) -> int:
    """How many words the card has on which these facts end."""
    return count_words(lines_html(table, card(table, called(table, stated)), school, ""))


def count_words(shown: str) -> int:
    """How many words a card's HTML has to read."""
    # A strength is a mark, not a line to read.
    return len(_TAG.sub(" ", _RINGS.sub("999", _MARK.sub("", shown))).split())
