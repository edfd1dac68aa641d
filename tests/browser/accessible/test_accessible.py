"""No page has a fault that axe can find: in light, dark and forced colours, on a phone and on a desktop.

`make test` looks so at pages that together have every kind of part, and asks of every page for readers what its own
words decide: names, headings, order. `make thorough` looks at every page in every look.

Helpers and scenarios are looked at in test_accessible_helpers.py and test_accessible_scenarios.py, as they open and in
the states that a person brings them into.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import SIZES, faults_in_every_look, faults_of_words, still_page
from tests.browser.accessible.kinds import kinds_of_parts
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
def test_no_page_has_a_fault_of_words(page: Page, address: str, site: Path, part: int) -> None:
    found = {}
    page.set_viewport_size(SIZES["phone"])
    for path in [path for path in every_page(site) if not path.startswith("contributing/")][part::PARTS]:
        page.goto(f"{address}{path}")
        expect(page.locator("h1").first).to_be_visible()
        if told := faults_of_words(page):
            found[path] = told
    assert found == {}


@pytest.mark.thorough
def test_no_kind_of_part_has_a_fault(page: Page, address: str, site: Path) -> None:
    found = {}
    for path in pages_with_every_kind_of_part(site):
        page.goto(f"{address}{path}")
        expect(page.locator("h1").first).to_be_visible()
        if told := faults_in_every_look(page):
            found[path] = told
    assert found == {}


def pages_with_every_kind_of_part(site: Path) -> list[str]:
    """One page after the other that has the most kinds of parts of which none has been looked at."""
    parts = {path: kinds_of_parts(site / path / "index.html") for path in every_page(site)}
    left = set().union(*parts.values())
    chosen = []
    while left:
        chosen.append(max(parts, key=lambda path: len(parts[path] & left)))
        left -= parts[chosen[-1]]
    return chosen


@pytest.mark.thorough
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
    assert any(fault.startswith("image-alt") for fault in faults_of_words(page))
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
