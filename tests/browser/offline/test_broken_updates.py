"""A version that is broken is not taken, or goes again: the next one mends it."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hosting import Host
from tests.browser.offline.keeping import FIRST, KEPT, LOOK, SECOND, THIRD, is_all_of, kept, published

UNTIL_IT_WAITS = """async () => {
    const kept = await navigator.serviceWorker.getRegistration();
    for (let times = 300; !kept.waiting; times -= 1) {
        if (!times) throw new Error("No newer version waits.");
        await new Promise((done) => setTimeout(done, 100));
    }
}"""


@pytest.mark.parametrize(
    "fault", ["a file is missing", "a file is of another version", "the worker is broken", "the device has no room"]
)
def test_a_broken_version_is_not_taken_and_the_next_one_mends_it(
    page: Page, moving: Host, site: Path, fault: str
) -> None:
    devtools = page.context.new_cdp_session(page)
    room: dict[str, object] = {"origin": moving.address.rstrip("/")}
    kept(page, moving.address)
    published(site, moving.folder, SECOND)
    if fault == "a file is missing":
        moving.missing = {"policy/01-purpose/"}
    elif fault == "a file is of another version":
        moving.replaced = {"policy/01-purpose/": b"<title>half published</title>"}
    elif fault == "the worker is broken":
        moving.replaced = {"service-worker.js": b"this is not a program"}
    else:
        devtools.send("Storage.overrideQuotaForOrigin", {**room, "quotaSize": 2_000_000})
    page.evaluate(LOOK)
    page.reload()
    expect(page.locator("h1")).to_have_text(FIRST)
    page.goto(f"{moving.address}policy/01-purpose/")
    expect(page.locator("h1")).to_contain_text("Purpose")
    moving.missing, moving.replaced = set(), {}
    devtools.send("Storage.overrideQuotaForOrigin", room)
    published(site, moving.folder, THIRD)
    page.goto(moving.address)
    page.evaluate(LOOK)
    is_all_of(page, THIRD)


def test_a_version_whose_scripts_do_not_start_goes_when_the_site_is_closed(
    page: Page, context: BrowserContext, moving: Host, site: Path
) -> None:
    """None of its pages lets the next version come. The browser does, once no page is open."""
    kept(page, moving.address)
    published(site, moving.folder, SECOND, script="this is not a program")
    page.evaluate(LOOK)
    expect(page.locator("h1")).to_have_text(SECOND, timeout=KEPT)
    expect(page.locator("html[data-kept]")).to_have_count(0)
    published(site, moving.folder, THIRD)
    assert page.evaluate(LOOK)
    page.evaluate(UNTIL_IT_WAITS)
    page.close()
    again = context.new_page()
    again.goto(moving.address)
    is_all_of(again, THIRD)
