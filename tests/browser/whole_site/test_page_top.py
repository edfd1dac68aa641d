"""A page that a link opens is shown from where it begins, also when the reader taps while the last page still moves."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import open_with_instant_navigation


@pytest.mark.parametrize(
    ("door", "leads_to", "shown"),
    [
        ("A child has told me something", "helpers/", ".helper[data-walking]"),
        ("An adult may have done it", "who-to-tell/", "#an-adult"),
    ],
)
def test_a_tap_straight_after_scrolling_opens_the_next_page_where_it_begins(
    page: Page, address: str, door: str, leads_to: str, shown: str
) -> None:
    # Says on the page how far down the theme has noted that the reader is, and for which page.
    page.add_init_script("""
        const replace = history.replaceState.bind(history);
        history.replaceState = (state, ...rest) => {
            replace(state, ...rest);
            document.documentElement.dataset.noted = `${location.pathname} ${state?.y > 0}`;
        };
    """)
    coming: list[Route] = []
    page.set_viewport_size({"width": 390, "height": 844})
    open_with_instant_navigation(page, address)
    page.route(re.compile(leads_to), lambda route: coming.append(route))
    with page.expect_request(re.compile(leads_to)):
        page.locator(".situation").get_by_role("link", name=door, exact=True).evaluate(
            "door => { scrollTo(0, 750); door.click(); }"
        )
    if page.locator('meta[name=generator][content*="mkdocs-material"]').count():
        # Zensical's theme notes nothing before the page is there.
        expect(page.locator(f'html[data-noted^="/{leads_to}"][data-noted$=" true"]')).to_be_attached()
    # Whatever is asked of the page is answered after the request has come to be held.
    page.title()
    coming[0].continue_()
    expect(page.locator(shown)).to_be_visible()
    expect(page.locator(".doors")).to_have_count(0)
    if place := page.url.partition("#")[2]:
        assert -1 < page.locator(f"#{place}").evaluate("each => each.getBoundingClientRect().top") < 280
    else:
        assert page.evaluate("scrollY") == 0
