"""Faults of accessibility: what axe finds in a page or a part of it, and words of too little contrast.

A look is a width and the colours that a page has on. In light colours axe is asked every rule. In dark and in forced
colours it is asked the rules about colours, and `CONTRAST` measures the words that axe cannot judge. The other rules
are about names, headings, order and sizes, which are the same in every colour: tests/policy/test_colours.py holds our
style sheets to that.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.accessible.contrast import CONTRAST
from tools.sources.paths import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ABOUT_COLOURS = ["color-contrast", "link-in-text-block"]
SIZES: dict[str, ViewportSize] = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
COLOURS = ("light", "dark", "forced")
NO_WORKERS = "window.Worker = class extends EventTarget { postMessage() {} terminate() {} };"

ABOUT_PLACE = ["heading-order", "landmark-unique"]
"""What depends on everything else that the page has."""

ASK = """async ([part, runOnly, without]) => {
    const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
    const all = await axe.run(part, { runOnly, rules, resultTypes: ["violations"], preload: false });
    return all.violations.map(({ id, nodes }) => ({ id, places: nodes.length, first: nodes[0].html }));
}"""


def still_page(browser: Browser, *, python: bool = False, **wishes: Any) -> Page:
    """A page on which nothing moves, since a title half faded is no fault, and which has the tool.

    The tool is put in before the page's own scripts, past the pages' policy, which rightly refuses it. Unless asked
    for, Python never comes: it changes no colour and no heading, and starting it costs more than all the rest.
    """
    page = browser.new_context(reduced_motion="reduce", bypass_csp=True, **wishes).new_page()
    page.add_init_script(AXE)
    if not python:
        page.add_init_script(NO_WORKERS)
    return page


@contextmanager
def dressed(page: Page, colours: str) -> Iterator[None]:
    """The page in these colours, and afterwards in light ones. Dark as the theme's own button does it: an attribute."""
    wear = "scheme => document.body.setAttribute('data-md-color-scheme', scheme)"
    if colours == "dark":
        page.evaluate(wear, "slate")
    elif colours == "forced":
        page.emulate_media(forced_colors="active")
    yield
    if colours == "dark":
        page.evaluate(wear, "default")
    elif colours == "forced":
        page.emulate_media(forced_colors="none")


def faults(page: Page, part: str = "html", rules: Collection[str] = STANDARDS) -> list[str]:
    """What axe finds in a part of the page, as it is now: the rule, how many places, the first of them."""
    return _axe(page, part, rules)


def faults_in_each_colour(
    page: Page, part: str = "html", *, without: Collection[str] = (), axe_in: Collection[str] = COLOURS
) -> list[str]:
    """At the width that the page has, ``without`` some of axe's rules; ``axe_in`` are the colours for axe itself."""
    found = []
    for colours in COLOURS:
        with dressed(page, colours):
            told = [] if colours == "light" else [f"contrast: {each}" for each in page.evaluate(CONTRAST, part)]
            if colours in axe_in:
                told += _axe(page, part, STANDARDS if colours == "light" else ABOUT_COLOURS, without)
        found += [f"{colours}: {each}" for each in told]
    return found


def faults_in_every_look(
    page: Page, part: str = "html", *, without: Collection[str] = (), once: bool = False
) -> list[str]:
    """On a desktop and on a phone, in light, dark and forced colours.

    With ``once`` axe is asked about forced colours on the desktop and about dark ones on the phone only, and `CONTRAST`
    measures the others: for helpers and scenarios, where no colour depends on the width (tests/policy/test_colours.py).
    """
    found = []
    page.evaluate("scrollTo(0, 0)")
    for size, other in (("desktop", "dark"), ("phone", "forced")):
        page.set_viewport_size(SIZES[size])
        axe_in = [colours for colours in COLOURS if not (once and colours == other)]
        found += [f"{size}, {each}" for each in faults_in_each_colour(page, part, without=without, axe_in=axe_in)]
    return found


def _axe(page: Page, part: str, rules: Collection[str], without: Collection[str] = ()) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(ASK, [part, [*rules], [*without] if rules is STANDARDS else []])
    return [f"{each['id']} ({each['places']}): {each['first'][:160]}" for each in found]
