"""Read a TOML file, and say on which line of it something stands."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadFile(Exception):
    """A file that people write has mistakes; `problems` has one line for each, `path:line: what. What to do.`"""

    def __init__(self, problems: list[str]) -> None:
        """Keep every mistake, so that all are reported at once."""
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file's values with its text, for finding lines; `shown` is the path as people should read it."""

    shown: str
    text: str
    values: dict[str, Any]

    def problem(self, line: int, message: str) -> str:
        """One mistake in the house form."""
        return f"{self.shown}:{line}: {message}"

    def line_of(self, pattern: str, start: int = 1) -> int:
        """The first line from `start` on that the pattern matches, or `start`."""
        lines = self.text.splitlines()
        for number, line in enumerate(lines[start - 1 :], start):
            if re.search(pattern, line):
                return number
        return start

    def tables(self, name: str) -> list[tuple[int, dict[str, Any]]]:
        """Each `[[name]]` table with the line that it begins on."""
        heads = [
            number
            for number, line in enumerate(self.text.splitlines(), 1)
            if line.strip().replace(" ", "") == f"[[{name}]]"
        ]
        return list(zip(heads, self.values.get(name, []), strict=False))


def read_toml(path: Path, shown: str = "") -> TomlFile:
    """Read a file. Raises `BadFile` when it is missing or is not TOML."""
    shown = shown or path.name
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadFile([f"{shown}:1: there is no such file. Put it back from the project's history."]) from None
    try:
        return TomlFile(shown, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = found.group(1) if found else str(len(text.splitlines()))
        what = re.sub(r" \(at .*\)$", "", str(error))
        raise BadFile([f"{shown}:{line}: this is not TOML ({what}). Mend the line, or the one above it."]) from None


def unknown_words(
    file: TomlFile, line: int, table: dict[str, Any], known: dict[str, type | tuple[type, ...]], where: str
) -> list[str]:
    """Mistakes in the names and kinds of a table's values."""
    problems = []
    for name, value in table.items():
        if name not in known:
            wrong = f"{where} has “{name}”, which is not a word of this file. Use: {', '.join(known)}."
        elif not isinstance(value, known[name]) or (known[name] is int and isinstance(value, bool)):
            wrong = f"{where}: “{name}” has the wrong kind of value. Write {_kind(known[name])}."
        else:
            continue
        problems.append(file.problem(file.line_of(rf"\b{re.escape(name)}\s*=", line), wrong))
    return problems


def _kind(kind: type | tuple[type, ...]) -> str:
    names = {str: 'text in quotation marks, "..."', int: "a whole number", bool: "true or false", list: "a list, [...]"}
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return " or ".join(names.get(each, "a date, 2026-12-01") for each in kinds)
