"""Reads and writes `tools/reviewed.toml`: who has reviewed what, with fingerprints of the words of that day."""

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.review.units import REVIEWED
from tools.sources.toml_file import read_toml

RECORD = PROJECT / "tools" / "reviewed.toml"
SHOWN = "tools/reviewed.toml"
HEAD = """\
# Who has reviewed what, and the words of that day as fingerprints. `policy-tools reviewed` writes this file: it is
# not for typing. docs/contributing/changing-the-policy.md says how to review.
#
# words     another one when a word of the helper, scenario, question, row of the form or note is another one
# dated     the day in its own `reviewed:` line, where it has one
# by, on    the role of whoever reviewed it (never a name), and the day on which that was recorded
# leans_on  each paragraph of the policy that it quotes: its number on that day, and the fingerprint of its words
"""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Review:
    """One entry. ``dated`` is "" for what has no review date of its own; ``leans_on`` gives numbers by fingerprint."""

    words: str
    dated: str
    by: str
    on: datetime.date
    leans_on: Mapping[str, str]


Record = Mapping[str, Review]
"""The reviews by the key of what was reviewed: "helper/the-police"."""


def read_record(path: Path = RECORD, shown: str = SHOWN) -> Record:
    """The record. Raises SourceError when it is missing, or is not as it was written."""
    file = read_toml(path, shown)
    found: dict[str, Review] = {}
    problems: list[Problem] = []
    for kind, entries in file.values.items():
        for name, entry in (entries if isinstance(entries, dict) else {"": None}).items():
            review = _review(entry) if kind in REVIEWED else None
            if review is None:
                line = file.line_of(rf"^\[\"?{re.escape(kind)}\"?\.\"?{re.escape(name)}\"?\]")
                todo = "Take the file from the project's history, and record what was reviewed since."
                problems.append(file.problem(line, f"the review “{kind}/{name}” cannot be read. {todo}"))
            else:
                found[f"{kind}/{name}"] = review
    if problems:
        raise SourceError(problems)
    return found


def _review(entry: Any) -> Review | None:
    try:
        leans = dict(reversed(line.split(" ")) for line in entry["leans_on"])
        words, dated, by, on = entry["words"], entry.get("dated", ""), entry["by"], entry["on"]
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    if not (isinstance(words, str) and isinstance(by, str) and by and isinstance(on, datetime.date)):
        return None
    return Review(words, str(dated), by, on, leans)


def write_record(record: Record, path: Path = RECORD) -> None:
    """Writes it whole, always in one order, so that two copies differ only where reviews do."""
    path.write_text(record_text(record), encoding="utf-8")


def record_text(record: Record) -> str:
    """The file's text."""
    return "\n".join([HEAD, *(_entry(key, record[key]) for key in sorted(record, key=_order))])


def _order(key: str) -> tuple[int, int, str]:
    kind, _, name = key.partition("/")
    return REVIEWED.index(kind), int(name) if name.isdigit() else 0, name


def _entry(key: str, review: Review) -> str:
    kind, _, name = key.partition("/")
    dated = f"dated = {review.dated}\n" if review.dated else ""
    return (
        f"[{kind}.{name if _BARE.fullmatch(name) else _text(name)}]\n"
        f"words = {_text(review.words)}\n{dated}"
        f"by = {_text(review.by)}\n"
        f"on = {review.on.isoformat()}\n"
        f"leans_on = [{_list(f'{number} {words}' for words, number in review.leans_on.items())}]\n"
    )


def _list(lines: Iterable[str]) -> str:
    """One line for each paragraph: a merge of two copies then shows which."""
    told = "".join(f"\n  {_text(line)}," for line in sorted(lines, key=_by_number))
    return f"{told}\n" if told else ""


def _by_number(line: str) -> tuple[list[tuple[int, str]], str]:
    number, _, words = line.partition(" ")
    return [(int(part) if part.isdigit() else -1, part) for part in number.split(".")], words


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
