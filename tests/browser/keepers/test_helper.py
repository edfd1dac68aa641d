"""A helper at the keepers' desk: written by keyboard, walked, quoted into; what was typed is not lost unasked."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessible.axe import faults_in_every_look, still_page
from tests.browser.conftest import site_map_is_read
from tests.browser.keepers.test_desk import READY, asked_before_reload, open_desk

pytestmark = pytest.mark.thorough

FILE = "tools/flowcharts/the-police.md"


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A desk with one helper open, whose text each test leaves as it was."""
    page = still_page(browser, python=True)
    open_desk(page, address)
    choose(page)
    yield page
    page.context.close()


def choose(page: Page, name: str = FILE) -> None:
    page.locator("#desk-name").select_option(name)
    looked(page, "right")


def looked(page: Page, what: str) -> None:
    """Waits until Python has looked at the text as it stands."""
    expect(page.locator(f"[data-desk-editor][data-looked={what}]")).to_be_attached()


def text_of(page: Page) -> Locator:
    return page.locator("[data-desk-editor] .cm-content")


def strength(page: Page, word: str) -> None:
    """Another strength, in the line that begins with it and has the cursor."""
    page.keyboard.press("Home")
    for _ in "1. **":
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Delete")
    page.keyboard.type(word)


def test_what_was_typed_is_there_again_after_another_page_and_is_asked_about_before_it_is_lost(
    page: Page, address: str
) -> None:
    open_desk(page, address)
    site_map_is_read(page)
    choose(page)
    text_of(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("x")
    looked(page, "wrong")
    page.get_by_role("link", name="Helpers", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("The keepers’ desk")
    page.go_back()
    looked(page, "wrong")
    expect(page.locator("[data-desk-problems] li")).not_to_have_count(0)
    assert asked_before_reload(page) == ["beforeunload"]
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator("[data-desk-text]")).to_be_hidden()


def test_by_keyboard_alone_the_text_is_reached_written_undone_and_left(opened: Page) -> None:
    opened.locator("#desk-name").focus()
    opened.keyboard.press("Tab")
    expect(text_of(opened)).to_be_focused()
    opened.keyboard.press("Control+Home")
    opened.keyboard.type("x")
    looked(opened, "wrong")
    expect(opened.locator("[data-desk-problems] li").first).to_contain_text("No front matter.")
    opened.keyboard.press("Control+z")
    looked(opened, "right")
    opened.keyboard.press("Tab")
    expect(opened.get_by_role("button", name="Put it back as published")).to_be_focused()


def test_the_policys_words_are_put_in_by_search_and_taken_out_again(opened: Page) -> None:
    opened.get_by_text("All that stands in it").click()
    opened.locator("[data-desk-steps]").get_by_role("button", name="Ring 999").click()
    opened.locator("#desk-find").fill("penetration crimes")
    opened.keyboard.press("Enter")
    opened.get_by_role("button", name="Put it in: Rape, assault by penetration").click()
    expect(text_of(opened)).to_be_focused()
    opened.keyboard.type("write down what you did.")
    expect(text_of(opened)).to_contain_text("1. **Will**: write down what you did.")
    expect(text_of(opened)).to_contain_text("[Victim](../../docs/policy/07-sexual-violence-and-harassment.md#victim)")
    looked(opened, "right")
    expect(opened.locator("[data-desk-text-changes]")).to_contain_text("instruction put in: Will: write down")
    opened.get_by_role("button", name="Put it back as published").click()
    looked(opened, "right")
    expect(opened.locator("[data-desk-text-changes] h3")).to_have_count(0)


def test_it_is_walked_to_an_ending_and_an_answer_is_changed(opened: Page) -> None:
    walk = opened.locator("[data-desk-walk]")
    walk.get_by_role("button", name="Yes, a child is missing").click()
    expect(walk.get_by_role("heading", name="Ring 999")).to_be_focused()
    expect(walk.get_by_role("heading", name="Do now")).to_be_visible()
    walk.get_by_role("button", name="Change the answer to Danger now").click()
    expect(walk.get_by_role("heading", name="Danger now")).to_be_focused()


def test_at_400_percent_nothing_stands_beside_the_screen_and_it_is_accessible_in_every_look(opened: Page) -> None:
    opened.locator("#desk-find").fill("police")
    opened.keyboard.press("Enter")
    expect(opened.locator("[data-desk-found] > li").first).to_be_visible()
    size = opened.viewport_size
    assert size
    opened.set_viewport_size({"width": 320, "height": 640})
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    opened.set_viewport_size(size)
    text_of(opened).click()
    opened.keyboard.press("Control+Home")
    opened.keyboard.type("x")
    looked(opened, "wrong")
    assert faults_in_every_look(opened, "[aria-labelledby=desk-text]") == []
    opened.keyboard.press("Control+z")
    looked(opened, "right")
