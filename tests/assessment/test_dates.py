"""A date is read as a person in the UK writes it, or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tools.browser.assessment.dates import read_date


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
    ],
)
def test_these_are_all_the_third_of_november(text: str) -> None:
    assert read_date(text) == date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31/02/2026", "11/23/2026", "3/11", "3 Novembre 2026", "2026", "0/0/0000", "٣/١١/٢٠٢٦", "3/11/20266"],
)
def test_these_are_no_dates(text: str) -> None:
    assert read_date(text) is None


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
