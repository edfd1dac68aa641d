"""A date is read as a person in the UK writes it, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tools.browser.assessment.dates import SaidBack, read_date, said_back

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "text",
    [
        "3/11/2026",
        "03/11/2026",
        "03.11.26",
        "3-11-2026",
        " 3 11 2026 ",
        "2026-11-03",
        "3 November 2026",
        "3rd Nov 2026",
        "3 NOV, 2026",
        "3/11/26",
        "3 / 11 / 26",
        "3 Nov 26",
        "3-Nov-2026",
        "3rd of November 2026",
        "the 3rd of November, 2026",
        "Tuesday 3 November 2026",
        "Tues. 3/11/26",
    ],
)
def test_these_are_all_the_third_of_november(text: str) -> None:
    assert read_date(text) == date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "31/02/2026",
        "11/23/2026",
        "3/11",
        "3 Nov",
        "3rd November",
        "Monday 3 November 2026",
        "Thursday",
        "3 Novembre 2026",
        "2026",
        "0/0/0000",
        "٣/١١/٢٠٢٦",
        "3/11/20266",
    ],
)
def test_these_are_no_dates(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["3/12/26", "3.12.2026", "3rd December 2026", "2026-12-03"])
def test_a_date_is_said_back_in_words(text: str) -> None:
    assert said_back(text, TODAY) == SaidBack(words="Thursday 3 December 2026")


@pytest.mark.parametrize("text", ["3 Dec", "3rd December", "3/12", "the 3rd of December"])
def test_a_year_that_is_left_out_is_asked_for_and_never_guessed(text: str) -> None:
    said = said_back(text, TODAY)
    assert (said.words, said.problem) == ("", "This date has no year: write it too, such as 23/11/2026.")
    assert said.offers == (date(2026, 12, 3), date(2025, 12, 3))


def test_a_day_of_the_week_narrows_what_may_be_meant() -> None:
    assert said_back("Tues 29 Feb", TODAY).offers == (date(2028, 2, 29),)
    assert said_back("29 Feb", TODAY).offers == (date(2028, 2, 29), date(2024, 2, 29))
    assert said_back("Thurs 3 Dec", TODAY).offers == (date(2026, 12, 3), date(2020, 12, 3))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31/02/2026", "does not exist"),
        ("31 June", "does not exist"),
        ("12/23/2026", "has no such month, since the day comes first here"),
        ("Friday 3 December 2026", "has a day of the week that does not fit: 3 December 2026 is a Thursday."),
        ("after half term", "cannot be read"),
        ("20/11/26 or 27/11/26", "cannot be read"),
    ],
)
def test_a_date_that_cannot_stand_says_why(text: str, problem: str) -> None:
    said = said_back(text, TODAY)
    assert said.problem.startswith(f"This date {problem}")
    assert (said.words, said.offers) == ("", ())


def test_nothing_is_said_of_an_empty_box() -> None:
    assert said_back("  ", TODAY) == SaidBack()


def test_september_may_be_cut_short_in_either_way() -> None:
    assert read_date("1 Sept 2026") == read_date("1 Sep 2026") == date(2026, 9, 1)


@given(some.dates(date(1000, 1, 1)))
def test_every_day_written_in_numbers_or_in_words_is_read_back(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day
    assert read_date(f"{day.day} {day:%B} {day.year}") == day
    assert read_date(day.isoformat()) == day


@given(some.text())
def test_no_text_at_all_is_an_error(text: str) -> None:
    read_date(text)
    said_back(text, TODAY)
