"""A file that cannot be read, or was made to do harm, gets one sentence: what it is, and what to do."""

import base64
import json
import re
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.edition.hostile import HOSTILE, document
from tests.edition.next_year import as_word
from tools.cli import main
from tools.keepers.desk.api import handle
from tools.keepers.policy_import.word import read_word

TOLD = Path(__file__).parent / "bad" / "word-files.txt"
EXPECTED = dict(line.split(": ", 1) for line in TOLD.read_text(encoding="utf-8").splitlines())


def test_each_file_has_its_sentence() -> None:
    assert list(EXPECTED) == list(HOSTILE)


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_one_sentence_by_the_command_and_at_the_desk(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (file := tmp_path / "policy.docx").write_bytes(HOSTILE[name]())
    assert main(["import", str(file)]) == 1
    assert capsys.readouterr().err == f"{EXPECTED[name]}\n"
    content = base64.b64encode(file.read_bytes()).decode()
    asked = {"do": "read edition", "name": file.name, "file": content, "answers": {}}
    assert json.loads(handle(json.dumps(asked))) == {"problems": [{"field": "", "said": EXPECTED[name]}]}


def test_the_document_that_they_are_made_of_is_read(tmp_path: Path) -> None:
    (file := tmp_path / "policy.docx").write_bytes(document())
    assert [block.plain for block in read_word(file)[0]] == ["We tell the DSL."]


def test_an_independent_reader_finds_the_same_words_in_the_same_order(tmp_path: Path) -> None:
    """python-docx, which reads by another library. Letter by letter: spaces are put between cells."""
    file = as_word(tmp_path / "policy-2026.docx", settled=True)
    ours = "".join(block.plain for block in read_word(file)[0])
    body = Document(str(file)).element.body
    lines = ["".join(each.text or "" for each in part.iter(qn("w:t"))) for part in body.iter(qn("w:p"))]
    theirs = "".join(line for line in lines if line != "12. Sanctions14")
    assert re.findall(r"\w", ours) == re.findall(r"\w", theirs)
