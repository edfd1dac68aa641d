"""Holds what a person has written on one Annex A, and reads it from JSON.

The shape is plain, so that a file saved today can be read and carried over by a later version:

    {"document": "annex-a", "version": 2, "saved": "24 November 2026, 10:15", "policy": "... agreed 15 Nov 2021 ...",
     "plan": "incident", "parts": ["movement", "reviews"],
     "entries": {"referrer": "...", "incident.risk": "...", "incident.level": "HIGH"},
     "children": [{"reference": "...", "police.answer": "YES", "police.date": "23/11/2026"}],
     "reviews": [{"date": "07/12/2026", "who": "...", "changed": "...", "next": "..."}]}

The names are the field ids of `tools.assessment.whole`. A field that is not there is blank. There is at least
one child. `parts` are the further parts that are switched on. Nothing here writes, stores or sends anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeGuard

from tools.assessment.fields import ANSWERS, CHILDREN_ON_THE_FORM, LEVELS, Field
from tools.assessment.further import PARTS, REVIEW
from tools.assessment.whole import child_fields, entry_fields

KIND = "annex-a"
VERSION = 2
PLANS = ("incident", "child")
# Far more than anyone writes; there so that a damaged or hostile file cannot tie up the page.
MOST_CHARACTERS = 100_000
MOST_CHILDREN = 40
MOST_REVIEWS = 100
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
    """One Annex A as written so far: a text for every field, "" where nothing is written.

    `plan` is "incident", "child" or "" when nobody has said which. `saved` and `policy` are what a file says of
    itself: when it was saved, and under which policy; "" while it has not been saved.
    """

    entries: Mapping[str, str]
    children: tuple[Mapping[str, str], ...]
    reviews: tuple[Mapping[str, str], ...] = ()
    parts: tuple[str, ...] = ()
    plan: str = ""
    saved: str = ""
    policy: str = ""


def blank() -> Document:
    """An Annex A with nothing written on it, and as many children as the policy's form has tables."""
    return Document(_blank(entry_fields()), (_blank(child_fields()),) * CHILDREN_ON_THE_FORM)


def read(value: object) -> Document:
    """Read a document of the present version from parsed JSON; `tools.assessment.versions` brings older ones up.

    Raises `DocumentError` with every fault found, and never anything else, whatever the JSON holds.
    """
    if not isinstance(value, dict) or value.get("document") != KIND:
        raise DocumentError([f'document: this is not an Annex A document. "document" has to be "{KIND}".'])
    version = value.get("version")
    # In Python True == 1 and 1.0 == 1; neither is a version.
    if type(version) is not int or version != VERSION:
        raise DocumentError([f"version: this is not version {VERSION}. Bring the document up to that version first."])
    problems: list[str] = []
    known = ("document", "version", "saved", "policy", "plan", "parts", "entries", "children", "reviews")
    problems += [f"{_short(name)}: unknown part. Take it out." for name in value if name not in known]
    found = Document(
        entries=_read_fields("entries", value.get("entries", {}), entry_fields(), problems),
        children=_read_list("child", value.get("children", []), child_fields(), MOST_CHILDREN, problems),
        reviews=_read_list("review", value.get("reviews", []), REVIEW, MOST_REVIEWS, problems),
        parts=_read_parts(value.get("parts", []), problems),
        plan=_read_text("plan", value.get("plan", ""), problems, ("", *PLANS)),
        saved=_read_text("saved", value.get("saved", ""), problems),
        policy=_read_text("policy", value.get("policy", ""), problems),
    )
    if not found.children and not problems:
        problems.append("children: there is none. Give an object for at least one child.")
    if problems:
        raise DocumentError(problems)
    return found


def write(document: Document) -> dict[str, object]:
    """The document as plain data for JSON: `read(write(document))` is the same document."""
    return {
        "document": KIND,
        "version": VERSION,
        "saved": document.saved,
        "policy": document.policy,
        "plan": document.plan,
        "parts": list(document.parts),
        "entries": dict(document.entries),
        "children": [dict(child) for child in document.children],
        "reviews": [dict(review) for review in document.reviews],
    }


def _read_parts(value: object, problems: list[str]) -> tuple[str, ...]:
    """The parts switched on, each once and in the order of the form, however the file has them."""
    known = [part.id for part in PARTS]
    if not isinstance(value, list) or any(name not in known for name in value):
        problems.append(f"parts: this is not a list of parts. Give some of {', '.join(known)}.")
        return ()
    return tuple(name for name in known if name in value)


def _read_text(place: str, value: object, problems: list[str], choices: tuple[str, ...] = ()) -> str:
    if not _is_text(value) or len(value) > MOST_CHARACTERS:
        problems.append(f'{place}: this is not a short text. Give text in quotation marks, "" for blank.')
        return ""
    if choices and value not in choices:
        problems.append(f"{place}: this is not a choice. Give {', '.join(choices[1:])} or leave it blank.")
    return value


def _read_list(
    what: str, value: object, fields: tuple[Field, ...], most: int, problems: list[str]
) -> tuple[Mapping[str, str], ...]:
    name = {"child": "children", "review": "reviews"}[what]
    if not isinstance(value, list):
        problems.append(f"{name}: this is not a list. Give a list with one object for each {what}.")
        return ()
    if len(value) > most:
        problems.append(f"{name}: there are {len(value)}, more than {most}. Use a second document for the rest.")
        return ()
    return tuple(_read_fields(f"{what}-{number}", item, fields, problems) for number, item in enumerate(value, start=1))


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
