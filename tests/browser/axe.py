"""axe, the tool that finds faults of accessibility, asked about a page or a part of it."""

from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tools.publish.places import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}


def still_page(browser: Browser, **wishes: Any) -> Page:
    """A page on which nothing moves, since a title half faded is no fault, and which takes the tool.

    The tool is put in as a script of its own, which the pages' policy rightly refuses.
    """
    return browser.new_context(reduced_motion="reduce", bypass_csp=True, **wishes).new_page()


def faults(page: Page, part: str = "html", *, contrast: bool = True) -> list[str]:
    """What axe finds in a part of the page: the rule, how many places, the first of them.

    Contrast is most of the work: where the same colours have been looked at already, it can be left out.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        """([part, runOnly, enabled]) => axe.run(part, {
            runOnly, rules: { "color-contrast": { enabled } }, resultTypes: ["violations"], preload: false,
        })""",
        [part, RULES, contrast],
    )
    return [f"{each['id']} ({len(each['nodes'])}): {each['nodes'][0]['html'][:160]}" for each in found["violations"]]
