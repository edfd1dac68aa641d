"""Light or dark: as the device asks for it, until somebody presses the button, and then as they chose."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_with_instant_navigation

EDGES = """() => {
    const edge = document.querySelector("meta[name=theme-color]")?.content;
    const header = getComputedStyle(document.querySelector(".md-header")).backgroundColor;
    return [getComputedStyle(document.documentElement).colorScheme, edge === header];
}"""


def is_worn(page: Page, scheme: str) -> None:
    """The page, the browser's own scrollbars, and the edge of a phone's browser."""
    expect(page.locator(f"body[data-md-color-scheme={scheme}]")).to_be_attached()
    name = "Switch to light" if scheme == "slate" else "Switch to dark"
    expect(page.get_by_role("button", name=name)).to_be_visible()
    expect(page.locator("meta[name=theme-color]")).to_have_count(1)
    assert page.evaluate(EDGES) == ["dark" if scheme == "slate" else "light", True]


def test_a_device_that_asks_for_dark_gets_it_before_anything_is_drawn(browser: Browser, address: str) -> None:
    page = browser.new_context(color_scheme="dark").new_page()
    # The theme's script and ours never come: what the page's first lines do.
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address)
    expect(page.locator("body[data-md-color-scheme=slate]")).to_be_attached()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.context.close()


def test_it_follows_the_device_until_somebody_chooses(page: Page, address: str) -> None:
    page.goto(address)
    is_worn(page, "default")
    page.emulate_media(color_scheme="dark")
    is_worn(page, "slate")
    page.get_by_role("button", name="Switch to light").press("Enter")
    is_worn(page, "default")
    expect(page.get_by_role("button", name="Switch to dark")).to_be_focused()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    is_worn(page, "default")


def test_a_choice_stays_on_every_page(page: Page, address: str) -> None:
    open_with_instant_navigation(page, address)
    page.get_by_role("button", name="Switch to dark").click()
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")
    is_worn(page, "slate")
    page.reload()
    is_worn(page, "slate")


def test_a_choice_that_is_none_is_passed_over(page: Page, address: str) -> None:
    """What an older version kept, or what somebody made of it."""
    page.goto(address)
    for kept in ('{"index": 7}', "[]", "7", '{"index": "x", "color": {}}', '{"index": null}'):
        page.evaluate("kept => localStorage.setItem('/.__palette', kept)", kept)
        page.reload()
        is_worn(page, "default")


def test_in_a_browser_that_stores_nothing_the_button_goes_both_ways(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });")
    page.goto(address)
    page.get_by_role("button", name="Switch to dark").click()
    is_worn(page, "slate")
    page.get_by_role("button", name="Switch to light").click()
    is_worn(page, "default")


@pytest.mark.parametrize(("device", "button"), [("light", "Switch to dark"), ("dark", "Switch to light")])
def test_in_the_colours_that_a_person_forces_the_answers_of_a_drawing_can_be_read_whatever_is_chosen(
    browser: Browser, address: str, device: Any, button: str
) -> None:
    """Around the words on an arrow is a rim in the colour of the page, so that the arrow does not go through them."""
    page = browser.new_context(color_scheme=device, forced_colors="active").new_page()
    page.goto(f"{address}helpers/which-route/")
    page.get_by_role("button", name=button).click()
    words = page.locator(".drawing .arrow text").first
    seen = words.evaluate("""(words) => {
        const own = document.body.appendChild(document.createElement("div"));
        own.style.cssText = "forced-color-adjust: none; background: Canvas; color: CanvasText;";
        const { backgroundColor, color } = getComputedStyle(own);
        const { stroke, fill } = getComputedStyle(words);
        return { rim: stroke === backgroundColor, words: fill === color };
    }""")
    assert seen == {"rim": True, "words": True}
    page.context.close()
