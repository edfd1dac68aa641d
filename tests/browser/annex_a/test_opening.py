"""Annex A opened from a file: bad ones refused, one that is whole compared, and never without asking."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import (
    DIALOG,
    PYTHON,
    box,
    fill_everything,
    open_form,
    pdf,
    press,
    text_of,
    values,
)
from tests.browser.annex_a.saving import NO_PICKERS, choose, save
from tools.browser.assessment.document import blank, write
from tools.browser.assessment.fields import INFORMATION
from tools.browser.assessment.further import PARTS
from tools.browser.assessment.lists import REVIEW
from tools.browser.assessment.opening import open_file
from tools.browser.assessment.proof import PROOF, Verdict, proof_of
from tools.browser.assessment.whole import child_fields, entry_fields


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.add_init_script(NO_PICKERS)
    return open_form(page, address)


BAD_FILES = {
    "a letter": (b"Dear colleagues", "damaged, or it is not one"),
    "not text": (b"\xff\xfe\x00\x01", "damaged, or it is not one"),
    "cut short": (b'{"document": "annex-a", "version": 4, "entr', "damaged, or it is not one"),
    "very deep": (b"[" * 200_000, "damaged, or it is not one"),
    "deep objects": (b'{"a":' * 100_000, "damaged, or it is not one"),
    "newer": (b'{"document": "annex-a", "version": 99}', "A newer form saved it."),
    "a huge number": (b'{"document": "annex-a", "version": ' + b"9" * 100_000 + b"}", "a number in it"),
    "twice": (b'{"document": "annex-a", "document": "annex-a", "version": 4}', "says the same thing twice"),
    "half a character": (
        b'{"document": "annex-a", "version": 4, "entries": {"referrer": "\\ud800"}, "children": [{}]}',
        "damaged characters",
    ),
    "wrong types": (
        b'{"document": "annex-a", "version": 4, "entries": {"referrer": [1, {}]}, "children": [{}]}',
        "Referrer Name and role: what the file has there cannot be read.",
    ),
    "a program for a level": (
        b'{"document": "annex-a", "version": 4, "entries": {"incident.level": "<script>x</script>"}, "children": [{}]}',
        "the file has an answer that the form does not offer.",
    ),
}


@pytest.mark.thorough
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


def test_of_many_faults_five_are_said_by_the_names_of_their_fields_and_the_rest_is_folded(
    form: Page, tmp_path: Path
) -> None:
    sheet: dict[str, Any] = {**write(blank())}
    for field in entry_fields()[:12]:
        sheet["entries"][field.id] = [1]
    sheet["strange"] = 1
    path = tmp_path / "sheet.json"
    path.write_text(json.dumps(sheet), encoding="utf-8")
    choose(form, "Open a saved file", path)
    dialog = form.locator(DIALOG)
    expect(dialog.locator("[data-question-list] li")).to_have_count(5, timeout=PYTHON)
    expect(dialog.locator("[data-question-list] li").first).to_have_text(
        "Referrer Name and role: what the file has there cannot be read."
    )
    more, details = dialog.locator("[data-question-more]"), dialog.locator("[data-question-details]")
    expect(more.locator("li").last).to_be_hidden()
    more.get_by_text("And 8 more").click()
    expect(more.locator("li").last).to_have_text("It has something in it that this form does not know.")
    expect(more.locator("li").last).to_be_visible()
    expect(details.locator("li").first).to_be_hidden()
    details.get_by_text("For whoever keeps this site").click()
    expect(details.locator("li").first).to_contain_text("entries.referrer: this is not text.")
    expect(details.locator("li")).to_have_count(13)


def test_a_file_that_was_altered_is_not_opened_before_it_is_said_which_answers_differ(
    form: Page, tmp_path: Path
) -> None:
    fill_everything(form, children=2)
    path = save(form, tmp_path, locked=False)
    text = path.read_text(encoding="utf-8")
    assert open_file(text).verdict == Verdict("kept")
    altered = tmp_path / "altered.json"
    dialog, names = form.locator(DIALOG), form.locator("dialog[open] [data-question-list] li")
    # An answer that another program changed, and one that is missing.
    sheet = json.loads(text)
    sheet["entries"]["referrer"] = "Somebody else"
    del sheet["children"][1]["camhs.answer"]
    altered.write_text(json.dumps(sheet), encoding="utf-8")
    before = values(form)
    for question, button, yes in (
        ("Compare with a saved file", "Leave it closed", "Compare it all the same"),
        ("Open a saved file", "Leave it closed", "Open it all the same"),
    ):
        choose(form, question, altered)
        expect(dialog).to_contain_text("This file is not as this page saved it", timeout=PYTHON)
        expect(dialog).to_contain_text("These 2 answers differ or are missing.")
        expect(names).to_have_text([INFORMATION[0].words, re.compile("Child 2")])
        expect(dialog.get_by_role("button", name=yes)).to_be_visible()
        dialog.get_by_role("button", name=button).click()
        expect(dialog).to_have_count(0)
    assert values(form) == before
    choose(form, "Open a saved file", altered)
    dialog.get_by_role("button", name="Open it all the same").click()
    dialog.get_by_role("button", name="Open the file").click()
    expect(box(form, "referrer")).to_have_value("Somebody else")
    expect(form.locator("[data-status]")).to_contain_text("It is not as this page saved it")
    # All of the entries lost, as when an e-mail loses lines.
    sheet["entries"] = {}
    altered.write_text(json.dumps(sheet), encoding="utf-8")
    choose(form, "Open a saved file", altered)
    expect(dialog).to_contain_text("answers differ or are missing.")
    expect(names).to_have_count(5)
    expect(dialog.locator("[data-question-more] summary")).to_have_text(re.compile(r"And \d\d+ more"))


def test_a_file_from_before_there_were_proofs_opens_and_the_page_says_that_it_has_none(form: Page) -> None:
    choose(form, "Open a saved file", Path("tests/assessment/files/version-2.json").resolve())
    expect(form.locator("[data-status]")).to_contain_text("It has no proof that it is as it was saved", timeout=PYTHON)
    expect(box(form, "referrer")).to_have_value("Class teacher")
    choose(form, "Open a saved file", Path("tests/assessment/files/version-4.json").resolve())
    form.locator(DIALOG).get_by_role("button", name="Open the file").click()
    expect(form.locator("[data-status]")).to_contain_text("is open, saved 30 November 2026")
    expect(form.locator("[data-status]")).not_to_contain_text("proof")


def test_a_program_in_every_field_of_a_file_is_only_text(form: Page, tmp_path: Path, complaints: list[str]) -> None:
    script = "<img src=x onerror=\"document.title='harm'\"><script>document.title='harm'</script>"
    sheet: dict[str, Any] = {**write(blank())}
    sheet["parts"] = [part.id for part in PARTS]
    sheet["reviews"] = [{field.id: script for field in REVIEW}]
    for entries, fields in (
        (sheet["entries"], entry_fields()),
        *((child, child_fields()) for child in sheet["children"]),
    ):
        entries |= {field.id: script for field in fields if field.kind in ("text", "date")}
    path = tmp_path / "sheet.json"
    path.write_text(json.dumps({**sheet, PROOF: proof_of(sheet)}), encoding="utf-8")
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
            re.compile(r"^This sheet is\(blank\)one plan for the incident"),
            re.compile(r"^What is added to the form\(blank\)Toilets"),
            re.compile(r"^Referrer Name and roleTheirsOurs"),
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
