"""Names, numbers and dates at the desk: what is wrong with them, what changes, and who has signed it."""

import datetime
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Problem
from tools.keepers.desk.changes import SCHOOL
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.paths import POLICY, PROJECT
from tools.sources.policy.facts import fact_problems
from tools.sources.policy.quoted import printed_problems
from tools.sources.policy.text import read_policy
from tools.sources.school import read_school
from tools.sources.school_form import field_of, fields, in_words, signed, values_of, with_values
from tools.sources.signed import BY, ON, fingerprint, is_signed
from tools.sources.toml_file import TomlFile, read_toml


@dataclass(frozen=True, slots=True)
class Change:
    """A box that says something else now: its id, what it is, and both values in words."""

    field: str
    what: str
    now: str
    then: str


def published() -> str:
    """The file as this site was made from it."""
    return (PROJECT / SCHOOL).read_text(encoding="utf-8")


def filled(changed: Mapping[str, str]) -> str:
    """The file with the boxes filled in that somebody changed. Raises SourceError for a box that is not there."""
    try:
        return with_values(published(), changed)
    except KeyError as missing:
        raise SourceError.saying(f"There is no box “{missing.args[0]}” for {SCHOOL}.") from None


def problems(text: str) -> list[Problem]:
    """All that is wrong in the file itself and beside the policy: the same as the build says of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "school.toml"
        path.write_text(text, encoding="utf-8")
        try:
            school, policy = read_school(path, SCHOOL), read_policy(POLICY)
        except SourceError as bad:
            return list(bad.problems)
        return [*printed_problems(path, school, policy, SCHOOL), *fact_problems(path, school, policy, SCHOOL)]


def at_its_box(problem: Problem, text: str) -> tuple[str, str]:
    """The box that a problem belongs to, "" for none, and its words."""
    try:
        file = _file(text)
    except SourceError:
        return "", str(problem)
    box = field_of(problem, file) if problem.path == SCHOOL else ""
    return box, f"{problem.what} {problem.todo}".rstrip() if box else str(problem)


def _file(text: str) -> TomlFile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "school.toml"
        path.write_text(text, encoding="utf-8")
        return read_toml(path, SCHOOL)


def values(text: str) -> dict[str, Any]:
    """What the file holds. Raises SourceError when it is not TOML."""
    return _file(text).values


def changes_in(text: str, since: str) -> list[Change]:
    """Each box that has another value."""
    before, after = _file(since).values, _file(text).values
    was, now = values_of(before), values_of(after)
    return [
        Change(
            field.id, f"{field.about}: {field.label}", in_words(field, was.get(field.id, "")), in_words(field, typed)
        )
        for field in fields(after)
        if (typed := now[field.id]) != was.get(field.id, "")
    ]


def mark(text: str) -> str:
    """What the names, numbers and dates are known by: whoever signs has been shown this."""
    return fingerprint(_file(text).values)


def signature(text: str) -> str:
    """Who has signed it as it stands, in a sentence."""
    values = _file(text).values
    if not is_signed(values):
        return "NOT SIGNED. Nobody has signed these changes."
    return f"Signed by {values[BY]} on {on_day(str(values[ON]))}. Words {fingerprint(values)}."


def signed_text(text: str, by: str, on: datetime.date) -> str:
    """The file with its signature, or with the mark that nobody has signed it where ``by`` is ""."""
    return signed(text, by, on if by else None, mark(text))


def name_of(text: str) -> str:
    """The school's name."""
    return str(_file(text).values["name"])
