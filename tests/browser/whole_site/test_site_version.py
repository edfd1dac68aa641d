"""Whatever is printed says the version of the site, so that it can be matched with the words of its day."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.walking import all_paths, answer_by_mouse, current, has_stood
from tools.browser.flow.model import Flow
from tools.release.archive import version_of


@pytest.fixture
def words(site: Path) -> str:
    return f"Site version {version_of(site)}."


@pytest.mark.parametrize(
    "path", ["policy/whole-policy/", "policy/06-responding/", "helpers/which-route/", "training/record/"]
)
def test_a_printed_page_says_it_once_and_nothing_else_of_the_foot(
    page: Page, address: str, path: str, words: str
) -> None:
    page.goto(f"{address}{path}")
    page.emulate_media(media="print")
    expect(page.locator("[data-site-version]:visible")).to_have_text(words)
    assert page.locator(".md-footer").inner_text().strip() == words


def test_the_printed_annex_a_says_it_at_its_head(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}annex-a/")
    page.emulate_media(media="print")
    expect(page.locator(".annex-head [data-site-version]")).to_have_text(words)
    expect(page.locator("[data-site-version]:visible")).to_have_count(1)


def test_the_record_of_a_walk_says_it_beside_the_helper_s_own(
    page: Page, address: str, flows: list[Flow], words: str
) -> None:
    flow = next(flow for flow in flows if flow.name == "which-route")
    answers, ending = all_paths(flow)[0]
    page.goto(f"{address}helpers/{flow.name}/")
    python_is_ready(page)
    for given in answers:
        answer_by_mouse(page, flow, given)
    current(page, ending)
    page.evaluate("window.print = () => {}")
    has_stood(page)
    page.locator(".print-record").first.click()
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_contain_text(words)
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.locator(".md-footer")).to_be_hidden()
