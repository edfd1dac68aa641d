"""Holds what a person has written on one Annex A, and reads it from JSON.

The shape is plain, so that a file saved today can be read and carried over by a later version:

    {"document": "annex-a", "version": 1,
     "entries": {"referrer": "...", "incident.risk": "...", "incident.level": "HIGH"},
     "children": [{"reference": "...", "police.answer": "YES", "police.date": "23/11/2026"}]}

The names are the field ids of `tools.assessment.fields`. A field that is not there is blank.
There is at least one child.
Nothing here writes, stores or sends anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeGuard

from tools.assessment.fields import (
    ANSWERS,
    CHILDREN_ON_THE_FORM,
    LEVELS,
    Field,
    child_fields,
    entry_fields,
)

KIND = "annex-a"
VERSION = 1
# Far more than anyone writes; there so that a damaged or hostile file cannot tie up the page.
MOST_CHARACTERS = 100_000
MOST_CHILDREN = 40
MOST_PROBLEMS = 20
CHOICES = {"level": LEVELS, "answer": ANSWERS}


class DocumentError(Exception):
    """What is wrong with something that should be an Annex A document: every fault, in `problems`.

    A problem names the place and never repeats what a person wrote.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep all the faults; the message is one fault a line."""
        found = tuple(problems)
        more = len(found) - MOST_PROBLEMS
        self.problems = (*found[:MOST_PROBLEMS], *([f"And {more} more."] if more > 0 else []))
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Document:
    """One Annex A as written so far: a text for every field, "" where nothing is written."""

    entries: Mapping[str, str]
    children: tuple[Mapping[str, str], ...]


def blank() -> Document:
    """An Annex A with nothing written on it, and as many children as the policy's form has tables."""
    return Document(_blank(entry_fields()), (_blank(child_fields()),) * CHILDREN_ON_THE_FORM)


def read(value: object) -> Document:
    """Read a document from parsed JSON.

    Raises `DocumentError` with every fault found, and never anything else, whatever the JSON holds.
    """
    if not isinstance(value, dict):
        raise DocumentError(["document: this is not an Annex A document. Give a JSON object."])
    if value.get("document") != KIND:
        raise DocumentError([f'document: this is not an Annex A document. "document" has to be "{KIND}".'])
    version = value.get("version")
    # In Python True == 1 and 1.0 == 1; neither is a version.
    if type(version) is not int or version != VERSION:
        raise DocumentError(
            [f"version: this page reads version {VERSION} only. Open it with the version that wrote it."]
        )
    problems: list[str] = []
    known = ("document", "version", "entries", "children")
    problems += [f"{_short(name)}: unknown part. Take it out." for name in value if name not in known]
    entries = _read_fields("entries", value.get("entries", {}), entry_fields(), problems)
    children = _read_children(value.get("children", []), problems)
    if problems:
        raise DocumentError(problems)
    return Document(entries, children)


def _read_children(value: object, problems: list[str]) -> tuple[Mapping[str, str], ...]:
    if not isinstance(value, list):
        problems.append("children: this is not a list. Give a list with one object for each child.")
        return ()
    if not value:
        problems.append("children: there is none. Give an object for at least one child.")
        return ()
    if len(value) > MOST_CHILDREN:
        problems.append(
            f"children: there are {len(value)}, more than {MOST_CHILDREN}. Use a second document for the rest."
        )
        return ()
    fields = child_fields()
    return tuple(
        _read_fields(f"child-{number}", child, fields, problems) for number, child in enumerate(value, start=1)
    )


def _read_fields(place: str, value: object, fields: tuple[Field, ...], problems: list[str]) -> Mapping[str, str]:
    if not isinstance(value, dict):
        problems.append(f"{place}: this is not an object. Give the fields by their ids.")
        return _blank(fields)
    known = {field.id for field in fields}
    problems += [
        f"{place}.{_short(name)}: the form has no such field. Take it out." for name in value if name not in known
    ]
    found = {field.id: value.get(field.id, "") for field in fields}
    for field in fields:
        fault = _fault(field, found[field.id])
        if fault:
            problems.append(f"{place}.{field.id}: {fault}")
    return MappingProxyType({name: text for name, text in found.items() if _is_text(text)})


def _fault(field: Field, text: object) -> str:
    """What is wrong with one entry, or "" when nothing is."""
    if not _is_text(text):
        return 'this is not text. Give text in quotation marks, "" for blank.'
    choices = CHOICES.get(field.kind)
    if choices and text not in ("", *choices):
        return f"this is not a choice on the form. Give {', '.join(choices)} or leave it blank."
    if len(text) > MOST_CHARACTERS:
        return f"this is longer than {MOST_CHARACTERS} characters. Put the rest in another document."
    return ""


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def _short(name: object) -> str:
    """A name from outside, short and on one line, so that a hostile one cannot swamp the message."""
    return ascii(name)[:40]


def _blank(fields: tuple[Field, ...]) -> Mapping[str, str]:
    return MappingProxyType({field.id: "" for field in fields})
