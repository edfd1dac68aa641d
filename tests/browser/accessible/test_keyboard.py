"""Everything by keyboard alone: the focus is always seen, never lost, and no single key does anything by itself."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import open_form
from tests.browser.annex_a.saving import NO_PICKERS
from tests.browser.conftest import python_is_ready
from tests.browser.walking import all_paths, answer_by_keyboard
from tools.browser.flow.model import Flow

# What is wrong with where the focus is, in words; "" when it can be seen. The theme's box of a colour scheme has no
# size, and shows its focus on the label after it.
SEEN = """() => {
    const focused = document.activeElement;
    if (focused === document.body || focused === null) return "nothing has the focus";
    const next = focused.nextElementSibling;
    const shown = next?.matches("label") ? [focused, next] : [focused];
    const ring = (each) => {
        const { outlineStyle, outlineWidth, visibility } = getComputedStyle(each);
        return visibility === "visible" && outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
    };
    const onScreen = (each) => {
        const { top, bottom, left, right, width } = each.getBoundingClientRect();
        // The header stays at the top of the window, over what is scrolled below it (WCAG 2.4.11).
        const header = document.querySelector(".md-header");
        const middle = Math.min(Math.max(left + width / 2, 1), innerWidth - 1);
        const under = document.elementFromPoint(middle, Math.min(bottom, innerHeight) - 2);
        const hidden = !header.contains(each) && header.contains(under);
        return width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && !hidden;
    };
    return shown.some((each) => ring(each) && onScreen(each)) ? "" : focused.outerHTML.slice(0, 150);
}"""
KEYS = ["n", "p", "f", "s", "/", ".", ","]


@pytest.fixture(autouse=True)
def at_rest(page: Page) -> None:
    """The search slides in: where its parts are on the way says nothing."""
    page.emulate_media(reduced_motion="reduce")


def tab_to(page: Page, selector: str, most: int = 400) -> None:
    """Tab until it is reached, looking at each stop on the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN) == ""
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The Tab key never reaches {selector}.")


@pytest.mark.thorough
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", "policy/07-sexual-violence-and-harassment/", "training/"])
def test_the_focus_is_seen_at_every_stop_of_a_page(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{path}")
    expect(page.locator("label[data-opens] button").first).to_be_attached()
    stops = 0
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(SEEN) == ""
        stops += 1
        assert stops < 400, "The Tab key never leaves the page."
    assert stops > 20


def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address)
    menu = page.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_have_attribute("aria-expanded", "false")
    tab_to(page, ".md-header label[for=__drawer] button")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    tab_to(page, ".md-nav label[data-opens] button")
    page.keyboard.press("Space")
    expect(page.locator("label[data-opens] button").first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_section_of_the_menu_opens_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    # The home page has no menu at its side.
    page.goto(f"{address}who-to-tell/")
    expect(page.locator("label[data-opens] button").first).to_be_attached()
    opener = page.get_by_role("button", name="Pages of “The policy”")
    tab_to(page, "label[data-opens] button")
    expect(opener).to_be_focused()
    expect(page.get_by_role("link", name="1. Purpose")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("link", name="1. Purpose")).to_be_visible()


def test_from_the_search_to_a_helper_and_through_it(page: Page, address: str, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == "a-child-has-told-me-something")
    page.goto(address)
    expect(page.locator("label[data-opens] button").first).to_be_attached()
    tab_to(page, ".md-search__input")
    # In one go: with each letter the list would come anew, also while somebody goes through it.
    page.keyboard.insert_text("a child has told me something")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    tab_to(page, '.md-search-result a[href*="helpers/a-child-has-told-me-something/"]')
    page.keyboard.press("Enter")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    python_is_ready(page)
    given, ending = max(all_paths(flow), key=lambda way: len(way[0]))
    for pair in given:
        answer_by_keyboard(page, flow, pair)
        told(page)
    expect(page.locator(f"#{ending.id}")).to_be_focused()
    tab_to(page, ".so-far .change")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{given[0][0]}")).to_be_focused()
    told(page)


def told(page: Page) -> None:
    """The focus is on a heading and seen there; no live region says the same a second time."""
    expect(page.locator(".step[data-current] h2")).to_be_focused()
    assert page.evaluate(SEEN) == ""
    live = ".helper :is([role=alert], [role=status], [aria-live]):visible"
    assert [words for words in page.locator(live).all_inner_texts() if words.strip()] == []


@pytest.mark.thorough
def test_annex_a_with_three_children_is_filled_printed_saved_and_opened_again(page: Page, address: str) -> None:
    page.add_init_script(NO_PICKERS)
    open_form(page, address)
    tab_to(page, "[data-annex-a] [data-field]")
    page.keyboard.type("Written")
    tab_to(page, "[data-do=add-child]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Child 3")).to_be_visible()
    assert page.evaluate(SEEN) == ""
    tab_to(page, "[data-do=check]")
    tab_to(page, "[data-do=print]")
    page.keyboard.press("Enter")
    expect(page.locator("html[data-prints='1']")).to_be_attached()
    tab_to(page, "[data-do=save]")
    page.keyboard.press("Enter")
    tab_to(page, "dialog[open] [data-answer=yes]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    saved = Path(download.value.path())
    assert "Written" in saved.read_text(encoding="utf-8")
    # In the window of the computer's own that opens, a person would pick the file.
    page.on("filechooser", lambda chooser: chooser.set_files(saved))
    tab_to(page, "[data-do=prove]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-file-status]")).to_contain_text("it holds what you saved")
    page.reload()
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    tab_to(page, "[data-do=open]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Child 3")).to_be_visible()
    first = page.locator("[data-annex-a] [data-field]").first
    expect(first).to_be_focused()
    expect(first).to_have_value("Written")
    assert page.evaluate(SEEN) == ""


@pytest.mark.parametrize(
    ("path", "places"),
    [
        (
            "helpers/the-police/",
            [".step[data-current] .give", ".step[data-current] h2", ".show-all"],
        ),
        ("annex-a/", ["[data-annex-a] select[data-field]", "[data-do=print]"]),
        ("training/the-bundle/", ["[data-part][data-current] h2", ".show-options", ".to-group"]),
        ("training/quiz/", [".quiz-question[data-current] input", ".quiz-question[data-current] h2"]),
        ("", ["h1 ~ * a", ".exit-button"]),
    ],
)
def test_no_single_key_does_anything_by_itself(page: Page, address: str, path: str, places: list[str]) -> None:
    page.goto(f"{address}{path}")
    expect(page.locator("label[data-opens] button").first).to_be_attached()
    # The theme listens on the window, after all others.
    page.evaluate("addEventListener('keydown', ({ key }) => (document.documentElement.dataset.heard += ' ' + key))")
    page.evaluate("document.documentElement.dataset.heard = ''")
    for place in places:
        # The form's buttons come with its script.
        expect(page.locator(place).first).to_be_visible()
        page.locator(place).first.focus()
        for key in KEYS:
            page.keyboard.press(key)
        assert page.locator(place).first.evaluate("each => each === document.activeElement")
    assert page.evaluate("document.documentElement.dataset.heard") == ""
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.dataset.heard").strip() == "Escape", "The test itself hears nothing."
    assert page.url == f"{address}{path}"
