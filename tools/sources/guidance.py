"""Reads docs/notes/guidance.toml: guidance and law that may have changed since the policy was agreed.

Nothing there is stated as a fact that was not seen on a public page: everything else says so in its own words.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.sources.policy.notes import SECTIONS
from tools.sources.toml_file import BadFile, TomlFile, read_toml, unknown_words

CHECK = "check before relying on this"
_CHANGE: dict[str, type | tuple[type, ...]] = {"about": str, "cited": list, "changed": str, "seen_on": list}


@dataclass(frozen=True, slots=True)
class Change:
    """What may have changed: the policy's words that lean on it, what is known, and the public pages that say so.

    ``cited`` are pairs of a section's key and exact words. ``seen_on`` is empty when no public page was seen.
    """

    about: str
    cited: tuple[tuple[str, str], ...]
    changed: str
    seen_on: tuple[str, ...]
    line: int


def read_guidance(path: Path, shown: str = "docs/notes/guidance.toml") -> tuple[Change, ...]:
    """The entries in the order of the file. Raises BadFile with all mistakes at once."""
    file = read_toml(path, shown)
    problems: list[str] = []
    changes: list[Change] = []
    for line, table in file.tables("changes"):
        mistakes = _problems(file, line, table)
        problems += mistakes
        if not mistakes:
            cited = tuple((each["section"], each["words"]) for each in table["cited"])
            changes.append(Change(table["about"], cited, table["changed"], tuple(table.get("seen_on", ())), line))
    if problems:
        raise BadFile(problems)
    return tuple(changes)


def _problems(file: TomlFile, line: int, table: dict[str, Any]) -> list[str]:
    where = f"the change “{table.get('about', '')}”"
    problems = unknown_words(file, line, table, _CHANGE, where)
    if problems:
        return problems
    problems = [
        file.problem(line, f"{where} has no “{name}”. Add it.")
        for name in ("about", "cited", "changed")
        if not table.get(name)
    ]
    for place in table.get("cited", ()):
        if not isinstance(place, dict) or set(place) != {"section", "words"} or place["section"] not in SECTIONS:
            problems.append(file.problem(line, f"{where}: each place in cited needs a section and words, no more."))
    if not table.get("seen_on") and CHECK not in table.get("changed", "").lower():
        problems.append(
            file.problem(line, f"{where} was seen on no public page. Name one in seen_on, or say “{CHECK}”.")
        )
    return problems
