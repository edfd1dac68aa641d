"""The page that shows every piece of the look: its pieces are those of the site, and readers are not led to it."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect


def test_each_piece_is_there_and_the_helper_is_alive(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(f"{address}contributing/style/")
    expect(page.locator("[data-helper][data-walking]")).to_be_visible()
    assert "<!-- style" not in page.content()
    pieces = ("strength", "answer", "answer-missing", "weighing", "text-note", "small-note", "step-marks", "urgent")
    for piece in (*pieces, "situation", "annex-box", "expected", "tokens"):
        expect(page.locator(f".{piece}:visible").first, piece).to_be_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    # The one piece that a script makes: the page's copy is what the script makes.
    shown = page.locator(".specimen .error-summary").evaluate("each => each.outerHTML")
    page.locator("[data-helper] .step[data-current] .continue").click()
    made = page.locator("[data-helper] .error-summary").evaluate("each => each.outerHTML")
    assert plain(shown) == plain(made)
    assert complaints == []


def plain(summary: str) -> str:
    """Without the address, which the theme makes whole, and without the question, which is another."""
    return re.sub('href="[^"]*"', "", summary)


def test_neither_the_menu_nor_the_search_leads_readers_there(site: Path) -> None:
    assert "contributing/style" not in (site / "index.html").read_text(encoding="utf-8")
    found = json.loads((site / "search" / "list.json").read_text(encoding="utf-8"))["docs"]
    assert [entry["location"] for entry in found if entry["location"].startswith("contributing/")] == []
