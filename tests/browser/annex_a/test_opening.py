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
from tools.assessment.document import blank, write
from tools.assessment.further import PARTS, REVIEW
from tools.assessment.whole import child_fields, entry_fields


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.add_init_script(NO_PICKERS)
    return open_form(page, address)


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
