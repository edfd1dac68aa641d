"""No state of the form, the quiz, the record, the list, the search or the menu has a fault that axe can find.

Helpers and scenarios have files of their own.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import SIZES, faults, faults_in_each_colour, faults_in_every_look, still_page
from tests.browser.annex_a.filling import PYTHON, fill_everything, open_every_fold, press, switch_everything_on
from tests.browser.annex_a.saving import NO_PICKERS, choose, give_passphrase
from tools.browser.assessment.document import KIND, VERSION
from tools.browser.assessment.whole import entry_fields

pytestmark = pytest.mark.thorough


@pytest.fixture
def form(browser: Browser, address: str) -> Any:
    page = still_page(browser, python=True, viewport=SIZES["phone"])
    page.add_init_script(NO_PICKERS)
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    yield page
    page.context.close()


def test_the_form_has_no_fault_empty_or_with_everything_switched_on_and_filled(form: Page) -> None:
    # The form as it opens is among the pages of test_accessible.py.
    press(form, "Add a child")
    switch_everything_on(form)
    open_every_fold(form)
    assert faults(form, ".md-content") == [], "every part, empty"
    fill_everything(form, children=3, with_parts=True)
    assert faults_in_every_look(form, ".md-content") == [], "filled"


def test_the_form_has_no_fault_with_its_gaps_listed(form: Page) -> None:
    press(form, "Check what is missing")
    expect(form.locator("[data-gaps] a").first).to_be_visible(timeout=PYTHON)
    assert faults_in_every_look(form, ".md-content") == []


def test_no_dialog_of_the_form_has_a_fault(form: Page, tmp_path: Path) -> None:
    form.locator('[data-field="referrer"]').fill("Written")
    for opener in ("Clear everything", "Save with a passphrase"):
        press(form, opener)
        expect(form.locator("dialog[open]")).to_be_visible()
        if opener.startswith("Save"):
            expect(form.locator("[data-made-words]")).not_to_be_empty()
        assert faults_in_every_look(form, "dialog[open]") == [], opener
        form.keyboard.press("Escape")
        expect(form.locator("dialog[open]")).to_have_count(0)
    refused = tmp_path / "sheet.json"
    entries = {field.id: 1 for field in entry_fields()}
    refused.write_text(json.dumps({"document": KIND, "version": VERSION, "entries": entries}), encoding="utf-8")
    choose(form, "Open a saved file", refused)
    expect(form.locator("dialog[open]")).to_contain_text("This file was not opened", timeout=PYTHON)
    for fold in form.locator("dialog[open] summary:visible").all():
        fold.click()
    assert faults_in_every_look(form, "dialog[open]") == [], "a file that was refused"
    form.keyboard.press("Escape")
    # A job that never ends by itself.
    form.route("**/vendor/age.js", lambda _: None)
    press(form, "Save with a passphrase")
    give_passphrase(form)
    expect(form.locator('[data-dialog="work"]')).to_be_visible()
    assert faults_in_every_look(form, "dialog[open]") == [], "while it works"
    form.keyboard.press("Escape")


def test_no_state_of_the_quiz_the_record_or_the_list_has_a_fault(browser: Browser, address: str) -> None:
    page = still_page(browser, python=True, viewport=SIZES["phone"])
    page.goto(f"{address}training/quiz/")
    question = page.locator(".quiz-question[data-current]")
    question.locator(".continue").click()
    expect(question.locator(".error-summary")).to_be_focused()
    assert faults_in_every_look(page, ".quiz") == [], "a question left unanswered"
    question.locator("input").first.check()
    question.locator(".continue").click()
    expect(page.locator(".quiz-answer[data-current]")).to_be_focused()
    assert faults_in_every_look(page, ".quiz") == [], "an answer"
    page.goto(f"{address}training/record/")
    page.get_by_label("Your name").fill("Initials")
    page.get_by_label("The bundle").check()
    assert faults_in_every_look(page, ".md-content") == [], "the record"
    page.goto(f"{address}training/")
    page.locator("#choose-minutes").select_option("15")
    assert faults_in_every_look(page, ".md-content") == [], "the list, narrowed"
    page.context.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_search_and_the_menu_have_no_fault_when_they_are_open(browser: Browser, address: str, size: str) -> None:
    page = still_page(browser, python=True, viewport=SIZES[size])
    page.goto(address)
    if size == "phone":
        page.get_by_role("button", name="Menu", exact=True).click()
        expect(page.locator(".md-sidebar--primary a").first).to_be_visible()
        assert faults_in_each_colour(page) == [], "the menu"
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Search", exact=True).click()
    page.locator(".md-search__input").fill("who do I tell")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert faults_in_each_colour(page) == [], "the search"
    page.locator(".md-search__input").fill("my friend wants to die")
    expect(page.locator(".search-urgent")).to_be_visible()
    assert faults_in_each_colour(page) == [], "the search, with a word of danger"
    page.context.close()
