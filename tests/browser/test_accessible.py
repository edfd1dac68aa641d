"""No page, in light or dark, on a phone or a desktop, has a fault that axe can find."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import SIZES, faults, still_page

# These only join or repeat others, so they are long; once is enough.
LONG = ("policy/whole-policy/", "about/how-", "about/notes-", "about/who-reviewed-", "training/cards/")
PARTS = 6
"""The site is looked at in so many tests, so that one that fails tells about a few pages."""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_fault(browser: Browser, address: str, site: Path, part: int) -> None:
    page = still_page(browser, viewport=SIZES["desktop"])
    found = {}
    for path in every_page(site)[part::PARTS]:
        page.goto(f"{address}{path}")
        expect(page.locator("h1").first).to_be_visible()
        if told := faults(page):
            found[path] = told
    page.context.close()
    assert found == {}


@pytest.mark.parametrize("colours", ["dark", "forced"])
def test_no_kind_of_page_has_a_fault_on_a_phone(browser: Browser, address: str, site: Path, colours: str) -> None:
    wishes: dict[str, Any] = {"forced_colors": "active"} if colours == "forced" else {"color_scheme": "dark"}
    page = still_page(browser, viewport=SIZES["phone"], **wishes)
    found = {}
    for path in one_of_each_kind(site):
        page.goto(f"{address}{path}")
        expect(page.locator("h1").first).to_be_visible()
        if told := faults(page):
            found[path] = told
    page.context.close()
    assert found == {}


def every_page(site: Path) -> list[str]:
    return sorted(f"{page.parent.relative_to(site)}/".removeprefix("./") for page in site.rglob("index.html"))


def one_of_each_kind(site: Path) -> list[str]:
    """Helpers are alike, and scenarios, and sections, so some stand for all."""
    alike = ("helpers/", "training/", "contributing/", "policy/", *LONG)
    return [path for path in every_page(site) if not path.startswith(alike)] + [
        *("policy/", "policy/07-sexual-violence-and-harassment/", "policy/annex-a/"),
        *("helpers/", "helpers/which-route/", "contributing/map/"),
        *("training/", "training/the-bundle/", "training/quiz/", "training/record/", "training/facilitators-guide/"),
    ]


def test_the_tool_does_find_a_fault(browser: Browser, address: str) -> None:
    page = still_page(browser)
    page.goto(address)
    page.evaluate("document.querySelector('.md-content').insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")
    assert any(told.startswith("image-alt") for told in faults(page))
    page.context.close()
