"""Reads what people write into the search: who they are, words of danger (asking.toml), what they ask (asked.toml)."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from tools.sources.synonyms import TYPED
from tools.sources.toml_file import BadFile, TomlFile, read_toml, unknown_words

_Words = dict[str, type | tuple[type, ...]]
_READER: _Words = {"who": str, "says": list, "but_not": list, "first": list, "by": (int, float), "and": list}
_DANGER: _Words = {"words": list, "first": list, "parent": list, "child": list}
_MAY_MISS = {"and"}


def read_asking(path: Path, pages: Collection[str], shown: str = "") -> dict[str, list[dict[str, Any]]]:
    """The readers and the words of danger; none where a school has no such list. Raises `BadFile` with all mistakes."""
    if not path.exists():
        return {"readers": [], "danger": []}
    file = read_toml(path, shown)
    problems = unknown_words(file, 1, file.values, {"readers": list, "danger": list}, "this file")
    for name, words, typed in (("readers", _READER, ("says", "but_not", "and")), ("danger", _DANGER, ("words",))):
        for line, table in file.tables(name):
            mistakes = unknown_words(file, line, table, words, f"a part of “{name}”")
            mistakes = mistakes or _missing(file, line, table, words)
            problems += mistakes or [*_unread(file, line, table, typed), *_nowhere(file, line, _led_to(table), pages)]
    if problems:
        raise BadFile(problems)
    return {name: [table for _, table in file.tables(name)] for name in ("readers", "danger")}


def read_asked(path: Path, places: Collection[str], shown: str = "") -> dict[str, list[str]]:
    """What people ask, place by place; nothing where a school has no such list. Raises `BadFile` with all mistakes."""
    if not path.exists():
        return {}
    file = read_toml(path, shown)
    problems = unknown_words(file, 1, file.values, {"asked": dict}, "this file")
    asked: dict[str, list[str]] = file.values.get("asked", {})
    problems += _nowhere(file, 1, asked, places)
    if problems:
        raise BadFile(problems)
    return asked


def _missing(file: TomlFile, line: int, table: dict[str, Any], words: Iterable[str]) -> list[str]:
    return [
        file.problem(line, f"“{name}” is missing. Write it.")
        for name in words
        if name not in table and name not in _MAY_MISS
    ]


def _unread(file: TomlFile, line: int, table: dict[str, Any], names: Iterable[str]) -> list[str]:
    return [
        file.problem(line, f"“{typed}” is not how the search reads it. Use small letters, digits and single spaces.")
        for name in names
        for typed in table.get(name, [])
        if not TYPED.fullmatch(typed)
    ]


def _led_to(table: dict[str, Any]) -> list[str]:
    return [page for name in ("first", "parent", "child") for page in table.get(name, [])]


def _nowhere(file: TomlFile, line: int, led: Iterable[str], places: Collection[str]) -> list[str]:
    return [
        file.problem(line, f"there is no place “{place}” to search. Give an address such as “policy/08-police/”.")
        for place in led
        if place not in places
    ]
