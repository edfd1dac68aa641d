"""A newer version never interrupts anybody, never mixes with an older one, and can be mended when it is broken."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.annex_a_form import box
from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import KEPT, kept, published

LOOK = "navigator.serviceWorker.getRegistration().then((kept) => kept.update()).then(() => true, () => false)"
LOOK_AND_WAIT = """async () => {
    const kept = await navigator.serviceWorker.getRegistration();
    await kept.update();
    const next = kept.installing ?? kept.waiting ?? kept.active;
    while (!["activated", "redundant"].includes(next.state)) {
        await new Promise((done) => next.addEventListener("statechange", done, { once: true }));
    }
}"""
"""Until the newer service worker has done all that it does when it takes over."""
HOLD_BACK = """
const { postMessage } = ServiceWorker.prototype;
ServiceWorker.prototype.postMessage = function (message) {
  if (message.want !== "take-over") return postMessage.call(this, message);
  document.documentElement.dataset.asked = "yes";
  addEventListener("let-it-come", () => postMessage.call(this, message), { once: true });
};
"""
"""A newer version that takes its time to take over: until the page hears "let-it-come"."""
LET_IT_COME = "dispatchEvent(new Event('let-it-come'))"
FIRST, SECOND, THIRD = "First words?", "Second words?", "Third words?"


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host with the first version of three."""
    published(site, tmp_path / "site", FIRST)
    with hosted(tmp_path / "site") as host:
        yield host


def is_all_of(page: Page, words: str) -> None:
    """The page and its script are of the version with these words."""
    expect(page.locator("h1")).to_have_text(words, timeout=KEPT)
    expect(page.locator("html")).to_have_attribute("data-words", words, timeout=KEPT)


def test_three_versions_in_a_row_leave_a_half_filled_form_alone(
    page: Page, context: BrowserContext, host: Host, site: Path
) -> None:
    kept(page, f"{host.address}annex-a/")
    box(page, "referrer").fill("Half filled")
    for later in (SECOND, THIRD):
        published(site, host.folder, later)
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
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    again = context.new_page()
    again.goto(host.address)
    is_all_of(again, THIRD)


def test_when_nothing_is_typed_the_newer_version_comes_by_itself(page: Page, host: Host, site: Path) -> None:
    kept(page, host.address)
    published(site, host.folder, SECOND)
    page.evaluate(LOOK)
    is_all_of(page, SECOND)


def test_while_the_newer_version_takes_over_nothing_can_be_typed_and_lost(page: Page, host: Host, site: Path) -> None:
    page.add_init_script(HOLD_BACK)
    kept(page, f"{host.address}annex-a/")
    published(site, host.folder, SECOND)
    page.evaluate(LOOK)
    expect(page.locator("html[data-asked]")).to_be_attached(timeout=KEPT)
    box(page, "referrer").evaluate("box => box.focus()")
    page.keyboard.type("Lost")
    expect(box(page, "referrer")).to_have_value("")
    page.evaluate(LET_IT_COME)
    expect(page.locator("html")).to_have_attribute("data-words", SECOND, timeout=KEPT)


@pytest.mark.parametrize("doing", ["typed", "pressed"])
def test_a_newer_version_that_is_late_does_not_take_what_was_done_meanwhile(
    page: Page, host: Host, site: Path, doing: str
) -> None:
    page.add_init_script(HOLD_BACK)
    kept(page, f"{host.address}annex-a/")
    box(page, "referrer").focus()
    page.clock.install()
    published(site, host.folder, SECOND)
    page.evaluate(LOOK)
    expect(page.locator("html[data-asked]")).to_be_attached(timeout=KEPT)
    page.clock.fast_forward(3_001)
    expect(box(page, "referrer")).to_be_focused()
    if doing == "typed":
        page.keyboard.type("Half filled")
    else:
        page.get_by_role("button", name="Add a child").click()
    page.evaluate(LET_IT_COME)
    expect(page.locator("[data-newer]")).to_contain_text("A newer version of this site has come.", timeout=KEPT)
    expect(page.locator("html")).to_have_attribute("data-words", FIRST)
    if doing == "typed":
        expect(box(page, "referrer")).to_have_value("Half filled")
    else:
        expect(page.get_by_role("region", name="Child 3")).to_be_visible()


def test_with_two_tabs_open_neither_is_changed_under_its_reader(
    page: Page, context: BrowserContext, host: Host, site: Path
) -> None:
    kept(page, host.address)
    other = context.new_page()
    other.goto(f"{host.address}annex-a/")
    expect(other.locator("[data-annex-a][data-live]")).to_be_attached()
    box(other, "referrer").fill("Half filled")
    published(site, host.folder, SECOND)
    page.evaluate(LOOK)
    expect(page.locator("[data-newer]")).to_contain_text("Close the other tabs", timeout=KEPT)
    expect(page.locator(".md-content[inert]")).to_have_count(0)
    is_all_of(page, FIRST)
    expect(box(other, "referrer")).to_have_value("Half filled")


@pytest.mark.parametrize("fault", ["a file is missing", "a file is of another version", "the worker is broken"])
def test_a_broken_version_is_not_taken_and_the_next_one_mends_it(
    page: Page, host: Host, site: Path, fault: str
) -> None:
    kept(page, host.address)
    published(site, host.folder, SECOND)
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
    published(site, host.folder, THIRD)
    page.goto(host.address)
    page.evaluate(LOOK)
    is_all_of(page, THIRD)


def test_only_what_has_changed_is_fetched_again(page: Page, host: Host, site: Path) -> None:
    kept(page, host.address)
    published(site, host.folder, SECOND)
    before = len(host.asked)
    page.evaluate(LOOK)
    expect(page.locator("h1")).to_have_text(SECOND, timeout=KEPT)
    assert not any("runtime" in path for path in host.asked[before:])


def test_a_site_that_is_worked_on_takes_an_earlier_copy_away(page: Page, context: BrowserContext, host: Host) -> None:
    """Whoever runs 'make serve' at an address where a copy was kept sees what they change."""
    from tools.publish.release.offline import take_service_worker_away

    kept(page, host.address)
    # The page that is open loads itself anew when its worker goes: looked at from another, which has no script.
    other = context.new_page()
    other.goto(f"{host.address}sitemap.xml")
    take_service_worker_away(host.folder)
    other.evaluate(LOOK_AND_WAIT)
    assert other.evaluate("caches.keys()") == []
