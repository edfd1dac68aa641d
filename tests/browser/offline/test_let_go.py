"""A browser short of room lets files of the kept copy go: they are fetched again, and never mixed with newer ones."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import Host
from tests.browser.offline.keeping import KEPT, SECOND, is_all_of, is_kept, kept, published

LET_GO = """async (ends) => {
    for (const name of await caches.keys()) {
        const kept = await caches.open(name);
        for (const { url } of await kept.keys()) if (ends.some((end) => url.endsWith(end))) await kept.delete(url);
    }
}"""
RUNTIME = ["pyodide.asm.wasm", "python.zip"]


def test_what_was_let_go_is_fetched_again_before_the_page_says_that_it_is_ready(page: Page, host: Host) -> None:
    kept(page, host.address)
    page.evaluate(LET_GO, [*RUNTIME, "policy/01-purpose/"])
    before = len(host.asked)
    page.reload()
    is_kept(page)
    again = [name.rpartition("/")[2] or name for name in host.asked[before:]]
    assert sorted(set(again) - {"service-worker.js"}) == sorted([*RUNTIME, "policy/01-purpose/"])
    host.mood = "hangs"
    page.goto(f"{host.address}policy/01-purpose/")
    expect(page.locator("h1")).to_contain_text("Purpose")


def test_when_it_cannot_be_fetched_again_the_page_says_that_it_is_not_kept(page: Page, host: Host) -> None:
    kept(page, host.address)
    page.evaluate(LET_GO, RUNTIME)
    host.mood = "answers 500"
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-offline-told]")).to_contain_text("could not be kept on this device", timeout=KEPT)


def test_nothing_is_fetched_again_before_the_reader_agrees_where_it_may_cost_money(page: Page, host: Host) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}});")
    page.goto(host.address)
    keep = page.get_by_role("button", name="Keep it (about")
    keep.click()
    is_kept(page)
    page.evaluate(LET_GO, RUNTIME)
    before = len(host.asked)
    page.reload()
    expect(keep).to_be_visible()
    assert not any("runtime" in path for path in host.asked[before:])
    keep.click()
    is_kept(page)
    assert any("runtime" in path for path in host.asked[before:])


@pytest.mark.thorough
def test_when_the_host_has_moved_on_a_page_is_of_one_version_in_all_its_parts(
    page: Page, moving: Host, site: Path
) -> None:
    kept(page, f"{moving.address}policy/01-purpose/")
    page.evaluate(LET_GO, ["/", "/js/main.js"])
    published(site, moving.folder, SECOND)
    # The newer worker is not taken: whatever the older one answers is seen.
    moving.replaced = {"service-worker.js": b"this is not a program"}
    asked = page.evaluate("fetch('.').then(() => 'a newer page', () => 'nothing')")
    assert asked == "nothing"
    page.goto(moving.address)
    is_all_of(page, SECOND)
