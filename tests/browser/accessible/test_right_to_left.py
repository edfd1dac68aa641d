"""A page for families in a language that runs from right to left is whole, on a screen and on paper.

No such page is published yet, so the page for parents is served as one: in Arabic letters, between the marks that
the build puts round such a page.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.accessible.test_reflow import CUT, scrolls_sideways
from tests.browser.whole_site.test_paper import paper
from tools.pages.families import in_its_language
from tools.sources.families import FamilyPage

PATH = "for/parents/"
WORDS = "مرحبا"
PAGE = FamilyPage("ar", "العربية", "A. Name", date(2026, 12, 1))
# Signs of lists stand outside their lines: on the side where the lines begin, and inside the page.
SIGNS = """() => [...document.querySelectorAll(".family-page :is(ul, ol) > li")].filter((item) => {
    const { direction } = getComputedStyle(item);
    const [line, around] = [item.getBoundingClientRect(), document.querySelector("article").getBoundingClientRect()];
    return direction !== "rtl" || line.right > around.right - 12 || line.left < around.left - 1;
}).length"""


def served(page: Page, address: str, site: Path) -> None:
    """Puts the page's article between the marks; each word of it becomes an Arabic one, numbers stay."""
    text = (site / PATH / "index.html").read_text(encoding="utf-8")
    opens, closes = in_its_language(PAGE, "|").replace(' markdown="1"', "").split("|")
    head, article, rest = re.split(
        r"(?<=<article class=\"md-content__inner md-typeset\">)|(?=</article>)", text, maxsplit=2
    )
    words = "".join(
        piece if piece.startswith("<") else re.sub(r"[A-Za-z’]{2,}", WORDS, piece)
        for piece in re.split(r"(<[^>]*>)", article)
    )

    def answer(route: Route) -> None:
        route.fulfill(body=f"{head}{opens}{words}{closes}{rest}", content_type="text/html; charset=utf-8")

    page.route(f"{address}{PATH}", answer)
    page.goto(f"{address}{PATH}")
    assert page.locator(".family-page[dir=rtl][lang=ar] h1").count() == 1


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_and_lists_stand_on_the_right(browser: Browser, address: str, site: Path, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 844}).new_page()
    served(page, address, site)
    assert page.locator(".family-page li").count() > 20
    assert page.evaluate(SIGNS) == 0
    assert page.evaluate(CUT) == []
    assert not scrolls_sideways(page)
    page.context.close()


@pytest.mark.thorough
def test_on_paper_every_line_is_there(page: Page, address: str, site: Path) -> None:
    served(page, address, site)
    shown = page.locator(".family-page").inner_text()
    printed = " ".join(paper(page))
    numbers = set(re.findall(r"\b\d{3,4}\b", shown))
    assert {"999", "0800", "1111"} <= numbers
    assert [number for number in numbers if number not in printed] == []
    page.emulate_media(media="print")
    assert page.evaluate(SIGNS) == 0
