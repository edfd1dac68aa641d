"""The sentences of a new edition as cards: how each spoke and speaks, what rests on it, which answers it can have.

The weaker ones come first. What only has other words follows by itself, and is shown to be read.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache

from tools.keepers.edition import Edition, pages_standing
from tools.keepers.paragraphs import Change, difference
from tools.keepers.sheet import binds, weaker
from tools.sources.paths import POLICY, PROJECT
from tools.sources.policy.text import Paragraph, read_policy
from tools.sources.taken import in_line
from tools.sources.taken.align import words
from tools.sources.taken.follow import Left
from tools.sources.taken.strong import SETTLE
from tools.sources.taken.whereabouts import NOTHING_TOLD
from tools.sources.taken.written import written

WEAKER = "Weaker now"
GONE = "Taken out"
OTHERWISE = "Stronger, or of something else"
NEW = "New, and binds somebody"
FOLLOWS = "Other words, as strong as before"
REST = "New or taken out, and nothing rests on it"
ORDER = (WEAKER, GONE, OTHERWISE, NEW, FOLLOWS, REST)
_TITLE = re.compile(r"(?m)^# (.+?)(?: *\{.*)?$")
_CALLED = {
    "tools/quiz.toml": "The quiz",
    "tools/decision-points.json": "The reviewed list of decisions",
    "docs/notes/notes.toml": "Notes on the text",
    "docs/school.toml": "Names, numbers and dates",
    "tools/duties/duties.md": "Duties",
}
_SHOWN = 240


@dataclass(frozen=True, slots=True)
class Place:
    """A place of ours that rests on a sentence: what it is called, where it is, and its line."""

    title: str
    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """One sentence: both numbers ("" for none), what it says under, all its words with their fate, both strengths.

    ``places`` rest on it; ``answers`` are those that settle all of them, none where nobody has to say anything.
    """

    group: str
    was: str
    now: str
    lead: str
    runs: tuple[tuple[str, str], ...]
    strengths: tuple[str, str]
    places: tuple[Place, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Every card in the order in which they are read, and the new sentences with their words.

    ``follow`` counts our places that get the new words or numbers by themselves, ``moved`` the sentences that only
    stand somewhere else now.
    """

    cards: tuple[Card, ...]
    follow: int
    moved: int
    new: tuple[tuple[str, str], ...]

    def as_data(self) -> dict[str, object]:
        """For the page."""
        return asdict(self)


def cards(pages: Mapping[str, str], becomes: Mapping[str, str] = NOTHING_TOLD) -> Cards:
    """The cards of an edition. Raises SourceError where ``becomes`` pairs what cannot be paired."""
    return _cards(json.dumps([dict(pages), dict(becomes)]))


@lru_cache(maxsize=1)
def _cards(asked: str) -> Cards:
    """It takes a while, and is asked for again with each result."""
    pages, becomes = json.loads(asked)
    with pages_standing(Edition(pages)):
        policy = read_policy(POLICY)
        found = in_line.behind(policy, PROJECT, dict.fromkeys(becomes, "change"), becomes)
        texts = written(PROJECT)
    changes = difference(in_line.in_line(), policy, becomes).changes
    made = [card for change in changes if (card := _card(change, found.left, texts)).group]
    new = [(each.now.number, each.now.text) for each in changes if each.what == "new" and each.now]
    made.sort(key=lambda card: ORDER.index(card.group))
    return Cards(tuple(made), len(found.done), len(changes) - len(made), tuple(new))


def _card(change: Change, left: tuple[Left, ...], texts: Mapping[str, str]) -> Card:
    before, now = change.before, change.now
    own = [each for each in left if each.sentence and before and each.sentence.before.number == before.number]
    settled = any(SETTLE in each.what for each in own)
    answers = (("change",) if now else ()) + ("keep", "remove") if settled else ()
    was, says = (" and ".join(dict.fromkeys(each)) or "nothing of the kind" for each in change.strengths)
    return Card(
        _group(change, own),
        before.number if before else "",
        now.number if now else "",
        each.lead if (each := now or before) else "",
        tuple(words(_text(before), _text(now))),
        (was, says),
        tuple(_places(own, texts)),
        answers,
    )


def _group(change: Change, own: list[Left]) -> str:
    """Under which head it is read, "" for one that only moved."""
    if change.before is None:
        return NEW if binds(change.now) else REST
    if change.now is None:
        return GONE if own or binds(change.before) else REST
    if weaker(change):
        return WEAKER
    if change.strengths[0] != change.strengths[1]:
        return OTHERWISE
    return FOLLOWS if change.what == "changed" or own else ""


def _text(paragraph: Paragraph | None) -> str:
    return paragraph.text if paragraph else ""


def _places(own: list[Left], texts: Mapping[str, str]) -> Iterator[Place]:
    """Each line once, however much of the sentence it has."""
    for path, line in dict.fromkeys((each.path, each.line) for each in own):
        text = texts.get(path, "")
        lines = text.splitlines()
        said = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        yield Place(title_of(path, text), f"{path}, line {line}", said[:_SHOWN])


def title_of(path: str, text: str) -> str:
    """What people call a file of ours: its own title where it has one."""
    title = _TITLE.search(text) if path.endswith(".md") else None
    return _CALLED.get(path) or (title[1] if title else path)


def in_titles(places: tuple[Place, ...]) -> str:
    """Where a sentence is leant on, in one line."""
    return ", ".join(f"{title} ({many})" for title, many in Counter(each.title for each in places).most_common())
