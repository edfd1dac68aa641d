"""Writes what is due as a calendar file (iCalendar, RFC 5545) that names nobody."""

import re
from datetime import UTC, date, datetime

from tools.browser.assessment.dates import read_date
from tools.browser.assessment.document import Document

REVIEW = "Review a safety plan"
TASK = "An action of a safety plan is due"
DESCRIPTION = "Made with Annex A. Look in the school's safeguarding record."
# A date in another year is a slip of the hand, and a calendar file has four digits for it.
_YEARS = range(2000, 2100)
# Before the day begins, so that whoever plans the week still can, and then again.
_ALARMS = ("-P7D", "-P1D")


def days_to_come(document: Document, today: date) -> list[tuple[date, str]]:
    """Every day from today on for which something is due, with what it is: reviews, and actions that are not done."""
    written = [(document.entries["review"], REVIEW), *((review["next"], REVIEW) for review in document.reviews)]
    written += [(task["due"], TASK) for task in document.tasks if not task["done"].strip()]
    found = {(day, what) for text, what in written if (day := read_date(text)) and day.year in _YEARS}
    return sorted(each for each in found if each[0] >= today)


def calendar(document: Document, now: datetime) -> str:
    """The calendar file, or "" when nothing is due any more. `now` stamps it, as the format asks.

    An event says only that a plan is due for review, or an action: no name, no reference, no school, nothing written.
    """
    days = days_to_come(document, now.date())
    if not days:
        return ""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Peer on Peer Abuse Policy//Annex A//EN"]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    # Without a key of its own, a plan is told apart by the moment.
    key = re.sub(r"[^A-Za-z0-9]", "", document.key) or stamp
    for day, what in days:
        lines += [
            "BEGIN:VEVENT",
            # The same plan and day give the same id, so that a second import adds nothing. No other plan has it.
            f"UID:{'review' if what == REVIEW else 'action'}-{day:%Y%m%d}-{key[:40]}@annex-a.invalid",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"SUMMARY:{what}",
            f"DESCRIPTION:{DESCRIPTION}",
            "TRANSP:TRANSPARENT",
            "CLASS:PRIVATE",
            *(line for before in _ALARMS for line in _alarm(before, what)),
            "END:VEVENT",
        ]
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _fold(line))


def _alarm(before: str, what: str) -> tuple[str, ...]:
    return ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{before}", f"DESCRIPTION:{what}", "END:VALARM")


def _fold(line: str) -> list[str]:
    """A line in pieces of at most 75 bytes, each but the first after a space. Every line here is plain ASCII."""
    pieces = [line[:75]]
    rest = line[75:]
    while rest:
        pieces.append(f" {rest[:74]}")
        rest = rest[74:]
    return pieces
