"""Reads synonyms.toml: what people type into the search, what the site calls it, and the pages that answer it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tools.sources.toml_file import BadFile, TomlFile, read_toml, unknown_words

_GROUP: dict[str, type | tuple[type, ...]] = {"words": list, "means": list, "first": list}
TYPED = re.compile(r"[a-z0-9]+( [a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """What people type, the words that are looked for as well, and the pages to raise, best first."""

    words: tuple[str, ...]
    means: tuple[str, ...]
    first: tuple[str, ...]


def read_synonyms(path: Path, pages: Collection[str], said: Collection[str], shown: str = "") -> tuple[Group, ...]:
    """Read the file. Raises `BadFile` with all mistakes at once.

    `pages` are the addresses that the search knows, `said` every word that stands on them, in small letters.
    """
    file = read_toml(path, shown)
    problems = unknown_words(file, 1, file.values, {"groups": list}, "this file")
    groups: list[Group] = []
    taken: dict[str, int] = {}
    for line, table in file.tables("groups"):
        mistakes = unknown_words(file, line, table, _GROUP, "the group") or _missing(file, line, table)
        if not mistakes:
            group = Group(*(tuple(table.get(name, [])) for name in ("words", "means", "first")))
            mistakes = _group_problems(file, line, group, pages, said) + _twice(file, line, group, taken)
            groups.append(group)
        problems += mistakes
    if problems:
        raise BadFile(problems)
    return tuple(groups)


def words_of(text: str) -> list[str]:
    """The words of a text as the search takes them apart: letters and digits, small."""
    return re.findall(r"[a-z0-9]+", text.lower())


def _missing(file: TomlFile, line: int, table: dict[str, object]) -> list[str]:
    return [
        file.problem(line, f"the group has no “{name}”. Write at least one.")
        for name in ("words", "means")
        if not table.get(name)
    ]


def _group_problems(
    file: TomlFile, line: int, group: Group, pages: Collection[str], said: Collection[str]
) -> list[str]:
    problems = [
        file.problem(line, f"“{typed}” is not how the search reads it. Use small letters, digits and single spaces.")
        for typed in group.words
        if not TYPED.fullmatch(typed)
    ]
    problems += [
        file.problem(line, f"“{word}” (in “{meant}”) stands nowhere on the site. Use a word that it uses.")
        for meant in group.means
        for word in words_of(meant)
        if word not in said
    ]
    problems += [
        file.problem(line, f"there is no page “{page}” to search. Give an address such as “policy/08-police/”.")
        for page in group.first
        if page not in pages
    ]
    return problems


def _twice(file: TomlFile, line: int, group: Group, taken: dict[str, int]) -> list[str]:
    problems = []
    for typed in group.words:
        if typed in taken:
            problems.append(file.problem(line, f"“{typed}” is also in the group on line {taken[typed]}. Keep one."))
        taken.setdefault(typed, line)
    return problems
