"""One screen of what a group is shown: what stands on it, what it takes, and how it stands in the page.

How long a screen takes is worked out here, so that what is shown and what a session is planned by are one.
"""

import re
from dataclasses import dataclass
from html import escape, unescape

from tools.pages.formatting import UNSENT, inline
from tools.sources.scenarios.moments import ALOUD, TO_CHOOSE

SILENT = 220
"""Words a minute, read by oneself."""
THINK, PAIRS, COUNT, DISCUSS = 60, 120, TO_CHOOSE, 90
"""Seconds: to think alone, to talk in pairs, to count hands once, to talk all together."""
_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r"</?a\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Vote:
    """What a group votes on, as a saved count of its hands names it: by ids, without a word.

    ``right`` are the options that can be right, by their place. ``duties`` has for each option those that it keeps, or
    leaves out where it is not right.
    """

    id: str
    right: tuple[int, ...]
    duties: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One thing to show: `html` to the hall, `notes` to the trainer. `seconds` is what it takes besides reading."""

    kind: str
    html: str
    notes: str
    aloud: bool = True
    seconds: int = 0
    timer: int = 0
    """Where the timer begins by itself."""
    vote: Vote | None = None

    @property
    def takes(self) -> float:
        """How many seconds it takes, reading and all."""
        return self.seconds + count_words(self.html) * 60 / (ALOUD if self.aloud else SILENT)


def count_words(html: str) -> int:
    """How many words somebody reads there."""
    return len(unescape(_TAG.sub(" ", html)).split())


def screens_html(screens: list[Screen], name: str = "all") -> str:
    """All of them, for the view to show. A template: no reader, no search and no printer comes upon it."""
    made = "".join(
        f'<section data-screen="{each.kind}" data-takes="{round(each.takes)}" data-timer="{each.timer}"'
        f"{_of_vote(each.vote)}>"
        f"{_LINK.sub('', each.html)}"
        f'<aside class="notes">{each.notes if each.notes[:3] == "<p>" else f"<p>{each.notes}</p>"}</aside></section>'
        for each in screens
    )
    return f'<template class="screens" data-screens="{name}">{made}</template>'


def _of_vote(vote: Vote | None) -> str:
    if vote is None:
        return ""
    right, duties = " ".join(map(str, vote.right)), "|".join(" ".join(each) for each in vote.duties)
    return f' data-vote="{vote.id}" data-right="{right}" data-duties="{duties}"'


def group_minutes(screens: list[Screen]) -> int:
    """Whole minutes, never fewer than they take."""
    return -int(-sum(each.takes for each in screens) // 60)


def head_html(small: str, large: str) -> str:
    """A screen's heading, with a smaller line above it: the focus goes there."""
    return f'<h2 tabindex="-1"><span class="step-name">{escape(small)}</span> {inline(large)}</h2>'


def ballot_html(options: list[str]) -> str:
    """The options with a letter each, as on the voting cards, and two counts of hands."""
    return f'<ol class="ballot">{"".join(_option(at, words) for at, words in enumerate(options))}</ol>'


def _option(at: int, words: str) -> str:
    letter, name = chr(ord("A") + at), escape(words, quote=True)
    counts = "".join(
        f'<input type="number" min="0" max="999" inputmode="numeric" aria-label="{vote} vote, {letter}: {name}" '
        f'placeholder="{short}" {UNSENT}>'
        for vote, short in (("First", "1st"), ("Second", "2nd"))
    )
    return (
        f'<li><b class="letter">{letter}</b> <span class="words">{escape(words)}</span> '
        f'<span class="counts">{counts}</span><span class="bars"><i></i><i></i></span></li>'
    )
