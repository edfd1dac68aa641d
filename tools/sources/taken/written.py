"""The files in which the policy is spoken of, and what in them is quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

IN_CODE = ("tools/browser/assessment/afterwards.py", "tools/sources/flowcharts/urgency.py")
"""The policy's words that code has: nowhere else, and each on one line there."""
SOURCES = (
    "mkdocs.yml",
    "docs/*.md",
    "docs/about/*.md",
    "docs/annex-a/*.md",
    "docs/for/*.md",
    "docs/helpers/*.md",
    "docs/includes/*.md",
    "docs/training/*.md",
    "docs/notes/*.toml",
    "docs/school.toml",
    "tools/*.toml",
    "tools/decision-points.json",
    "tools/duties/*",
    "tools/flowcharts/*.md",
    "tools/scenarios/*.md",
    "tools/moments/*.md",
    *IN_CODE,
)
NOT_OURS = ("tools/reviewed.toml",)
"""Written by a command."""
BY_HAND = ("docs/notes/notes.toml",)
"""A note is about the very words that are gone."""
TYPED_BY_READERS = ("tools/synonyms.toml", "tools/asked.toml", "tools/asking.toml")
"""What people type into the search. Whatever the policy calls a thing now, they go on typing what they know."""

# A quotation goes on over line breaks, never over an empty line; in Markdown each of its lines may begin with ">".
_CURLY = r"“((?:[^“”\n]|\n(?!\s*\n))+)”"
_QUOTED = re.compile(_CURLY + r'|"((?:[^"\n]|\n(?!\s*>?\s*\n))*)"')
# In a list of ours a string ends on its line.
_IN_DATA = re.compile(_CURLY + r'|"((?:[^"\\\n]|\\.)*)"')
_BREAK = re.compile(r"\s*\n\s*(?:>\s*)?")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: where they begin and end in the text, and the words on one line."""

    start: int
    end: int
    words: str


def written(root: Path) -> dict[str, str]:
    """The text of every file that speaks of the policy, by its path from the top of the project."""
    found = {path for pattern in SOURCES for path in root.glob(pattern) if path.is_file()}
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}
    return {path: text for path, text in texts.items() if path not in NOT_OURS}


@lru_cache(maxsize=512)
def quoted(path: str, text: str) -> tuple[Quoted, ...]:
    """Everything between quotation marks, also what is quoted within a longer string. It is asked for several times."""
    return tuple(_quoted(path, text))


def _quoted(path: str, text: str) -> Iterator[Quoted]:
    at, pattern = 0, _QUOTED if path.endswith(".md") else _IN_DATA
    while found := pattern.search(text, at):
        group = 1 if found[1] is not None else 2
        yield Quoted(found.start(group), found.end(group), folded(found[group]))
        at = found.end()
        if group == 2 and "“" in found[2]:
            inner = (each for each in re.finditer(_CURLY, text[found.start(2) : found.end(2)]))
            yield from (
                Quoted(found.start(2) + each.start(1), found.start(2) + each.end(1), folded(each[1])) for each in inner
            )


def folded(words: str) -> str:
    """Words on one line, without the marks of a quotation's further lines."""
    return " ".join(_BREAK.sub(" ", words).split())


def line_of(text: str, at: int) -> int:
    """The line that a place in a text is on."""
    return text.count("\n", 0, at) + 1


def wrapped(old: str, now: str) -> str:
    """The new words, with the line breaks of the old ones, as far as those go."""
    first, *words = now.split()
    breaks = re.findall(r"\s+(?:>\s*)?", old)[: len(words)]
    breaks += [" "] * (len(words) - len(breaks))
    return first + "".join(between + word for between, word in zip(breaks, words, strict=True))
