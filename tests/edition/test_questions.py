"""What Word did to words can be answered at the desk: the words stand in the policy, or they do not, and it is told."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.edition.test_word import add, run, saved
from tools.keepers.desk.api import handle
from tools.keepers.policy_import.questions import IN, OUT, UnsettledError
from tools.keepers.policy_import.word import questions_in, read_word

STRUCK = run("Staff must ") + run("not ", "<w:strike/>") + run("tell.")
HIDDEN = run("Staff must ") + run("not ", "<w:vanish/>") + run("tell.")
PUT_IN = run("Staff must ") + f"<w:ins>{run('not ')}</w:ins>" + run("tell.")
TAKEN_OUT = (
    run("Staff must ") + "<w:del><w:r><w:delText xml:space='preserve'>not </w:delText></w:r></w:del>" + run("tell.")
)


def document(*paragraphs: str) -> Any:
    made = Document()
    for each in paragraphs:
        add(made, each)
    return made


@pytest.mark.parametrize("inside", [STRUCK, HIDDEN, PUT_IN, TAKEN_OUT])
def test_words_that_belong_stand_and_words_that_do_not_are_out(inside: str, tmp_path: Path) -> None:
    file = saved(document(inside), tmp_path)
    [question] = questions_in(file, {})
    assert [value for value, _ in question.options] == [IN, OUT]
    for answer, words in ((IN, "Staff must not tell."), (OUT, "Staff must tell.")):
        blocks, remarks = read_word(file, {question.id: answer})
        assert [block.plain for block in blocks] == [words]
        assert remarks[0].what == f"{question.what} {dict(question.options)[answer]}."


def test_the_same_words_in_two_places_are_two_questions(tmp_path: Path) -> None:
    file = saved(document(STRUCK, STRUCK), tmp_path)
    first, second = questions_in(file, {})
    assert first.id != second.id
    blocks, _ = read_word(file, {first.id: IN, second.id: OUT})
    assert [block.plain for block in blocks] == ["Staff must not tell.", "Staff must tell."]


def test_an_answer_that_a_question_does_not_have_is_none(tmp_path: Path) -> None:
    made = document("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>" + run("yes"))
    file = saved(made, tmp_path)
    [question] = questions_in(file, {})
    with pytest.raises(UnsettledError):
        read_word(file, {question.id: IN})
    assert [block.plain for block in read_word(file, {question.id: OUT})[0]] == ["yes"]


def test_words_within_a_tracked_change_that_belongs_are_asked_about_too(tmp_path: Path) -> None:
    file = saved(document(f"<w:ins>{run('never ', '<w:strike/>')}</w:ins>" + run("tell.")), tmp_path)
    [tracked] = questions_in(file, {})
    assert [each.what for each in questions_in(file, {tracked.id: IN})] == [
        "A tracked change: “never” was put in.",
        "“never” is struck through.",
    ]


def test_a_whole_paragraph_that_was_taken_out_is_asked_about_where_it_stands(tmp_path: Path) -> None:
    made = document(run("We tell the DSL."))
    made.element.body.insert(0, parse_xml(f"<w:del {nsdecls('w')}><w:p>{run('We tell nobody.')}</w:p></w:del>"))
    file = saved(made, tmp_path)
    [question] = questions_in(file, {})
    assert [block.plain for block in read_word(file, {question.id: OUT})[0]] == ["We tell the DSL."]


def test_at_the_desk_nothing_is_taken_in_before_all_is_answered(tmp_path: Path) -> None:
    content = base64.b64encode(saved(document(STRUCK), tmp_path).read_bytes()).decode()

    def asked(answers: dict[str, str]) -> dict[str, Any]:
        question = {"do": "read edition", "name": str(tmp_path / "elsewhere.docx"), "file": content, "answers": answers}
        reply: dict[str, Any] = json.loads(handle(json.dumps(question)))
        return reply

    [question] = asked({})["questions"]
    assert not (tmp_path / "elsewhere.docx").exists(), "the name of a file leads nowhere"
    assert asked({})["pages"] is None
    reply = asked({question["id"]: OUT})
    assert list(reply["pages"]) == ["index.md"]
    assert reply["answered"] == ["at the beginning: “not” is struck through. The words do not belong to it."]
