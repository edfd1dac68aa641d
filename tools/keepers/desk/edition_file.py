"""A new edition at the desk as a result: every file that follows, what is left and to whom, the sheet, the file."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tools.keepers.as_built import labels_that_say_less
from tools.keepers.desk.base import Laid
from tools.keepers.desk.changes import Changes, state_of
from tools.keepers.desk.school import name_of, published
from tools.keepers.desk.sentences import FOLLOWS, REST, Card, Cards, cards, in_titles
from tools.keepers.edition import Edition, Worked, left_over, worked_out
from tools.keepers.report_text import counted
from tools.keepers.writing import standing
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.left import groups
from tools.sources.paths import PROJECT
from tools.sources.review.snapshot import read_snapshot
from tools.sources.taken.follow import ONCE

ANSWERED = {
    "change": "Put the new words wherever they rest.",
    "keep": "Go on saying what we said, as ours and not in this policy.",
    "remove": "Take out what we said because of it.",
    "": "NO ANSWER YET.",
}
TO_SIGN = "Read with the Designated Safeguarding Lead: name, signature, date\n\nHeadteacher: name, signature, date"
SAME = "Nothing has changed: this is the policy that the site has."
LESS = "WHERE OUR LABEL SAYS LESS THAN THE POLICY NOW"
Given = Mapping[str, Any]
"""An edition as the page has it: the file's name, the pages, the answers, and what was said to what Word did."""


@dataclass(frozen=True, slots=True)
class Result:
    """What an edition comes to. ``once`` are places that no build tells again, ``less`` labels that say too little."""

    worked: Worked
    cards: Cards
    groups: tuple[tuple[str, int, list[str]], ...]
    once: tuple[str, ...]
    less: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """For the page."""
        return {
            "files": len(self.worked.files),
            "done": self.worked.done,
            "groups": groups_as_data(self.groups),
            "once": list(self.once),
            "less": list(self.less),
        }


def groups_as_data(found: Iterable[tuple[str, int, list[str]]]) -> list[dict[str, Any]]:
    """Who has anything to do, for the page."""
    return [{"who": who, "many": many, "lines": lines} for who, many, lines in found]


def edition_of(given: Given) -> Edition:
    """The edition that a question or a file carries. Raises SourceError for an answer that there is not."""
    if set(given["answers"].values()) - set(ANSWERED):
        raise SourceError.saying("An answer to a sentence is change, keep or remove. Nothing was changed.")
    return Edition(dict(given["pages"]), dict(given["answers"]), dict(given["becomes"]))


def result(given: Given) -> Result:
    """Works it out, and reads all of it as the build does. Raises SourceError for an answer that there cannot be."""
    return _result(json.dumps([given["pages"], given["answers"], given["becomes"]]))


@lru_cache(maxsize=1)
def _result(asked: str) -> Result:
    """It takes a while, and is asked for twice: to show it, and to save it."""
    pages, answers, becomes = json.loads(asked)
    worked = worked_out(edition_of({"pages": pages, "answers": answers, "becomes": becomes}))
    with standing({PROJECT / name: text for name, text in worked.files.items()}):
        found = left_over(worked.files)
        less = _says_less()
    once = tuple(str(each.problem) for each in worked.left if ONCE in each.what)
    return Result(worked, cards(pages, becomes), tuple(groups(found)), once, less)


def _says_less() -> tuple[str, ...]:
    """Of an edition that cannot be read yet, what is left says more than this would."""
    try:
        return labels_that_say_less(read_snapshot(PROJECT, "the new edition"))
    except SourceError:
        return ()


def over(given: Given) -> Laid:
    """The edition as something for the desk to stand on. Raises SourceError where it changes nothing."""
    found = result(given)
    if not found.worked.files:
        raise SourceError.saying(SAME)
    before = {name: state_of(_present(name)) for name in found.worked.files}
    return Laid(given, found.worked.files, before, tuple(_of_sentences(given, found)))


def made(given: Given, today: datetime.date) -> Changes:
    """The file to take along."""
    found = result(given)
    files = {name: text for name, text in found.worked.files.items() if text is not None}
    if not found.worked.files:
        raise SourceError.saying(SAME)
    gone = [name for name, text in found.worked.files.items() if text is None]
    before = {name: state_of(_present(name)) for name in (*files, *gone)}
    return Changes(files, "\n".join(_sheet(given, found, today)), before, carried(given, gone))


def carried(given: Given, gone: Iterable[str], by_hand: Iterable[str] = (), by: str = "", on: str = "") -> Given:
    """What the file says of the edition, beside its pages: all that it has to be worked out with again.

    ``gone`` are files that are taken away, ``by_hand`` those whose words somebody wrote, ``by`` and ``on`` who has
    signed all of it, and when.
    """
    return {
        "file": given["file"],
        "order": list(given["pages"]),
        "answers": given["answers"],
        "becomes": given["becomes"],
        "told": given["told"],
        "gone": [*gone],
        "by_hand": [*by_hand],
        "by": by,
        "on": on,
    }


def _present(name: str, root: Path = PROJECT) -> str:
    path = root / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def carried_by(changes: Changes, root: Path = PROJECT) -> dict[str, Any]:
    """The edition that a file carries, as the page has it: pages that it does not change are the present ones."""
    given = changes.edition or {}
    try:
        pages = {
            name: changes.files.get(path, "") or _present(path, root)
            for name in given["order"]
            for path in [f"docs/policy/{name}"]
        }
        held = {name: {str(key): str(said) for key, said in given[name].items()} for name in ("answers", "becomes")}
        return {"file": str(given["file"]), "pages": pages, **held, "told": [str(said) for said in given["told"]]}
    except (KeyError, TypeError, AttributeError):
        raise SourceError.saying("This file says of no edition what it was made with. Nothing was changed.") from None


def _sheet(given: Given, found: Result, today: datetime.date) -> Iterator[str]:
    """The short sheet: what is weaker first. What only follows is counted."""
    yield f"{name_of(published())}: a new edition of the policy, made at the keepers' desk on {on_day(str(today))}."
    yield f"From the file “{given['file']}”. NOT SIGNED: it is signed once nothing below is left.\n"
    yield from _of_sentences(given, found)
    if found.less:
        yield from (LESS, *found.less, "")
    for who, many, lines in found.groups:
        yield from (f"LEFT TO: {who} ({many})", *lines, "")
    yield TO_SIGN


def _of_sentences(given: Given, found: Result) -> Iterator[str]:
    """What Word did, each sentence with its answer, and what no build says again."""
    if told := given.get("told"):
        yield from ("WHAT WORD DID, AND WHAT WAS SAID TO IT", *told, "")
    shown = [card for card in found.cards.cards if card.group not in (FOLLOWS, REST)]
    heads = dict.fromkeys(card.group for card in shown)
    for head in heads:
        own = [card for card in shown if card.group == head]
        yield f"{head.upper()} ({len(own)})"
        for card in own:
            yield from (*_card(card, given["answers"], given["becomes"]), "")
    follow = sum(card.group == FOLLOWS for card in found.cards.cards)
    yield "THE REST"
    yield f"{counted(follow, 'sentence')} in other words, as strong as before. {found.cards.moved} only moved."
    yield f"{counted(found.worked.done, 'place')} of ours follow by themselves, in {len(found.worked.files)} files.\n"
    if found.once:
        yield from ("MEND THESE AT ONCE: NO BUILD SAYS THEM AGAIN", *found.once, "")


def _card(card: Card, answers: Mapping[str, str], becomes: Mapping[str, str]) -> Iterator[str]:
    before = " ".join(said for fate, said in card.runs if fate != "in")
    now = " ".join(said for fate, said in card.runs if fate != "out")
    yield " → ".join(dict.fromkeys(filter(None, (card.was, card.now))))
    if card.was and card.now:
        yield f"  It said: {card.strengths[0]}. It says: {card.strengths[1]}."
    yield from (f"  Under: {card.lead}",) if card.lead else ()
    yield from (f"  The policy said: {before}",) if before else ()
    yield from (f"  It says now:     {now}",) if now else ()
    if card.places:
        yield f"  {counted(len(card.places), 'place')} rest on it: {in_titles(card.places)}."
    if card.answers or card.was in becomes:
        yield f"  Answer: {ANSWERED['change' if card.was in becomes else answers.get(card.was, '')]}"
