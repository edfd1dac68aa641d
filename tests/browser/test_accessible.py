"""No page has a fault that axe can find: in light, dark and forced colours, on a phone and on a desktop.

Helpers are looked at in test_accessible_states.py, from their first question to their last ending.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults_in_every_look, still_page

# These only join or repeat others, so they are long; one width is enough.
LONG = ("policy/whole-policy/", "about/how-", "about/notes-", "about/who-reviewed-", "training/cards/")
PARTS = 6
"""The site is looked at in so many tests, so that one that fails tells about a few pages."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One for all pages, as a reader has it."""
    page = still_page(browser)
    yield page
    page.context.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault(page: Page, address: str, site: Path, part: int) -> None:
    found = {}
    for path in every_page(site)[part::PARTS]:
        page.goto(f"{address}{path}")
        expect(page.locator("h1").first).to_be_visible()
        if told := faults_in_every_look(page, sizes=["phone"] if path.startswith(LONG) else ["phone", "desktop"]):
            found[path] = told
    assert found == {}


def every_page(site: Path) -> list[str]:
    paths = sorted(f"{page.parent.relative_to(site)}/".removeprefix("./") for page in site.rglob("index.html"))
    return [path for path in paths if not (path.startswith("helpers/") and path != "helpers/")]


def test_the_tool_does_find_a_fault_in_the_looks_that_have_it(page: Page, address: str) -> None:
    page.goto(f"{address}about/")
    page.evaluate(
        """document.querySelector(".md-content").insertAdjacentHTML("beforeend", `
            <img src="x.png"><style>[data-md-color-scheme="slate"] .faint { color: #333; background: #222; }
            @media (forced-colors: active) { .lost { forced-color-adjust: none; color: #333; background: #222; } }
            @media (max-width: 500px) { .small { color: #ddd; background: #fff; } }</style>
            <p class="faint">Faint</p><p class="lost">Lost</p><p class="small">Small</p>`)"""
    )
    told = [
        (fault.split(" (")[0], fault.partition("<")[2]) for fault in faults_in_every_look(page, "article, .md-content")
    ]
    for look, words in [
        *(("phone, light: image-alt", "img"), ("desktop, light: image-alt", "img")),
        *(("phone, dark: color-contrast", "Faint"), ("desktop, dark: color-contrast", "Faint")),
        *(("phone, forced: color-contrast", "Lost"), ("desktop, forced: color-contrast", "Lost")),
        ("phone, light: color-contrast", "Small"),
    ]:
        assert any(fault == look and words in first for fault, first in told), look
    assert "desktop, light: color-contrast" not in dict(told)
