"""Annex A filled in, every button pressed, saved, printed, kept as a draft: no trace of it but what was chosen."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.annex_a.filling import DIALOG, PYTHON, box, open_every_fold, pdf, press, switch_everything_on
from tests.browser.annex_a.saving import NO_PICKERS, choose, give_passphrase
from tests.browser.annex_a.saving import save as save_file
from tests.browser.privacy.checks import is_forgotten_after_back, nothing_left_behind
from tests.browser.privacy.recorder import Recorder
from tests.browser.privacy.sweep import MARKER, Trace, sweep

pytestmark = pytest.mark.thorough

SECRET = f"{MARKER} four words do not rhyme"
FILES = "[data-file-status]"
DRAFT = "[data-draft-status]"


@pytest.fixture
def form(recorder: Recorder, page: Page) -> Page:
    """The form with every part and every box written in, a child and a review more than it began with."""
    page.add_init_script(NO_PICKERS)
    opened(page, recorder)
    press(page, "Add a child")
    switch_everything_on(page)
    press(page, "Add a review")
    page.locator("#annex-plan").select_option("incident")
    open_every_fold(page)
    write_everywhere(page)
    return page


def opened(page: Page, recorder: Recorder) -> None:
    page.goto(f"{recorder.host.address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()


def write_everywhere(page: Page) -> None:
    count = page.evaluate(
        """marker => {
            const fields = [...document.querySelectorAll("[data-annex-a] [data-field]")];
            fields.forEach((field, number) => {
                if (field.tagName === "SELECT") field.selectedIndex = field.options.length - 1;
                else field.value = `${marker} ${number}`;
                for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
            });
            return fields.length;
        }""",
        MARKER,
    )
    assert count > 200
    assert MARKER in box(page, "child-3.reference").input_value()


def save(page: Page, folder: Path, *, locked: bool) -> Path:
    path = save_file(page, folder, locked=locked, passphrase=SECRET)
    choose(page, "Choose the saved file to check it", path)
    expect(page.locator(FILES)).to_contain_text("it holds what you saved", timeout=PYTHON)
    return path


def answer(page: Page, words: str) -> None:
    page.locator(DIALOG).get_by_role("button", name=words).click()


def test_checking_changing_printing_and_passing_on(recorder: Recorder, form: Page, tmp_path: Path) -> None:
    press(form, "Check what is missing")
    expect(form.locator("[data-gaps-title]")).to_be_focused(timeout=PYTHON)
    form.locator("[data-go-to]").first.click()
    press(form, "Undo")
    press(form, "Redo")
    press(form, "Print or save as PDF")
    answer(form, "Print the whole plan")
    expect(form.locator("html[data-prints='1']")).to_be_attached(timeout=PYTHON)
    press(form, "Print a blank copy")
    with form.expect_download():
        press(form, "Make a Word document")
        answer(form, "Make the document with all of them")
    for reader in ("staff", "own-1", "family-1"):
        form.get_by_label("What to print").select_option(reader)
        expect(form.locator("[data-extract] h3")).to_be_visible()
    form.get_by_label("What to print").select_option("")
    box(form, "incident.actions").focus()
    expect(form.locator("[data-ties] button").first).to_be_visible()
    box(form, "review").fill(f"7 December {date.today().year + 1}")
    with form.expect_download():
        press(form, "Make a calendar file of what is due")
    form.locator('[data-do="remove-review"]').last.click()
    answer(form, "Remove")
    form.locator('[data-do="remove-child"]').last.click()
    answer(form, "Remove")
    nothing_left_behind(recorder, form)
    form.locator('[data-do="keep-child"]').first.click()
    answer(form, "Keep only")
    press(form, "Clear everything")
    answer(form, "Clear everything")
    press(form, "Undo")
    assert sweep([Trace("the PDF's own title and the like", str(pdf(form).metadata))]) == []
    nothing_left_behind(recorder, form)
    is_forgotten_after_back(form, "[data-annex-a]", f"{recorder.host.address}about/")
    nothing_left_behind(recorder, form)


def test_saving_opening_and_comparing(recorder: Recorder, form: Page, tmp_path: Path) -> None:
    plain = save(form, tmp_path, locked=False)
    locked = save(form, tmp_path, locked=True)
    assert MARKER in plain.read_text(encoding="utf-8")
    assert re.match(rb"age-encryption.org/v1\n-> scrypt \S+ 18\n", locked.read_bytes()), "it is quicker to guess"
    assert sweep([Trace("locked file", locked.read_bytes().decode("latin-1"))]) == []
    choose(form, "Open a saved file", plain)
    answer(form, "Open the file")
    box(form, "referrer").fill(f"{MARKER} changed")
    choose(form, "Compare with a saved file", locked)
    give_passphrase(form, f"not {SECRET}", twice=False)
    expect(form.locator("[data-problem]")).to_contain_text("does not open the file", timeout=PYTHON)
    give_passphrase(form, SECRET, twice=False)
    expect(form.locator("[data-differences-title]")).to_contain_text("differ in 1 place", timeout=PYTHON)
    nothing_left_behind(recorder, form)


def test_a_kept_draft_is_unreadable_and_a_deleted_one_is_gone(recorder: Recorder, form: Page) -> None:
    press(form, "Keep a draft on this device")
    give_passphrase(form, SECRET)
    expect(form.locator(DRAFT)).to_contain_text("Draft kept on this device at", timeout=PYTHON)
    kept = [trace for trace in recorder.look(form) if trace.where.startswith("IndexedDB")]
    assert any("age-encryption.org" in trace.text for trace in kept)
    nothing_left_behind(recorder, form)
    opened(form, recorder)
    press(form, "Open the draft")
    give_passphrase(form, SECRET, twice=False)
    expect(box(form, "referrer")).to_have_value(re.compile(MARKER), timeout=PYTHON)
    nothing_left_behind(recorder, form)
    press(form, "Delete the draft from this device")
    expect(form.locator(DRAFT)).to_contain_text("The draft is deleted")
    nothing_left_behind(recorder, form)
    assert [trace for trace in recorder.look(form) if "age-encryption.org" in trace.text] == []


def test_exit_this_page_takes_nothing_along(recorder: Recorder, form: Page) -> None:
    def weather(route: Route) -> None:
        route.fulfill(body="<title>Weather</title><h1>Weather</h1>", content_type="text/html")

    recorder.context.route("https://www.bbc.co.uk/weather", weather)
    form.locator(".exit-button").click()
    expect(form.get_by_role("heading", name="Weather")).to_be_visible()
    assert recorder.not_plain == ["GET https://www.bbc.co.uk/weather "]
    asked = next(trace for trace in recorder.traces if "bbc.co.uk" in trace.text)
    assert "referer" not in asked.text
    recorder.not_plain.clear()
    form.goto(recorder.host.address)
    nothing_left_behind(recorder, form)
