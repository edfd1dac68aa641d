"""A newer version never interrupts anybody, and never mixes with an older one."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.annex_a.filling import box
from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host
from tests.browser.offline.keeping import FIRST, KEPT, LOOK, SECOND, THIRD, is_all_of, kept, leave, published
from tests.browser.rehearsal.rehearsing import past_the_act
from tests.browser.walking import answer_by_mouse
from tests.find_browser import launch_arguments
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths

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


@pytest.mark.thorough
def test_three_versions_in_a_row_leave_a_half_filled_form_alone(
    page: Page, context: BrowserContext, moving: Host, site: Path
) -> None:
    kept(page, f"{moving.address}annex-a/")
    box(page, "referrer").fill("Half filled")
    for later in (SECOND, THIRD):
        published(site, moving.folder, later)
        assert page.evaluate(LOOK)
        expect(page.locator("[data-newer]")).to_contain_text("waits until you have finished here", timeout=KEPT)
        expect(box(page, "referrer")).to_have_value("Half filled")
        expect(page.locator("html")).to_have_attribute("data-words", FIRST)
    # Also elsewhere on the site, and in another tab, it is still the first version, whole.
    other = context.new_page()
    other.goto(moving.address)
    is_all_of(other, FIRST)
    other.close()
    leave(page)
    page.goto(moving.address)
    is_all_of(page, THIRD)


@pytest.mark.thorough
def test_a_version_that_takes_over_leaves_the_next_one_alone_that_is_still_coming(
    page: Page, moving: Host, site: Path
) -> None:
    kept(page, f"{moving.address}annex-a/")
    box(page, "referrer").fill("Half filled")
    published(site, moving.folder, SECOND)
    assert page.evaluate(LOOK)
    expect(page.locator("[data-newer]")).to_contain_text("waits until you have finished here", timeout=KEPT)
    published(site, moving.folder, THIRD)
    moving.held = {"policy/01-purpose/"}
    assert page.evaluate(LOOK)
    leave(page)
    page.goto(moving.address)
    is_all_of(page, SECOND)
    moving.released.set()
    is_all_of(page, THIRD)
    moving.mood = "hangs"
    page.goto(f"{moving.address}helpers/which-route/")
    python_is_ready(page)


@pytest.mark.thorough
def test_a_newer_version_leaves_a_walk_alone(page: Page, moving: Host, site: Path, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == "which-route")
    kept(page, f"{moving.address}helpers/which-route/")
    first, second = next(given for given, _ in paths(flow) if len(given) > 1)[:2]
    answer_by_mouse(page, flow, first)
    published(site, moving.folder, SECOND)
    assert page.evaluate(LOOK)
    expect(page.locator("[data-newer]")).to_contain_text("waits until you have finished here", timeout=KEPT)
    expect(page.locator(".step[data-current]")).to_have_attribute("data-step", second[0])
    expect(page.locator("html")).to_have_attribute("data-words", FIRST)


@pytest.mark.thorough
def test_a_newer_version_leaves_a_rehearsal_alone(page: Page, moving: Host, site: Path) -> None:
    kept(page, f"{moving.address}training/the-bundle/")
    page.locator(".show-options:visible").click()
    past_the_act(page.locator("[data-part][data-current]"))
    published(site, moving.folder, SECOND)
    assert page.evaluate(LOOK)
    expect(page.locator("[data-newer]")).to_contain_text("waits until you have finished here", timeout=KEPT)
    expect(page.locator("[data-step][data-current]")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-words", FIRST)


@pytest.mark.thorough
def test_when_nothing_is_typed_the_newer_version_comes_by_itself(page: Page, moving: Host, site: Path) -> None:
    kept(page, moving.address)
    published(site, moving.folder, SECOND)
    page.evaluate(LOOK)
    is_all_of(page, SECOND)


@pytest.mark.thorough
def test_while_the_newer_version_takes_over_nothing_can_be_typed_and_lost(page: Page, moving: Host, site: Path) -> None:
    page.add_init_script(HOLD_BACK)
    kept(page, f"{moving.address}annex-a/")
    published(site, moving.folder, SECOND)
    page.evaluate(LOOK)
    expect(page.locator("html[data-asked]")).to_be_attached(timeout=KEPT)
    box(page, "referrer").evaluate("box => box.focus()")
    page.keyboard.type("Lost")
    expect(box(page, "referrer")).to_have_value("")
    page.evaluate(LET_IT_COME)
    expect(page.locator("html")).to_have_attribute("data-words", SECOND, timeout=KEPT)


@pytest.mark.thorough
@pytest.mark.parametrize("doing", ["typed", "pressed"])
def test_a_newer_version_that_is_late_does_not_take_what_was_done_meanwhile(
    page: Page, moving: Host, site: Path, doing: str
) -> None:
    page.add_init_script(HOLD_BACK)
    # Before the page: its first script lets nobody change what a press says of itself.
    page.clock.install()
    kept(page, f"{moving.address}annex-a/")
    box(page, "referrer").focus()
    published(site, moving.folder, SECOND)
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


@pytest.mark.thorough
def test_with_two_tabs_open_neither_is_changed_under_its_reader(
    page: Page, context: BrowserContext, moving: Host, site: Path
) -> None:
    kept(page, moving.address)
    other = context.new_page()
    other.goto(f"{moving.address}annex-a/")
    expect(other.locator("[data-annex-a][data-live]")).to_be_attached()
    box(other, "referrer").fill("Half filled")
    published(site, moving.folder, SECOND)
    page.evaluate(LOOK)
    expect(page.locator("[data-newer]")).to_contain_text("Close the other tabs", timeout=KEPT)
    expect(page.locator(".md-content[inert]")).to_have_count(0)
    is_all_of(page, FIRST)
    expect(box(other, "referrer")).to_have_value("Half filled")


@pytest.mark.thorough
def test_only_what_has_changed_is_fetched_again(page: Page, moving: Host, site: Path) -> None:
    kept(page, moving.address)
    published(site, moving.folder, SECOND)
    before = len(moving.asked)
    page.evaluate(LOOK)
    expect(page.locator("h1")).to_have_text(SECOND, timeout=KEPT)
    assert not any("runtime" in path for path in moving.asked[before:])


@pytest.mark.thorough
def test_a_site_that_is_worked_on_takes_an_earlier_copy_away(page: Page, context: BrowserContext, moving: Host) -> None:
    """Whoever runs 'make serve' at an address where a copy was kept sees what they change."""
    from tools.release.offline import take_service_worker_away

    kept(page, moving.address)
    # The page that is open loads itself anew when its worker goes: looked at from another, which has no script.
    other = context.new_page()
    other.goto(f"{moving.address}sitemap.xml")
    take_service_worker_away(moving.folder)
    other.evaluate("caches.open('of a neighbour')")
    other.evaluate(LOOK_AND_WAIT)
    assert other.evaluate("caches.keys()") == ["of a neighbour"]


@pytest.mark.thorough
def test_after_an_update_and_a_restart_no_script_looks_for_its_parts_in_the_older_version(
    playwright: Playwright, moving: Host, site: Path, tmp_path: Path
) -> None:
    """Most scripts did not change and were copied. In the same browser the older ones may still be in its memory."""
    arguments: dict[str, Any] = {"user_data_dir": tmp_path / "profile", "headless": True, **launch_arguments()}
    before = playwright.chromium.launch_persistent_context(**arguments)
    kept(before.pages[0], moving.address)
    published(site, moving.folder, SECOND)
    before.pages[0].evaluate(LOOK)
    is_all_of(before.pages[0], SECOND)
    before.close()
    again = playwright.chromium.launch_persistent_context(**arguments)
    moving.mood = "hangs"
    again.pages[0].goto(moving.address)
    is_all_of(again.pages[0], SECOND)
    again.pages[0].goto(f"{moving.address}helpers/which-route/")
    python_is_ready(again.pages[0])
    again.close()
