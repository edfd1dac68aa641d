"""What somebody searches for stays in the search box: not in the address, the history or the console."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

BOX = ".md-search__input"


@pytest.fixture
def console(context: BrowserContext) -> list[str]:
    """Every line that a page or a worker writes."""
    heard: list[str] = []
    context.on("console", lambda message: heard.append(message.text))
    context.on("weberror", lambda error: heard.append(str(error.error)))
    return heard


def search(page: Page, words: str) -> None:
    page.locator(BOX).click()
    page.locator(BOX).fill("")
    page.locator(BOX).press_sequentially(words)


def test_a_page_that_was_searched_for_has_no_word_of_the_search_in_its_address(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "threshold")
    found = page.locator('.md-search-result__link[href*="09-childrens-advice"]').first
    found.click()
    expect(page.locator(".md-content h1")).to_contain_text("Advice and Support")
    assert "threshold" not in page.url
    assert "threshold" not in page.evaluate("JSON.stringify([history.state, document.title])")


@pytest.mark.thorough
@pytest.mark.parametrize("words", ["qzmarker^x", "qzmarker~x", "~", '"foo:', "title:"])
def test_a_query_that_search_cannot_read_reaches_no_console(
    page: Page, address: str, console: list[str], words: str
) -> None:
    page.goto(address)
    search(page, words)
    # The worker answers in order: once it has found this, it has said whatever it says of the other.
    search(page, "threshold")
    expect(page.locator('.md-search-result__link[href*="09-childrens-advice"]').first).to_be_visible()
    assert [line for line in console if "Service Worker registration blocked" not in line] == []
