"""A draft kept on this device: only when chosen, encrypted, there after a crash, gone when it is deleted or too old."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.annex_a.filling import DIALOG, PYTHON, box, fill_everything, open_form, press, values
from tests.browser.annex_a.saving import PASSPHRASE, give_passphrase
from tests.browser.annex_a.test_files import BAR
from tests.find_browser import launch_arguments

STATUS = "[data-draft-status]"
FULL_DISK = """() => {
    window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
# Everything that this site has put on the device, as far as a page can see it.
STORED = """async () => {
    const bytes = [];
    for (const { name } of await indexedDB.databases()) {
        const base = await new Promise((done) => {
            const r = indexedDB.open(name); r.onsuccess = () => done(r.result);
        });
        for (const store of base.objectStoreNames) {
            const all = await new Promise((done) => {
                const r = base.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result);
            });
            bytes.push(...all.flatMap((item) => Object.values(item).map((part) =>
                part instanceof Uint8Array ? new TextDecoder("latin1").decode(part) : String(part))));
        }
        base.close();
    }
    return [JSON.stringify([localStorage, sessionStorage]), ...bytes];
}"""


def keep(page: Page) -> None:
    press(page, "Keep a draft on this device")
    give_passphrase(page)
    expect(page.locator(STATUS)).to_contain_text("Draft kept on this device at", timeout=PYTHON)


def open_draft(page: Page) -> None:
    press(page, "Open the draft")
    give_passphrase(page, twice=False)
    expect(page.locator(STATUS)).to_contain_text("The draft is open", timeout=PYTHON)


def stored(page: Page) -> list[str]:
    found: list[str] = page.evaluate(STORED)
    return found


@pytest.fixture
def form(page: Page, address: str) -> Page:
    return open_form(page, address)


def test_nothing_is_kept_unless_chosen_what_is_kept_is_locked_and_one_press_deletes_it(form: Page) -> None:
    fill_everything(form, children=2)
    expect(form.get_by_role("button", name="Delete the draft from this device")).to_be_hidden()
    assert "Qz" not in "".join(stored(form)) and len(stored(form)) == 1
    keep(form)
    kept = stored(form)
    assert len(kept) > 1
    # The whole marker: two letters alone turn up by chance in what is encrypted.
    assert not re.search(r"Qz[0-9a-f]{3}x", "".join(kept))
    assert PASSPHRASE not in "".join(kept)
    assert sum(part.startswith("age-encryption.org/v1") for part in kept) == 2
    expect(form.locator(BAR)).to_have_text("Kept in the draft")
    # The disk is full: the page says so, and goes on keeping as soon as there is room.
    form.evaluate(FULL_DISK)
    box(form, "referrer").fill("Written")
    expect(form.locator(STATUS)).to_contain_text("could NOT be kept just now")
    expect(form.locator(BAR)).to_have_text("Not saved")
    form.evaluate("() => { IDBObjectStore.prototype.put = window.put; }")
    box(form, "referrer").fill("Written again")
    expect(form.locator(BAR)).to_have_text("Kept in the draft")
    press(form, "Delete the draft from this device")
    expect(form.locator(STATUS)).to_contain_text("The draft is deleted from this device.")
    expect(form.locator(BAR)).to_have_text("Not saved")
    assert len(stored(form)) == 1
    expect(box(form, "referrer")).to_have_value("Written again")
    # Nothing goes on being kept behind the person's back.
    box(form, "referrer").fill("Written on")
    box(form, "contact").fill("And on")
    expect(form.get_by_role("button", name="Keep a draft on this device")).to_be_visible()
    expect(form.locator(BAR)).to_have_text("Not saved")
    assert len(stored(form)) == 1


def test_a_draft_that_is_too_old_is_deleted_whichever_page_is_opened(
    form: Page, context: BrowserContext, address: str
) -> None:
    box(form, "referrer").fill("Written")
    keep(form)
    form.evaluate("""() => new Promise((done) => {
        const request = indexedDB.open("annex-a");
        request.onsuccess = () => {
            const store = request.result.transaction("draft", "readwrite").objectStore("draft");
            store.get("draft").onsuccess = ({ target }) => {
                const old = { ...target.result, expires: Date.now() - 1 };
                store.put(old, "draft").onsuccess = () => { request.result.close(); done(); };
            };
        };
    })""")
    context.new_page().goto(f"{address}about/privacy/")
    expect(form.locator(STATUS)).to_contain_text("The draft was deleted in another tab")
    expect(form.get_by_role("button", name="Keep a draft on this device")).to_be_visible()
    expect(form.locator(BAR)).to_have_text("Not saved")
    assert len(stored(form)) == 1


def test_two_tabs_on_the_same_draft_warn_each_other(form: Page, context: BrowserContext, address: str) -> None:
    box(form, "referrer").fill("Written")
    keep(form)
    other = open_form(context.new_page(), address)
    press(other, "Open the draft")
    expect(other.locator(STATUS)).to_contain_text("This draft is open in another tab")
    expect(form.locator(STATUS)).to_contain_text("Another tab wants to work on this draft")
    press(other, "Delete the draft")
    expect(form.locator(STATUS)).to_contain_text("The draft was deleted in another tab")


def test_moving_round_the_site_keeps_the_draft_open_and_leaving_closes_it(form: Page, address: str) -> None:
    box(form, "referrer").fill("Written")
    keep(form)
    form.goto(f"{address}about/privacy/")
    form.goto(f"{address}annex-a/")
    expect(form.locator("[data-annex-a][data-live]")).to_be_attached()
    expect(box(form, "referrer")).to_have_value("")
    expect(form.locator("[data-kept-draft]")).to_contain_text("It is encrypted, and can be opened until")
    press(form, "Open the draft")
    give_passphrase(form, "not the right one", twice=False)
    expect(form.locator("[data-problem]")).to_contain_text("does not open the draft", timeout=PYTHON)
    give_passphrase(form, twice=False)
    expect(box(form, "referrer")).to_have_value("Written", timeout=PYTHON)
    form.keyboard.press("Escape")
    expect(form.locator(DIALOG)).to_be_hidden()


@pytest.fixture
def profile(playwright: Playwright, tmp_path: Path) -> Iterator[list[BrowserContext]]:
    """Browsers that share one profile on the disk, one after the other."""
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


def test_what_was_typed_two_seconds_before_the_browser_is_killed_is_in_the_draft(
    playwright: Playwright, profile: list[BrowserContext], address: str, tmp_path: Path
) -> None:
    def begin() -> Page:
        context = playwright.chromium.launch_persistent_context(str(tmp_path), **launch_arguments(with_window=True))  # type: ignore[arg-type]
        profile.append(context)
        return open_form(context.pages[0], address)

    form = begin()
    box(form, "referrer").fill("Early")
    keep(form)
    for number in range(6):
        box(form, "incident.risk").press_sequentially(f"line {number} ")
    # Two seconds by the page's own clock; then the process of the page is killed as it is.
    form.evaluate("new Promise((done) => setTimeout(done, 2000))")
    before = values(form)
    gone = profile.pop()
    with gone.expect_event("close"):
        kill_the_browser(tmp_path)
    form = begin()
    open_draft(form)
    assert values(form) == before


def kill_the_browser(profile: Path) -> None:
    """Ends the browser of this profile as it is, with no farewell in which anything could still be saved."""
    # Chromium writes into its profile which process holds it: "machine-4711".
    process = int(str((profile / "SingletonLock").readlink()).rpartition("-")[2])
    os.kill(process, signal.SIGKILL)
