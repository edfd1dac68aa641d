"""The school's hours and term dates: read, or refused in words; a parent's card in the order of the day."""

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tools.browser.flow.duties import due_on, stated_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.pages.helpers.card import card_html
from tools.sources.hours import Hours
from tools.sources.paths import DOCS
from tools.sources.school import School, read_school
from tools.sources.toml_file import BadFile

GIVEN = """[hours]
opens = 08:45:00
closes = 15:20:00
terms = [{ first = 2026-09-03, last = 2026-10-23 }, { first = 2026-11-02, last = 2026-12-18 }]
shut = [2026-11-30]

"""
READ = Hours(
    time(8, 45),
    time(15, 20),
    ((date(2026, 9, 3), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18))),
    (date(2026, 11, 30),),
)


def with_hours(folder: Path, hours: str) -> Path:
    path = folder / "school.toml"
    text = (DOCS / "school.toml").read_text(encoding="utf-8")
    path.write_text(text.replace("[[contacts]]", f"{hours}[[contacts]]", 1), encoding="utf-8")
    return path


def test_hours_are_read_and_a_school_that_gives_none_has_none(tmp_path: Path, school: School) -> None:
    assert school.hours is None
    assert read_school(with_hours(tmp_path, GIVEN)).hours == READ


@pytest.mark.parametrize(
    ("was", "wrong", "said"),
    [
        ("closes = 15:20:00", "closes = 08:00:00", "needs opens and closes, the earlier first"),
        ("opens = 08:45:00", 'opens = "08:45"', "needs opens and closes"),
        ("opens = 08:45:00", "begins = 08:45:00", "does not know begins"),
        ("last = 2026-10-23", "last = 2026-09-01", "needs terms, each with its first and its last day"),
        ("last = 2026-10-23", "last = 2026-11-02", "has terms that overlap"),
        ("[2026-11-30]", '["Monday"]', "has in shut what is no day"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path: Path, was: str, wrong: str, said: str) -> None:
    path = with_hours(tmp_path, GIVEN.replace(was, wrong))
    at = path.read_text(encoding="utf-8").splitlines().index("[hours]") + 1
    with pytest.raises(BadFile) as refused:
        read_school(path)
    [problem] = refused.value.problems
    assert re.match(rf"docs/school\.toml:{at}: hours {said}", problem)


def test_a_parent_s_card_has_now_tonight_and_tomorrow_in_the_order_of_the_day(
    flows: list[Flow], school: School
) -> None:
    flow = next(flow for flow in flows if flow.name == "worried-about-my-child")
    for given, _ in paths(flow):
        card = card_html(flow, due_on(flow, given), school, "../../")
        lines = re.findall(r'<li data-card="[^"]*" data-hour="(\w+)"( hidden)?>', card)
        hours = [hour for hour, hidden in lines if not hidden]
        assert hours == sorted(hours, key=["open", "shut", "next"].index), given
        assert "shut" in hours, given
        if dict(stated_on(flow, given)).get("danger") == 0:
            assert hours[-1] == "next", given
    assert "data-hours" not in card
    assert "data-hours=" in card_html(flow, due_on(flow, given), replace(school, hours=READ), "../../")
