"""Read notes.toml: the errors and inconsistencies in the policy's text, as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.numbers import filled_in
from tools.sources.toml_file import TomlFile, read_toml, unknown_words

# A reader's papers may name a note by its number: none may be lost, and a new one goes to the end.
HOW_MANY = 81
GROUPS = {
    "A": "Could misdirect someone",
    "B": "Out of date",
    "C": "Structure and consistency",
    "D": "Terms, definitions and unclear words",
    "E": "Slips for the next edition, which change nothing",
    "F": "Links",
}
SLIPS = "E"
"""Thirty notes on capitals and the like would bury the few that matter: they stand last on their page, folded."""
SECTIONS = ("F", "I", *(str(number) for number in range(1, 100)), "S", "A")
"""Keys that a section can have. Whether the policy has it, and the words in it, is looked up (quoted.py)."""
_NOTE: dict[str, type | tuple[type, ...]] = {
    "number": int, "group": str, "quotes": list, "wrong": str, "advice": str, "source": str, "address": str,
}  # fmt: skip
_QUOTE = {"section", "words", "beside", "adopted_only"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of the policy that a note is about. See notes.toml for `beside` and `adopted_only`."""

    section: str
    words: str
    beside: bool
    adopted_only: bool


@dataclass(frozen=True, slots=True)
class Note:
    """One note: what is wrong with some words and, in group A, what a reader can do meanwhile."""

    number: int
    group: str
    quotes: tuple[Quote, ...]
    wrong: str
    advice: str
    source: str
    address: str


def read_notes(path: Path, shown: str = "docs/notes/notes.toml") -> tuple[Note, ...]:
    """The notes in the order of the file. Raises `SourceError` with all mistakes at once."""
    file = read_toml(path, shown, filled_in)
    notes, problems = file.read_each(
        "notes", lambda line, table, before: _problems(file, line, table, before), lambda _, table: _note(table)
    )
    if problems:
        raise SourceError(problems)
    return tuple(notes)


def _problems(file: TomlFile, line: int, table: dict[str, Any], before: Sequence[Note]) -> list[Problem]:
    problems = _note_problems(file, line, table)
    if not problems and any(note.number == table["number"] for note in before):
        problems.append(file.problem(line, f"note {table['number']} is here twice. Give each its own number."))
    return problems


def _note_problems(file: TomlFile, line: int, table: dict[str, Any]) -> list[Problem]:
    where = f"note {table.get('number', '?')}"
    problems = unknown_words(file, line, table, _NOTE, where)
    if problems:
        return problems
    problems += [
        file.problem(line, f"{where} has no “{name}”. Add it.")
        for name in ("number", "group", "quotes", "wrong")
        if not table.get(name)
    ]
    group = table.get("group", "A")
    if group not in GROUPS:
        problems.append(file.problem(line, f"{where} is in group “{group}”. Use one of {', '.join(GROUPS)}."))
    if group == "A" and not table.get("advice"):
        problems.append(
            file.problem(line, f"{where} could misdirect someone and has no advice. Say what to do meanwhile.")
        )
    if bool(table.get("source")) != bool(table.get("address")):
        problems.append(file.problem(line, f"{where} has only one of source and address. Fill in both, or neither."))
    for quote in table.get("quotes", []):
        if not isinstance(quote, dict) or not {"section", "words"} <= set(quote) <= _QUOTE:
            problems.append(
                file.problem(
                    line, f"{where}: each quote needs a section and words, and may have beside or adopted_only."
                )
            )
        elif quote["section"] not in SECTIONS:
            problems.append(
                file.problem(line, f"{where}: there is no section “{quote['section']}”. Use F, I, a number, S or A.")
            )
    return problems


def _note(table: dict[str, Any]) -> Note:
    quotes = tuple(
        Quote(each["section"], each["words"], each.get("beside", True), each.get("adopted_only", False))
        for each in table["quotes"]
    )
    more = {name: table.get(name, "") for name in ("advice", "source", "address")}
    return Note(table["number"], table["group"], quotes, table["wrong"], **more)
