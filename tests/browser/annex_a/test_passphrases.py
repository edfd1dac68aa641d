"""Passphrases are drawn on the device, or refused as too easy, and open however a keyboard composes their letters."""

import unicodedata
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import DIALOG, PYTHON, box, open_form, press
from tests.browser.annex_a.saving import NO_PICKERS, choose, give_passphrase, save
from tests.locking import locked_in_no_time
from tools.browser.assessment.opening import open_text

PROBLEM = "[data-problem]"
WORDS = "[data-made-words]"
FIRST_FIVE = "abacus abdomen abdominal abide abiding"
# The first number is in the part of the range that would make some words likelier than others.
DRAWN = """
const drawn = [0xffffffff, 0, 1, 2, 3, 4];
const before = crypto.getRandomValues.bind(crypto);
crypto.getRandomValues = (box) => {
    if (!(box instanceof Uint32Array) || box.length !== 1 || !drawn.length) return before(box);
    box[0] = drawn.shift();
    return box;
};
"""
ACCENTS = "café première naïve"


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.add_init_script(NO_PICKERS)
    open_form(page, address)
    box(page, "referrer").fill("Written")
    return page


def ask(form: Page) -> None:
    press(form, "Save with a passphrase")
    expect(form.locator(DIALOG)).to_contain_text("Choose a passphrase")


def test_five_words_are_offered_and_lock_the_file_and_none_stay_on_the_page(form: Page, tmp_path: Path) -> None:
    ask(form)
    shown = form.locator(WORDS)
    expect(shown).not_to_be_empty()
    first = shown.inner_text()
    press(form, "Other words")
    expect(shown).not_to_have_text(first)
    words = shown.inner_text()
    assert len(words.split(" ")) == 5
    press(form, "Use these five words")
    expect(form.get_by_label("Passphrase", exact=True)).to_have_value(words)
    expect(form.locator("dialog[open] [data-answer=yes]")).to_be_focused()
    with form.expect_download() as download:
        form.keyboard.press("Enter")
    locked = Path(download.value.path()).read_bytes()
    assert open_text(pyrage.passphrase.decrypt(locked, words).decode()).entries["referrer"] == "Written"
    assert words not in form.content()
    ask(form)
    expect(shown).not_to_be_empty()
    words = shown.inner_text()
    form.keyboard.press("Escape")
    expect(form.locator(DIALOG)).to_have_count(0)
    assert words not in form.content()


def test_every_word_of_the_list_is_as_likely_as_another(page: Page, address: str) -> None:
    page.add_init_script(DRAWN)
    open_form(page, address)
    ask(page)
    expect(page.locator(WORDS)).to_have_text(FIRST_FIVE)


def test_where_a_file_is_opened_no_words_are_offered(form: Page, tmp_path: Path) -> None:
    path = save(form, tmp_path, locked=True)
    choose(form, "Open a saved file", path)
    expect(form.locator(DIALOG)).to_contain_text("The passphrase of this file")
    expect(form.locator("[data-made]")).to_be_hidden()
    # What is easy to guess may have locked it all the same.
    give_passphrase(form, "aaaaaaaaaaaa", twice=False)
    expect(form.locator(PROBLEM)).to_contain_text("does not open the file", timeout=PYTHON)


@pytest.mark.thorough
def test_one_that_is_easy_to_guess_is_refused_and_the_reason_is_said(form: Page) -> None:
    ask(form)
    for passphrase, why in {
        "short": "Use at least 12 characters",
        " " * 12: "Spaces alone are no passphrase.",
        "\u00a0" * 12: "Spaces alone are no passphrase.",
        # Eleven characters, however many units a browser counts.
        "🙂" * 11: "Use at least 12 characters",
        "aaaaaaaaaaaa": "It repeats itself.",
        "aaaa bbbb cccc": "It repeats itself.",
        "abcabcabcabc": "It repeats itself.",
        "abcdefghijkl": "It is a row of letters, numbers or keys.",
        "123456789012": "It has one of the passwords in it that people use most",
        "password1234": "It has one of the passwords in it that people use most",
        "Manchester 1234": "It has one of the passwords in it that people use most",
        "westfield2021": "It has a name or a word of this school or this site in it",
        "W3stf1eld!2026": "It has a name or a word of this school or this site in it",
        "Westfield Primary School": "It has a name or a word of this school or this site in it",
        "Staffordshire 2024": "It has a name or a word of this school or this site in it",
        "safeguarding2026": "It has a name or a word of this school or this site in it",
        "23/11/2026 1999": "It is little more than a date.",
    }.items():
        give_passphrase(form, passphrase)
        expect(form.locator(PROBLEM), passphrase).to_contain_text(why)
        expect(form.locator(PROBLEM), passphrase).not_to_contain_text("undefined")


def test_without_its_list_no_words_are_offered_and_a_file_can_still_be_locked(form: Page, tmp_path: Path) -> None:
    form.route("**/vendor/passphrases.js", lambda route: route.abort())
    path = save(form, tmp_path, locked=True, passphrase="aaaaaaaaaaaa")
    assert pyrage.passphrase.decrypt(path.read_bytes(), "aaaaaaaaaaaa")
    expect(form.locator("[data-made]")).to_be_hidden()


@pytest.mark.thorough
def test_a_file_opens_however_a_keyboard_composes_the_letters_of_its_passphrase(form: Page, tmp_path: Path) -> None:
    composed, decomposed = (unicodedata.normalize(kind, ACCENTS) for kind in ("NFC", "NFD"))
    assert composed != decomposed
    # A space at the end, as telephones put one, and one that does not break, as a word processor does.
    path = save(form, tmp_path, locked=True, passphrase=decomposed.replace(" ", "\u00a0") + " ")
    assert pyrage.passphrase.decrypt(path.read_bytes(), composed)
    plain = pyrage.passphrase.decrypt(path.read_bytes(), composed)
    older = tmp_path / "older.json.age"
    for locked_with, typed in (
        (composed, decomposed),
        (decomposed, composed),
        (decomposed, decomposed),
        (f" {decomposed} ", f" {decomposed} "),
    ):
        older.write_bytes(locked_in_no_time(plain, locked_with))
        box(form, "referrer").fill("Something else")
        choose(form, "Open a saved file", older)
        give_passphrase(form, typed, twice=False)
        form.locator(DIALOG).get_by_role("button", name="Open the file").click(timeout=PYTHON)
        expect(box(form, "referrer")).to_have_value("Written")
