"""Without any style the pages read in a sensible order, and everything on them can be read."""

import pytest
from playwright.sync_api import Page, expect

from tools.browser.flow.model import Flow


@pytest.fixture
def plain(page: Page) -> Page:
    page.route("**/*.css", lambda route: route.abort())
    return page


def in_order(page: Page, selectors: list[str]) -> bool:
    """Whether each stands on the screen, below the one before it."""
    tops = [page.locator(selector).first.evaluate("each => each.getBoundingClientRect().top") for selector in selectors]
    return tops == sorted(tops) and all(page.locator(selector).first.is_visible() for selector in selectors)


def test_a_helper_reads_from_its_title_to_its_last_step(plain: Page, address: str, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == "the-police")
    plain.goto(f"{address}helpers/{flow.name}/")
    assert plain.evaluate("getComputedStyle(document.querySelector('.answer')).display") == "block"
    order = ["h1", ".danger-now", *(f"#{step.id}" for step in flow.steps), "#overview"]
    expect(plain.locator(".helper[data-walking]")).to_be_attached()
    assert in_order(plain, order)
    # There is no walk to be seen then: the page's own links lead from step to step.
    for answer in flow.steps[0].answers:
        link = plain.locator(f'.answer:has([id="{flow.steps[0].id}--{answer.id}"]) a')
        expect(link).to_be_visible()
        assert str(link.get_attribute("href")).endswith(f"#{answer.to}")


@pytest.mark.parametrize(
    ("path", "order"),
    [
        ("", [".status", "header", "h1", ".urgent-now", ".doors", ".situations", "footer"]),
        ("policy/07-sexual-violence-and-harassment/", ["header", "h1", ".helpers-here", "[id^=p7-]", "footer"]),
        ("annex-a/", ["h1", "[data-annex-a]", "[data-finish]", "[data-files]", "footer"]),
        ("training/the-bundle/", ["h1", "[data-part]", "footer"]),
    ],
)
def test_a_page_reads_from_its_head_to_its_foot(plain: Page, address: str, path: str, order: list[str]) -> None:
    plain.goto(f"{address}{path}")
    expect(plain.locator("label[data-opens] button").first).to_be_attached()
    if path == "annex-a/":
        expect(plain.locator("[data-annex-a][data-live]")).to_be_attached()
    assert in_order(plain, order)


def test_the_policys_words_are_all_there(plain: Page, address: str) -> None:
    path = f"{address}policy/07-sexual-violence-and-harassment/"
    plain.goto(path)
    bare = plain.locator("article [id^=p7-]").all_inner_texts()
    plain.unroute_all()
    plain.goto(path)
    styled = plain.locator("article [id^=p7-]").all_inner_texts()
    assert len(bare) > 20
    for ours, theirs in zip(bare, styled, strict=True):
        assert "".join(theirs.split()) in "".join(ours.split())
