"""No page, in light or dark, on a phone or a desktop, has a fault that axe can find."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.walking import answer_by_mouse
from tools.guide.model import Flow
from tools.guide.walk import paths
from tools.publish.places import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The theme's drawer gives two navigations the same name on a phone; mending it takes a whole template of its own.
KNOWN = {"landmark-unique"}
SIZES: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}


def faults(page: Page) -> list[str]:
    """What axe finds: the rule, how many places, the first of them."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    return [
        f"{each['id']} ({len(each['nodes'])}): {each['nodes'][0]['html'][:160]}"
        for each in found["violations"]
        if each["id"] not in KNOWN
    ]


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_no_page_has_a_fault(browser: Browser, address: str, site: Path, size: str, scheme: Any) -> None:
    # The tool is put in as a script of its own, which the pages' policy rightly refuses.
    context = browser.new_context(color_scheme=scheme, viewport=SIZES[size], bypass_csp=True)
    page = context.new_page()
    found = {}
    for path in one_of_each_kind(site):
        page.goto(f"{address}{path}")
        expect(page.locator("h1").first).to_be_visible()
        if told := faults(page):
            found[path] = told
    context.close()
    assert found == {}


def one_of_each_kind(site: Path) -> list[str]:
    """Every page but those that only join or repeat others; helper pages are alike, so two stand for all."""
    every = sorted(f"{page.parent.relative_to(site)}/" for page in site.rglob("index.html"))
    alike = ("helpers/", "contributing/", "policy/whole-policy/", "about/how-", "about/notes-")
    return [path for path in every if not path.startswith(alike)] + ["helpers/", "helpers/which-route/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_step_of_a_walk_has_a_fault(browser: Browser, address: str, flows: list[Flow], scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme, viewport=SIZES["phone"], bypass_csp=True)
    page = context.new_page()
    for name in ("a-child-has-told-me-something", "the-police"):
        flow = next(flow for flow in flows if flow.name == name)
        given = max((given for given, _ in paths(flow)), key=len)
        page.goto(f"{address}helpers/{name}/")
        expect(page.locator(".helper[data-walking]")).to_be_visible()
        page.locator(".step[data-current] .continue").click()
        assert faults(page) == [], "a question left unanswered"
        for pair in given:
            answer_by_mouse(page, flow, pair)
            assert faults(page) == [], pair
    context.close()


def test_the_tool_does_find_a_fault(browser: Browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelector('.md-content').insertAdjacentHTML('beforeend', '<img src=\"x.png\">')")
    assert any(told.startswith("image-alt") for told in faults(page))
    context.close()
