"""A draft kept on this device: only when chosen, encrypted, there after a crash, gone when deleted; in two tabs."""

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.annex_a.drafts import ABOVE, NOTICE, STATUS, is_on_the_device, keep, open_draft, stored
from tests.browser.annex_a.filling import DIALOG, PYTHON, box, fill_everything, open_form, press, values
from tests.browser.annex_a.saving import PASSPHRASE, give_passphrase
from tests.browser.annex_a.test_files import BAR
from tests.find_browser import launch_arguments

FULL_DISK = """() => {
    window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


@pytest.fixture
def form(page: Page, address: str) -> Page:
    return open_form(page, address)


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_two_tabs_on_the_same_draft_warn_each_other(form: Page, context: BrowserContext, address: str) -> None:
    box(form, "referrer").fill("Written")
    keep(form)
    other = open_form(context.new_page(), address)
    press(other, "Open the draft")
    # Where the person looks: beside the button that was pressed, and nowhere else.
    told = other.locator(ABOVE)
    expect(told).to_contain_text("A draft is open in another tab")
    expect(told).to_be_in_viewport()
    expect(other.locator(STATUS)).to_be_empty()
    expect(form.locator(STATUS)).to_contain_text("Another tab wants to work on this draft")
    press(other, "Delete the draft")
    expect(told).to_have_text("The draft is deleted from this device.")
    expect(other.locator("#annex-information")).to_be_focused()
    expect(form.locator(STATUS)).to_contain_text("The draft was deleted in another tab")


@pytest.mark.thorough
def test_moving_round_the_site_keeps_the_draft_open_and_leaving_closes_it(form: Page, address: str) -> None:
    box(form, "referrer").fill("Written")
    keep(form)
    form.goto(f"{address}about/privacy/")
    form.goto(f"{address}annex-a/")
    expect(form.locator("[data-annex-a][data-live]")).to_be_attached()
    expect(box(form, "referrer")).to_have_value("")
    expect(form.locator(NOTICE)).to_contain_text("It is encrypted, and can be opened until")
    press(form, "Open the draft")
    give_passphrase(form, "not the right one", twice=False)
    expect(form.locator("[data-problem]")).to_contain_text("does not open the draft", timeout=PYTHON)
    give_passphrase(form, twice=False)
    expect(box(form, "referrer")).to_have_value("Written", timeout=PYTHON)
    form.keyboard.press("Escape")
    expect(form.locator(DIALOG)).to_be_hidden()


@pytest.mark.thorough
def test_opening_a_draft_over_what_is_typed_asks_first_and_can_be_undone(form: Page, address: str) -> None:
    box(form, "referrer").fill("In the draft")
    keep(form)
    form.goto(f"{address}about/privacy/")
    open_form(form, address)
    box(form, "referrer").fill("Typed since")
    for answer in ("no", "yes"):
        press(form, "Open the draft")
        give_passphrase(form, twice=False)
        expect(form.locator(DIALOG)).to_contain_text("in place of what is on the screen", timeout=PYTHON)
        expect(box(form, "referrer")).to_have_value("Typed since")
        form.locator(DIALOG).locator(f"[data-answer={answer}]").click()
    expect(box(form, "referrer")).to_have_value("In the draft", timeout=PYTHON)
    press(form, "Undo")
    expect(box(form, "referrer")).to_have_value("Typed since")


@pytest.mark.thorough
def test_another_draft_is_written_over_only_after_asking(form: Page, address: str) -> None:
    box(form, "referrer").fill("The first")
    keep(form)
    form.goto(f"{address}about/privacy/")
    open_form(form, address)
    box(form, "referrer").fill("The second")
    press(form, "Keep a draft on this device")
    expect(form.locator(DIALOG)).to_contain_text("cannot be brought back")
    form.locator(DIALOG).get_by_role("button", name="Leave the draft there").click()
    expect(form.locator(DIALOG)).to_be_hidden()
    open_draft_over(form)
    expect(box(form, "referrer")).to_have_value("The first", timeout=PYTHON)


def open_draft_over(page: Page) -> None:
    press(page, "Open the draft")
    give_passphrase(page, twice=False)
    page.locator(DIALOG).get_by_role("button", name="Open the draft").click(timeout=PYTHON)


def test_what_is_not_yet_in_the_draft_is_put_there_when_the_page_is_hidden(page: Page, address: str) -> None:
    page.clock.install()
    open_form(page, address)
    box(page, "referrer").fill("Written")
    keep(page)
    # From now on no time passes by itself: what was planned would wait for ever.
    page.clock.pause_at("2100-01-01")
    box(page, "referrer").fill("Written on")
    expect(page.locator(BAR)).to_have_text("Not saved")
    page.evaluate(
        """() => {
            Object.defineProperty(document, "hidden", { value: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    expect(page.locator(BAR)).to_have_text("Kept in the draft")


REFUSED = {
    "new BroadcastChannel throws": (
        "window.BroadcastChannel = class { constructor() { throw new DOMException('denied', 'SecurityError'); } };",
        "one tab cannot tell another",
    ),
    "there are no locks": ("delete Navigator.prototype.locks;", "one tab cannot tell another"),
    "IndexedDB throws": (
        """Object.defineProperty(window, "indexedDB", {
            get() { throw new DOMException("denied", "SecurityError"); } });""",
        "it stores nothing for this site",
    ),
    "IndexedDB refuses": (
        "IDBFactory.prototype.databases = async () => { throw new DOMException('denied', 'SecurityError'); };",
        "it stores nothing for this site",
    ),
}


@pytest.mark.thorough
@pytest.mark.parametrize("refused", REFUSED)
def test_where_the_browser_refuses_what_a_draft_needs_only_drafts_are_missing_and_the_form_says_so(
    page: Page, address: str, complaints: list[str], refused: str
) -> None:
    script, words = REFUSED[refused]
    page.add_init_script(script)
    open_form(page, address)
    expect(page.locator(STATUS)).to_contain_text("A draft cannot be kept in this browser")
    expect(page.locator(STATUS)).to_contain_text(words)
    expect(page.get_by_role("button", name="Keep a draft on this device")).to_be_hidden()
    box(page, "referrer").fill("Typed all the same")
    expect(page.locator(BAR)).to_have_text("Not saved")
    press(page, "Check what is missing")
    expect(page.locator("[data-gaps-title]")).to_be_focused(timeout=PYTHON)
    press(page, "Undo")
    expect(box(page, "referrer")).to_have_value("")
    assert complaints == []


def test_locks_that_are_refused_only_when_asked_for_are_told_of_beside_the_button(page: Page, address: str) -> None:
    page.add_init_script("navigator.locks.request = () => Promise.reject(new DOMException('denied', 'SecurityError'));")
    open_form(page, address)
    box(page, "referrer").fill("Written")
    press(page, "Keep a draft on this device")
    give_passphrase(page)
    expect(page.locator(STATUS)).to_contain_text("one tab cannot tell another")
    assert not is_on_the_device(page)


@pytest.fixture
def profile(playwright: Playwright, tmp_path: Path) -> Iterator[list[BrowserContext]]:
    """Browsers that share one profile on the disk, one after the other."""
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


@pytest.mark.thorough
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
