"""Puts everything that stops a build into one list: by who does it and by what to do, each place once."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError

FOLLOWS = "policy-tools requote --write puts them in."
_AT = re.compile(r"([\w./-]+):(\d+): ")
_CHANGED = re.compile(
    r"from (a sentence that (?:said|was) .+? Settle it once .+? --write \([^)]*\)(?:, or --becomes [\w.=]+\w)?)"
)
_GONE = re.compile(r"does not stand in|does not have the words|has no heading|Quote the policy word for word")
_WORDS = re.compile(
    r'(?:^|[\s(])"(.+?)"(?= does not)|“(.+?)”(?=\.| does not| is no| is quoted| is from| becomes|, from)'
)
_SHOWN = 8
"""So many places of one kind are told one by one without being asked for all."""
_OFFICE = ("docs/school.toml", "mkdocs.yml", "docs/notes/links.toml")
_DEVELOPER = (
    *("tools/browser/assessment/", "tools/in-line/", "docs/policy/"),
    *("tools/synonyms.toml", "tools/asked.toml", "tools/asking.toml", "tools/coverage.toml"),
)
WHO = (
    "Nobody: a command does it",
    "The school office",
    "The Designated Safeguarding Lead (DSL)",
    "Whoever keeps the site",
)


def read_problems(read: Callable[[], list[Problem]]) -> Sequence[Problem]:
    """What is found, also where a file that is looked at is not there."""
    try:
        return read()
    except SourceError as bad:
        return bad.problems


def not_told(problems: Iterable[Problem], already: Iterable[Problem]) -> list[Problem]:
    """The problems without quotations that are told already, of the same words in the same file."""
    told = {said for each in already if (said := _quoted_at(str(each)))}
    return [each for each in problems if not (_GONE.search(str(each)) and _quoted_at(str(each)) in told)]


def _quoted_at(problem: str) -> tuple[str, str] | None:
    at, words = _AT.match(problem), _WORDS.search(problem)
    return (at[1], words[1] or words[2]) if at and words else None


def in_groups(problems: Iterable[Problem]) -> str:
    """All of them, each under who does it. A sentence that changed is told once, with every place that rests on it."""
    told = (line for who, many, lines in groups(problems) for line in (f"\n{who} ({many})", *lines))
    return "\n".join(told).strip()


def groups(problems: Iterable[Problem]) -> Iterator[tuple[str, int, list[str]]]:
    """Who has anything to do, how many places, and the lines that say what."""
    found: dict[str, list[str]] = {who: [] for who in WHO}
    sentences: dict[str, list[str]] = {}
    for problem in dict.fromkeys(map(str, problems)):
        if changed := _CHANGED.search(problem):
            sentences.setdefault(changed[1], []).append(problem)
        else:
            found[_who(problem)].append(problem)
    for who, own in found.items():
        cards = sentences if who == WHO[2] else {}
        if own or cards:
            yield who, len(own) + sum(map(len, cards.values())), [*_cards(cards), *_told(who, own)]


def _who(problem: str) -> str:
    if FOLLOWS in problem:
        return WHO[0]
    if problem.startswith(_OFFICE):
        return WHO[1]
    return WHO[3] if problem.startswith(_DEVELOPER) or " has no heading " in problem else WHO[2]


def _cards(sentences: dict[str, list[str]]) -> Iterator[str]:
    for said, places in sentences.items():
        yield f"{said[0].upper()}{said[1:]}. Places that rest on it: {len(places)}."
        yield f"  {', '.join(at[0].strip(': ') for each in places if (at := _AT.match(each)))}"


def _told(who: str, found: list[str]) -> list[str]:
    if who != WHO[0] or len(found) <= _SHOWN:
        return found
    return [f"{len(found)} places have words or numbers that are others now. {FOLLOWS[0].upper()}{FOLLOWS[1:]}"]
