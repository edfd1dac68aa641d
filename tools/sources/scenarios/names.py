"""Refuses what may be somebody's name, a school's, or a call for a real case: stories are made up and name nobody.

A capitalised word passes that is on the short list below. At the head of a sentence every word is a capital: there it
passes when our own files, or the policy, write it small somewhere. A name that is a common word (Will, Grace) is caught
within a sentence only.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tools.browser.flow.model import Problem
from tools.sources.paths import PROJECT, ROOT

ALLOWED = """
A B C D E F G H I Child Year Reception DSL DSLs DDSL Designated Safeguarding Lead Policy Peer Abuse Behaviour Annex
Appendix PE LGBTQI English Mum Dad Nan Gran Grandad Coach Golden Time Yes No Hello Oh OK Bless LIAR
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays
January February March April May June July August September October November December Christmas Easter Diwali Eid
Deleting Lately Whistleblowing
"""
"""What may stand with a capital anywhere. No name of a person or a school belongs here."""
CAPITALS = frozenset(ALLOWED.split())
OURS = ("docs/policy/*.md", "tools/flowcharts/*.md", "tools/duties/*", "tools/scenarios/*.md", "tools/moments/*.md")
WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
ENDS = re.compile(r"[’'](s|m|ll|ve|d|re)$|n[’']t$")
AT_THE_HEAD = ".?!:…“”\"‘'|()/"
REAL_CASE = re.compile(
    r"\b(ha(s|ve|d) (this|that|it|anything|something)( like (this|that|it))? (ever |really )?happened "
    r"(in|at|to|here|near)\b"
    r"|(real|actual|true) (case|child|story|incident)"
    r"|have (you|we) (ever )?(seen|had|met|known|dealt with) (a|an|any|this)\b"
    r"|(child|pupil|case|time) (that |whom )?(you|we) (know|knew|had|have had|remember))",
    re.I,
)


@cache
def written_small() -> frozenset[str]:
    """Every word that the policy and our own files write without a capital."""
    files = {path for folder in (ROOT, PROJECT) for pattern in OURS for path in folder.glob(pattern)}
    words = (word for path in files for word in WORD.findall(path.read_text(encoding="utf-8")))
    return frozenset(_stem(word) for word in words if word.islower())


def name_problems(path: str, told: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """A problem for each name that these texts may have, and for each call for a real case, by their lines."""
    for line, text in told:
        for name in dict.fromkeys(names_in(text)):
            what = f"“{name}” may be a name."
            todo = f"Write 'Child A', or another word. What names nobody is added to ALLOWED in {_HERE}."
            yield Problem(path, line, what, todo)
        if found := REAL_CASE.search(text):
            todo = "Ask about the story: the group has agreed to tell no real case."
            yield Problem(path, line, f"“{found[0]}” asks for a real case.", todo)


def names_in(text: str) -> Iterator[str]:
    """Words with a capital that nothing explains."""
    for found in WORD.finditer(text):
        word, before = _stem(found[0]), text[: found.start()].rstrip()
        if word in CAPITALS or word.islower():
            continue
        at_the_head = not before or before[-1] in AT_THE_HEAD
        if not (at_the_head and word.lower() in written_small()):
            yield found[0]


def _stem(word: str) -> str:
    return ENDS.sub("", word)


_HERE = f"{__name__.replace('.', '/')}.py"
