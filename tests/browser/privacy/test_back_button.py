"""A browser that keeps a whole page for its Back button, memory and all, brings back nothing that was typed."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.annex_a.filling import box
from tests.browser.conftest import open_with_instant_navigation
from tests.browser.hosting import Host
from tests.browser.privacy.checks import fill_every_field, is_forgotten_after_back
from tests.browser.privacy.sweep import MARKER
from tests.find_browser import launch_arguments

pytestmark = pytest.mark.thorough

PYTHON = "html[data-python=ready]"
# The place, what tells that it has started, what can be pressed in it before it is left.
PLACES = {
    "helpers/the-police/": (".helper", PYTHON, [".step[data-current] .give"]),
    "helpers/what-is-it/": (".helper", PYTHON, [".tick label"]),
    "annex-a/": ("[data-annex-a]", "[data-annex-a][data-live]", ["[data-do=add-child]"]),
    "training/the-bundle/": ("[data-rehearsal]", PYTHON, [".show-options", "[data-part][data-current] .answer label"]),
    "training/quiz/": (".quiz", ".quiz-question[data-current]", [".quiz-question[data-current] .answer label"]),
    "training/record/": (".completion", ".completion button:visible", []),
}


TIMES = 4


@pytest.fixture(scope="module")
def remembering(playwright: Playwright) -> Iterator[Browser]:
    """Playwright switches off what browsers do for the Back button; here it is on."""
    arguments: Any = launch_arguments(with_window=True)
    browser = playwright.chromium.launch(ignore_default_args=["--disable-back-forward-cache"], **arguments)
    yield browser
    browser.close()


@pytest.mark.parametrize("path", PLACES)
def test_what_was_typed_and_answered_is_gone_from_a_page_that_the_browser_kept(
    remembering: Browser, host: Host, path: str
) -> None:
    where = PLACES[path][0]
    as_it_was_at_first = first_words(remembering, host, path)
    page = filled_left_and_kept(remembering, host, path)
    expect(page.locator("html[data-back=true]")).to_be_attached()
    # Python was stopped with the page, and starts once more: what only it says comes a moment later.
    expect(page.locator(where).first).to_have_text(as_it_was_at_first, use_inner_text=True)
    assert MARKER not in page.content()
    page.close()


def filled_left_and_kept(browser: Browser, host: Host, path: str) -> Page:
    """The page after coming back to it. A busy browser may not keep a page, and does not say why: then once more."""
    where, _, presses = PLACES[path]
    for _ in range(TIMES):
        page = opened(browser, host, path)
        for press in presses:
            page.locator(f"{press}:visible").first.click()
        fill_every_field(page, where)
        page.evaluate(
            "addEventListener('pageshow', ({ persisted }) => (document.documentElement.dataset.back = persisted))"
        )
        page.evaluate("window.stays = true")
        is_forgotten_after_back(page, where, f"{host.address}about/")
        if page.evaluate("window.stays"):
            return page
        page.close()
    raise AssertionError(f"The browser has kept {path} in none of {TIMES} times.")


def opened(browser: Browser, host: Host, path: str) -> Page:
    page = browser.new_page(service_workers="block")
    page.goto(host.address + path)
    expect(page.locator(PLACES[path][1]).first).to_be_attached()
    # A browser keeps no page that still waits for something from its host: neither Python nor anything else.
    expect(page.locator("html:not([data-python=loading])")).to_be_attached()
    page.wait_for_load_state("networkidle")
    return page


def first_words(browser: Browser, host: Host, path: str) -> str:
    """What somebody sees who opens the page for the first time."""
    page = opened(browser, host, path)
    words = page.locator(PLACES[path][0]).first.inner_text()
    page.close()
    return words


def test_what_is_typed_after_coming_back_is_kept_while_moving_round_the_site(remembering: Browser, host: Host) -> None:
    page = remembering.new_page(service_workers="block")
    open_with_instant_navigation(page, f"{host.address}annex-a/")
    expect(page.locator(PLACES["annex-a/"][1])).to_be_attached()
    expect(page.locator("html:not([data-python=loading])")).to_be_attached()
    page.wait_for_load_state("networkidle")
    page.goto(f"{host.address}about/?")
    page.go_back(wait_until="commit")
    expect(page).to_have_url(f"{host.address}annex-a/")
    box(page, "referrer").fill("Typed after coming back")
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1").first).to_have_text("Who to tell")
    page.go_back(wait_until="commit")
    expect(box(page, "referrer")).to_have_value("Typed after coming back")
    page.close()
