"""What of school.toml can be filled in without opening the file: each field with its words, read and written.

A value is changed in the text itself. Comments, order and everything else stay as somebody wrote them.
"""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import tomlkit

from tools.browser.flow.model import Problem
from tools.sources.days import on_day
from tools.sources.signed import BY, ON, WORDS
from tools.sources.toml_file import TomlFile

NOTHING = "(nothing)"
SAME = "headteacher_is_dsl"
YES, NO = "yes", "no"
_TOP = {
    "agreed": ("The policy was agreed on", "The day, like 15/11/2021."),
    "due": ("Its review is due on", "The day, like 15/11/2022."),
    SAME: ("Is the headteacher also the DSL?", ""),
    "report_holes_to": (
        "Where to report a hole in this site’s safety",
        "An e-mail address that somebody reads, or a page with a form (https://…).",
    ),
}
_CONTACT = {
    "name": ("Name", "Several people: A. Name; B. Name"),
    "number": ("Telephone number", "Several: in the order of the names, with ; between them"),
    "email": ("E-mail address", ""),
    "use_instead": ("Use instead", "The right number or address, where what the policy prints is wrong."),
    "confirmed_by": ("Confirmed by", "Who checked it: a role, like “the school office”."),
    "confirmed_on": ("Confirmed on", "The day, like 1/12/2026."),
}
_DATES = ("agreed", "due", "confirmed_on")
_TYPED_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_NOT_SAID = re.compile(rf"(?m)^# ?{SAME}\s*=.*$")
_HEAD = re.compile(r"(?m)^\[")
_FIRST_LINE = re.compile(r"^\[\[contacts\]\]\s*$")


@dataclass(frozen=True, slots=True)
class Field:
    """One box. ``id`` is "due", or the contact's key and the word: "dsl.name"; ``about`` is whom it is about."""

    id: str
    about: str
    label: str
    hint: str

    @property
    def contact(self) -> str:
        """The contact's key, or "" for what is the school's own."""
        return self.id.rpartition(".")[0]


def fields(values: Mapping[str, Any]) -> list[Field]:
    """Every box for a file with these values. What the policy prints is not to be changed: it has none."""
    top = [Field(name, "The school and its policy", *words) for name, words in _TOP.items() if _has(values, name)]
    return [*top, *(field for contact in values.get("contacts", []) for field in _of_contact(contact))]


def _has(values: Mapping[str, Any], name: str) -> bool:
    return name in values or (
        name == SAME and any(each.get("key") == "headteacher" for each in values.get("contacts", []))
    )


def _of_contact(contact: Mapping[str, Any]) -> Iterable[Field]:
    if contact.get("confirm") is False:
        return
    for name, words in _CONTACT.items():
        # A missing word is not put in: whoever keeps the file says what a contact has.
        if name in contact and not (contact.get("printed") and name in ("number", "email")):
            yield Field(f"{contact.get('key', '')}.{name}", str(contact.get("who", "")), *words)


def values_of(values: Mapping[str, Any]) -> dict[str, str]:
    """What each box holds, as somebody would type it."""
    contacts = {each.get("key", ""): each for each in values.get("contacts", [])}
    found = {}
    for field in fields(values):
        table = contacts[field.contact] if field.contact else values
        found[field.id] = _typed(table.get(field.id.rpartition(".")[2], ""))
    return found


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    text = str(value)
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day}/{day.month}/{day.year}"


def in_words(field: Field, typed: str) -> str:
    """A value as a person reads it: a day in words, nothing as “(nothing)”."""
    day = _day(typed) if field.id.rpartition(".")[2] in _DATES else None
    return on_day(day.isoformat()) if day else typed or NOTHING


def _day(typed: str) -> datetime.date | None:
    found = _TYPED_DAY.fullmatch(typed.strip())
    try:
        return datetime.date(*map(int, reversed(found.groups()))) if found else datetime.date.fromisoformat(typed)
    except ValueError:
        return None


def with_values(text: str, changed: Mapping[str, str]) -> str:
    """The file's text with these boxes filled in. What does not fit is written too: the check says why.

    Raises KeyError for a box that the file does not have.
    """
    if changed.get(SAME):
        text = _NOT_SAID.sub(f"{SAME} = true", text, count=1)
    document = tomlkit.parse(text)
    contacts = {str(each.get("key", "")): each for each in document.get("contacts", [])}
    known = {field.id for field in fields(document.unwrap())}
    for id_, typed in changed.items():
        if id_ not in known:
            raise KeyError(id_)
        key, _, name = id_.rpartition(".")
        table: Any = contacts[key] if key else document
        table[name] = _written(name, typed.strip(), top=not key)
    return tomlkit.dumps(document)


def _written(name: str, typed: str, *, top: bool) -> object:
    if name == SAME:
        return {YES: True, NO: False}.get(typed, typed)
    day = _day(typed) if name in _DATES else None
    if day and top:
        return day
    return day.isoformat() if day else typed


def signed(text: str, by: str, on: datetime.date | None, words: str) -> str:
    """The file's text with who has signed it; `by` is "" for a change that nobody has."""
    missing = [name for name in (BY, ON, WORDS) if not re.search(rf"(?m)^{name}\s*=", text)]
    lines = "".join(f'{name} = ""\n' for name in missing)
    at = found.start() if (found := _HEAD.search(text)) else len(text)
    document = tomlkit.parse(f"{text[:at]}{lines}\n{text[at:]}" if lines else text)
    for name, value in {BY: by, ON: on.isoformat() if on else "", WORDS: words}.items():
        document[name] = value
    return tomlkit.dumps(document)


def field_of(problem: Problem, file: TomlFile) -> str:
    """The box that a problem is about: one that its line or its words name, else its contact's first; "" for none."""
    boxes = [field.id for field in fields(file.values)]
    lines = file.text.splitlines()[: problem.line]
    heads = [at for at, line in enumerate(lines) if _FIRST_LINE.match(line.strip())]
    tables = file.values.get("contacts", [])
    key = str(tables[len(heads) - 1].get("key", "")) if heads and len(heads) <= len(tables) else ""
    own = [each for each in boxes if each.rpartition(".")[0] == key]
    said = f"{lines[-1].partition('=')[0] if lines else ''} {problem.what}"
    # The longest first: "number" is no part of a longer word here, but "name" could be.
    named = [each for each in own if re.search(rf"\b{each.rpartition('.')[2]}\b", said)]
    return (named or (own if key else []) or [""])[0]
