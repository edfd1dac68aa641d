"""Holds what a person has written on one Annex A, and reads it from JSON.

The shape is plain, so that a file saved today can be read and carried over by a later version:

    {"document": "annex-a", "version": 4, "saved": "24 November 2026, 10:15", "author": "The deputy",
     "policy": "... agreed 15 Nov 2021 ...",
     "plan": "incident", "parts": ["movement", "reviews"],
     "entries": {"referrer": "...", "incident.risk": "...", "incident.level": "HIGH"},
     "children": [{"reference": "...", "police.answer": "YES", "police.date": "23/11/2026"}],
     "reviews": [{"date": "07/12/2026", "who": "...", "changed": "...", "next": "..."}],
     "tasks": [{"what": "...", "owner": "...", "due": "04/12/2026", "done": "", "relax": "..."}], "key": "..."}

The names are the field ids of `tools.browser.assessment.whole`. A field that is not there is blank. There is at least
one child. `parts` are the further parts that are switched on. In a file, its proof stands beside them
(`tools.browser.assessment.proof`). Nothing here writes, stores or sends anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeGuard

from tools.browser.assessment.fields import ANSWERS, CHILDREN_ON_THE_FORM, LEVELS, Field
from tools.browser.assessment.further import PARTS
from tools.browser.assessment.lists import REVIEW, TASK
from tools.browser.assessment.whole import child_fields, entry_fields
from tools.browser.errors import RequestError
from tools.browser.protocol import Sheet

KIND = "annex-a"
VERSION = 4
PLANS = ("incident", "child")
# Far more than anyone writes; there so that a damaged or hostile file cannot tie up the page.
MOST_CHARACTERS = 100_000
MOST_CHILDREN = 40
MOST_REVIEWS = 100
MOST_TASKS = 200
MOST_PROBLEMS = 20
CHOICES = {"level": LEVELS, "answer": ANSWERS}
# After the name of an answer.
UNREADABLE = "what the file has there cannot be read"
NOT_OFFERED = "the file has an answer that the form does not offer"
# By itself.
UNKNOWN = "It has something in it that this form does not know."


@dataclass(frozen=True)
class Problem:
    """One fault: `said` to a person who only wants to open the file, `detail` to whoever keeps the site.

    `place` is the field's id where it is a fault of one answer: the page puts the name of the field before `said`.
    Neither ever repeats what a person wrote.
    """

    detail: str
    said: str
    place: str = ""


class DocumentError(RequestError):
    """What is wrong with something that should be an Annex A document: every fault, in `problems`.

    What concerns the whole file comes first, then its answers in form order, then what the form does not know.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep all the faults; the message is one fault a line."""
        found = tuple(problems)
        more = len(found) - MOST_PROBLEMS
        rest = f"And {more} more."
        self.problems = (*found[:MOST_PROBLEMS], *([Problem(rest, rest)] if more > 0 else []))
        super().__init__("\n".join(problem.detail for problem in self.problems))


@dataclass(frozen=True)
class Document:
    """One Annex A as written so far: a text for every field, "" where nothing is written.

    `plan` is "incident", "child" or "" when nobody has said which. `saved`, `author` and `policy` are what a file says
    of itself: when it was saved, by whom, and under which policy; "" while it has not been saved, or nobody said it.
    `key` is a name by chance: a calendar tells two plans apart by it.
    """

    entries: Mapping[str, str]
    children: tuple[Mapping[str, str], ...]
    reviews: tuple[Mapping[str, str], ...] = ()
    tasks: tuple[Mapping[str, str], ...] = ()
    parts: tuple[str, ...] = ()
    plan: str = ""
    saved: str = ""
    author: str = ""
    policy: str = ""
    key: str = ""


def blank() -> Document:
    """An Annex A with nothing written on it, and as many children as the policy's form has tables."""
    return Document(_blank(entry_fields()), (_blank(child_fields()),) * CHILDREN_ON_THE_FORM)


def read(value: object) -> Document:
    """Read a document of the present version from parsed JSON; `migrations.py` brings older ones up.

    Raises `DocumentError` with every fault found, and never anything else, whatever the JSON holds.
    """
    if not isinstance(value, dict) or value.get("document") != KIND:
        detail = f'document: this is not an Annex A document. "document" has to be "{KIND}".'
        raise DocumentError([Problem(detail, "This is not an Annex A that this page saved.")])
    version = value.get("version")
    # In Python True == 1 and 1.0 == 1; neither is a version.
    if type(version) is not int or version != VERSION:
        detail = f"version: this is not version {VERSION}. Bring the document up to that version first."
        raise DocumentError([Problem(detail, "Another version of this form saved it.")])
    # What the form does not know is said last: whoever wants to open a file can do least about it.
    problems: list[Problem] = []
    known = (
        "document",
        "version",
        "saved",
        "author",
        "policy",
        "plan",
        "parts",
        "entries",
        "children",
        "reviews",
        "tasks",
        "key",
    )
    unknown = [Problem(f"{_short(name)}: unknown part. Take it out.", UNKNOWN) for name in value if name not in known]
    found = Document(
        plan=_read_text("plan", value.get("plan", ""), problems, ("", *PLANS)),
        parts=_read_parts(value.get("parts", []), problems),
        saved=_read_text("saved", value.get("saved", ""), problems),
        author=_read_text("author", value.get("author", ""), problems),
        policy=_read_text("policy", value.get("policy", ""), problems),
        entries=_read_fields("", value.get("entries", {}), entry_fields(), problems, unknown),
        children=_read_list("child", value.get("children", []), child_fields(), MOST_CHILDREN, problems, unknown),
        reviews=_read_list("review", value.get("reviews", []), REVIEW, MOST_REVIEWS, problems, unknown),
        tasks=_read_list("task", value.get("tasks", []), TASK, MOST_TASKS, problems, unknown),
        key=_read_text("key", value.get("key", ""), problems),
    )
    if not found.children and not problems:
        detail = "children: there is none. Give an object for at least one child."
        problems.append(Problem(detail, "The part about the children is missing."))
    problems.sort(key=lambda problem: problem.place != "")
    if problems or unknown:
        raise DocumentError([*problems, *unknown])
    return found


def write(document: Document) -> Sheet:
    """The document as plain data for JSON: `read(write(document))` is the same document."""
    return {
        "document": KIND,
        "version": VERSION,
        "saved": document.saved,
        "author": document.author,
        "policy": document.policy,
        "plan": document.plan,
        "parts": list(document.parts),
        "entries": dict(document.entries),
        "children": [dict(child) for child in document.children],
        "reviews": [dict(review) for review in document.reviews],
        "tasks": [dict(task) for task in document.tasks],
        "key": document.key,
    }


def _read_parts(value: object, problems: list[Problem]) -> tuple[str, ...]:
    """The parts switched on, each once and in the order of the form, however the file has them."""
    known = [part.id for part in PARTS]
    if not isinstance(value, list) or any(name not in known for name in value):
        detail = f"parts: this is not a list of parts. Give some of {', '.join(known)}."
        problems.append(Problem(detail, UNREADABLE, "parts"))
        return ()
    return tuple(name for name in known if name in value)


def _read_text(place: str, value: object, problems: list[Problem], choices: tuple[str, ...] = ()) -> str:
    if not _is_text(value) or len(value) > MOST_CHARACTERS:
        detail = f'{place}: this is not a short text. Give text in quotation marks, "" for blank.'
        problems.append(Problem(detail, UNREADABLE, place))
        return ""
    if choices and value not in choices:
        detail = f"{place}: this is not a choice. Give {', '.join(choices[1:])} or leave it blank."
        problems.append(Problem(detail, NOT_OFFERED, place))
    return value


def _read_list(
    what: str,
    value: object,
    fields: tuple[Field, ...],
    most: int,
    problems: list[Problem],
    unknown: list[Problem],
) -> tuple[Mapping[str, str], ...]:
    name = {"child": "children", "review": "reviews", "task": "tasks"}[what]
    if not isinstance(value, list):
        detail = f"{name}: this is not a list. Give a list with one object for each {what}."
        problems.append(Problem(detail, f"The part about the {name} cannot be read."))
        return ()
    if len(value) > most:
        detail = f"{name}: there are {len(value)}, more than {most}. Use a second document for the rest."
        problems.append(Problem(detail, f"It has {len(value)} {name}, and a sheet takes {most}."))
        return ()
    return tuple(
        _read_fields(f"{what}-{number}", item, fields, problems, unknown) for number, item in enumerate(value, start=1)
    )


def _read_fields(
    part: str, value: object, fields: tuple[Field, ...], problems: list[Problem], unknown: list[Problem]
) -> Mapping[str, str]:
    """The fields of the form's `part`: "child-1", "review-2", or "" for those that stand on it once."""
    where = part or "entries"
    if not isinstance(value, dict):
        what = part.replace("-", " ").capitalize() or "The answers"
        problems.append(
            Problem(f"{where}: this is not an object. Give the fields by their ids.", f"{what} cannot be read.")
        )
        return _blank(fields)
    known = {field.id for field in fields}
    unknown += [
        Problem(f"{where}.{_short(name)}: the form has no such field. Take it out.", UNKNOWN)
        for name in value
        if name not in known
    ]
    found = {field.id: value.get(field.id, "") for field in fields}
    for field in fields:
        detail, said = _fault(field, found[field.id])
        if said:
            place = f"{part}.{field.id}" if part else field.id
            problems.append(Problem(f"{where}.{field.id}: {detail}", said, place))
    return MappingProxyType({name: text for name, text in found.items() if _is_text(text)})


def _fault(field: Field, text: object) -> tuple[str, str]:
    """What is wrong with one entry, in detail and as it is said; "" twice when nothing is."""
    if not _is_text(text):
        return 'this is not text. Give text in quotation marks, "" for blank.', UNREADABLE
    choices = CHOICES.get(field.kind)
    if choices and text not in ("", *choices):
        return f"this is not a choice on the form. Give {', '.join(choices)} or leave it blank.", NOT_OFFERED
    if len(text) > MOST_CHARACTERS:
        detail = f"this is longer than {MOST_CHARACTERS} characters. Put the rest in another document."
        return detail, f"longer than {MOST_CHARACTERS:,} characters"
    return "", ""


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def _short(name: object) -> str:
    """A name from outside, short and on one line, so that a hostile one cannot swamp the message."""
    return ascii(name)[:40]


def _blank(fields: tuple[Field, ...]) -> Mapping[str, str]:
    return MappingProxyType({field.id: "" for field in fields})
