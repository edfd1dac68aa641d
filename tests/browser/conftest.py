"""A real browser in front of the built site, served as a plain host would."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser.accessible.axe import still_page
from tests.browser.annex_a.filling import open_form
from tests.browser.hosting import Host, hosted
from tests.find_browser import launch_arguments
from tests.patience import MILLISECONDS

expect.set_options(timeout=MILLISECONDS)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    launch: dict[str, Any] = launch_arguments()
    # A test's visit is short: WebAssembly that is made faster meanwhile costs a quarter of a page's time.
    launch["args"] = [*launch.get("args", []), "--js-flags=--liftoff-only"]
    return {**browser_type_launch_args, **launch}


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """Pages keep nothing for offline use unless a test asks for it, or every test would wait for the whole site."""
    plain = browser.new_context

    def new_context(**wishes: Any) -> BrowserContext:
        context = plain(**{"service_workers": "block", **wishes})
        context.set_default_timeout(MILLISECONDS)
        return context

    browser.new_context = new_context  # type: ignore[method-assign]
    return browser


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, with a slash at the end. There a file is locked in no time."""
    with hosted(site) as host:
        locks_at_once(host)
        yield host.address


def locks_at_once(host: Host) -> None:
    """Makes the key of a passphrase 256 times as fast. A `host` of a test's own has the library as it is."""
    [library] = host.folder.glob("assets/*/vendor/age.js")
    whole = library.read_bytes()
    assert whole.count(b"scryptWorkFactor=18;") == 1
    path = library.relative_to(host.folder).as_posix()
    host.replaced[path] = whole.replace(b"scryptWorkFactor=18;", b"scryptWorkFactor=10;")


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    """The same on a host of the test's own, to disturb at will."""
    with hosted(site) as host:
        yield host


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the page says in the console, or throws: a test that asks for it wants it to stay empty."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # The browser says so itself when a test does not let it keep the site.
        if "Service Worker registration blocked" not in message.text:
            heard.append(f"{message.type}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    return heard


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The page with Annex A, once its script is at work."""
    return open_form(page, address)


def python_is_ready(page: Page) -> None:
    """Waits until Python answers on this page."""
    expect(page.locator("html[data-python=ready]")).to_be_attached()


def open_with_instant_navigation(page: Page, url: str) -> None:
    """Opens a page from which on the theme changes pages without leaving this one."""
    page.goto(url)
    site_map_is_read(page)


def site_map_is_read(page: Page) -> None:
    """Waits until the theme knows what it may fetch. (Not for the answer: one to a page that has gone never ends.)"""
    expect(page.locator("html[data-visit]")).to_be_attached()


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[Page]:
    """A still page for all tests of a file, as a reader has it: each opens its page anew."""
    page = still_page(browser)
    yield page
    page.context.close()
