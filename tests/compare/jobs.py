"""The pieces of work of the one case, and what each took: keys, places gone to, and minutes worked out of them."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from pypdf import PdfReader

from tests.compare.one_case import CHILDREN
from tests.compare.screen import Kind, Screen

JOBS = (
    "What happened, who is in it, who was told: the record",
    "Annex A and a list of actions",
    "Print the whole plan",
    "A sheet for one family",
    "A sheet for staff",
    "Save it locked",
    "The review, three weeks later",
    "What changed since, on paper",
)
# The keystroke-level model (Card, Moran and Newell, 1980): a key of somebody who types 40 words a minute, and the
# moment before each new place.
_SECONDS_A_KEY = 0.28
_SECONDS_A_STOP = 1.35
# Brysbaert, 2019: silent reading of English that is no story.
_WORDS_READ_A_MINUTE = 238


class Job(NamedTuple):
    """What was done, the keys by kind, the places gone to, and what came of it."""

    name: str
    sent: Counter[Kind]
    stops: int
    outcome: str

    @property
    def minutes(self) -> float:
        """Worked out, not measured: without reading, thinking or waiting."""
        return (self.sent.total() * _SECONDS_A_KEY + self.stops * _SECONDS_A_STOP) / 60


def job(screen: Screen, name: str, outcome: str) -> Job:
    """What the keyboard did since the last one; the count begins anew."""
    done = Job(name, screen.sent.copy(), screen.stops, outcome)
    screen.sent.clear()
    screen.stops = 0
    return done


def text_of(pdf: Path) -> str:
    """The words of a PDF in one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def named_in(text: str) -> str:
    """Whether a sheet for the first child's family names another child."""
    found = [child.reference for child in CHILDREN[1:] if child.reference in text]
    return f"names {', '.join(found)}" if found else "names no other child"


def print_case(in_writer: list[Job], here: list[Job], read: int) -> None:
    """The table, and what is read on the way: nobody would have to read the helpers twice."""
    heads = ("Piece of work", "Tool", "Keys for words", "Other keys", "Places gone to", "Minutes, worked out", "Result")
    print(f"| {' | '.join(heads)} |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name in JOBS:
        for tool, found in (("Word processor", in_writer), ("Our site", here)):
            for each in found:
                if each.name == name:
                    _print_job(name, tool, each)
    for tool, found in (("Word processor", in_writer), ("Our site", here)):
        whole = Job("All of it", sum((each.sent for each in found), Counter()), sum(each.stops for each in found), "")
        _print_job(whole.name, tool, whole)
    print(f"\nThe helpers showed {read:,} words on the way, {read / _WORDS_READ_A_MINUTE:.0f} minutes to read.")


def _print_job(name: str, tool: str, done: Job) -> None:
    words = done.sent["words"]
    rest = done.sent.total() - words
    print(f"| {name} | {tool} | {words} | {rest} | {done.stops} | {done.minutes:.1f} | {done.outcome} |")
