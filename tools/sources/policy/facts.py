"""Holds the numbers, addresses, dates and names of school.toml to the policy's own text.

Each is typed once, in school.toml, and shown on many pages as the policy's. What the policy now prints otherwise would
be shown wrong on all of them: an old telephone number, as "the number printed in the policy".
"""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.policy.text import Policy, fold
from tools.sources.school import Contact, School, day_in_words
from tools.sources.toml_file import TomlFile, read_toml

NUMBER = re.compile(r"(?<![\d/.])(?:\+44|0)(?:[ -]?\d){6,10}(?![\d/])")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
FRONT = "F"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]{2,8})\.?,?\s+(\d{4})\b|\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


def fact_problems(path: Path, school: School, policy: Policy, shown: str = "docs/school.toml") -> list[Problem]:
    """What school.toml says and the policy says otherwise, each with both; [] when nothing differs."""
    file = read_toml(path, shown)
    return [*_of_contacts(file, school, policy), *_of_the_front(file, school, policy)]


def digits(number: str) -> str:
    """A telephone number without its spaces, for comparing."""
    return re.sub(r"\D", "", number.replace("+44", "0"))


def days(text: str) -> set[datetime.date]:
    """Every whole date in a text, however it is written."""
    return {day for found in written_days(text) if (day := day_of(found))}


def written_days(text: str) -> Iterator[re.Match[str]]:
    """Where a text has what looks like a whole date."""
    return _DAY.finditer(text)


def day_of(found: re.Match[str]) -> datetime.date | None:
    """The day that is written there; None where the calendar has no such day."""
    day, name, year, day_too, month, year_too = (part or "" for part in found.groups())
    number = _MONTHS.index(name[:3].lower()) + 1 if name[:3].lower() in _MONTHS else int(month or 0)
    try:
        return datetime.date(int(year or year_too), number, int(day or day_too))
    except ValueError:
        return None


def _of_contacts(file: TomlFile, school: School, policy: Policy) -> Iterator[Problem]:
    for contact in school.contacts:
        line = file.line_of(rf'key\s*=\s*"{re.escape(contact.key)}"')
        yield from (file.problem(line, said) for said in _otherwise(contact))
    printed = " ".join(place.words for contact in school.contacts for place in contact.printed)
    known = {digits(each) for each in NUMBER.findall(printed)} | set(ADDRESS.findall(printed))
    for section in policy.sections:
        for paragraph in section.paragraphs:
            for found in (*NUMBER.findall(paragraph.text), *ADDRESS.findall(paragraph.text)):
                if digits(found) not in known and found not in known:
                    said = f"the policy prints {found} ({paragraph.number}), and no contact has it in printed. "
                    yield file.problem(1, f"{said}Give it to the contact whose it is, or add one.")


def _otherwise(contact: Contact) -> Iterator[str]:
    """A printed contact whose number or address is not the one in the policy's words."""
    where = f"the contact “{contact.key}”"
    words = " ".join(place.words for place in contact.printed)
    numbers, addresses = NUMBER.findall(words), ADDRESS.findall(words)
    for ours, theirs, name, bare in (
        (contact.number, numbers, "number", digits),
        (contact.email, addresses, "email", str.lower),
    ):
        if not contact.printed or not (ours or theirs):
            continue
        others = [each for each in theirs if bare(each) != bare(ours)]
        if others or not theirs:
            says = f"the policy's words have {' and '.join(others)}" if others else f"they have no {name}"
            yield (
                f"{where} shows “{ours}” as printed in the policy, but {says}. Make {name} and printed the policy's "
                "own. A number that somebody confirmed has to be confirmed again when it is another one."
            )


def _of_the_front(file: TomlFile, school: School, policy: Policy) -> Iterator[Problem]:
    """The dates, the policy's title and the school's name, which the front page of the policy has as well."""
    front = next((section for section in policy.sections if section.key == FRONT), None)
    if front is None:
        return
    text = " ".join((front.title, *(paragraph.text for paragraph in front.paragraphs)))
    printed = days(text)
    for name, day in (("agreed", school.agreed), ("due", school.due)):
        if printed and day not in printed:
            listed = ", ".join(day_in_words(each) for each in sorted(printed))
            said = f"{name} is {day_in_words(day)}, but the policy's front page has {listed}. Make {name} one of these."
            yield file.problem(file.line_of(rf"^{name}\s*="), said)
    for name, ours in (("policy", school.policy), ("name", school.name)):
        if fold(ours).lower() not in fold(text).lower():
            said = f"{name} is “{ours}”, and the policy's front page does not say that. Write it as it stands there."
            yield file.problem(file.line_of(rf"^{name}\s*="), said)
