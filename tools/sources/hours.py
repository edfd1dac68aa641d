"""Reads the school's hours and term dates out of school.toml: a parent's card then says first what holds at that hour.

Runs while the site is built. A school that gives none has every line on the card, in the order of the day.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from tools.sources.toml_file import TomlFile

_EXAMPLE = "Write opens = 08:45:00, closes = 15:20:00, terms = [{ first = 2026-09-03, last = 2026-10-23 }]."


@dataclass(frozen=True, slots=True)
class Hours:
    """When the school is open to a child's family: the time of day, each half term, and days in it that are shut."""

    opens: time
    closes: time
    terms: tuple[tuple[date, date], ...]
    shut: tuple[date, ...] = ()

    def for_the_page(self) -> str:
        """The same as JSON text, for the browser to compare with its clock."""
        told = {
            "opens": f"{self.opens:%H:%M}",
            "closes": f"{self.closes:%H:%M}",
            "terms": [[first.isoformat(), last.isoformat()] for first, last in self.terms],
            "shut": [day.isoformat() for day in self.shut],
        }
        return json.dumps(told, separators=(",", ":"))


def read_hours(file: TomlFile) -> tuple[Hours | None, list[str]]:
    """The hours of a school's file, None where it gives none, and what is wrong with them."""
    wrong = _wrong(table := file.values.get("hours") or {})
    if wrong or not table:
        return None, [file.problem(file.line_of(r"^\[hours\]"), f"hours {wrong}")] if wrong else []
    terms = tuple((term["first"], term["last"]) for term in table["terms"])
    return Hours(table["opens"], table["closes"], terms, tuple(table.get("shut", []))), []


def _wrong(table: Mapping[str, Any]) -> str:
    """What is wrong, in words that go on after the table's name; "" when nothing is, or nothing is there."""
    if not table:
        return ""
    if unknown := set(table) - {"opens", "closes", "terms", "shut"}:
        return f"does not know {', '.join(sorted(unknown))}. {_EXAMPLE}"
    opens, closes, terms, shut = table.get("opens"), table.get("closes"), table.get("terms"), table.get("shut", [])
    if not isinstance(opens, time) or not isinstance(closes, time) or opens >= closes:
        return f"needs opens and closes, the earlier first. {_EXAMPLE}"
    if not isinstance(terms, list) or not terms or not all(map(_is_term, terms)):
        return f"needs terms, each with its first and its last day. {_EXAMPLE}"
    if any(one["last"] >= other["first"] for one, other in pairwise(terms)):
        return f"has terms that overlap, or that are not in order. {_EXAMPLE}"
    if not isinstance(shut, list) or not all(map(_is_day, shut)):
        return "has in shut what is no day. Write shut = [2026-11-30]."
    return ""


def _is_term(term: object) -> bool:
    match term:
        case {"first": first, "last": last, **more}:
            return not more and _is_day(first) and _is_day(last) and first <= last
    return False


def _is_day(value: object) -> bool:
    # A day with a time is a day to Python, too.
    return isinstance(value, date) and not isinstance(value, datetime)
