"""A version that is broken is not taken, or goes again: the next one mends it."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hosting import Host
from tests.browser.offline.keeping import FIRST, KEPT, LOOK, SECOND, THIRD, is_all_of, kept, published
from tools.release.withdraw import withdraw
from tools.sources.paths import DOCS
from tools.sources.school import read_school

pytestmark = pytest.mark.thorough

PATIENCE = b"STALLED_MS = 20_000;"
# Each page that comes looks too. What that began must not be what the next look finds going on, and waits for.
UNTIL_GIVEN_UP = """async () => {
    const kept = await navigator.serviceWorker.getRegistration();
    await kept.update().catch(() => undefined);
    const next = kept.installing;
    while (next && next.state !== "redundant") {
        await new Promise((done) => next.addEventListener("statechange", done, { once: true }));
    }
}"""

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
    page.evaluate(UNTIL_GIVEN_UP)
    page.reload()
    expect(page.locator("h1")).to_have_text(FIRST)
    page.goto(f"{moving.address}policy/01-purpose/")
    expect(page.locator("h1")).to_contain_text("Purpose")
    page.evaluate(UNTIL_GIVEN_UP)
    moving.missing, moving.replaced = set(), {}
    devtools.send("Storage.overrideQuotaForOrigin", room)
    published(site, moving.folder, THIRD)
    page.goto(moving.address)
    page.evaluate(LOOK)
    is_all_of(page, THIRD)


@pytest.mark.parametrize("how", ["is never sent", "stops half way"])
def test_a_version_of_which_one_file_never_comes_is_given_up_and_tried_again(
    page: Page, moving: Host, site: Path, how: str
) -> None:
    kept(page, moving.address)
    published(site, moving.folder, SECOND)
    worker = (moving.folder / "service-worker.js").read_bytes()
    assert worker.count(PATIENCE) == 1
    moving.replaced = {"service-worker.js": worker.replace(PATIENCE, b"STALLED_MS = 3_000;")}
    (moving.slow if how == "is never sent" else moving.stalls).add("policy/01-purpose/")
    page.evaluate(UNTIL_GIVEN_UP)
    page.reload()
    is_all_of(page, FIRST)
    page.evaluate(UNTIL_GIVEN_UP)
    moving.slow.clear()
    moving.stalls.clear()
    # With its own patience again: on a busy machine any file may take three seconds.
    moving.replaced.clear()
    page.reload()
    is_all_of(page, SECOND)


@pytest.mark.parametrize("what", ["an older one is put back", "it is withdrawn"])
def test_a_host_that_knows_only_dates_can_go_back_to_an_older_folder(
    page: Page, moving: Host, site: Path, what: str
) -> None:
    """Its files are older than what the browser has: to each question whether they are newer the host says no."""
    moving.knows_dates = True
    published(site, moving.folder, SECOND)
    dated(moving.folder, 2_000_000_000)
    kept(page, moving.address)
    is_all_of(page, SECOND)
    if what == "it is withdrawn":
        withdraw(moving.folder, "", read_school(DOCS / "school.toml"))
    else:
        published(site, moving.folder, FIRST)
    dated(moving.folder, 1_700_000_000)
    page.reload()
    if what == "it is withdrawn":
        expect(page.locator("h1")).to_have_text("This site has been taken down", timeout=KEPT)
    else:
        is_all_of(page, FIRST)


def dated(folder: Path, seconds: int) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (seconds, seconds))


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
