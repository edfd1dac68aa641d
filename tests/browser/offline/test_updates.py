"""A newer version never interrupts anybody, never mixes with an older one, and can be mended when it is broken."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.annex_a_form import box
from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import KEPT, is_kept, kept, published
from tools.publish.release.offline import WORKER, take_service_worker_away

LOOK = "navigator.serviceWorker.getRegistration().then((kept) => kept.update()).then(() => true, () => false)"
ASK_TO_LOOK = f"() => {{ void {LOOK}; }}"
"""For a page that may be loaded anew by what is found."""
LOOK_AND_WAIT = """async () => {
    const kept = await navigator.serviceWorker.getRegistration();
    await kept.update();
    const next = kept.installing ?? kept.waiting ?? kept.active;
    while (!["activated", "redundant"].includes(next.state)) {
        await new Promise((done) => next.addEventListener("statechange", done, { once: true }));
    }
}"""
"""Until the newer service worker has done all that it does when it takes over."""
FIRST, SECOND, THIRD = "First words?", "Second words?", "Third words?"


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture(scope="module")
def versions(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three versions of the site, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("versions")
    made = {words: folder / words[:5] for words in (FIRST, SECOND, THIRD)}
    for minute, (words, where) in enumerate(made.items()):
        published(site, where, words)
        # A host tells a newer file by the second in which it was written; these are written within one.
        written = (where / WORKER).stat().st_mtime + 60 * minute
        os.utime(where / WORKER, (written, written))
    return made


@pytest.fixture
def host(versions: dict[str, Path]) -> Iterator[Host]:
    """A host with the first version of three; another folder is another version, published anew."""
    with hosted(versions[FIRST]) as host:
        yield host


def is_all_of(page: Page, words: str) -> None:
    """The page and its script are of the version with these words."""
    expect(page.locator("h1")).to_have_text(words, timeout=KEPT)
    expect(page.locator("html")).to_have_attribute("data-words", words, timeout=KEPT)


def test_three_versions_in_a_row_leave_a_half_filled_form_alone(
    page: Page, context: BrowserContext, host: Host, versions: dict[str, Path]
) -> None:
    kept(page, f"{host.address}annex-a/")
    box(page, "referrer").fill("Half filled")
    for later in (SECOND, THIRD):
        host.folder = versions[later]
        assert page.evaluate(LOOK)
        expect(page.locator("[data-newer]")).to_contain_text("waits until you have finished here", timeout=KEPT)
        expect(box(page, "referrer")).to_have_value("Half filled")
        expect(page.locator("html")).to_have_attribute("data-words", FIRST)
    # Also elsewhere on the site, and in another tab, it is still the first version, whole.
    other = context.new_page()
    other.goto(host.address)
    is_all_of(other, FIRST)
    other.close()
    page.once("dialog", lambda dialog: dialog.accept())
    page.close(run_before_unload=True)
    again = context.new_page()
    again.goto(host.address)
    is_all_of(again, THIRD)


def test_when_nothing_is_typed_the_newer_version_comes_by_itself(
    page: Page, host: Host, versions: dict[str, Path]
) -> None:
    kept(page, host.address)
    host.folder = versions[SECOND]
    page.evaluate(ASK_TO_LOOK)
    is_all_of(page, SECOND)


def test_with_two_tabs_open_neither_is_changed_under_its_reader(
    page: Page, context: BrowserContext, host: Host, versions: dict[str, Path]
) -> None:
    kept(page, host.address)
    other = context.new_page()
    other.goto(f"{host.address}annex-a/")
    expect(other.locator("[data-annex-a][data-live]")).to_be_attached()
    box(other, "referrer").fill("Half filled")
    host.folder = versions[SECOND]
    page.evaluate(LOOK)
    expect(page.locator("[data-newer]")).to_contain_text("Close the other tabs", timeout=KEPT)
    is_all_of(page, FIRST)
    expect(box(other, "referrer")).to_have_value("Half filled")


def test_a_scenario_that_somebody_has_begun_by_a_button_alone_is_left_alone(
    page: Page, host: Host, versions: dict[str, Path]
) -> None:
    kept(page, f"{host.address}training/the-bundle/")
    page.locator(".show-options").first.click()
    host.folder = versions[SECOND]
    page.evaluate(LOOK)
    expect(page.locator("[data-newer]")).to_contain_text("waits until you have finished here", timeout=KEPT)
    expect(page.locator(".step[data-current]")).to_be_visible()


def test_what_is_typed_while_a_newer_version_takes_over_is_not_lost(
    page: Page, host: Host, versions: dict[str, Path]
) -> None:
    page.add_init_script(
        """const send = ServiceWorker.prototype.postMessage;
        ServiceWorker.prototype.postMessage = function (message) {
            send.call(this, message);
            if (message.want !== "take-over") return;
            const content = document.querySelector(".md-content");
            document.documentElement.dataset.still = String(content.inert);
            // A hand that is quicker than that.
            const box = content.querySelector("[data-field=referrer]");
            box.value = "Typed";
            box.dispatchEvent(new Event("input", { bubbles: true }));
        };"""
    )
    kept(page, f"{host.address}annex-a/")
    host.folder = versions[SECOND]
    page.evaluate(LOOK)
    expect(page.locator("[data-newer]")).to_contain_text("has come. Save or print what you need", timeout=KEPT)
    expect(page.locator("html[data-still=true]")).to_be_attached()
    expect(box(page, "referrer")).to_have_value("Typed")
    expect(page.locator(".md-content[inert]")).to_have_count(0)


def test_what_a_browser_has_thrown_away_is_not_called_ready_nor_taken_from_another_version(
    page: Page, context: BrowserContext, host: Host, versions: dict[str, Path]
) -> None:
    purpose = f"{host.address}policy/01-purpose/"
    throw_away = (
        "async (url) => { for (const name of await caches.keys()) await (await caches.open(name)).delete(url); }"
    )
    kept(page, host.address)
    page.evaluate(throw_away, purpose)
    host.missing = {"policy/01-purpose/"}
    page.reload()
    expect(page.locator("[data-offline-told]")).to_contain_text(
        "could not be kept on this device just now", timeout=KEPT
    )
    host.missing = set()
    page.reload()
    is_kept(page)
    host.mood = "hangs"
    page.goto(purpose)
    expect(page.locator("h1")).to_contain_text("Purpose")
    page.evaluate(throw_away, purpose)
    host.mood = "well"
    host.folder = versions[SECOND]
    refused = page.evaluate("url => fetch(url).then((answer) => answer.status, () => 'refused')", purpose)
    assert refused == "refused"


@pytest.mark.parametrize("fault", ["a file is missing", "a file is of another version", "the worker is broken"])
def test_a_broken_version_is_not_taken_and_the_next_one_mends_it(
    page: Page, host: Host, versions: dict[str, Path], fault: str
) -> None:
    kept(page, host.address)
    host.folder = versions[SECOND]
    if fault == "a file is missing":
        host.missing = {"policy/01-purpose/"}
    elif fault == "a file is of another version":
        host.replaced = {"policy/01-purpose/": b"<title>half published</title>"}
    else:
        host.replaced = {"service-worker.js": b"this is not a program"}
    page.evaluate(LOOK)
    page.reload()
    expect(page.locator("h1")).to_have_text(FIRST)
    page.goto(f"{host.address}policy/01-purpose/")
    expect(page.locator("h1")).to_contain_text("Purpose")
    host.missing, host.replaced = set(), {}
    host.folder = versions[THIRD]
    page.goto(host.address)
    page.evaluate(ASK_TO_LOOK)
    is_all_of(page, THIRD)


def test_only_what_has_changed_is_fetched_again(page: Page, host: Host, versions: dict[str, Path]) -> None:
    kept(page, host.address)
    host.folder = versions[SECOND]
    before = len(host.asked)
    page.evaluate(ASK_TO_LOOK)
    expect(page.locator("h1")).to_have_text(SECOND, timeout=KEPT)
    assert not any("runtime" in path for path in host.asked[before:])


def test_a_site_that_is_worked_on_takes_an_earlier_copy_away(
    page: Page, context: BrowserContext, host: Host, tmp_path: Path
) -> None:
    """Whoever runs 'make serve' at an address where a copy was kept sees what they change."""
    kept(page, host.address)
    # The page that is open will load itself anew: another one, without scripts, is asked.
    other = context.new_page()
    other.goto(f"{host.address}sitemap.xml")
    take_service_worker_away(tmp_path)
    host.replaced["service-worker.js"] = (tmp_path / "service-worker.js").read_bytes()
    other.evaluate(LOOK_AND_WAIT)
    assert other.evaluate("caches.keys()") == []
