"""Reads a date as a person in the UK writes it: day, then month, then year. It never guesses what is not written."""

import re
from dataclasses import dataclass
from datetime import date

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The first three letters tell the month; the pattern below makes sure that the rest is a month's name too.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = (
    r"(?:(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?)\.?,? )?"
)
_YEAR = "[0-9]{4}|[0-9]{2}"
_APART = r"(?: ?[/.\-] ?| )"
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_NUMBERS = re.compile(rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}}){_APART}(?P<month>[0-9]{{1,2}})(?:{_APART}(?P<year>{_YEAR}))?")
_NAMED = re.compile(
    rf"{_WEEKDAY}(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?{_APART}(?P<month>{_NAME})\.?,?"
    rf"(?:{_APART}(?P<year>{_YEAR}))?"
)
_HOW_TO_WRITE_A_DATE = "write the day, month and year, such as 23/11/2026"
_LEAP_YEAR = 2000
_LEAP_YEARS_APART = 8


@dataclass(frozen=True)
class _Written:
    """The parts of a date as they are written: `year` is None where there is none."""

    day: int
    month: int
    year: int | None
    weekday: str


@dataclass(frozen=True)
class SaidBack:
    """What is said of a written date: the day in words, or the rest of a sentence that says what is wrong.

    `offers` are the days that may have been meant where the year is left out: a person chooses, nothing is filled in.
    """

    words: str = ""
    problem: str = ""
    offers: tuple[date, ...] = ()


def read_date(text: str) -> date | None:
    """Read "23/11/2026", "23.11.26", "Mon 23rd November 2026" or "2026-11-23"; None when it is no such date."""
    written = _written(text)
    if written is None or written.year is None:
        return None
    day = _date(written.year, written.month, written.day)
    return None if day is None or _names_another_day(written, day) else day


def why_unread(text: str) -> str:
    """What is wrong with a date that `read_date` cannot read, and what to do: the rest of a sentence that names it."""
    written = _written(text)
    if written is None:
        return f"cannot be read: {_HOW_TO_WRITE_A_DATE}."
    if written.month > len(_MONTHS) >= written.day:
        return f"has no such month, since the day comes first here: {_HOW_TO_WRITE_A_DATE}."
    day = _date(_LEAP_YEAR if written.year is None else written.year, written.month, written.day)
    if day is None:
        return f"does not exist: {_HOW_TO_WRITE_A_DATE}."
    if written.year is None:
        return "has no year: write it too, such as 23/11/2026."
    return f"has a day of the week that does not fit: {in_words(day).partition(' ')[2]} is a {_DAYS[day.weekday()]}."


def said_back(text: str, today: date) -> SaidBack:
    """What the page says beside the box, so that a slip is seen at once. Nothing for a blank one."""
    if not text.strip():
        return SaidBack()
    day = read_date(text)
    if day is not None:
        return SaidBack(words=in_words(day))
    written = _written(text)
    offers = _near(written, today) if written and written.year is None else ()
    return SaidBack(problem=f"This date {why_unread(text)}", offers=offers)


def in_words(day: date) -> str:
    """The day as it is said: "Thursday 3 December 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {day:%B} {day.year}"


def _written(text: str) -> _Written | None:
    tidy = " ".join(text.split()).lower()
    found = next((found for each in (_ISO, _NUMBERS, _NAMED) if (found := each.fullmatch(tidy))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month, year = parts["month"], parts["year"]
    return _Written(
        int(parts["day"]),
        int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1,
        # A school plans and records in this century.
        None if year is None else int(year) if len(year) > 2 else 2000 + int(year),
        parts.get("weekday") or "",
    )


def _near(written: _Written, today: date) -> tuple[date, ...]:
    """The next such day, today counted, and the last one before: 29 February has neither in most years."""
    years = range(max(1, today.year - _LEAP_YEARS_APART), today.year + _LEAP_YEARS_APART + 1)
    days = [day for year in years if (day := _date(year, written.month, written.day))]
    fitting = [day for day in days if not _names_another_day(written, day)]
    after, before = [day for day in fitting if day >= today], [day for day in fitting if day < today]
    return (*after[:1], *before[-1:])


def _names_another_day(written: _Written, day: date) -> bool:
    return not _DAYS[day.weekday()].lower().startswith(written.weekday[:3])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
