"""A locked file that no passphrase opens is refused at once; what takes seconds can be stopped."""

import re
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.drafts import keep
from tests.browser.annex_a.filling import DIALOG, PYTHON, box, open_form, press
from tests.browser.annex_a.saving import NO_PICKERS, PASSPHRASE, choose, give_passphrase, save
from tests.browser.annex_a.test_files import BAR

LIBRARY = re.compile(r"/vendor/age\.js$")
STATUS = "[data-file-status]"
AGE = b"age-encryption.org/v1\n"


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.add_init_script(NO_PICKERS)
    open_form(page, address)
    box(page, "referrer").fill("Written")
    return page


@pytest.mark.thorough
def test_a_file_that_no_passphrase_opens_is_refused_before_one_is_asked_for(form: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    whole = pyrage.passphrase.encrypt(b"{}", PASSPHRASE)
    recipient = pyrage.x25519.Identity.generate().to_public()
    harder = re.sub(rb"(-> scrypt \S+) \d+\n", rb"\1 21\n", whole, count=1)
    body = whole.index(b"\n---") + 5 + 43 + 1
    for content, why in (
        (AGE + b"-> scrypt " + b"A" * 30_000_000, "The beginning of the file is damaged"),
        (AGE + b"-> scrypt AAAA 1\nAAAA\n" * 300_000, "The beginning of the file is damaged"),
        (whole.replace(b"-> scrypt", b"-> skrypt", 1), "It is locked for a key"),
        (pyrage.encrypt(b"{}", [recipient]), "It is locked for a key"),
        (harder, "far too long"),
        (whole[:body], "The end of the file is missing"),
        (whole[:100], "The beginning of the file is damaged"),
    ):
        path = tmp_path / "sheet.json.age"
        path.write_bytes(content)
        choose(form, "Open a saved file", path)
        expect(form.locator(DIALOG)).to_contain_text("This file was not opened")
        expect(form.locator(DIALOG)).to_contain_text(why)
        form.keyboard.press("Escape")
    # What opens locked files was not even fetched.
    assert [url for url in asked if LIBRARY.search(url)] == []
    expect(box(form, "referrer")).to_have_value("Written")


@pytest.mark.thorough
def test_a_wrong_passphrase_and_a_damaged_file_are_told_apart(form: Page, tmp_path: Path) -> None:
    path = save(form, tmp_path, locked=True)
    whole = path.read_bytes()
    damaged = tmp_path / "damaged.json.age"
    for content in (whole[:-1], whole[:-40] + b"x" + whole[-39:]):
        damaged.write_bytes(content)
        choose(form, "Open a saved file", damaged)
        give_passphrase(form, twice=False)
        expect(form.locator(DIALOG)).to_contain_text("No passphrase opens it as it is now.", timeout=PYTHON)
        form.keyboard.press("Escape")
    choose(form, "Open a saved file", path)
    give_passphrase(form, "not the right one", twice=False)
    expect(form.locator("[data-problem]")).to_contain_text("This passphrase does not open the file.", timeout=PYTHON)


@pytest.mark.thorough
def test_locking_and_unlocking_can_be_stopped_and_the_next_job_does_not_wait(form: Page, tmp_path: Path) -> None:
    path = save(form, tmp_path, locked=True)
    # From here on a job never ends by itself.
    form.route(LIBRARY, lambda _: None)
    work = form.locator('[data-dialog="work"]')
    press(form, "Save with a passphrase")
    give_passphrase(form)
    expect(work).to_contain_text("Locking the file")
    expect(work.get_by_role("progressbar")).to_be_visible()
    expect(work).to_contain_text("s so far.")
    press(form, "Cancel")
    expect(form.locator(STATUS)).to_contain_text("The form was NOT saved: you stopped it.")
    choose(form, "Open a saved file", path)
    give_passphrase(form, twice=False)
    expect(work).to_contain_text("Unlocking the file")
    form.keyboard.press("Escape")
    expect(form.locator("[data-problem]")).to_contain_text("You stopped the opening.")
    form.keyboard.press("Escape")
    expect(form.locator(DIALOG)).to_have_count(0)
    choose(form, "Choose the saved file to check it", path)
    expect(work).to_contain_text("Unlocking the file")
    press(form, "Cancel")
    expect(form.locator(STATUS)).to_contain_text("You stopped the check.")
    form.unroute(LIBRARY)
    save(form, tmp_path, locked=True)
    expect(form.locator(STATUS)).to_contain_text("It is not checked yet")


TYPE = """words => {
    const box = document.getElementById("referrer");
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return document.querySelector("[data-safety]").textContent;
}"""


def test_a_draft_goes_on_being_kept_while_a_file_is_being_locked(form: Page) -> None:
    keep(form)
    form.route(LIBRARY, lambda _: None)
    press(form, "Save with a passphrase")
    give_passphrase(form)
    expect(form.locator('[data-dialog="work"]')).to_be_visible()
    assert form.evaluate(TYPE, "Written last") == "Not saved"
    expect(form.locator(BAR)).to_have_text("Kept in the draft")
    expect(form.locator('[data-dialog="work"]')).to_be_visible()
