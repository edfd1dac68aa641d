"""Annex A as a Word document: everything that was written, each in its cell, and nothing else."""

import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import all_fields, box, fill_everything, open_form, press, switch_everything_on
from tests.browser.conftest import python_is_ready
from tools.browser.assessment.fields import ACTIONS, CONSIDERATION_COLUMNS, CONSIDERATIONS, INFORMATION
from tools.browser.assessment.lists import TASK


def make(page: Page, folder: Path, *, several: bool = False) -> Path:
    with page.expect_download() as download:
        press(page, "Make a Word document")
        if several:
            page.get_by_role("button", name="Make the document with all of them").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.thorough
def test_each_text_stands_in_its_own_cell_and_nowhere_else(page: Page, address: str, tmp_path: Path) -> None:
    form = open_form(page, address)
    switch_everything_on(form)
    written = fill_everything(form, children=2, with_parts=True)
    word = Document(str(make(form, tmp_path, several=True)))
    tables = word.tables
    information, considerations, further, tasks, *children = tables
    assert [cell.text for cell in tasks.rows[1].cells][1:] == [written[f"task-1.{field.id}"] for field in TASK]
    assert [row.cells[0].text for row in information.rows] == [field.words for field in INFORMATION]
    assert [row.cells[1].text for row in information.rows] == [written[field.id] for field in INFORMATION]
    assert [cell.text for cell in considerations.rows[0].cells] == list(CONSIDERATION_COLUMNS)
    for row, cells in zip(CONSIDERATIONS, considerations.rows[1:], strict=True):
        names, risk, level, actions, revised = (cell.text for cell in cells.cells)
        assert names == "\n".join(" ".join(question.split()) for question in row.questions)
        assert risk.split("\n")[0] == written[row.risk.id]
        assert [written[field.id] in risk for field in row.parties] == [True] * 4
        assert level.split("\n")[0] == written[row.level.id] and written[row.level_reason.id] in level
        assert actions == written[row.actions.id]
        assert revised.split("\n")[0] == written[row.revised.id] and written[row.revised_reason.id] in revised
    assert "Movement between lessons" in further.rows[1].cells[0].text
    assert "(from section 12)" in further.rows[1].cells[0].text
    for number, table in enumerate(children[:2], start=1):
        for action, cells in zip(ACTIONS, table.rows[1:], strict=True):
            assert cells.cells[0].text.startswith(action.words)
            assert cells.cells[1].text == written[f"child-{number}.{action.id}.answer"]
            assert cells.cells[2].text == written[f"child-{number}.{action.id}.date"]
    text = "\n".join([*(paragraph.text for paragraph in word.paragraphs), *(cell_texts(tables))])
    markers = {written[place] for place, field in all_fields(2, with_parts=True) if field.kind in ("text", "date")}
    assert {marker: text.count(marker) for marker in markers if text.count(marker) != 1} == {written["review"]: 2}
    section = word.sections[0]
    assert section.page_width is not None and abs(section.page_width - Mm(297)) < Mm(1)


def cell_texts(tables: list) -> list[str]:  # type: ignore[type-arg]
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def test_a_draft_is_marked_and_lists_its_gaps(page: Page, address: str, tmp_path: Path) -> None:
    form = open_form(page, address)
    python_is_ready(page)
    box(form, "child-1.reference").fill("A.B.")
    box(form, "referrer").fill("C.D.\u0001")
    word = Document(str(make(form, tmp_path)))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    # What the mark at the head says is listed at the end is there.
    assert re.search(r"DRAFT: \d+ things to look at, listed at the end", text)
    assert (
        "1. Nothing is written for “Referrer Contact details (email address and phone number)”, which Annex A asks for."
        in text
    )
    assert "C.D." in cell_texts(word.tables)
    expect(form.locator("[data-file-status]")).to_contain_text("It is not encrypted")


def test_the_file_names_its_language_and_nobody_who_made_it(page: Page, address: str, tmp_path: Path) -> None:
    form = open_form(page, address)
    box(form, "incident.risk").fill("One\u000bTwo " + "word " * 3000)
    word = Document(str(make(form, tmp_path)))
    assert (word.core_properties.author, word.core_properties.last_modified_by) == ("", "")
    assert 'w:lang w:val="en-GB"' in word.styles.element.xml
    text = " ".join(cell.text for cell in word.tables[1].columns[1].cells)
    assert text.split().count("word") == 3000 and "One\nTwo " in text


def test_a_row_longer_than_a_page_says_on_each_page_what_it_belongs_to(
    page: Page, address: str, tmp_path: Path
) -> None:
    form = open_form(page, address)
    box(form, "incident.risk").fill("First.\n" + "word " * 3000 + "\n\nLast.")
    box(form, "incident.level").select_option("HIGH")
    box(form, "crime.risk").fill("Short.")
    table = Document(str(make(form, tmp_path))).tables[1]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    rows = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    question, _, level = rows[0][:3]
    long = [row for row in rows if row[0].startswith(question)]
    assert len(long) > 5 and len(rows) == len(long) + len(CONSIDERATIONS) - 1
    assert {row[0] for row in long[1:]} == {f"{question}\ncontinued"} and {row[2] for row in long} == {level} == {
        "HIGH"
    }
    # Half a page, of lines of 42 letters (overrides/assets/js/annex-a/word.js): as a whole it finds room on a page.
    assert max(len(row[1]) for row in long) <= 42 * 17
    assert " ".join(" ".join(row[1] for row in long).split()) == " ".join(["First.", *["word"] * 3000, "Last."])
