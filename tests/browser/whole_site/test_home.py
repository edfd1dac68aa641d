"""The home page: on a phone's first screen whom to ring, that the review is overdue, and every door."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import still_page
from tests.browser.accessible.test_reflow import CUT, scrolls_sideways
from tools.sources.school import School

WIDTH, HEIGHT = 390, 844
BOX = """each => {
    const { top, bottom, left, right } = each.getBoundingClientRect();
    return [left, top, right, bottom];
}"""
# In how many lines the words of an element stand: words of one line end at about one height.
LINES = """each => {
    const words = document.createTreeWalker(each, NodeFilter.SHOW_TEXT);
    const ends = [];
    while (words.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(words.currentNode);
        ends.push(...[...range.getClientRects()].filter(({ width }) => width > 1).map(({ bottom }) => bottom));
    }
    return ends.sort((one, other) => one - other).filter((end, place) => !place || end - ends[place - 1] > 6).length;
}"""
OVERLAPPING = """() => {
    const boxes = [...document.querySelectorAll(".doors a, .doors h2, .urgent-now")]
        .map((each) => [each.textContent, each.getBoundingClientRect()]);
    return boxes.flatMap(([one, a], place) => boxes.slice(place + 1)
        .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([other]) => [one, other]));
}"""
# What the home page has led to since before its doors: people know the way.
LINKED = {
    *("about/notes-on-the-text/", "about/notes-on-the-text/#newer-guidance", "about/privacy/", "annex-a/", "glossary/"),
    *("for/children/", "for/new-staff/", "for/parents/", "for/parents/#said-to-have-hurt", "for/parents/#tonight"),
    *("helpers/", "policy/", "policy/whole-policy/", "who-to-tell/", "who-to-tell/#school-closed"),
    *("training/", "training/cards/", "training/facilitators-guide/", "training/quiz/"),
    *(
        f"helpers/{name}/"
        for name in (
            *("a-child-has-told-me-something", "a-report-of-sexual-violence-or-harassment", "after-an-incident"),
            *("after-the-first-hour", "an-image-has-been-shared", "childrens-social-care", "is-it-just-banter"),
            *("is-this-policy-in-date", "planning-for-safety", "responding-to-an-incident", "signs-in-a-child"),
            *("telling-families", "the-police", "what-kind-of-harm", "where-a-child-can-turn", "which-route"),
            "worried-about-my-child",
        )
    ),
}


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def phone(browser: Browser, address: str, school: School, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The home page on a phone, after the day on which the review was due."""
    page = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, java_script_enabled=request.param, reduced_motion="reduce"
    ).new_page()
    page.clock.set_fixed_time(f"{school.due + timedelta(days=1)}T12:00:00")
    page.goto(address)
    expect(page.locator(".status .overdue")).to_be_visible()
    yield page
    page.context.close()


def test_every_door_stands_on_the_first_screen_of_a_phone_and_can_be_hit(phone: Page) -> None:
    doors = phone.locator(".doors a")
    assert doors.count() == 14
    for door in doors.all():
        left, top, right, bottom = door.evaluate(BOX)
        assert left >= 0 and top >= 0 and right <= WIDTH and bottom <= HEIGHT, door.inner_text()
        assert bottom - top >= 44 and right - left >= 44, door.inner_text()
    assert phone.evaluate(OVERLAPPING) == []


def test_danger_and_the_review_take_two_lines_each(phone: Page) -> None:
    for line in (".urgent-now", ".md-banner .status"):
        assert phone.locator(line).evaluate(LINES) <= 2, line
    for name in ("Ring 999", "0800 1111", "Who to tell"):
        link = phone.locator(".urgent-now").get_by_role("link", name=name)
        left, top, right, bottom = link.evaluate(BOX)
        assert bottom <= HEIGHT and right <= WIDTH and bottom - top >= 44 and right - left >= 44, name


@pytest.mark.parametrize(("width", "letters"), [(320, "125%"), (390, "250%"), (320, "250%"), (1280, "125%")])
def test_nothing_is_cut_or_overlaps_on_a_narrow_screen_or_in_letters_of_twice_the_size(
    browser: Browser, address: str, width: int, letters: str
) -> None:
    """The theme's letters are 125 % of the browser's."""
    page = still_page(browser, viewport={"width": width, "height": HEIGHT})
    page.goto(address)
    page.add_style_tag(content=f"html {{ font-size: {letters} !important; }}")
    assert page.evaluate(CUT) == [] and page.evaluate(OVERLAPPING) == []
    assert not scrolls_sideways(page)
    assert page.locator(".doors a").evaluate_all("all => all.filter((a) => a.scrollWidth > a.clientWidth + 1)") == []
    page.context.close()


def test_danger_comes_first_then_doors_by_what_happened_then_what_each_is_for(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".md-content .urgent").first).to_contain_text("Ring 999")
    expect(page.locator("#urgent-help .outside-note")).to_contain_text("not in this policy")
    names = [each.split("\n")[0] for each in page.locator(".doors a").all_inner_texts()]
    assert all(len(name.split()) <= 7 for name in names)
    assert page.locator(".situation h3").all_inner_texts() == names
    doors: Any = page.locator(".doors a").evaluate_all("all => all.map(({ href }) => href)")
    assert page.locator(".situation h3 a").evaluate_all("all => all.map(({ href }) => href)") == doors
    # The search's panel offers the same doors. There "staff" stands in the name, where no heading says it.
    offered = page.locator(".search-help li a")
    assert [each.removesuffix(" (staff)") for each in offered.all_text_contents()] == names
    assert offered.evaluate_all("all => all.map(({ href }) => href)") == doors
    page.locator(".doors").get_by_role("link", name="A child has told me something").click()
    expect(page.locator(".helper[data-walking]")).to_be_visible()


def test_whatever_the_home_page_has_led_to_it_still_leads_to(page: Page, address: str) -> None:
    page.goto(address)
    hrefs: list[str] = page.locator("article a").evaluate_all("all => all.map(({ href }) => href)")
    assert LINKED - {href.removeprefix(address) for href in hrefs} == set()
    assert {"https://www.gov.uk/report-child-abuse", "https://www.childline.org.uk/get-support/"} <= set(hrefs)
