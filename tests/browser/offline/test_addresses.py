"""An address that leads nowhere, or to what is not kept, gives a page of ours and never the browser's own error."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import kept


@pytest.mark.thorough
@pytest.mark.parametrize("network", ["there", "gone"])
@pytest.mark.parametrize("path", ["policy/%E0%A4%A/", "100%/", "no/such/page/", "%"])
def test_an_address_with_a_percent_sign_that_means_nothing_is_our_page_for_wrong_addresses(
    page: Page, host: Host, path: str, network: str
) -> None:
    kept(page, host.address)
    if network == "gone":
        host.mood = "hangs"
    answer = page.goto(f"{host.address}{path}")
    assert answer and answer.status == 404
    expect(page.locator("h1")).to_have_text("404 - Not found")
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")


@pytest.mark.thorough
@pytest.mark.parametrize("path", ["versions/", "versions", "versions/2026-03-03/who-to-tell/"])
def test_earlier_versions_without_a_network_are_said_not_to_be_on_the_device(page: Page, site: Path, path: str) -> None:
    with hosted(site) as host:
        kept(page, host.address)
    answer = page.goto(f"{host.address}{path}")
    assert answer and answer.status == 503
    expect(page.locator("h1")).to_have_text("Earlier versions are not on this device")
    expect(page.get_by_role("link", name="Exit this page").first).to_be_visible()
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")


def test_with_a_network_they_are_as_they_were_published(page: Page, host: Host) -> None:
    kept(page, host.address)
    page.goto(f"{host.address}versions/")
    expect(page.locator("h1")).to_have_text("Earlier versions")
