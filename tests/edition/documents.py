"""Makes a Word document of a plain text, as somebody would have typed it: bullets, tables, bold words, links."""

import re
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_PIECE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<words>(?:\\.|[^\]\\])+)\]\((?P<address>[^)\s]*)\)")
_TAG = re.compile(r"<[a-z][^>]*>")


def word_document(text: str, path: Path) -> Path:
    document = Document()
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        line = _TAG.sub("", line)
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            _table(document, rows)
            rows = []
        if line.startswith("- "):
            _fill(document.add_paragraph(style="List Bullet"), line.removeprefix("- "))
        else:
            # Blank lines too: people leave empty paragraphs in a document.
            _fill(document.add_paragraph(), line)
    document.save(str(path))
    return path


def with_footnote(document: Any, words: str) -> None:
    """A footnote at the end of a paragraph of its own."""
    mark = f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"
    document.add_paragraph("We tell parents.")._p.append(parse_xml(mark))
    note = f"<w:footnote w:id='2'><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, f"{RELATIONSHIP_TYPE.HYPERLINK.rpartition('/')[0]}/footnotes")


def _table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=False):
            _fill(cell.paragraphs[0], words.strip())


def _fill(paragraph: Any, words: str) -> None:
    at = 0
    for piece in _PIECE.finditer(words):
        paragraph.add_run(_typed(words[at : piece.start()]))
        if piece["bold"]:
            paragraph.add_run(_typed(piece["bold"])).bold = True
        else:
            _link(paragraph, _typed(piece["words"]), piece["address"])
        at = piece.end()
    paragraph.add_run(_typed(words[at:]))


def _typed(words: str) -> str:
    return words.replace(r"\(", "(").replace(r"\)", ")")


def _link(paragraph: Any, words: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    run.append(text)
    link.append(run)
    paragraph._p.append(link)
