"""Counts what a person in a hurry meets: taps to an ending, words on its card.

Runs by `policy-tools paths --measure` and in the tests. Whoever changes a helper or a duty would miss it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tools.guide.duties import called, card, stated_on
from tools.guide.facts import Stated
from tools.guide.model import Flow, Table
from tools.guide.walk import paths
from tools.publish.helpers.card import lines_html
from tools.publish.school import School

MOST_WORDS = 80
"""On a card, its headings, names and numbers counted."""
_TAG = re.compile(r"<[^>]+>")
_MARK = re.compile(r"<small>.*?</small>")


@dataclass(frozen=True, slots=True)
class Measured:
    """One way through a helper: the answers that it takes, each one tap, and the words of the card that it ends on."""

    helper: str
    ending: str
    answers: int
    words: int


def measure(flows: Sequence[Flow], school: School) -> Iterator[Measured]:
    """Every way through every helper."""
    for flow in flows:
        for given, ending in paths(flow):
            words = words_on_card(flow.table, tuple(dict.fromkeys(stated_on(flow, given))), school)
            yield Measured(flow.name, ending.id, len(given), words)


@lru_cache(maxsize=20_000)
def words_on_card(table: Table, stated: tuple[Stated, ...], school: School) -> int:
    """How many words the card has on which these facts end."""
    shown = lines_html(table, card(table, called(table, stated)), school, "")
    # A strength is a mark, not a line to read.
    return len(_TAG.sub(" ", _MARK.sub("", shown)).split())
