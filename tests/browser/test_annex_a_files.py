"""Annex A in files: saved and read back, locked with age, opened in another browser, compared; bad files refused."""

import json
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.browser.annex_a_form import (
    PYTHON,
    box,
    fill_everything,
    open_form,
    pdf,
    press,
    switch_everything_on,
    text_of,
    values,
)
from tools.assessment.opening import open_text

PASSPHRASE = "four words do not rhyme"
DIALOG = "dialog[open]"
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


@pytest.mark.parametrize("locked", [False, True])
def test_what_is_saved_opens_in_another_browser_with_everything_in_it(
    form: Page, browser: Browser, address: str, tmp_path: Path, locked: bool
) -> None:
    press(form, "Add a child")
    switch_everything_on(form)
    fill_everything(form, children=3, with_parts=True)
    before = values(form)
    path = save(form, tmp_path, locked=locked)
    assert "It is not checked yet" in said(form)
    choose(form, "Choose the saved file to check it", path)
    expect(form.locator("[data-file-status]")).to_contain_text("it holds what you saved")
    other = browser.new_page()
    other.add_init_script(NO_PICKERS)
    open_form(other, address)
    choose(other, "Open a saved file", path)
    if locked:
        give_passphrase(other, "not the right one", twice=False)
        expect(other.locator("[data-problem]")).to_contain_text("does not open the file", timeout=PYTHON)
        give_passphrase(other, twice=False)
    expect(other.locator("[data-status]")).to_contain_text("is open, saved", timeout=PYTHON)
    assert values(other) == before
    text = text_of(pdf(other))
    assert [words for words in before if words.startswith("Qz") and words not in text] == []
    other.close()


def test_a_locked_file_is_an_age_file_that_other_software_opens(form: Page, tmp_path: Path) -> None:
    box(form, "referrer").fill("Qz secret")
    path = save(form, tmp_path, locked=True)
    assert path.suffix == ".age"
    assert b"Qz secret" not in path.read_bytes()
    plain = pyrage.passphrase.decrypt(path.read_bytes(), PASSPHRASE).decode()
    assert open_text(plain).entries["referrer"] == "Qz secret"
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(path.read_bytes(), "another one")


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


def test_another_file_than_the_one_saved_is_not_taken_for_it(form: Page, tmp_path: Path) -> None:
    box(form, "referrer").fill("Written")
    path = save(form, tmp_path, locked=False)
    path.write_text(path.read_text(encoding="utf-8").replace("Written", "Wrotten"), encoding="utf-8")
    choose(form, "Choose the saved file to check it", path)
    expect(form.locator("[data-file-status]")).to_contain_text("does NOT hold what was saved")


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


def test_a_program_in_a_file_is_only_text(form: Page, tmp_path: Path, complaints: list[str]) -> None:
    script = "<img src=x onerror=\"document.title='harm'\"><script>document.title='harm'</script>"
    sheet = {
        "document": "annex-a",
        "version": 1,
        "entries": {"incident.risk": script},
        "children": [{"reference": script}],
    }
    path = tmp_path / "sheet.json"
    path.write_text(json.dumps(sheet), encoding="utf-8")
    choose(form, "Open a saved file", path)
    expect(box(form, "incident.risk")).to_have_value(script, timeout=PYTHON)
    assert "onerror" in text_of(pdf(form))
    assert "harm" not in form.title()
    assert complaints == []


def test_opening_asks_before_it_replaces_what_is_typed_and_undo_brings_that_back(form: Page, tmp_path: Path) -> None:
    box(form, "referrer").fill("First")
    path = save(form, tmp_path, locked=False)
    box(form, "referrer").fill("Second")
    choose(form, "Open a saved file", path)
    expect(form.locator(DIALOG)).to_contain_text("in place of what is on the screen?", timeout=PYTHON)
    form.locator(DIALOG).get_by_role("button", name="Keep what I typed").click()
    expect(box(form, "referrer")).to_have_value("Second")
    choose(form, "Open a saved file", path)
    form.locator(DIALOG).get_by_role("button", name="Open the file").click()
    expect(box(form, "referrer")).to_have_value("First")
    press(form, "Undo")
    expect(box(form, "referrer")).to_have_value("Second")


def test_a_saved_file_is_compared_with_the_screen_place_by_place(form: Page, tmp_path: Path) -> None:
    box(form, "referrer").fill("Theirs")
    path = save(form, tmp_path, locked=False)
    choose(form, "Compare with a saved file", path)
    expect(form.locator("[data-differences-title]")).to_contain_text("are the same", timeout=PYTHON)
    box(form, "referrer").fill("Ours")
    box(form, "child-2.camhs.answer").select_option("YES")
    choose(form, "Compare with a saved file", path)
    expect(form.locator("[data-differences-title]")).to_contain_text("differ in 2 places")
    rows = form.locator("[data-differences-list] tr")
    expect(rows.nth(0)).to_contain_text("Referrer Name and roleTheirsOurs")
    expect(rows.nth(1)).to_contain_text("Child 2(blank)YES")


@pytest.mark.parametrize("locked", [False, True])
def test_where_the_browser_writes_files_they_are_read_back_and_a_colleagues_changes_are_shown_first(
    page: Page, address: str, locked: bool
) -> None:
    page.add_init_script(PICKERS)
    form = open_form(page, address)
    box(form, "referrer").fill("First")
    button = "Save with a passphrase" if locked else "Save without a passphrase"
    press(form, button)
    if locked:
        give_passphrase(form)
    expect(form.locator("[data-file-status]")).to_contain_text("read back and compared", timeout=PYTHON)
    box(form, "referrer").fill("Second")
    press(form, button)
    dialog = form.locator(DIALOG)
    expect(dialog).to_contain_text("The file differs from the screen", timeout=PYTHON)
    expect(dialog.get_by_role("listitem")).to_have_text(["Referrer Name and role"])
    dialog.get_by_role("button", name="Save over it").click()
    expect(form.locator("[data-file-status]")).to_contain_text("read back and compared", timeout=PYTHON)
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


def test_without_python_saving_works_and_opening_says_why_not(page: Page, address: str, tmp_path: Path) -> None:
    page.route("**/runtime/**", lambda route: route.abort())
    page.add_init_script(NO_PICKERS)
    form = open_form(page, address)
    box(form, "referrer").fill("Written")
    path = save(form, tmp_path, locked=False)
    choose(form, "Open a saved file", path)
    expect(form.locator(DIALOG)).to_contain_text("Opening needs Python", timeout=PYTHON)


def test_leaving_asks_only_until_the_file_is_checked(form: Page, tmp_path: Path) -> None:
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    form.on("dialog", leave)
    box(form, "referrer").press_sequentially("Written")
    path = save(form, tmp_path, locked=False)
    choose(form, "Choose the saved file to check it", path)
    expect(form.locator("[data-file-status]")).to_contain_text("it holds what you saved")
    form.reload()
    assert asked == []


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
