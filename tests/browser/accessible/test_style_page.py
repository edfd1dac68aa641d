"""The page that shows every piece of the look: its pieces are those of the site, and readers are not led to it."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rehearsal.rehearsing import past_the_act


def test_each_piece_is_there_and_the_helper_is_alive(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(f"{address}contributing/style/")
    expect(page.locator("[data-helper][data-walking]")).to_be_visible()
    assert "<!-- style" not in page.content()
    pieces = ("strength", "answer", "answer-missing", "weighing", "text-note", "small-note", "step-marks", "urgent")
    for piece in (*pieces, "urgent-now", "doors", "situation", "annex-box", "expected", "tokens"):
        expect(page.locator(f".{piece}:visible").first, piece).to_be_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    # What scripts make: the page's copies are what the scripts make.
    summary = page.locator(".specimen .error-summary").evaluate("each => each.outerHTML")
    given = page.locator(".specimen .give[aria-current]").first.evaluate(MARK)
    page.locator("[data-helper] .step[data-current] .give").first.click()
    expect(page.locator("[data-helper] .so-far > ol li")).to_have_count(1)
    page.locator("[data-helper] .so-far .change").dispatch_event("click")
    assert page.locator("[data-helper] .give[aria-current]").evaluate(MARK) == given
    page.goto(f"{address}training/the-bundle/")
    page.locator(".show-options").first.click()
    past_the_act(page.locator("[data-part][data-current]"))
    page.locator(".step[data-current] .continue:visible").click()
    made = page.locator(".error-summary").evaluate("each => each.outerHTML")
    assert plain(summary) == plain(made)
    assert complaints == []


def plain(summary: str) -> str:
    """Without the address, which the theme makes whole, and without the question, which is another."""
    return re.sub('href="[^"]*"', "", summary)


def test_neither_the_menu_nor_the_search_leads_readers_there(site: Path) -> None:
    assert "contributing/style" not in (site / "index.html").read_text(encoding="utf-8")
    found = json.loads((site / "search" / "list.json").read_text(encoding="utf-8"))["docs"]
    assert [entry["location"] for entry in found if entry["location"].startswith("contributing/")] == []


MARK = """each => [each.getAttribute("aria-current"), each.querySelector(".your-answer").outerHTML]"""
LOOK = """each => {
    const { outline, outlineOffset, textDecoration, boxShadow, borderColor, color } = getComputedStyle(each);
    const row = each.closest(".answer");
    const around = row && getComputedStyle(row).borderColor;
    return [outline, outlineOffset, textDecoration, boxShadow, borderColor, color, around];
}"""
# One of each kind that is pressed.
KINDS = (".exit-button", ".question .give", ".helper > .quiet", ".annex-buttons [data-do=clear]", ".text-note a")


@pytest.mark.thorough
@pytest.mark.parametrize("kind", KINDS)
def test_each_state_is_shown_as_it_is_met(page: Page, address: str, kind: str) -> None:
    """What the page shows as pointed at and as reached looks as the same piece does when that is done to it."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}contributing/style/")
    page.locator("[data-helper][data-walking]").wait_for()
    # The piece as it is: the first of its kind in the specimens that show no state.
    plain_piece = page.locator(f".specimen:not(:has(.as-hover, .as-focus, .as-pressed)) {kind}").first
    at_rest = plain_piece.evaluate(LOOK)
    shown = {state: page.locator(f".specimen {kind}.as-{state}").first.evaluate(LOOK) for state in ("hover", "focus")}
    plain_piece.hover()
    assert plain_piece.evaluate(LOOK) == shown["hover"] != at_rest
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    plain_piece.focus()
    assert plain_piece.evaluate(LOOK) == shown["focus"] != at_rest


BOX = """each => {
    const { border, borderRadius, backgroundColor, color, fontSize, lineHeight, padding } = getComputedStyle(each);
    return [border, borderRadius, backgroundColor, color, fontSize, lineHeight, padding];
}"""


def test_an_explained_term_is_shown_as_it_is_met(page: Page, address: str) -> None:
    page.goto(f"{address}contributing/style/")
    page.locator("[data-helper][data-walking]").wait_for()
    ring = "each => [getComputedStyle(each).outline, getComputedStyle(each).borderBottom]"
    shown, box = (
        page.locator(".specimen abbr.as-focus").evaluate(ring),
        page.locator(".specimen .term-told").evaluate(BOX),
    )
    page.keyboard.press("Tab")
    term = page.locator("abbr.term[data-term]:visible").first
    term.focus()
    assert term.evaluate(ring) == shown
    assert page.locator("body > .term-told").evaluate(BOX) == box


def test_a_button_that_is_held_or_switched_off_is_shown_so(page: Page, address: str) -> None:
    page.goto(f"{address}contributing/style/")
    page.locator("[data-helper][data-walking]").wait_for()
    piece = page.locator(".specimen:not(:has(.as-hover, .as-focus, .as-pressed)) .annex-buttons [data-do=clear]")
    piece.hover()
    page.mouse.down()
    held = piece.evaluate("each => getComputedStyle(each).boxShadow")
    assert held != "none"
    shown = page.locator(".specimen .as-pressed[data-do=clear]")
    assert shown.evaluate("each => getComputedStyle(each).boxShadow") == held
    page.mouse.up()
    off = page.locator(".specimen [data-do=undo]").first
    expect(off).to_be_disabled()
    assert off.evaluate("each => getComputedStyle(each).opacity") != "1"
