"""What to weigh at rows of Annex A that the policy leaves bare (tools/weigh.toml), held to the policy's words."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.numbers import filled_in
from tools.sources.paths import WEIGH
from tools.sources.policy.text import Policy, having
from tools.sources.toml_file import TomlFile, read_toml, unknown_words

FURTHER_ACTION = "further-action"
"""Stands above the tables of further action, and beside no row of the considerations."""
SHOWN = "tools/weigh.toml"
_WORDS: dict[str, type | tuple[type, ...]] = {"row": str, "quote": str, "ours": str, "source": str}


@dataclass(frozen=True, slots=True)
class Weigh:
    """Words beside a row: ``ours`` say what the policy does not, from ``source``; ``quote`` are its own, or ""."""

    row: str
    ours: str
    source: str
    quote: str = ""


def read_weigh(path: Path = WEIGH) -> tuple[Weigh, ...]:
    """What stands beside which row, in the order of the file. Raises SourceError with every mistake at once."""
    file = read_toml(path, SHOWN, filled_in)
    problems = unknown_words(file, 1, file.values, {"beside": list}, "this file")
    found, wrong = file.read_each(
        "beside", lambda line, table, _: _problems(file, line, table), lambda _, table: Weigh(**table)
    )
    if problems := problems + wrong:
        raise SourceError(problems)
    return tuple(found)


def _problems(file: TomlFile, line: int, table: dict[str, Any]) -> list[Problem]:
    if wrong := unknown_words(file, line, table, _WORDS, "what stands beside a row"):
        return wrong
    missing = [name for name in ("row", "ours", "source") if not table.get(name)]
    return [file.problem(line, f"what stands beside a row has no {', '.join(missing)}. Write it.")] if missing else []


def weigh_problems(policy: Policy, rows: Collection[str], path: Path = WEIGH) -> list[Problem]:
    """Quotations beside the form's rows that do not stand in the policy, and rows that the form does not have."""
    try:
        beside = read_weigh(path)
    except SourceError as bad:
        return list(bad.problems)
    file = read_toml(path, SHOWN)
    lines = [line for line, _ in file.tables("beside")]
    problems: list[Problem] = []
    for line, each in zip(lines, beside, strict=True):
        if each.row not in (*rows, FURTHER_ACTION):
            problems.append(file.problem(line, f"the form has no row “{each.row}”. Name another, or take this out."))
        if each.quote and standing(policy, each.quote) is None:
            problems.append(file.problem(line, f"“{each.quote}” does not stand in the policy. Quote it word for word."))
    return problems


def standing(policy: Policy, words: str) -> tuple[str, str, str] | None:
    """The section that has the words, its page, and the id of what they stand under."""
    files = {section.key: section.path.name for section in policy.sections}
    return next(((each.section, files[each.section], each.heading_anchor) for each in having(policy, words)), None)
