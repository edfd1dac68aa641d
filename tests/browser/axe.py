"""Faults of accessibility: what axe finds in a page or a part of it, and words of too little contrast."""

from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.contrast import CONTRAST
from tools.publish.places import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ABOUT_COLOURS = ["color-contrast", "link-in-text-block"]
ABOUT_WIDTH = [*ABOUT_COLOURS, "target-size", "scrollable-region-focusable", "aria-hidden-focus"]
"""What another width can break. What is read, and in which order, is the same in both."""
SIZES: dict[str, ViewportSize] = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
NO_WORKERS = "window.Worker = class extends EventTarget { postMessage() {} terminate() {} };"


def still_page(browser: Browser, *, python: bool = False, **wishes: Any) -> Page:
    """A page on which nothing moves, since a title half faded is no fault, and which takes the tool.

    The tool is put in as a script of its own, which the pages' policy rightly refuses. Unless asked for, Python never
    comes: it changes no colour and no heading, and starting it costs more than all the rest.
    """
    page = browser.new_context(reduced_motion="reduce", bypass_csp=True, **wishes).new_page()
    if not python:
        page.add_init_script(NO_WORKERS)
    return page


def faults(page: Page, part: str = "html") -> list[str]:
    """What axe finds in a part of the page, as it is now: the rule, how many places, the first of them."""
    return _run(page, part, STANDARDS)


def faults_in_every_look(page: Page, part: str = "html", *, axe_in_every_look: bool = False) -> list[str]:
    """The same on a desktop and on a phone, in light, dark and forced colours.

    In light colours axe is asked every rule in the wide window, and on the phone those that a width can break. In dark
    and in forced colours all words are measured by ``CONTRAST``, which takes a tenth of the time, and where
    ``axe_in_every_look`` says so by axe as well.
    """
    found = []
    page.evaluate("scrollTo(0, 0)")
    for size in SIZES:
        page.set_viewport_size(SIZES[size])
        told = {"light": _run(page, part, STANDARDS if size == "desktop" else ABOUT_WIDTH)}
        for colours in ("dark", "forced"):
            put_on(page, colours)
            told[colours] = [f"contrast: {each}" for each in page.evaluate(CONTRAST, part)]
            told[colours] += _run(page, part, ABOUT_COLOURS) if axe_in_every_look else []
        put_on(page, "light")
        found += [f"{size}, {colours}: {fault}" for colours, faults in told.items() for fault in faults]
    return found


def put_on(page: Page, colours: str) -> None:
    """Dresses the page in the colours. Dark as the theme's own button does it: an attribute of the body."""
    page.emulate_media(forced_colors="active" if colours == "forced" else "none")
    scheme = "slate" if colours == "dark" else "default"
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)


def _run(page: Page, part: str, rules: list[str]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        """async ([part, runOnly]) => {
            const all = await axe.run(part, { runOnly, resultTypes: ["violations"], preload: false });
            return all.violations.map(({ id, nodes }) => ({ id, places: nodes.length, first: nodes[0].html }));
        }""",
        [part, rules],
    )
    return [f"{each['id']} ({each['places']}): {each['first'][:160]}" for each in found]
