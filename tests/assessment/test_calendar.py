"""What is due goes into a calendar file that any calendar reads, that names nobody, and that reminds in time."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tools.browser.assessment.calendar import REVIEW, TASK, calendar
from tools.browser.assessment.document import Document, DocumentError, blank, write
from tools.browser.assessment.messages import calendar_message
from tools.browser.assessment.opening import open_text

TEXT = (Path(__file__).parent / "files" / "version-2.json").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 24, 10, 15, tzinfo=UTC)


def days(document: Document, now: datetime = NOW) -> list[tuple[date, str]]:
    events = Calendar.from_ical(calendar(document, now)).walk("VEVENT")
    return [(event.decoded("DTSTART"), str(event["SUMMARY"])) for event in events]


def changed(**parts: object) -> Document:
    return open_text(json.dumps(json.loads(TEXT) | {"version": 4, "proof": ""} | parts))


def test_each_day_to_come_is_one_event_of_a_whole_day() -> None:
    reviews = [*json.loads(TEXT)["reviews"], {"next": "4 January 2027"}]
    assert days(open_text(TEXT)) == [(date(2026, 12, 7), REVIEW)]
    assert days(changed(reviews=reviews)) == [(date(2026, 12, 7), REVIEW), (date(2027, 1, 4), REVIEW)]


def test_a_day_that_has_passed_and_an_action_that_is_done_are_left_out() -> None:
    tasks = [
        {"due": "7/12/2026"},
        {"due": "8/12/2026", "done": "1/12/2026"},
        {"due": "1/11/2026"},
        {"due": "9/12/2026"},
    ]
    document = changed(tasks=tasks)
    assert days(document) == [(date(2026, 12, 7), TASK), (date(2026, 12, 7), REVIEW), (date(2026, 12, 9), TASK)]
    assert days(document, NOW + timedelta(days=14)) == [(date(2026, 12, 9), TASK)]
    assert calendar(document, NOW + timedelta(days=60)) == ""


def test_each_event_has_an_alarm_a_week_and_a_day_before() -> None:
    for event in Calendar.from_ical(calendar(open_text(TEXT), NOW)).walk("VEVENT"):
        alarms = event.walk("VALARM")
        assert [alarm.decoded("TRIGGER") for alarm in alarms] == [timedelta(days=-7), timedelta(days=-1)]
        assert {str(alarm["ACTION"]) for alarm in alarms} == {"DISPLAY"}


def test_two_plans_that_are_due_on_one_day_are_never_taken_for_one_and_one_plan_never_for_two() -> None:
    def ids(key: str, now: datetime = NOW) -> set[str]:
        return {str(event["UID"]) for event in Calendar.from_ical(calendar(changed(key=key), now)).walk("VEVENT")}

    later = NOW + timedelta(hours=1)
    assert ids("a1") == ids("a1", later)
    assert not ids("a1") & ids("b2")
    assert not ids("") & ids("", later)


def test_a_key_made_by_hand_breaks_no_line() -> None:
    text = calendar(changed(key="x\r\nATTENDEE:mailto:a@b" * 9), NOW)
    assert "ATTENDEE:" not in text and all(len(line.encode()) <= 75 for line in text.split("\r\n"))


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


@pytest.mark.parametrize("written", ["", "after half term", "31/12/9999", "0001-01-01", "23/11/2026"])
def test_without_a_date_to_come_there_is_no_file(written: str) -> None:
    sheet = write(blank())
    sheet["entries"] = {"review": written}
    assert calendar_message({"document": sheet, "now": "2026-11-24T10:15:00.000Z"}) == {"calendar": ""}


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(DocumentError, match="now: this is not a moment"):
        calendar_message({"document": write(blank()), "now": "soon"})
