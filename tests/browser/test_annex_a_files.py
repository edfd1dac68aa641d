"""Annex A in files: saved and read back, locked with age, opened in another browser, compared; bad files refused."""

import json
import re
from pathlib import Path
from typing import Any

import pyrage  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.annex_a_form import (
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
from tools.assessment.document import blank, write
from tools.assessment.further import PARTS, REVIEW
from tools.assessment.opening import open_text
from tools.assessment.whole import child_fields, entry_fields

PASSPHRASE = "four words do not rhyme"
BAR = "[data-safety]"
# Playwright cannot work the browser's own file pickers. Without them the form hands a download over, as in Firefox.
NO_PICKERS = "delete window.showSaveFilePicker; delete window.showOpenFilePicker;"
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


def give_passphrase(page: Page, passphrase: str = PASSPHRASE, *, twice: bool = True) -> None:
    page.get_by_label("Passphrase", exact=True).fill(passphrase)
    if twice:
        page.get_by_label("The same passphrase again").fill(passphrase)
    page.locator(DIALOG).locator("[data-answer=yes]").click()


def save(page: Page, folder: Path, *, locked: bool) -> Path:
    with page.expect_download() as download:
        press(page, "Save with a passphrase" if locked else "Save without a passphrase")
        if locked:
            give_passphrase(page)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def choose(page: Page, button: str, path: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).last.click()
    chooser.value.set_files(path)


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
    for wrong, passphrase in ((damaged, PASSPHRASE), (path, "not the right one")):
        choose(other, "Open a saved file", wrong)
        give_passphrase(other, passphrase, twice=False)
        expect(other.locator("[data-problem]")).to_contain_text("or the file is damaged", timeout=PYTHON)
        if wrong == damaged:
            other.keyboard.press("Escape")
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


BAD_FILES = {
    "a letter": (b"Dear colleagues", "damaged, or it is not one"),
    "not text": (b"\xff\xfe\x00\x01", "damaged, or it is not one"),
    "cut short": (b'{"document": "annex-a", "version": 2, "entr', "damaged, or it is not one"),
    "very deep": (b"[" * 200_000, "damaged, or it is not one"),
    "deep objects": (b'{"a":' * 100_000, "damaged, or it is not one"),
    "newer": (b'{"document": "annex-a", "version": 99}', "a newer form wrote this file"),
    "a huge number": (b'{"document": "annex-a", "version": ' + b"9" * 100_000 + b"}", "a number in it"),
    "twice": (b'{"document": "annex-a", "document": "annex-a", "version": 2}', "says the same thing twice"),
    "half a character": (
        b'{"document": "annex-a", "version": 2, "entries": {"referrer": "\\ud800"}, "children": [{}]}',
        "damaged characters",
    ),
    "wrong types": (
        b'{"document": "annex-a", "version": 2, "entries": {"referrer": [1, {}]}, "children": [{}]}',
        "this is not text",
    ),
    "a program for a level": (
        b'{"document": "annex-a", "version": 2, "entries": {"incident.level": "<script>x</script>"}, "children": [{}]}',
        "not a choice on the form",
    ),
}


def test_a_bad_file_is_refused_in_plain_words_and_the_screen_stays_as_it_is(
    form: Page, tmp_path: Path, complaints: list[str]
) -> None:
    fill_everything(form, children=2)
    before = values(form)
    for name, (content, words) in BAD_FILES.items():
        path = tmp_path / "sheet.json"
        path.write_bytes(content)
        choose(form, "Open a saved file", path)
        dialog = form.locator(DIALOG)
        expect(dialog, name).to_contain_text("This file was not opened", timeout=PYTHON)
        expect(dialog, name).to_contain_text(words)
        expect(dialog, name).to_contain_text("What is on the screen has not changed.")
        form.keyboard.press("Escape")
    assert values(form) == before
    assert complaints == []


def test_a_program_in_every_field_of_a_file_is_only_text(form: Page, tmp_path: Path, complaints: list[str]) -> None:
    script = "<img src=x onerror=\"document.title='harm'\"><script>document.title='harm'</script>"
    sheet: dict[str, Any] = write(blank())
    sheet["parts"] = [part.id for part in PARTS]
    sheet["reviews"] = [{field.id: script for field in REVIEW}]
    for entries, fields in (
        (sheet["entries"], entry_fields()),
        *((child, child_fields()) for child in sheet["children"]),
    ):
        entries |= {field.id: script for field in fields if field.kind in ("text", "date")}
    path = tmp_path / "sheet.json"
    path.write_text(json.dumps(sheet), encoding="utf-8")
    choose(form, "Open a saved file", path)
    expect(box(form, "incident.risk")).to_have_value(script, timeout=PYTHON)
    assert set(values(form)) == {script, ""}
    assert "onerror" in text_of(pdf(form))
    assert "harm" not in form.title()
    assert complaints == []


def test_opening_asks_first_and_a_file_is_compared_with_the_screen_place_by_place(form: Page, tmp_path: Path) -> None:
    box(form, "referrer").fill("Theirs")
    path = save(form, tmp_path, locked=False)
    choose(form, "Compare with a saved file", path)
    expect(form.locator("[data-differences-title]")).to_contain_text("are the same", timeout=PYTHON)
    box(form, "referrer").fill("Ours")
    box(form, "child-2.camhs.answer").select_option("YES")
    form.get_by_label("This sheet is").select_option("incident")
    form.locator("[data-switch-list] summary").click()
    form.locator("#part-toilets").check()
    choose(form, "Compare with a saved file", path)
    expect(form.locator("[data-differences-title]")).to_contain_text("differ in 4 places")
    rows = form.locator("[data-differences-list] tr")
    expect(rows).to_have_text(
        [
            "This sheet is(blank)one plan for the incident",
            "What is added to the form(blank)Toilets",
            "Referrer Name and roleTheirsOurs",
            re.compile(r"Child 2\(blank\)YES"),
        ]
    )
    choose(form, "Open a saved file", path)
    expect(form.locator(DIALOG)).to_contain_text("in place of what is on the screen?", timeout=PYTHON)
    form.locator(DIALOG).get_by_role("button", name="Keep what I typed").click()
    expect(box(form, "referrer")).to_have_value("Ours")
    choose(form, "Open a saved file", path)
    form.locator(DIALOG).get_by_role("button", name="Open the file").click()
    expect(box(form, "referrer")).to_have_value("Theirs")
    press(form, "Undo")
    expect(box(form, "referrer")).to_have_value("Ours")


def test_where_the_browser_writes_files_they_are_read_back_and_a_colleagues_changes_are_shown_first(
    page: Page, address: str
) -> None:
    page.add_init_script(PICKERS)
    form = open_form(page, address)
    status, dialog = form.locator("[data-file-status]"), form.locator(DIALOG)
    for button in ("Save without a passphrase", "Save with a passphrase"):
        box(form, "referrer").fill("First")
        press(form, button)
        if "without" not in button:
            give_passphrase(form)
        expect(status).to_contain_text("read back and compared", timeout=PYTHON)
        box(form, "referrer").fill("Second")
        press(form, button)
        expect(dialog).to_contain_text("The file differs from the screen", timeout=PYTHON)
        expect(dialog.get_by_role("listitem")).to_have_text(["Referrer Name and role"])
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
    press(form, "Save without a passphrase")
    expect(form.locator("[data-file-status]")).to_contain_text("The form was NOT saved")


def test_the_calendar_file_has_the_dates_and_no_name(form: Page, tmp_path: Path) -> None:
    fill_everything(form, children=2)
    press(form, "Make a calendar file of the review dates")
    expect(form.locator("[data-file-status]")).to_contain_text("no review date", timeout=PYTHON)
    box(form, "review").fill("7 December 2026")
    with form.expect_download() as download:
        press(form, "Make a calendar file of the review dates")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20261207" in text
    assert "Qz" not in text
