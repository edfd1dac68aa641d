"""A Word document of which words would be lost, or are not settled, is refused: nothing is left out silently."""

import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.policy.adopted import ADOPTED
from tools.cli import main
from tools.keepers.edition.blocks import Kind, PolicyFileError
from tools.keepers.edition.word import read_word
from tools.sources.paths import DOCS, ROOT


def saved(document: Any, tmp_path: Path) -> Path:
    path = tmp_path / "policy.docx"
    document.save(str(path))
    return path


def test_tracked_changes_are_refused(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("We will ")
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>not </w:t></w:r></w:ins>"))
    with pytest.raises(PolicyFileError, match="has tracked changes"):
        read_word(saved(document, tmp_path))


def test_words_in_a_content_control_are_not_lost_silently(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("We will tell the DSL.")
    box = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Ring 999.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(box))
    with pytest.raises(PolicyFileError, match="Ring999"):
        read_word(saved(document, tmp_path))


def test_headings_titles_bold_words_and_merged_cells_are_read(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("A policy", style="Title")
    document.add_heading("1. Purpose", 1)
    document.add_heading("What we mean", 2)
    paragraph = document.add_paragraph("It ")
    paragraph.add_run("must ").bold = True
    paragraph.add_run("be [said] at *once*.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Who", "When"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Everybody, always"
    blocks, remarks = read_word(saved(document, tmp_path))
    assert [(block.kind, block.level) for block in blocks[:4]] == [
        (Kind.HEADING, 1),
        (Kind.HEADING, 1),
        (Kind.HEADING, 2),
        (Kind.TEXT, 0),
    ]
    assert blocks[3].words == r"It **must** be \[said\] at \*once\*."
    assert blocks[3].plain == "It must be [said] at *once*."
    assert [block.cells for block in blocks[4:]] == [["Who", "When"], ["Everybody, always"]]
    assert remarks == []


def test_numbers_that_word_makes_itself_are_asked_about(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Manage internally", style="List Number")
    blocks, [remark] = read_word(saved(document, tmp_path))
    assert blocks[0].kind is Kind.ITEM
    assert "Manage internally" in remark.what


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("policy.docx", b"no document", "is no Word document"),
        ("policy.doc", b"old", "is neither .txt, .md nor .docx"),
        ("policy.txt", "Westfield – £".encode("cp1252"), "is not in UTF-8"),
        ("policy.txt", b"\n \n", "has no words"),
        ("policy.txt", None, "There is no file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["import", str(tmp_path / name), "--write", "--into", str(tmp_path / "pages")]) == 1
    told = capsys.readouterr()
    assert says in told.err
    assert told.out == ""
    assert not (tmp_path / "pages").exists()
    assert ADOPTED.exists()


def test_the_guide_explains_every_refusal() -> None:
    guide = (DOCS / "contributing" / "a-new-edition.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tools" / "keepers" / "edition").glob("*.py"))
    explained = re.findall(r"^- `… (.+?)` \S", guide, flags=re.M)
    assert len(explained) == 4
    assert [words for words in explained if words.removesuffix(" …") not in code] == []
