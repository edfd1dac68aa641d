"""A Word document of which words would be lost, or are not settled, is refused: nothing is left out silently."""

import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.edition.documents import with_footnote
from tests.policy.adopted import ADOPTED
from tools.cli import main
from tools.keepers.policy_import.blocks import Kind, PolicyFileError
from tools.keepers.policy_import.word import read_word
from tools.sources.paths import DOCS, ROOT


def saved(document: Any, tmp_path: Path) -> Path:
    path = tmp_path / "policy.docx"
    document.save(str(path))
    return path


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def add(document: Any, inside: str) -> None:
    """A paragraph with this mark-up in it."""
    document.add_paragraph()._p.extend(parse_xml(f"<w:p {nsdecls('w', 'r')}>{inside}</w:p>"))


def refused(document: Any, tmp_path: Path) -> str:
    with pytest.raises(PolicyFileError) as why:
        read_word(saved(document, tmp_path))
    return str(why.value)


def test_words_that_are_struck_through_or_hidden_never_turn_a_sentence_round(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Who tells the family is decided by the DSL.")
    add(document, run("Staff must ") + run("not ", "<w:strike/>") + run("tell."))
    add(document, run("Staff will ") + run("never ", "<w:vanish/>") + run("ask."))
    told = refused(document, tmp_path)
    assert "after “family is decided by the DSL.”: “not” is struck through" in told
    assert "after “Staff must not tell.”: “never” is hidden" in told


def test_everything_that_has_to_be_settled_is_asked_at_once_each_by_its_place(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("We will ")._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>not </w:t></w:r></w:ins>"))
    document.add_paragraph("One line before.")
    add(document, "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>" + run("yes", "<w:dstrike/>"))
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.add_table(rows=1, cols=1).cell(0, 0).text = "Ring 999."
    told = refused(document, tmp_path).splitlines()
    assert told[0] == "policy.docx cannot be taken in as it is. In Word, settle each of these and save:"
    assert len(told) == 5
    for words in (
        "A tracked change: “not” was put in",
        "A symbol of a font",
        "“yes” is struck",
        "A table stands inside",
    ):
        assert any(words in line for line in told), words


def test_a_footnote_is_asked_about_with_its_words(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("We tell the DSL.")
    with_footnote(document, "Unless the DSL is the subject.")
    assert "A footnote says “Unless the DSL is the subject.”" in refused(document, tmp_path)


def test_a_page_says_where_it_is_as_word_last_broke_them(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("The first page ends here.")
    add(document, "<w:r><w:lastRenderedPageBreak/></w:r>" + run("gone", "<w:strike/>"))
    assert "page 2, after “The first page ends here.”" in refused(document, tmp_path)


def test_a_content_control_is_read_and_a_text_box_is_asked_about(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("We will tell the DSL.")
    box = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{run('Ring 999.')}</w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(box))
    blocks, _ = read_word(saved(document, tmp_path))
    assert [block.plain for block in blocks] == ["Ring 999.", "We will tell the DSL."]
    add(document, f"<w:r><w:pict><w:txbxContent><w:p>{run('Ring 101.')}</w:p></w:txbxContent></w:pict></w:r>")
    assert "“Ring 101.” is in no plain paragraph" in refused(document, tmp_path)


def test_cells_merged_both_ways_keep_every_other_cell_in_its_column(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"
    blocks, remarks = read_word(saved(document, tmp_path))
    assert [block.cells for block in blocks] == [["00", "01", "02"], ["wide", "", "tall"], ["20", "21", ""]]
    assert [remark.what for remark in remarks] == [
        "“wide” stands over 2 columns: it is put into the first, the others are empty.",
        "“tall” stands over several rows: it is put into the first.",
    ]


def test_a_list_within_a_list_stays_within_it(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Tell the DSL", style="List Bullet")
    document.add_paragraph("unless the DSL is the subject", style="List Bullet 2")
    blocks, _ = read_word(saved(document, tmp_path))
    assert [(block.kind, block.level) for block in blocks] == [(Kind.ITEM, 0), (Kind.ITEM, 1)]


def test_pictures_and_contents_are_left_out_and_told_and_a_linked_field_keeps_its_address(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Annex A Risk assessments\t21")
    document.add_paragraph("Emergency\t999")
    document.add_paragraph("Annex A Risk assessments")
    add(document, "<w:r><w:drawing/></w:r>" + run("We recognise it."))
    begins, parts, ends = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))
    leads = "<w:r><w:instrText> HYPERLINK &quot;https://x.example/&quot; </w:instrText></w:r>"
    add(document, run("See ") + begins + leads + parts + run("the guidance") + ends + run("."))
    blocks, remarks = read_word(saved(document, tmp_path))
    assert [block.words for block in blocks[:2]] == ["Emergency 999", "Annex A Risk assessments"]
    assert [block.words for block in blocks[2:]] == [
        "We recognise it.",
        "See [the guidance](https://x.example/).",
    ]
    assert [remark.what.split(":")[0].split(".")[0] for remark in remarks] == [
        "A picture is left out",
        "Word's contents list is left out",
    ]


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
    assert [block.cells for block in blocks[4:]] == [["Who", "When"], ["Everybody, always", ""]]
    assert [remark.what[:36] for remark in remarks] == ["“Everybody, always” stands over 2 co"]


def test_numbers_that_word_makes_itself_are_taken_in_and_told(tmp_path: Path) -> None:
    document = Document()
    for words in ("Manage internally", "Early help"):
        document.add_paragraph(words, style="List Number")
    blocks, remarks = read_word(saved(document, tmp_path))
    assert [(block.kind, block.plain) for block in blocks] == [
        (Kind.ITEM, "1. Manage internally"),
        (Kind.ITEM, "2. Early help"),
    ]
    assert "Word makes the number “2.” itself" in remarks[1].what


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
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tools" / "keepers" / "policy_import").glob("*.py")
    )
    explained = re.findall(r"^- `… (.+?)` \S", guide, flags=re.M)
    assert len(explained) == 3
    assert [words for words in explained if words.removesuffix(" …") not in code] == []
