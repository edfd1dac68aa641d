"""axe, the tool that finds faults of accessibility, asked about a page or a part of it."""

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tools.publish.places import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ABOUT_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe that a change of colours can break."""
SIZES: dict[str, ViewportSize] = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
COLOURS = ("light", "dark", "forced")
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


def faults(page: Page, part: str = "html", *, contrast: bool = True) -> list[str]:
    """What axe finds in a part of the page, as it is now: the rule, how many places, the first of them.

    Contrast can be left out where `faults_in_every_look` has been or will be asked about the same colours.
    """
    wishes = {"runOnly": STANDARDS, "rules": {"color-contrast": {"enabled": contrast}}}
    return _run(page, part, wishes)


def faults_in_every_look(page: Page, part: str = "html", sizes: Iterable[str] = SIZES) -> list[str]:
    """The same at each size: every rule in light colours, and those about colours in dark and in forced ones."""
    found = []
    for size in sizes:
        page.set_viewport_size(SIZES[size])
        for colours in COLOURS:
            put_on(page, colours)
            told = faults(page, part) if colours == "light" else _run(page, part, {"runOnly": ABOUT_COLOURS})
            found += [f"{size}, {colours}: {fault}" for fault in told]
    put_on(page, "light")
    return found


def put_on(page: Page, colours: str) -> None:
    """Dresses the page in the colours. Dark as the theme's own button does it: an attribute of the body."""
    page.emulate_media(forced_colors="active" if colours == "forced" else "none")
    scheme = "slate" if colours == "dark" else "default"
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)


def _run(page: Page, part: str, wishes: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        """async ([part, wishes]) => {
            const all = await axe.run(part, { ...wishes, resultTypes: ["violations"], preload: false });
            return all.violations.map(({ id, nodes }) => ({ id, places: nodes.length, first: nodes[0].html }));
        }""",
        [part, wishes],
    )
    return [f"{each['id']} ({each['places']}): {each['first'][:160]}" for each in found]
