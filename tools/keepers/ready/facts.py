"""Finds every fact that is marked "check before relying on this", wherever people write."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

# "check before relying on this", "Check the current edition before relying on this". In italics it is the mark itself
# that is spoken of, not a fact.
MARKED = re.compile(r"(?<!\*)\bcheck\b[^.;:]{0,60}\bbefore\s+relying\s+on\b", re.I)
LONGEST = 280

_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
_MARKS = re.compile(r"^\s*(?:>|-|\d+\.)\s*|\*\*")
_VALUE = re.compile(r"^\s*\w+\s*=\s*\"(.*)\"\s*$")


def marked_facts(files: dict[str, Path]) -> dict[str, list[str]]:
    """Each marked statement once, with every place (`path:line`) that has it. ``files`` are by the path to show."""
    found: dict[str, list[str]] = {}
    for shown, path in files.items():
        text = path.read_text(encoding="utf-8")
        for line, words in _statements(text, is_toml=path.suffix == ".toml"):
            found.setdefault(words, []).append(f"{shown}:{line}")
    return found


def _statements(text: str, *, is_toml: bool) -> Iterator[tuple[int, str]]:
    for first, block in _blocks(text, is_toml=is_toml):
        whole = " ".join(block)
        if MARKED.search(whole):
            at = next((number for number, line in enumerate(block, first) if MARKED.search(line)), first)
            yield at, _short(whole)


def _blocks(text: str, *, is_toml: bool) -> Iterator[tuple[int, list[str]]]:
    """A value of a TOML file; in Markdown a paragraph, where each quoted line ('>') and item stands by itself."""
    lines = list(enumerate(text.splitlines(), 1))
    if is_toml:
        for number, line in lines:
            if not line.lstrip().startswith("#"):
                value = _VALUE.match(line)
                yield number, [value[1] if value else line.strip()]
        return
    for blank, group in groupby(lines, key=lambda line: not line[1].strip()):
        paragraph: list[tuple[int, str]] = []
        for number, line in group if not blank else ():
            if paragraph and re.match(r"\s*(>|- |\d+\. )", line):
                yield paragraph[0][0], [each for _, each in paragraph]
                paragraph = []
            paragraph.append((number, _MARKS.sub("", line)))
        if paragraph:
            yield paragraph[0][0], [each for _, each in paragraph]


def _short(words: str) -> str:
    plain = " ".join(_LINK.sub(r"\1", words).replace('\\"', '"').split()).removeprefix("Source: ")
    if len(plain) <= LONGEST:
        return plain
    # The end has the mark; what stands before it says what has to be checked.
    return "… " + plain[-LONGEST:].partition(" ")[2]
