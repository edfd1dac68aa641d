"""A parent's ending: now, tonight, tomorrow by the school's hours and this device's clock; a sheet for the meeting."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import python_is_ready
from tests.browser.helpers.test_helper import open_helper
from tests.browser.walking import answer_at_once, current, press
from tools.browser.flow.model import Flow, Reader
from tools.browser.flow.walk import paths
from tools.sources.paths import DOCS, FLOWCHARTS

NAME = "worried-about-my-child"
HOURS = {
    "opens": "08:45",
    "closes": "15:20",
    "terms": [["2026-09-03", "2026-10-23"], ["2026-11-02", "2026-12-18"]],
    "shut": ["2026-11-30"],
}
WAY = ("no", "no", "no", "my-child-or-another-child-may-have-been-hurt", "none-of-these")
LINES = ".step[data-current] .ending-card [data-hour]:visible"
MOST_ANSWERS = 5


@pytest.fixture
def flow(flows: list[Flow]) -> Flow:
    return next(flow for flow in flows if flow.name == NAME)


def come_home(page: Page, address: str, flow: Flow, hours: Any = None, at: str = "") -> None:
    """To the ending of a child who may have been hurt, at a school with these hours, by this clock."""

    def with_hours(route: Route) -> None:
        answer = route.fetch()
        told = json.dumps(hours).replace('"', "&quot;")
        body = answer.text().replace('class="card-part hours"', f'class="card-part hours" data-hours="{told}"')
        route.fulfill(response=answer, body=body)

    if hours:
        page.route(f"{address}helpers/{NAME}/", with_hours)
    if at:
        page.clock.set_fixed_time(at)
    open_helper(page, address, flow)
    python_is_ready(page)
    step = flow.steps[0]
    for wanted in WAY:
        answer_at_once(page, flow, (step.id, wanted))
        found = step.answer(wanted)
        step = next(each for each in flow.steps if found and each.id == found.to)
    current(page, step)


def in_sight(page: Page) -> list[str]:
    """The hours of the card, from top to bottom as they stand on the screen."""
    found: list[str] = page.locator(LINES).evaluate_all(
        "all => all.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)"
        ".map(each => each.dataset.hour)"
    )
    return found


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("at", "order", "told"),
    [
        ("2026-11-27T10:00:00Z", ["open", "shut", "next"], "the school is open now."),
        ("2026-11-26T22:30:00Z", ["shut", "next", "open"], "the school is shut now, and opens tomorrow at 08:45."),
    ],
)
def test_what_holds_at_this_hour_comes_first_and_the_rest_stays(
    page: Page, address: str, flow: Flow, at: str, order: list[str], told: str
) -> None:
    """Which hour it is on other days and in summer, tests/js/rules.test.mjs tells."""
    come_home(page, address, flow, HOURS, at)
    assert in_sight(page) == order
    expect(page.locator(".step[data-current] .by-the-clock")).to_contain_text(told)


def test_on_a_day_of_which_the_school_has_said_nothing_nothing_is_guessed(page: Page, address: str, flow: Flow) -> None:
    come_home(page, address, flow, HOURS, "2026-08-20T10:00:00Z")
    assert in_sight(page) == ["open", "shut", "next"]
    expect(page.locator(".by-the-clock:visible")).to_have_count(0)


def test_a_school_that_gave_no_hours_has_all_three_in_the_order_of_the_day(
    page: Page, address: str, flow: Flow
) -> None:
    come_home(page, address, flow, at="2026-11-26T22:30:00Z")
    assert in_sight(page) == ["open", "shut", "next"]
    card = page.locator(".step[data-current] .ending-card")
    for number in ("101", "08088005000"):
        expect(card.locator(f'.hours a[href="tel:{number}"]:visible')).to_have_count(1)
    for words in (
        "I will help. It cannot stay secret.",
        "question again, ring the other family, answer the chat",
        "your child’s words",
    ):
        expect(card).to_contain_text(re.compile(words.replace("’", "['’]")))
    expect(card.locator(".who-to-tell:visible")).to_have_count(1)


def test_a_parent_answers_five_questions_at_most_and_seven_answers_a_question(flow: Flow) -> None:
    assert max(len(given) for given, _ in paths(flow)) <= MOST_ANSWERS
    why = next(step for step in flow.steps if step.id == "why-are-you-here")
    assert len(why.answers) <= 7


def test_the_home_page_leads_a_parent_to_it_in_one_tap(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".doors").get_by_role("link", name="I am a parent or carer").click()
    expect(page.locator(f'[data-helper="{NAME}"][data-walking]')).to_be_visible()
    expect(page.locator(".helper > p:not([class])").first).to_contain_text("For parents and carers")


def test_no_link_on_a_parent_s_way_leads_to_a_staff_helper_without_saying_so(flows: list[Flow]) -> None:
    theirs = {flow.name for flow in flows if Reader.PARENTS in flow.readers}
    link = re.compile(r"([^.\n]*)\[([^\]]+)\]\((?:\.\./helpers/)?([a-z-]+)\.md[^)]*\)")
    for path in (DOCS / "for" / "parents.md", FLOWCHARTS / f"{NAME}.md"):
        for before, words, name in link.findall(path.read_text(encoding="utf-8")):
            if name in {flow.name for flow in flows}:
                assert name in theirs or "staff" in before + words, (path.name, words)


def test_the_sheet_for_the_meeting_is_one_page_with_questions_and_room_for_what_was_agreed(
    page: Page, address: str, flow: Flow
) -> None:
    come_home(page, address, flow)
    page.evaluate("window.print = () => {}")
    press(page, "Print a sheet for the meeting")
    page.emulate_media(media="print")
    sheet = page.locator(".meeting")
    expect(sheet).to_be_visible()
    for words in ("Who leads on this?", "What can you not tell me yet, and why?", "What was agreed", "101"):
        expect(sheet).to_contain_text(words)
    for other in (".steps", ".overview", ".sheet", ".so-far", ".record textarea"):
        expect(page.locator(other).first).to_be_hidden()
    if page.context.browser and page.context.browser.browser_type.name == "chromium":
        paper = page.pdf(format="A4")
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
