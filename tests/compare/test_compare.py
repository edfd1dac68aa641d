"""What the comparison rests on, without a word processor: the document, the places, and the page that reports it."""

import re
from pathlib import Path

from docx import Document

from tests.assessment.test_extract import as_sent
from tests.compare.__main__ import JOBS
from tests.compare.case import SLIPS, WHOLE
from tests.compare.document import write_document
from tests.compare.jobs import JOBS as JOBS_OF_A_CASE
from tests.compare.one_case import CHILDREN, PLAN
from tests.compare.places import cell_of, words_beside
from tests.compare.typed import lines_for
from tests.compare.writer import expected, read
from tools.browser.assessment.document import read as as_document
from tools.browser.assessment.extract import extract
from tools.browser.assessment.whole import part_of, places
from tools.browser.protocol import ReaderKind
from tools.sources.paths import DOCS

PAGE = DOCS / "contributing" / "annex-a-beside-a-word-processor.md"


def test_the_word_document_is_the_policys_form_and_starts_empty(tmp_path: Path) -> None:
    write_document(tmp_path / "blank.docx")
    assert read(tmp_path / "blank.docx") == {}
    tables = Document(str(tmp_path / "blank.docx")).tables
    assert [(len(table.rows), len(table.columns)) for table in tables] == [(7, 2), (12, 5), (8, 3), (8, 3)]


def test_each_field_belongs_in_the_row_that_has_its_words(tmp_path: Path) -> None:
    write_document(tmp_path / "blank.docx")
    tables = Document(str(tmp_path / "blank.docx")).tables
    in_a_row = [
        (field_id, cell_of(field_id))
        for field_id, field in places(2, reviews=0)
        if part_of(field.id) is None and not re.search(r"risk-|revised-reason|reference", field_id)
    ]
    assert len(in_a_row) > 80
    for field_id, cell in in_a_row:
        label = " ".join(tables[cell.table].cell(cell.row, 0).text.split())
        assert label.startswith(words_beside(field_id)), field_id


def test_what_is_written_in_the_document_is_read_back(tmp_path: Path) -> None:
    write_document(tmp_path / "whole.docx", WHOLE)
    assert read(tmp_path / "whole.docx") == expected(WHOLE)


def test_a_document_for_four_children_is_read_back_too(tmp_path: Path) -> None:
    write_document(tmp_path / "plan.docx", PLAN, children=len(CHILDREN))
    assert read(tmp_path / "plan.docx") == expected(PLAN)


def test_a_sheet_that_is_typed_in_a_word_processor_has_the_lines_that_our_form_takes_out_of_the_plan() -> None:
    texts = {field: text for field, text in PLAN.items() if not field.startswith("child-")}
    children = [{"reference": child.reference} for child in CHILDREN]
    sheet = as_sent() | {"parts": [], "entries": texts, "children": children}
    readers: tuple[tuple[str, ReaderKind, int], ...] = (("P1", "family", 1), ("staff", "staff", 0))
    for reader, kind, child in readers:
        taken = [piece.text for piece in extract(as_document(sheet), kind, child).pieces if piece.place != "review"]
        assert taken == lines_for(reader)


def test_the_page_reports_each_piece_of_work_of_the_one_case_in_both() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("## One case")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|\n]+) \| (Word processor|Our site) \| [^\n]+ \|$", text, re.M)
    both = [(job, tool) for job in (*JOBS_OF_A_CASE, "All of it") for tool in ("Word processor", "Our site")]
    # A word processor has no case to save locked: its documents are saved as they are.
    assert rows == [row for row in both if row != (JOBS_OF_A_CASE[5], "Word processor")]


def test_the_page_reports_these_jobs_and_these_slips_and_no_others() -> None:
    text = PAGE.read_text(encoding="utf-8")
    jobs = re.findall(r"^\| ([^|\n]+) \| (?:Word processor|Our form) \|", text.partition("## One case")[0], re.M)
    assert jobs == [job for job in JOBS for _ in range(2)]
    rows = re.findall(r"^\| ([^|\n]+) \| [^|\n]+ \| [^|\n]+ \|$", text.partition("## The slips")[2], re.M)
    assert rows[2:] == [slip.what for slip in SLIPS]
