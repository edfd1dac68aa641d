"""Annex A in files: saved and read back, locked with age, opened in another browser."""

import re
from datetime import date
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.annex_a.filling import (
    DIALOG,
    PYTHON,
    box,
    fill,
    fill_everything,
    open_form,
    pdf,
    press,
    switch_everything_on,
    text_of,
    values,
)
from tests.browser.annex_a.saving import NO_PICKERS, PASSPHRASE, choose, give_passphrase, save, save_open
from tools.browser.assessment.fields import INFORMATION
from tools.browser.assessment.further import PARTS
from tools.browser.assessment.opening import open_text

BAR = "[data-safety]"
# With them, a real file: in the browser's private file system, where no person has to choose.
PICKERS = """
const file = async (name) => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
window.showSaveFilePicker = async ({ suggestedName }) => file(window.chosen ?? suggestedName);
window.showOpenFilePicker = async () => [await file(window.chosen)];
"""


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.add_init_script(NO_PICKERS)
    return open_form(page, address)


def said(page: Page) -> str:
    return page.locator("[data-file-status]").inner_text()


@pytest.mark.thorough
def test_every_field_saved_locked_and_opened_in_another_browser_is_there_on_screen_and_paper(
    form: Page, browser: Browser, address: str, tmp_path: Path
) -> None:
    expect(form.locator("[data-part]:visible")).to_have_count(0)
    press(form, "Add a child")
    switch_everything_on(form)
    written = fill_everything(form, children=3, with_parts=True)
    before = values(form)
    path = save(form, tmp_path, locked=True)
    assert "It is not checked yet" in said(form)
    expect(form.locator(BAR)).to_have_text("Saved file not checked yet")
    choose(form, "Choose the saved file to check it", path)
    expect(form.locator("[data-file-status]")).to_contain_text("it holds what you saved", timeout=PYTHON)
    expect(form.locator(BAR)).to_have_text("Saved in a file")
    # The file is an age file, which other software opens with the passphrase and not without.
    assert path.suffix == ".age"
    assert not re.search(rb"Qz[0-9a-f]{3}x", path.read_bytes())
    plain = pyrage.passphrase.decrypt(path.read_bytes(), PASSPHRASE).decode()
    assert open_text(plain).entries["referrer"] == "Qz000x"
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(path.read_bytes(), "another one")
    other = browser.new_page()
    other.add_init_script(NO_PICKERS)
    open_form(other, address)
    damaged = tmp_path / "damaged.json.age"
    damaged.write_bytes(path.read_bytes()[:-1] + b"?")
    choose(other, "Open a saved file", damaged)
    give_passphrase(other, twice=False)
    expect(other.locator(DIALOG)).to_contain_text("No passphrase opens it as it is now.", timeout=PYTHON)
    other.keyboard.press("Escape")
    choose(other, "Open a saved file", path)
    give_passphrase(other, "not the right one", twice=False)
    expect(other.locator("[data-problem]")).to_contain_text("does not open the file", timeout=PYTHON)
    give_passphrase(other, twice=False)
    expect(other.locator("[data-status]")).to_contain_text("is open, saved", timeout=PYTHON)
    assert values(other) == before
    text = text_of(pdf(other))
    # The date of the next review heads every page; all else stands in one place.
    places = {words: text.count(words) for place, words in written.items() if words.startswith("Qz")}
    assert [words for words, count in places.items() if count == 0] == []
    assert [words for words, count in places.items() if count > 1] == [written["review-1.next"]]
    flat = " ".join(text.split())
    assert [row.name for part in PARTS for row in part.rows if " ".join(row.questions) not in flat] == []
    assert flat.count("from section 12") > 7
    other.close()


@pytest.mark.thorough
def test_leaving_asks_until_a_file_is_checked_that_holds_what_is_on_the_screen(form: Page, tmp_path: Path) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    def leave_and_come_back() -> int:
        form.reload()
        expect(form.locator("[data-annex-a][data-live]")).to_be_attached()
        expect(box(form, "referrer")).to_have_value("")
        return len(asked)

    form.on("dialog", leave)
    assert leave_and_come_back() == 0
    box(form, "referrer").press_sequentially("Typed")
    assert leave_and_come_back() == 1
    box(form, "referrer").press_sequentially("Written")
    path = save(form, tmp_path, locked=False)
    other = tmp_path / "other.json"
    other.write_text(path.read_text(encoding="utf-8").replace("Written", "Wrotten"), encoding="utf-8")
    choose(form, "Choose the saved file to check it", other)
    expect(form.locator("[data-file-status]")).to_contain_text("does NOT hold what was saved")
    choose(form, "Choose the saved file to check it", path)
    expect(form.locator("[data-file-status]")).to_contain_text("it holds what you saved")
    assert leave_and_come_back() == 1
    # A text that no file may hold is not saved, or it could not be opened again.
    fill(form, {"incident.risk": "x" * 100_001})
    press(form, "Save without a passphrase")
    expect(form.locator("[data-file-status]")).to_contain_text("The form was NOT saved. The text in “RISK")
    assert leave_and_come_back() == 2
    # What is typed between saving and checking is in no file.
    box(form, "referrer").press_sequentially("Written")
    path = save(form, tmp_path, locked=False)
    box(form, "contact").press_sequentially("Later")
    choose(form, "Choose the saved file to check it", path)
    expect(form.locator("[data-file-status]")).to_contain_text("You have changed the form since: save it again.")
    expect(form.locator(BAR)).to_have_text("Not saved")
    assert leave_and_come_back() == 3


def test_a_passphrase_is_asked_for_twice_and_must_be_long(form: Page) -> None:
    box(form, "referrer").fill("Written")
    press(form, "Save with a passphrase")
    give_passphrase(form, "short")
    expect(form.locator("[data-problem]")).to_contain_text("at least 12 characters")
    form.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    form.get_by_label("The same passphrase again").fill("four words do not chime")
    form.keyboard.press("Enter")
    expect(form.locator("[data-problem]")).to_contain_text("are not the same")
    form.keyboard.press("Escape")
    expect(form.locator(DIALOG)).to_be_hidden()
    assert said(form) == ""
    expect(form.locator("#annex-secret-one")).to_have_value("")


def test_saving_without_a_passphrase_says_first_that_anybody_can_read_the_file(form: Page, tmp_path: Path) -> None:
    box(form, "referrer").fill("Written")
    press(form, "Save without a passphrase")
    expect(form.locator(DIALOG)).to_contain_text("Anybody who gets this file can read it.")
    form.keyboard.press("Escape")
    expect(form.locator(DIALOG)).to_have_count(0)
    assert said(form) == ""
    press(form, "Save without a passphrase")
    form.keyboard.press("Enter")
    expect(form.locator(DIALOG)).to_contain_text("Choose a passphrase for this file")
    form.keyboard.press("Escape")
    save(form, tmp_path, locked=False)
    expect(form.locator("[data-file-status]")).to_contain_text("Anybody who gets this file can read it.")


@pytest.mark.thorough
def test_where_the_browser_writes_files_they_are_read_back_and_a_colleagues_changes_are_shown_first(
    page: Page, address: str
) -> None:
    page.add_init_script(PICKERS)
    form = open_form(page, address)
    status, dialog = form.locator("[data-file-status]"), form.locator(DIALOG)
    for button in ("Save without a passphrase", "Save with a passphrase"):
        box(form, "referrer").fill("First")
        if "without" in button:
            save_open(form)
        else:
            press(form, button)
            give_passphrase(form)
        expect(status).to_contain_text("read back and compared", timeout=PYTHON)
        box(form, "referrer").fill("Second")
        press(form, button)
        expect(dialog).to_contain_text("The file differs from the screen", timeout=PYTHON)
        expect(dialog.get_by_role("listitem")).to_have_text([INFORMATION[0].words])
        dialog.get_by_role("button", name="Save over it").click()
        expect(status).to_contain_text("read back and compared", timeout=PYTHON)
    press(form, button)
    expect(dialog).to_contain_text("The file holds the same as the screen.", timeout=PYTHON)
    form.keyboard.press("Escape")


def test_a_file_that_does_not_hold_what_was_written_is_never_called_saved(page: Page, address: str) -> None:
    page.add_init_script(
        PICKERS
        + """
        const close = FileSystemWritableFileStream.prototype.close;
        FileSystemWritableFileStream.prototype.close = async function () {
            await this.truncate(10);
            return close.call(this);
        };
    """
    )
    form = open_form(page, address)
    box(form, "referrer").fill("First")
    save_open(form)
    expect(form.locator("[data-file-status]")).to_contain_text("The form was NOT saved")


def test_the_calendar_file_has_the_dates_and_no_name(form: Page, tmp_path: Path) -> None:
    fill_everything(form, children=2)
    press(form, "Make a calendar file of what is due")
    expect(form.locator("[data-file-status]")).to_contain_text("no date to come", timeout=PYTHON)
    year = date.today().year + 1
    box(form, "review").fill(f"7 December {year}")
    with form.expect_download() as download:
        press(form, "Make a calendar file of what is due")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert f"DTSTART;VALUE=DATE:{year}1207" in text
    assert "Qz" not in text
