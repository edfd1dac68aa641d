"""What is printed and handed out: the card for the door and the lanyard, the page for the chair of governors."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.whole_site.test_paper import paper


@pytest.mark.parametrize(("path", "most"), [("for/card/", 2), ("for/chair/", 2)])
def test_what_is_handed_out_is_one_sheet_of_paper(page: Page, address: str, path: str, most: int) -> None:
    page.goto(f"{address}{path}")
    expect(page.locator("[data-print-page]:visible")).to_have_count(1)
    printed = paper(page)
    assert len(printed) <= most
    assert not any("Print the" in sheet or "Print this" in sheet for sheet in printed)


def test_nothing_of_a_small_card_is_cut(page: Page, address: str) -> None:
    page.goto(f"{address}for/card/")
    page.emulate_media(media="print")
    sides = page.locator(".carry-pair .carry-side")
    assert sides.count() == 4
    assert sides.evaluate_all("all => all.filter((side) => side.scrollHeight > side.clientHeight + 1).length") == 0
    for side in sides.all():
        # 74 by 105 mm, in CSS pixels.
        size: list[float] = side.evaluate("each => [each.offsetWidth, each.offsetHeight]")
        assert [round(length / 96 * 25.4) for length in size] == [74, 105]
