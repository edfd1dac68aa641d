"""No page has a fault that axe can find: in light, dark and forced colours, on a phone and on a desktop.

Helpers and scenarios are looked at in test_accessible_helpers.py and test_accessible_scenarios.py, as they open and in
the states that a person brings them into.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import faults_in_every_look, still_page
from tools.sources.paths import FLOWCHARTS, SCENARIOS

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
        if told := faults_in_every_look(page):
            found[path] = told
    assert found == {}


def every_page(site: Path) -> list[str]:
    """Every one that is not looked at elsewhere."""
    elsewhere = {f"helpers/{each.stem}/" for each in FLOWCHARTS.glob("*.md")}
    elsewhere |= {f"training/{each.stem}/" for each in SCENARIOS.glob("*.md")}
    paths = {f"{page.parent.relative_to(site)}/".removeprefix("./") for page in site.rglob("index.html")}
    assert elsewhere < paths
    return sorted(paths - elsewhere)


def test_the_tool_does_find_a_fault_in_the_looks_that_have_it(page: Page, address: str) -> None:
    page.goto(f"{address}about/")
    page.evaluate(
        """document.querySelector(".md-content").insertAdjacentHTML("beforeend", `
            <img src="x.png"><style>[data-md-color-scheme="slate"] .faint { color: #333; background: #222; }
            @media (forced-colors: active) { .lost { forced-color-adjust: none; color: #333; background: #222; } }
            @media (max-width: 500px) { .small { color: #ddd; background: #fff; } }</style>
            <p class="faint">Faint</p><p class="lost">Lost</p><p class="small">Small</p>`)"""
    )
    told = faults_in_every_look(page)
    for look, words in [
        *((f"{size}, {colours}: {finder}", words)
          for size in ("phone", "desktop")
          for colours, words in (("dark", "Faint"), ("forced", "Lost"))
          for finder in ("contrast", "color-contrast")),
        *(("desktop, light: image-alt", "img"), ("phone, light: color-contrast", "Small")),
    ]:  # fmt: skip
        assert any(fault.startswith(look) and words in fault for fault in told), look
    assert not any("Small" in fault for fault in told if fault.startswith("desktop"))
