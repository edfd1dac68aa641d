"""Where the site cannot be kept: no room, no storage, no service workers. The page says so, and works."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.annex_a.filling import box
from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host
from tests.browser.offline.keeping import KEPT, kept


def test_a_device_without_room_is_told_of_in_one_sentence(page: Page, host: Host) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 2_000_000})
    page.goto(host.address)
    told = page.locator("[data-offline-told]")
    expect(told).to_contain_text("This device has no room to keep this site.", timeout=KEPT)
    expect(page.locator("h1")).to_be_visible()


def test_a_browser_that_stores_nothing_is_told_of_in_one_sentence(page: Page, host: Host) -> None:
    """As in a window whose settings refuse every site its storage: even to ask throws."""
    page.add_init_script(
        """for (const name of ["indexedDB", "caches", "localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
        }
        navigator.serviceWorker.register = async () => { throw new DOMException("denied", "SecurityError"); };"""
    )
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
    expect(page.locator("[data-offline-told]")).to_contain_text("This browser does not keep sites")
    page.goto(f"{host.address}annex-a/")
    box(page, "referrer").fill("Typed all the same")
    expect(page.locator("[data-draft-status]")).to_contain_text("A draft cannot be kept in this browser")


def test_a_browser_without_service_workers_is_told_of_in_one_sentence(page: Page, host: Host) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker;")
    page.goto(host.address)
    expect(page.locator("[data-offline-told]")).to_contain_text("This browser does not keep sites")


@pytest.mark.thorough
@pytest.mark.parametrize("missing", ["policy/01-purpose/", "service-worker.js"])
def test_a_copy_that_could_not_be_kept_is_told_of_and_tried_again(page: Page, host: Host, missing: str) -> None:
    host.missing = {missing}
    page.goto(host.address)
    told = page.locator("[data-offline-told]")
    expect(told).to_contain_text("could not be kept on this device just now", timeout=KEPT)
    host.missing = set()
    page.reload()
    expect(told).to_contain_text("Ready for use without a network.", timeout=KEPT)


def test_a_host_that_leads_from_one_address_of_a_file_to_another_can_be_kept(page: Page, host: Host) -> None:
    """Some hosts take `.html` off. What has the right hash may come from anywhere."""
    host.moved = {"404.html": "404"}
    host.replaced = {"404": (host.folder / "404.html").read_bytes()}
    kept(page, host.address)
    page.goto(f"{host.address}no/such/page/")
    expect(page.locator("h1")).to_have_text("404 - Not found")


def test_in_a_private_window_the_site_works_and_nothing_is_there_afterwards(browser: Browser, host: Host) -> None:
    """A browser context is a private window: what it keeps goes with it."""
    first = browser.new_context(service_workers="allow")
    page = first.new_page()
    page.goto(host.address)
    expect(page.locator("html[data-kept=ready]")).to_be_attached(timeout=KEPT)
    first.close()
    second = browser.new_context(service_workers="allow")
    page = second.new_page()
    # Not a page: that would begin to keep the site itself before the question is asked.
    page.goto(f"{host.address}sitemap.xml")
    assert page.evaluate("caches.keys()") == []
    second.close()
