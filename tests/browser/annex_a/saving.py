"""Saves Annex A in a file and chooses one, as a person does."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.annex_a.filling import DIALOG, press

PASSPHRASE = "four words do not rhyme"
# Playwright cannot work the browser's own file pickers. Without them the form hands a download over, as in Firefox.
NO_PICKERS = "delete window.showSaveFilePicker; delete window.showOpenFilePicker;"


def give_passphrase(page: Page, passphrase: str = PASSPHRASE, *, twice: bool = True) -> None:
    page.get_by_label("Passphrase", exact=True).fill(passphrase)
    if twice:
        page.get_by_label("The same passphrase again").fill(passphrase)
    page.locator(DIALOG).locator("[data-answer=yes]").click()


def save_open(page: Page) -> None:
    """Without a passphrase, and after being told what that means."""
    press(page, "Save without a passphrase")
    page.locator(DIALOG).get_by_role("button", name="Save so that anybody can read it").click()


def save(page: Page, folder: Path, *, locked: bool, passphrase: str = PASSPHRASE) -> Path:
    with page.expect_download() as download:
        if locked:
            press(page, "Save with a passphrase")
            give_passphrase(page, passphrase)
        else:
            save_open(page)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def choose(page: Page, button: str, path: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).last.click()
    chooser.value.set_files(path)
