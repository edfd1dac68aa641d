"""What a browser refuses costs the part that needs it alone; the page says which, and promises only what holds."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host
from tests.browser.walking import answer_by_mouse
from tests.find_browser import launch_arguments
from tools.browser.flow.model import Flow

TRUE_WITHOUT = "close the tab: until then, Back may show what you typed."
PROMISE = "what you typed is gone."
REFUSES = {
    "workers": "window.Worker = class { constructor() { throw new DOMException('refused', 'SecurityError'); } };",
    "WebAssembly": "delete window.WebAssembly;",
    "storage": """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
    }""",
    "service workers": "delete Navigator.prototype.serviceWorker;",
    "locks": "delete Navigator.prototype.locks;",
    "the Navigation API": "delete window.navigation;",
}


@pytest.fixture
def without_cookies(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """Chromium as somebody has set it who blocks all cookies: with them goes everything that a site could store."""
    settings = tmp_path / "Default" / "Preferences"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    arguments: Any = launch_arguments(with_window=True)
    context = playwright.chromium.launch_persistent_context(tmp_path, **arguments)
    yield context
    context.close()


def walks(page: Page, host: Host, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == "which-route")
    page.goto(f"{host.address}helpers/{flow.name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    answer_by_mouse(page, flow, (flow.steps[0].id, flow.steps[0].answers[-1].id))
    expect(page.locator(".so-far > ol li")).to_have_count(1)


def searches(page: Page, host: Host) -> None:
    page.goto(f"{host.address}policy/01-purpose/")
    page.locator(".md-search__input").click()
    page.keyboard.type("threshold")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def fills_the_form_and_prints(page: Page, host: Host) -> None:
    page.goto(f"{host.address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    expect(page.locator("[data-kept-by=form]")).to_contain_text(PROMISE)
    page.locator("[data-do=add-child]").click()
    expect(page.locator("[data-do=undo]")).to_be_enabled()


@pytest.mark.thorough
@pytest.mark.parametrize("refused", ["storage", "service workers", "locks", "the Navigation API"])
def test_whoever_refuses_what_nothing_needs_misses_nothing(
    page: Page, host: Host, flows: list[Flow], complaints: list[str], refused: str
) -> None:
    page.add_init_script(REFUSES[refused])
    walks(page, host, flows)
    python_is_ready(page)
    searches(page, host)
    fills_the_form_and_prints(page, host)
    expect(page.locator("[data-missing]")).to_have_count(0)
    assert [line for line in complaints if line.startswith("error")] == []


@pytest.mark.thorough
def test_with_all_cookies_blocked_helpers_search_and_form_work(
    without_cookies: BrowserContext, host: Host, flows: list[Flow]
) -> None:
    page = without_cookies.new_page()
    walks(page, host, flows)
    python_is_ready(page)
    searches(page, host)
    fills_the_form_and_prints(page, host)
    expect(page.locator("[data-missing]")).to_have_count(0)
    expect(page.locator("[data-offline-told]")).to_contain_text("does not keep sites for use without a network")


def test_without_workers_the_search_says_that_it_does_not_work_and_the_rest_goes_on(
    page: Page, host: Host, flows: list[Flow]
) -> None:
    page.add_init_script(REFUSES["workers"])
    walks(page, host, flows)
    expect(page.locator(".python-told")).to_contain_text("could not start")
    page.locator(".md-search__input").click()
    page.keyboard.type("threshold")
    expect(page.locator(".search-help [data-missing=search]")).to_contain_text("The search does not work here")
    fills_the_form_and_prints(page, host)


def test_without_its_list_the_search_says_so_and_works_once_it_can_be_had(page: Page, host: Host) -> None:
    host.missing.add("search/list.json")
    page.goto(f"{host.address}policy/01-purpose/")
    page.locator(".md-search__input").click()
    page.keyboard.type("thresh")
    expect(page.locator("[data-missing=search]")).to_be_visible()
    host.missing.clear()
    page.keyboard.type("old")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator("[data-missing=search]")).to_have_count(0)


def test_without_webassembly_everything_but_python_is_there(page: Page, host: Host, flows: list[Flow]) -> None:
    page.add_init_script(REFUSES["WebAssembly"])
    page.route("**/*.wasm", lambda route: route.abort())
    walks(page, host, flows)
    expect(page.locator("html[data-python=failed]")).to_be_attached()
    expect(page.locator(".python-told")).to_contain_text("could not start")
    searches(page, host)
    fills_the_form_and_prints(page, host)


def test_a_form_that_does_not_start_says_so_and_promises_only_what_is_true(page: Page, host: Host) -> None:
    page.route("**/annex-a/form.js", lambda route: route.abort())
    page.goto(f"{host.address}annex-a/")
    expect(page.locator("[data-missing=form]")).to_contain_text("The buttons of this form do not work in this browser.")
    expect(page.locator("[data-without-scripts]")).to_be_visible()
    expect(page.locator("[data-kept-by=form]")).to_contain_text(TRUE_WITHOUT)
    # What comes after it has started all the same.
    expect(page.locator(".python-told")).to_be_attached()


def test_without_scripts_the_form_promises_only_what_is_true(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host.address}annex-a/")
    page.locator("article details > summary").first.click()
    words = page.locator("article").inner_text()
    assert TRUE_WITHOUT in words and PROMISE not in words
    for path in ("training/", "training/record/"):
        page.goto(host.address + path)
        words = page.locator("article").inner_text()
        assert "close the tab" in words.lower() and "gone when you leave" not in words, path
    context.close()
