"""A phone on its side, or with the keyboard of its screen open: what is asked and what is typed in stays in sight."""

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.annex_a.filling import open_form
from tests.browser.walking import has_stood

ON_ITS_SIDE: ViewportSize = {"width": 844, "height": 390}
# 390 by 844 with the address bar, and half of it taken by the keyboard.
ABOVE_THE_KEYBOARD: ViewportSize = {"width": 390, "height": 360}
# What a press on its upper part would reach.
REACHED = """(it) => {
    const { left, top, width, height } = it.getBoundingClientRect();
    return it.contains(document.elementFromPoint(left + Math.min(width / 2, 40), top + height * 0.3));
}"""


def is_in_sight(one: Locator) -> None:
    expect(one).to_be_in_viewport(ratio=0.6)
    assert one.evaluate(REACHED), "something lies over it"


@pytest.mark.parametrize("name", ["a-child-has-told-me-something", "where-a-child-can-turn"])
def test_on_a_phone_s_side_nothing_lies_over_an_answer(wide: Page, address: str, name: str) -> None:
    wide.set_viewport_size(ON_ITS_SIDE)
    wide.goto(f"{address}helpers/{name}/")
    expect(wide.locator(".helper[data-walking]")).to_be_visible()
    answers = wide.locator(".step[data-current] .give")
    assert answers.count() > 1
    for answer in answers.all():
        answer.focus()
        is_in_sight(answer)


@pytest.mark.parametrize("place", ["first", "last"])
def test_above_a_keyboard_a_box_of_the_form_is_in_sight_while_it_is_written_in(
    browser: Browser, address: str, place: str
) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 740}, has_touch=True, is_mobile=True).new_page()
    open_form(page, address)
    boxes = page.locator("[data-annex-a] :is(textarea, input[type=text]):visible")
    box = boxes.first if place == "first" else boxes.last
    box.tap()
    page.set_viewport_size(ABOVE_THE_KEYBOARD)
    box.press_sequentially("A few words.")
    is_in_sight(box)
    page.context.close()


def test_above_a_keyboard_the_search_shows_its_first_result(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 740}, has_touch=True, is_mobile=True).new_page()
    page.goto(address)
    page.locator(".md-header label[for=__search]").first.tap()
    page.set_viewport_size(ABOVE_THE_KEYBOARD)
    page.keyboard.type("knife")
    expect(page.get_by_role("search").get_by_role("listitem").first).to_be_in_viewport()
    page.context.close()


@pytest.mark.thorough
def test_above_a_keyboard_a_note_in_a_helper_is_in_sight(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 740}, has_touch=True, is_mobile=True).new_page()
    page.goto(f"{address}helpers/planning-for-safety/")
    for answer in ("danger-now--no", "your-role--yes", "the-plan-so-far--no"):
        expect(page.locator(f"#{answer}")).to_be_visible()
        has_stood(page)
        page.locator(f"#{answer}").tap()
    has_stood(page)
    page.locator(".step[data-current] .weighing label").first.tap()
    box = page.locator(".step[data-current] textarea:visible").first
    box.tap()
    page.set_viewport_size(ABOVE_THE_KEYBOARD)
    box.press_sequentially("A few words.")
    is_in_sight(box)
    page.context.close()
