"""A browser that has kept the whole site has nothing of the desk, and gets it from the host."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hosting import Host
from tests.browser.offline.keeping import kept

pytestmark = pytest.mark.thorough


def test_who_has_kept_the_site_still_gets_the_desk_from_the_host(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    kept(page, host.address)
    page.goto(f"{host.address}keepers/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The keepers’ desk")
    expect(page.locator("[data-desk][data-python=ready]")).to_be_attached()
    context.close()
