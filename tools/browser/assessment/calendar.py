"""Writes the review dates as a calendar file (iCalendar, RFC 5545) that names nobody."""

from datetime import UTC, date, datetime

from tools.browser.assessment.dates import read_date
from tools.browser.assessment.document import Document

SUMMARY = "Review a safety plan"
DESCRIPTION = "A plan made with Annex A is due for review. Look for it in the school's safeguarding record."

# A review in another year is a slip of the hand, and a calendar file has four digits for it.
_YEARS = range(2000, 2100)


def review_days(document: Document) -> list[date]:
    """Every day on which a review is due: the sheet's own date and the next dates of its log, each once, in order."""
    written = [document.entries["review"], *(review["next"] for review in document.reviews)]
    return sorted({day for text in written if (day := read_date(text)) and day.year in _YEARS})


def calendar(document: Document, now: datetime) -> str:
    """The calendar file, or "" when no review date can be read. `now` stamps it, as the format asks.

    An event says only that a plan is due for review: no name, no reference, no school, nothing that was written.
    """
    days = review_days(document)
    if not days:
        return ""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Peer on Peer Abuse Policy//Annex A//EN"]
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for day in days:
        lines += [
            "BEGIN:VEVENT",
            # The same day gives the same id, so that a second import does not make a second event.
            f"UID:review-{day:%Y%m%d}@annex-a.invalid",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"SUMMARY:{SUMMARY}",
            f"DESCRIPTION:{DESCRIPTION}",
            "TRANSP:TRANSPARENT",
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _fold(line))


def _fold(line: str) -> list[str]:
    """A line in pieces of at most 75 bytes, each but the first after a space. Every line here is plain ASCII."""
    pieces = [line[:75]]
    rest = line[75:]
    while rest:
        pieces.append(f" {rest[:74]}")
        rest = rest[74:]
    return pieces
