"""Names, numbers and dates at the desk: what is wrong with them, what changes, the sheet, and who signs it."""

import datetime
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Problem
from tools.keepers.desk.changes import SCHOOL, Changes, state_of
from tools.sources import load
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.paths import POLICY, PROJECT
from tools.sources.policy.facts import fact_problems
from tools.sources.policy.quoted import printed_problems
from tools.sources.policy.text import read_policy
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import wanted
from tools.sources.school import read_school
from tools.sources.school_form import field_of, fields, in_words, signed, values_of, with_values
from tools.sources.signed import BY, ON, fingerprint, is_signed
from tools.sources.toml_file import TomlFile, read_toml

OTHERS = "What you signed is not what stands here now. Read it again, then sign it."


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


def made(changed: Mapping[str, str], by: str, shown: str, today: datetime.date) -> Changes:
    """The changes to take along, signed where ``by`` names a role. Raises SourceError for what cannot be taken."""
    text = filled(changed)
    if wrong := problems(text):
        raise SourceError(wrong)
    found = changes_in(text, published())
    if not found:
        raise SourceError.saying("Nothing has been changed yet.")
    words = mark(text)
    if by and shown != words:
        raise SourceError.saying(OTHERS)
    text = signed(text, by.strip(), today if by.strip() else None, words)
    return Changes({SCHOOL: text}, sheet(text, found, today), {SCHOOL: state_of(published())})


def sheet(text: str, found: Sequence[Change], today: datetime.date) -> str:
    """What changed and who signed, for anybody to read, print and keep."""
    name = _file(text).values["name"]
    lines = [f"{each.what}\n  The site said: {each.now}\n  It will say:   {each.then}\n" for each in found]
    many = "1 change" if len(found) == 1 else f"{len(found)} changes"
    head = f"{name}: names, numbers and dates\n{many} in {SCHOOL}, made on {on_day(today.isoformat())}.\n"
    return "\n".join([head, signature(text), "", *lines])


def build_problems(text: str) -> list[str]:
    """What would stop the site from being built and published with this file: everything is read, as the build does."""
    with standing(text):
        try:
            read = load.load()
        except SourceError as bad:
            return [str(problem) for problem in bad.problems]
        return [str(problem) for _, problem in wanted(read.snapshot, read_record())]


@contextmanager
def standing(text: str) -> Iterator[None]:
    """The project with this file in the place of its own. In the browser that is a copy, in the worker's memory."""
    path = PROJECT / SCHOOL
    before = path.read_bytes()
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        path.write_bytes(before)
