"""Exit this page: at once, with nothing left behind of what it promises to take away."""

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, expect

from tests.browser.annex_a.drafts import is_on_the_device, keep, open_draft, stored
from tests.browser.annex_a.filling import box, fill_everything, open_form, values
from tests.browser.conftest import open_with_instant_navigation

WEATHER = "https://www.bbc.co.uk/weather"
BUTTON = ".exit-button"
TOLD = "[data-exit-told]"


@pytest.fixture(autouse=True)
def weather(context: BrowserContext) -> None:
    """The harmless page, which a test cannot fetch from the network."""
    context.route(f"{WEATHER}*", weather_page)


def weather_page(route: Route) -> None:
    route.fulfill(body="<title>Weather</title><h1>Weather</h1>", content_type="text/html")


def has_left(page: Page) -> None:
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()
    assert page.url == WEATHER


def test_it_leaves_an_unsaved_form_without_a_question_and_back_shows_nothing(page: Page, address: str) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", answer)
    open_with_instant_navigation(page, address)
    page.get_by_role("link", name="Annex A", exact=True).first.click()
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    fill_everything(page, children=1)
    page.locator(BUTTON).click()
    has_left(page)
    page.go_back()
    expect(page.locator("h1")).to_have_text("What do you need?")
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    assert set(values(page)) == {""} and asked == []


@pytest.mark.thorough
def test_a_kept_draft_stays_locked_and_opens_again(page: Page, address: str) -> None:
    open_form(page, address)
    box(page, "referrer").fill("Written")
    keep(page)
    page.locator(BUTTON).click()
    has_left(page)
    open_form(page, address)
    expect(box(page, "referrer")).to_have_value("")
    assert is_on_the_device(page)
    open_draft(page)
    expect(box(page, "referrer")).to_have_value("Written")


def test_it_deletes_a_draft_from_any_page_where_its_owner_has_chosen_so(page: Page, address: str) -> None:
    open_form(page, address)
    box(page, "referrer").fill("Written")
    keep(page, exit_deletes=True)
    assert is_on_the_device(page)
    page.goto(f"{address}policy/01-purpose/")
    page.locator(BUTTON).click()
    has_left(page)
    page.goto(address)
    assert len(stored(page)) == 1


def test_another_tab_stops_keeping_the_draft(context: BrowserContext, page: Page, address: str) -> None:
    open_form(page, address)
    box(page, "referrer").fill("Written")
    keep(page, exit_deletes=True)
    other = context.new_page()
    other.goto(address)
    other.locator(BUTTON).click()
    has_left(other)
    expect(page.locator("[data-draft-status]")).to_contain_text("The draft was deleted in another tab.")
    assert len(stored(page)) == 1


def test_what_was_on_the_screen_is_covered_at_once_and_a_disk_that_hangs_keeps_nobody_here(
    page: Page, address: str
) -> None:
    page.add_init_script("IDBFactory.prototype.databases = () => new Promise(() => {});")
    page.clock.install()
    page.goto(f"{address}helpers/which-route/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    page.clock.pause_at("2100-01-01")
    page.locator(BUTTON).click()
    expect(page.locator("body > *")).to_have_count(1)
    expect(page.get_by_role("alert")).to_have_text("Exiting page")
    expect(page).to_have_title("Loading")
    page.clock.fast_forward(501)
    has_left(page)


def test_shift_three_times_leaves_and_says_how_many_are_to_come(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Shift")
    expect(page.locator(TOLD)).to_have_text("Shift, press 2 more times to exit.")
    page.keyboard.press("Shift")
    expect(page.locator(TOLD)).to_have_text("Shift, press 1 more time to exit.")
    page.keyboard.press("Shift")
    has_left(page)


def test_capital_letters_and_slow_presses_do_not_leave(page: Page, address: str) -> None:
    page.clock.install()
    open_form(page, address)
    box(page, "referrer").click()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.locator(TOLD)).to_be_empty()
    page.get_by_role("link", name="Save", exact=True).focus()
    for _ in range(2):
        page.keyboard.press("Shift")
    page.keyboard.press("a")
    expect(page.locator(TOLD)).to_be_empty()
    for _ in range(2):
        page.keyboard.press("Shift")
    page.clock.fast_forward(5001)
    expect(page.locator(TOLD)).to_be_empty()
    page.keyboard.press("Shift")
    expect(page.locator(TOLD)).to_have_text("Shift, press 2 more times to exit.")
    expect(box(page, "referrer")).to_have_value("ABCD")


WRITTEN_IN = ["referrer", "incident.level", "annex-secret-one", "search", "a box that can be edited"]


@pytest.mark.thorough
@pytest.mark.parametrize("where", WRITTEN_IN)
def test_shift_in_a_box_never_counts(page: Page, address: str, where: str) -> None:
    open_form(page, address)
    box(page, "referrer").fill("Written")
    keep(page, exit_deletes=True)
    if where == "search":
        page.locator(".md-search__input").click()
    elif where == "annex-secret-one":
        page.get_by_role("button", name="Save with a passphrase").click()
        box(page, where).focus()
    elif where in ("referrer", "incident.level"):
        box(page, where).focus()
    else:
        page.evaluate("() => { document.querySelector('h1').contentEditable = 'true'; }")
        page.locator("h1").focus()
    for _ in range(6):
        page.keyboard.press("Shift")
    expect(page.locator(TOLD)).to_be_empty()
    assert page.url == f"{address}annex-a/" and is_on_the_device(page)
    expect(box(page, "referrer")).to_have_value("Written")


def test_a_shift_that_goes_down_or_up_in_a_box_does_not_count_and_the_count_begins_anew_after_one(
    page: Page, address: str
) -> None:
    open_form(page, address)
    link = page.get_by_role("link", name="Save", exact=True)
    for first, last in ((box(page, "referrer"), link), (link, box(page, "referrer"))):
        for _ in range(3):
            first.focus()
            page.keyboard.down("Shift")
            last.focus()
            page.keyboard.up("Shift")
        expect(page.locator(TOLD)).to_be_empty()
    link.focus()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator(TOLD)).to_have_text("Shift, press 1 more time to exit.")
    box(page, "referrer").focus()
    expect(page.locator(TOLD)).to_be_empty()
    link.focus()
    for _ in range(3):
        page.keyboard.press("Shift")
    has_left(page)


def test_shift_and_the_mouse_select_words_and_do_not_leave(page: Page, address: str) -> None:
    page.goto(address)
    for _ in range(4):
        page.locator("h1").click(modifiers=["Shift"])
    expect(page.locator(TOLD)).to_be_empty()


def test_back_from_the_harmless_page_shows_nothing_that_was_typed(page: Page, address: str) -> None:
    page.goto(f"{WEATHER}?before")
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    box(page, "referrer").press_sequentially("Written")
    page.locator(BUTTON).click()
    has_left(page)
    page.go_back()
    assert page.url == f"{address}annex-a/"
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    assert set(values(page)) == {""}
    page.go_back()
    assert page.url == f"{WEATHER}?before"


def test_it_is_the_second_thing_that_the_keyboard_reaches(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(BUTTON)).to_be_focused()
    page.keyboard.press("Enter")
    has_left(page)


def test_without_scripts_it_is_a_link(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{WEATHER}*", weather_page)
    page = context.new_page()
    page.goto(address)
    page.locator(BUTTON).click()
    has_left(page)
    context.close()


@pytest.mark.parametrize("size", [(320, 568), (390, 844), (1280, 800)])
def test_the_button_is_whole_and_large_enough_to_hit(page: Page, address: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{address}annex-a/")
    found: Any = page.locator(BUTTON).bounding_box()
    assert found["height"] >= 44 and found["width"] >= 44
    assert found["x"] + found["width"] <= size[0] and found["y"] >= 0
