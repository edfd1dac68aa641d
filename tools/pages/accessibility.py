"""Fills the accessibility statement: what was tested, what was not, whom to tell, and when it was written."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, TypedDict, cast

from tools.sources.days import on_day
from tools.sources.paths import RESULTS
from tools.sources.school import School
from tools.sources.toml_file import BadFile, read_toml, unknown_words

CONTACT = "<!-- accessibility-contact -->"
NOT_TESTED = "<!-- accessibility-not-tested -->"
KNOWN = "<!-- accessibility-known -->"
TESTED = "<!-- accessibility-tested -->"
PREPARED = "<!-- accessibility-prepared -->"

_TOP: dict[str, type | tuple[type, ...]] = {
    "prepared": date, "reviewed": date, "tested": list, "not_tested": list, "known": list,
}  # fmt: skip


class Result(TypedDict):
    """How one test ended: how many checks it made, all of which passed, and on which day (ISO 8601)."""

    checks: int
    on: str


type Results = Mapping[str, Result]
"""By the name of the test, ``path::name``. A test that did not pass is not there."""


@dataclass(frozen=True, slots=True)
class Tested:
    """One thing that was tested: in words, how, and the tests that do it as ``path::name``."""

    what: str
    how: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What the statement says beside its own words."""

    prepared: date
    reviewed: date
    tested: tuple[Tested, ...]
    not_tested: tuple[str, ...]
    known: tuple[str, ...]


def read_statement(path: Path) -> Statement:
    """Read accessibility-tested.toml. Raises `BadFile` with every mistake in it."""
    file = read_toml(path, f"docs/about/{path.name}")
    problems = unknown_words(file, 1, file.values, _TOP, "this file")
    problems += [file.problem(1, f"“{name}” is missing. Add it.") for name in _TOP if not file.values.get(name)]
    for name, wanted in (("tested", ("what", "how", "tests")), ("not_tested", ("what",)), ("known", ("what",))):
        problems += [
            file.problem(line, f"“{word}” is missing here. Add it.")
            for line, table in file.tables(name)
            for word in wanted
            if not table.get(word)
        ]
    if problems:
        raise BadFile(problems)
    top = file.values
    tested = tuple(Tested(each["what"], each["how"], tuple(each["tests"])) for each in top["tested"])
    return Statement(top["prepared"], top["reviewed"], tested, _whats(top["not_tested"]), _whats(top["known"]))


def _whats(tables: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(each["what"] for each in tables)


def read_results(path: Path = RESULTS) -> Results:
    """How the named tests ended, as tests/write_results.py writes it: their checks, all passed, and the day.

    A school that has not run the tests yet has none.
    """
    if not path.exists():
        return {}
    return cast(Results, json.loads(path.read_text(encoding="utf-8")))


def fill_statement(markdown: str, statement: Statement, results: Results, school: School) -> str:
    """The page's Markdown with each marker replaced."""
    prepared = (
        f"This statement was prepared on {on_day(statement.prepared.isoformat())}. "
        f"It was last reviewed on {on_day(statement.reviewed.isoformat())}. "
        f"{_tested(statement, results)} "
        "No audit by somebody outside has been made."
    )
    parts = {
        CONTACT: _contact(school),
        NOT_TESTED: _list(escape(what) for what in statement.not_tested),
        KNOWN: _list(escape(what) for what in statement.known),
        TESTED: _list(_in_words(each, results) for each in statement.tested),
        PREPARED: f"<p>{prepared}</p>",
    }
    for marker, html in parts.items():
        markdown = markdown.replace(marker, html)
    return markdown


def _contact(school: School) -> str:
    """Whom to tell. school.toml may have a contact "accessibility"; nobody's number is made up."""
    found = next((each for each in school.contacts if each.key == "accessibility"), None)
    how = found and ", ".join(part for part in (found.name, found.use_instead or found.number, found.email) if part)
    if not found or not how:
        return (
            f"<p>Ask at the office of {escape(school.name)}. The school has not yet given a telephone number, an "
            "e-mail address or a time within which it answers. Nobody has confirmed who deals with it.</p>"
        )
    doubt = "" if found.confirmed_by else " Nobody has confirmed this yet: check before relying on it."
    return f"<p>{escape(school.name)}: <strong>{escape(how)}</strong>.{doubt}</p>"


def _tested(statement: Statement, results: Results) -> str:
    """The day of the oldest result that is named: of what came later nothing more is known."""
    together = _together({test for each in statement.tested for test in each.tests}, results)
    if not together:
        return "Not every test above was run since it was written."
    day, checks = on_day(together["on"]), together["checks"]
    return f"The tests above passed when they were last run, on {day} or later: {checks} checks."


def _ended(tests: Sequence[str], results: Results) -> str:
    together = _together(tests, results)
    if not together:
        return "Not run since it was written."
    checks = together["checks"]
    return f"{checks} check{'s' if checks > 1 else ''}, passed on {on_day(together['on'])}."


def _together(tests: Collection[str], results: Results) -> Result | None:
    """The checks of several tests, and the day of the oldest; None when one has no result."""
    if not all(test in results for test in tests):
        return None
    own = [results[test] for test in tests]
    return {"checks": sum(each["checks"] for each in own), "on": min(each["on"] for each in own)}


def _in_words(each: Tested, results: Results) -> str:
    names = ", ".join(
        f"<code>{escape(test.split('::')[1].removeprefix('test_').replace('_', ' '))}</code>" for test in each.tests
    )
    folded = f"<details><summary>The tests</summary><p>{names}</p></details>"
    return f"<strong>{escape(each.what)}</strong> {escape(each.how)} {_ended(each.tests, results)}{folded}"


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
