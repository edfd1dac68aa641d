"""The site on a phone's home screen: the browser takes it for an app, and it opens whole without a network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import kept
from tests.find_browser import launch_arguments


@pytest.fixture
def whole_browser(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser as readers have it: the one without any window installs no app."""
    arguments: dict[str, Any] = launch_arguments(with_window=True)
    arguments["args"] = [*arguments["args"], "--headless=new"]
    context = playwright.chromium.launch_persistent_context(str(tmp_path / "profile"), headless=False, **arguments)
    yield context
    context.close()


@pytest.fixture
def host(whole_site: Path) -> Iterator[Host]:
    """All pages: the app leads to more of them than other tests of offline use."""
    with hosted(whole_site) as host:
        yield host


def test_the_browser_finds_nothing_that_hinders_an_icon(page: Page, host: Host) -> None:
    page.goto(host.address)
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["url"] == f"{host.address}manifest.webmanifest"
    assert manifest["errors"] == []
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


@pytest.mark.thorough
def test_the_installed_app_opens_without_a_network_with_the_urgent_line_and_exit(
    whole_browser: BrowserContext, host: Host
) -> None:
    page = whole_browser.pages[0]
    kept(page, host.address)
    session = page.context.new_cdp_session(page)
    session.send("PWA.install", {"manifestId": host.address})
    # As a phone opens it from its home screen; a desktop's browser would ask which way.
    session.send("PWA.changeAppUserSettings", {"manifestId": host.address, "displayMode": "standalone"})
    host.mood = "hangs"
    with whole_browser.expect_page() as opened:
        session.send("PWA.launch", {"manifestId": host.address})
    app = opened.value
    expect(app.locator("h1")).to_have_text("What do you need?")
    assert app.evaluate("matchMedia('(display-mode: standalone)').matches")
    expect(app.locator(".urgent-now")).to_contain_text("Ring 999")
    expect(app.get_by_role("link", name="Exit this page").last).to_be_visible()
    app.goto(f"{host.address}who-to-tell/")
    expect(app.locator("h1")).to_have_text("Who to tell")
    app.goto(f"{host.address}annex-a/")
    expect(app.locator("[data-annex-a]")).to_be_visible()
    app.goto(f"{host.address}helpers/a-child-has-told-me-something/")
    expect(app.locator(".helper[data-walking]")).to_be_visible()
    session.send("PWA.uninstall", {"manifestId": host.address})
