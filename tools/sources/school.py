"""Read school.toml: the school, the policy's dates, and every contact with whether somebody has confirmed it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.hours import Hours, read_hours
from tools.sources.signed import UNSIGNED, is_signed
from tools.sources.toml_file import TomlFile, read_toml, unknown_words

_TOP: dict[str, type | tuple[type, ...]] = {
    "name": str, "local_authority": str, "policy": str, "agreed": date, "due": date, "contacts": list,
    "headteacher_is_dsl": bool, "report_holes_to": str, "hours": dict,
    "signed_by": str, "signed_on": (str, date), "signed_words": str,
}  # fmt: skip
_NEEDED = ("name", "local_authority", "policy", "agreed", "due")
_CONTACT: dict[str, type | tuple[type, ...]] = {
    "key": str, "who": str, "person": bool, "name": str, "number": str, "email": str, "use_instead": str,
    "printed": list, "not_in_policy": bool, "source": str, "note": str,
    "confirm": bool, "confirmed_by": str, "confirmed_on": (str, date),
    "fill_in": bool, "find": str, "page": str, "published_by": str, "doubt": str, "seen": list,
}  # fmt: skip
_REACHED = re.compile(r"|https://\S+|[^\s@]+@[^\s@]+\.[^\s@]+")
# Numbers kept for plays and films, and addresses kept for examples.
_NOBODY_S = re.compile(r"\b01632 ?960|\b07700 ?900|\b020 ?7946 ?0|\b0808 ?157 ?0|@(?:[\w-]+\.)*example(?:\.\w+)?\b")
DSL, HEADTEACHER, CHAIR = "dsl", "headteacher", "chair-of-governors"
"""Contacts that the code itself has to know: each may be the one about whom somebody is worried."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A place where the policy prints a contact: the section's key and its exact words."""

    section: str
    words: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A number that a public page gives for a contact, and which page. Nobody has rung it."""

    number: str
    where: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A number, an address or a person. `name` is "" while nobody is named; see school.toml for each field."""

    key: str
    who: str
    person: bool
    name: str
    number: str
    email: str
    use_instead: str
    printed: tuple[Printed, ...]
    not_in_policy: bool
    source: str
    note: str
    confirm: bool
    confirmed_by: str
    confirmed_on: date | None
    fill_in: bool = False
    find: str = ""
    page: str = ""
    published_by: str = ""
    doubt: str = ""
    seen: tuple[Seen, ...] = ()

    @property
    def doubted(self) -> bool:
        """Whether the policy prints it, nobody has confirmed it, and nobody else is known to print it today."""
        return bool(self.printed) and self.confirm and not self.confirmed_by and not self.published_by

    @property
    def filled(self) -> bool:
        """Whether somebody can be reached by what is here. Whoever must not ask the office needs more than a name."""
        ways = self.number or self.email or self.use_instead
        return bool(ways if self.key == CHAIR else ways or self.name)


def usable(contact: Contact) -> bool:
    """Whether it can be used as it stands: filled in, and not in doubt."""
    return (contact.filled or bool(contact.page)) and not contact.doubted


@dataclass(frozen=True, slots=True)
class School:
    """The school, the policy's title and dates (front matter, F.10), and its contacts.

    ``headteacher_is_dsl`` is None while nobody has said whether the two are one person.
    """

    name: str
    local_authority: str
    policy: str
    agreed: date
    due: date
    contacts: tuple[Contact, ...]
    headteacher_is_dsl: bool | None = None
    report_holes_to: str = ""
    hours: Hours | None = None
    unsigned: bool = False
    """Whether names, numbers or dates were changed at the desk, or since, and nobody has signed them as they stand."""

    def contact(self, key: str) -> Contact | None:
        """The contact, or None. Where the headteacher is the DSL, what is filled in for one is there for the other."""
        found = {contact.key: contact for contact in self.contacts}
        other = {DSL: HEADTEACHER, HEADTEACHER: DSL}.get(key, "") if self.headteacher_is_dsl else ""
        here, there = found.get(key), found.get(other)
        if here and there and not here.filled and there.filled:
            return replace(there, key=key, who=here.who)
        return here


def read_school(path: Path, shown: str = "docs/school.toml") -> School:
    """Read the file. Raises `SourceError` with all mistakes at once."""
    file = read_toml(path, shown)
    problems = unknown_words(file, 1, file.values, _TOP, "this file")
    problems += [
        file.problem(1, f"“{name}” is missing. Add it at the top.") for name in _NEEDED if name not in file.values
    ]
    problems += [
        file.problem(file.line_of(rf"^{name}\s*="), f"“{name}” is empty. Fill it in.")
        for name in _NEEDED
        if file.values.get(name) == ""
    ]
    if not _REACHED.fullmatch(told := str(file.values.get("report_holes_to", ""))):
        said = f"“{told}” is no e-mail address and no page. Write name@school.example, or https://school.example/page."
        problems.append(file.problem(file.line_of(r"^report_holes_to\s*="), said))
    hours, wrong = read_hours(file)
    problems += wrong
    contacts, wrong = file.read_each(
        "contacts",
        lambda line, table, before: _contact_problems(file, line, table) or _twice(file, line, table, before),
        lambda _, table: _contact(table),
    )
    problems += wrong
    if problems:
        raise SourceError(problems)
    top = file.values
    given = {name: top[name] for name in (*_NEEDED, "headteacher_is_dsl", "report_holes_to") if name in top}
    return School(**given, contacts=tuple(contacts), hours=hours, unsigned=is_signed(top) is False)


def _twice(file: TomlFile, line: int, table: dict[str, Any], before: Sequence[Contact]) -> list[Problem]:
    key = table["key"]
    here = any(contact.key == key for contact in before)
    return [file.problem(line, f"the contact “{key}” is here twice. Keep one.")] if here else []


def _contact_problems(file: TomlFile, line: int, table: dict[str, Any]) -> list[Problem]:
    where = f"the contact “{table.get('key', '')}”"
    problems = unknown_words(file, line, table, _CONTACT, where)
    if problems:
        return problems
    if not table.get("key") or not table.get("who"):
        problems.append(file.problem(line, f"{where} needs a key and who it is. Fill in both."))
    if not any(table.get(name) for name in ("person", "fill_in", "number", "email", "page")):
        problems.append(file.problem(line, f"{where} has no number and no email. Give one, or take the contact out."))
    if table.get("not_in_policy") and not table.get("source"):
        problems.append(file.problem(line, f"{where} is not in the policy and has no source. Say where it comes from."))
    if table.get("not_in_policy") and table.get("printed"):
        problems.append(file.problem(line, f"{where} is both printed and not in the policy. Keep one of the two."))
    if not (table.get("not_in_policy") or table.get("printed") or table.get("person")):
        said = f"{where} does not say where the policy prints it. Add printed, or not_in_policy = true."
        problems.append(file.problem(line, said))
    for place in table.get("printed", []):
        if not isinstance(place, dict) or set(place) != {"section", "words"}:
            problems.append(file.problem(line, f"{where}: each place in printed needs a section and words, no more."))
    for place in table.get("seen", []):
        if not isinstance(place, dict) or set(place) != {"number", "where"}:
            problems.append(file.problem(line, f"{where}: each entry in seen needs a number and where, no more."))
    if table.get("fill_in") and not table.get("find"):
        problems.append(
            file.problem(line, f"{where} is still to be filled in. Say in find what people do until it is.")
        )
    if bool(table.get("confirmed_by")) != bool(table.get("confirmed_on")):
        problems.append(
            file.problem(line, f"{where} has only one of confirmed_by and confirmed_on. Fill in both, or neither.")
        )
    elif isinstance(day := table.get("confirmed_on", ""), str) and day:
        try:
            date.fromisoformat(day)
        except ValueError:
            at = file.line_of(r"confirmed_on\s*=", line)
            problems.append(file.problem(at, f"{where}: “{day}” is not a date. Write it like 2026-12-01."))
    if table.get("use_instead") and not table.get("confirmed_by"):
        said = f"{where} has use_instead, but nobody has confirmed it. Fill in confirmed_by and confirmed_on."
        problems.append(file.problem(line, said))
    return problems


def _contact(table: dict[str, Any]) -> Contact:
    day = table.get("confirmed_on") or None
    return Contact(
        key=table["key"],
        who=table["who"],
        person=table.get("person", False),
        name=table.get("name", ""),
        number=table.get("number", ""),
        email=table.get("email", ""),
        use_instead=table.get("use_instead", ""),
        printed=tuple(Printed(place["section"], place["words"]) for place in table.get("printed", [])),
        not_in_policy=table.get("not_in_policy", False),
        source=table.get("source", ""),
        note=table.get("note", ""),
        confirm=table.get("confirm", True),
        confirmed_by=table.get("confirmed_by", ""),
        confirmed_on=date.fromisoformat(day) if isinstance(day, str) else day,
        fill_in=table.get("fill_in", False),
        find=table.get("find", ""),
        page=table.get("page", ""),
        published_by=table.get("published_by", ""),
        doubt=table.get("doubt", ""),
        seen=tuple(Seen(place["number"], place["where"]) for place in table.get("seen", [])),
    )


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What somebody has to settle, and what to say of it.

    ``key`` is the contact's, "headteacher_is_dsl" for that question, "signed_by" for the signature, or "" for the
    policy's review.
    """

    key: str
    text: str


def unsettled(school: School, today: date | None = None) -> list[Unsettled]:
    """What the school still has to do: review the policy, name its people, find and confirm numbers."""
    found = []
    if (today or date.today()) > school.due:
        due = day_in_words(school.due)
        found.append(Unsettled("", f"The policy was due for review on {due}. Its pages say that it is overdue."))
    if school.unsigned:
        found.append(Unsettled("signed_by", UNSIGNED))
    keys = [contact.key for contact in school.contacts]
    if school.headteacher_is_dsl is None and HEADTEACHER in keys:
        asked = "Is the headteacher also the DSL? Nobody has said. Fill in headteacher_is_dsl in docs/school.toml."
        found.append(Unsettled("headteacher_is_dsl", asked))
    for key in keys:
        contact = school.contact(key)
        if contact and (said := _to_settle(contact)):
            found.append(Unsettled(key, said))
    return found


def placeholders(school: School) -> list[str]:
    """Contacts with a number or address that nobody can have: they stand in an example, and help nobody."""
    return [
        contact.key
        for contact in school.contacts
        if _NOBODY_S.search(f"{contact.number} {contact.email} {contact.use_instead}")
    ]


def _to_settle(contact: Contact) -> str:
    """What is still to be done about a contact, or ""."""
    if _NOBODY_S.search(f"{contact.number} {contact.email} {contact.use_instead}"):
        return (
            f"{contact.who}: what stands in docs/school.toml is an example that nobody can have. Put in the real one."
        )
    if contact.person and not contact.name:
        return f"{contact.who}: nobody is named. Fill in name in docs/school.toml."
    if contact.person and not (contact.number or contact.email):
        return f"{contact.who}: named, but with no way to reach them. Fill in number in docs/school.toml."
    if contact.fill_in and not contact.filled:
        return f"{contact.who}: nobody has filled in the number. Find it, ring it, then fill in docs/school.toml."
    if contact.confirm and not contact.confirmed_by:
        shown = contact.number or contact.email or "the page that it leads to"
        return f"{contact.who}: nobody has confirmed {shown}. Check it, then fill in docs/school.toml."
    return ""


def warnings(school: School, today: date | None = None) -> list[str]:
    """The same in words, for the build to say."""
    return [each.text for each in unsettled(school, today)]


def day_in_words(day: date) -> str:
    """15 November 2022."""
    return f"{day.day} {day:%B %Y}"
