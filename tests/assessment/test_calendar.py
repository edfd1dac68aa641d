"""The review dates go into a calendar file that any calendar reads and that names nobody."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from tools.browser.assessment.calendar import calendar
from tools.browser.assessment.document import Document, DocumentError, blank, write
from tools.browser.assessment.messages import calendar_message
from tools.browser.assessment.opening import open_text

TEXT = (Path(__file__).parent / "files" / "version-2.json").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 24, 10, 15, tzinfo=UTC)


def days(document: Document) -> list[date]:
    return [event.decoded("DTSTART") for event in Calendar.from_ical(calendar(document, NOW)).walk("VEVENT")]


def test_each_review_day_is_one_event_of_a_whole_day() -> None:
    changed = json.loads(TEXT)
    changed["reviews"].append({"next": "4 January 2027"})
    assert days(open_text(TEXT)) == [date(2026, 12, 7)]
    assert days(open_text(json.dumps(changed))) == [date(2026, 12, 7), date(2027, 1, 4)]


def test_the_file_has_nothing_that_was_written_but_the_dates() -> None:
    text = calendar(open_text(TEXT), NOW)
    written = [words for words in words_in(json.loads(TEXT)) if len(words) > 3 and "annex-a" not in words]
    assert [words for words in written if words in text] == []
    assert "school's safeguarding record" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")


def words_in(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [words for item in value.values() for words in words_in(item)]
        case list():
            return [words for item in value for words in words_in(item)]
    return []


@pytest.mark.parametrize("written", ["", "after half term", "31/12/9999", "0001-01-01"])
def test_without_a_date_that_can_be_read_there_is_no_file(written: str) -> None:
    sheet = write(blank())
    sheet["entries"] = {"review": written}
    assert calendar_message({"document": sheet, "now": "2026-11-24T10:15:00.000Z"}) == {"calendar": ""}


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(DocumentError, match="now: this is not a moment"):
        calendar_message({"document": write(blank()), "now": "soon"})
