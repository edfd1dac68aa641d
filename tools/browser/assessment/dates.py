"""Reads a date as a person in the UK writes it: day, then month, then year."""

import re
from datetime import date

# The first three letters tell the month; the pattern below makes sure that the rest is a month's name too.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NUMBERS = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4}|[0-9]{2})")
_NAMED = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)? ({_NAME}),? ([0-9]{{4}})")
HOW_TO_WRITE_A_DATE = "write the day, month and year, such as 23/11/2026"
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_date(text: str) -> date | None:
    """Read "23/11/2026", "23.11.26", "23 November 2026" or "2026-11-23"; None when it is no such date."""
    tidy = " ".join(text.split()).lower()
    if found := _ISO.fullmatch(tidy):
        return _date(*map(int, found.groups()))
    if found := _NUMBERS.fullmatch(tidy):
        day, month, year = map(int, found.groups())
        # A school plans and records in this century.
        return _date(year if year > 99 else 2000 + year, month, day)
    if found := _NAMED.fullmatch(tidy):
        day_text, name, year_text = found.groups()
        return _date(int(year_text), _MONTHS.index(name[:3]) + 1, int(day_text))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
