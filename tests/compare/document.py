"""Makes the policy's Annex A as a Word document, from the policy's own page: its tables, empty or filled in."""

import re
from collections.abc import Mapping
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.compare.places import by_cell
from tools.sources.paths import POLICY

_RULE = re.compile(r"\|[\s|-]+\|")
_NOT_THE_POLICYS = ("{:", "<!--", "You can [fill in")


def write_document(path: Path, texts: Mapping[str, str] | None = None, children: int = 2) -> None:
    """Writes the document: A4 landscape, British English, each table as the policy has it, with these texts in it.

    The policy's form has tables for two children; for more, the last is there again.
    """
    word = Document()
    _page(word)
    rows: list[list[str]] = []
    last = rows
    for line in [*(POLICY / "annex-a.md").read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("|"):
            if not _RULE.fullmatch(line):
                rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            _table(word, rows)
            last, rows = rows, []
        if line.strip() and not line.startswith(_NOT_THE_POLICYS):
            word.add_paragraph(re.sub(r"[#*]|\{.*\}", "", line).strip())
    for _ in range(2, children):
        word.add_paragraph()
        _table(word, last)
    word.add_paragraph()
    parts = list(word.iter_inner_content())
    tables = [number for number, part in enumerate(parts) if isinstance(part, Table)]
    for cell, fields in by_cell(texts or {}).items():
        text = "\n".join((texts or {})[field] for field in fields)
        above = parts[tables[cell.table] - 1]
        if cell.row < 0 and isinstance(above, Paragraph):
            above.text = text
        else:
            word.tables[cell.table].cell(cell.row, cell.column).text = text
    word.save(str(path))


def _page(word: WordDocument) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    font = word.styles["Normal"].font
    font.name, font.size = "Liberation Sans", Pt(9)
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _table(word: WordDocument, rows: list[list[str]]) -> None:
    """A table with lines, and an empty paragraph before it, which a person needs to say whose table it is."""
    word.add_paragraph()
    table = word.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = "\n".join(part.strip() for part in text.split("•") if part.strip())
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)
