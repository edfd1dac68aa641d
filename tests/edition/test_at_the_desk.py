"""Next year's policy from the desk into the project: worked out, packed, opened again, taken, refused, undone."""

import base64
import datetime
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.edition.next_year import GONE as GONE_SENTENCE
from tests.edition.next_year import NEW_ROW, NUMBER, OLD_ROW, REWORDED, ROW, WEAKER, as_word, number_of
from tests.keep.conftest import copied
from tests.keep.desk import Ask, desk_over
from tests.sentences import LESS, sentences, weaker
from tools.browser.assessment import earlier
from tools.keepers.desk import rows
from tools.keepers.desk.changes import Changes, packed, unpacked
from tools.keepers.desk.rows import GONE, NEW, Rows
from tools.keepers.taking import take
from tools.keepers.writing import undo
from tools.sources import load
from tools.sources.annex_a import lines_of_form
from tools.sources.errors import SourceError
from tools.sources.paths import POLICY, ROOT
from tools.sources.taken.written import IN_CODE

pytestmark = pytest.mark.thorough

DAY = datetime.date(2026, 12, 1)
ANSWERS = {WEAKER.number: "change", GONE_SENTENCE.number: "remove", REWORDED.number: "keep"}
MORE = WEAKER.strengths[0]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the desk has in the memory of its worker. In this folder other tests read what the desk would write."""
    return copied(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def asked(project: Path) -> Iterator[Ask]:
    with desk_over(project) as ask:
        yield ask


@pytest.fixture(scope="module")
def reading(asked: Ask, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = as_word(tmp_path_factory.mktemp("year") / "policy-2026.docx", settled=True)
    return asked("read edition", name=file.name, file=base64.b64encode(file.read_bytes()).decode(), answers={})


@pytest.fixture(scope="module")
def given(reading: dict[str, Any]) -> dict[str, Any]:
    return {"file": "policy-2026.docx", "pages": reading["pages"], "answers": ANSWERS, "becomes": {}, "told": []}


@pytest.fixture(scope="module")
def made(asked: Ask, given: dict[str, Any]) -> Changes:
    return unpacked(base64.b64decode(asked("take edition", edition=given, today=DAY.isoformat())["zip"]))


def test_each_page_stands_beside_the_present_one(reading: dict[str, Any]) -> None:
    rows = {row["file"]: row for section in reading["sections"] for row in section["rows"]}
    [less] = [row for words, row in rows.items() if weaker(WEAKER.text) in words]
    assert less["state"] == "changed"
    assert [run for run in less["runs"] if run[0] != "same"] == [["out", MORE], ["in", LESS[MORE]]]
    assert rows["5. Pictures made by machines"]["state"] == "new"
    assert GONE_SENTENCE.text in [each["words"] for each in reading["gone"]]
    assert sum(row["state"] == "same" for row in rows.values()) > 200


def test_a_card_a_sentence_the_weaker_first_with_all_that_rests_on_it(asked: Ask, reading: dict[str, Any]) -> None:
    found = asked("sentences", pages=reading["pages"], becomes={})
    first = found["cards"][0]
    assert (first["group"], first["was"], first["strengths"]) == ("Weaker now", WEAKER.number, [MORE, LESS[MORE]])
    assert len(first["places"]) > 20
    assert {"Duties", "The quiz"} < {each["title"] for each in first["places"]}
    assert all(WEAKER.bound.split()[2] in each["words"].split() for each in first["places"][:1])
    offered = {each["was"]: each["answers"] for each in found["cards"] if each["answers"]}
    assert offered[WEAKER.number] == ["change", "keep", "remove"]
    assert offered[GONE_SENTENCE.number] == ["keep", "remove"]
    printing = {each.number for each in sentences() if NUMBER[0] in each.text}
    assert printing and not printing & {*offered}, "a number is the office's, and no answer puts it in"
    assert [each["now"] for each in found["cards"] if each["group"] == "New, and binds somebody"] == ["5.1"]


def test_the_rows_of_annex_a_that_differ_and_what_a_saved_file_comes_to(asked: Ask, reading: dict[str, Any]) -> None:
    form = asked("sentences", pages=reading["pages"], becomes={})["form"]
    assert [(row["form"], row["policy"], row["todo"]) for row in form["rows"]] == [
        (OLD_ROW, "", GONE),
        ("", NEW_ROW, NEW),
    ]
    assert form["opens"]
    assert f"{OLD_ROW} (risk): Written in {ROW.id}.risk" in form["kept"]
    assert all(line.startswith(OLD_ROW) for line in form["kept"]), "what stands in other rows stays there"


def test_what_is_tried_with_rows_that_are_gone_leaves_the_form_s_own_as_they_were(reading: dict[str, Any]) -> None:
    before = dict(earlier.RETIRED)
    found = rows.rows(reading["pages"])
    assert found and found.kept
    assert before == earlier.RETIRED


def test_where_nothing_differs_no_row_does() -> None:
    present = {path.name: path.read_text(encoding="utf-8") for path in POLICY.glob("*.md")}
    assert rows.rows(present) == Rows((), len(list(lines_of_form())), True, ())


def test_a_sentence_that_only_has_other_words_is_paired_by_a_person(asked: Ask, reading: dict[str, Any]) -> None:
    number = number_of(OLD_ROW)
    found = asked("sentences", pages=reading["pages"], becomes={number: number})
    [row] = [each for each in found["cards"] if each["was"] == number]
    assert row["now"] == number
    wrong = asked("sentences", pages=reading["pages"], becomes={WEAKER.number: "5.1"})
    assert [each["said"] for each in wrong["problems"]] == [
        f"{WEAKER.number} is not the number of a sentence that was taken out."
    ]


def test_the_project_is_as_before_after_all_was_worked_out(made: Changes, project: Path) -> None:
    assert made.files
    policy = project / "docs" / "policy"
    assert WEAKER.line in (policy / WEAKER.page).read_text(encoding="utf-8")
    assert not (policy / "05-pictures-made-by-machines.md").exists()


def test_the_sheet_says_what_is_weaker_first_what_was_answered_and_what_is_left_to_whom(made: Changes) -> None:
    told = made.sheet
    places = [
        told.index(words) for words in ("NOT SIGNED", "WEAKER NOW (1)", "TAKEN OUT (2)", "LEFT TO: The school office")
    ]
    assert places == sorted(places)
    assert f"It said: {MORE}. It says: {LESS[MORE]}." in told
    assert "Answer: Put the new words wherever they rest." in told
    assert "Answer: NO ANSWER YET." in told, "of the row of Annex A"


def test_the_file_opens_at_the_desk_as_it_was(asked: Ask, made: Changes, given: dict[str, Any]) -> None:
    reply = asked("open", zip=base64.b64encode(packed(made)).decode())
    assert reply["edition"] == given


def test_the_command_works_it_out_again_puts_it_in_and_undo_takes_it_back(
    made: Changes, given: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "load", lambda: None)
    root = copied(tmp_path / "project")
    adopted = root / "tests" / "policy" / "adopted.txt"
    adopted.parent.mkdir(parents=True)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    taken = take(file_of(made, tmp_path), root)
    assert "A picture of a child that a machine has made must be" in adopted.read_text(encoding="utf-8")
    assert {name: (root / name).read_text(encoding="utf-8") for name in made.files} == made.files
    assert {"docs/policy/05-pictures-made-by-machines.md", "mkdocs.yml", IN_CODE[0]} <= {*taken.paths}
    assert weaker(WEAKER.line) in (root / "docs/policy" / WEAKER.page).read_text(encoding="utf-8")
    undo(root)
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts}
    assert after == before


def test_import_and_requote_write_the_same_files_from_the_same_word_document(made: Changes, tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    file = as_word(tmp_path / "policy-2026.docx", settled=True)
    answers = [word for number, answer in ANSWERS.items() for word in (f"--{answer}", number)]
    for words in (("import", str(file)), ("requote", *answers)):
        command = [sys.executable, "-m", "tools.cli", *words, "--write"]
        environment = {**os.environ, "POLICY_PROJECT": str(root)}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts}
    written = {path.relative_to(root).as_posix(): now for path, now in after.items() if before.get(path) != now}
    assert written == {name: text.encode() for name, text in made.files.items()}


def test_a_school_whose_code_lies_elsewhere_takes_all_but_the_code(
    made: Changes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "load", lambda: None)
    assert IN_CODE[0] in made.files
    root = copied(tmp_path / "project")
    for name in IN_CODE:
        (root / name).unlink(missing_ok=True)
    taken = take(file_of(made, tmp_path), root)
    assert {*made.files} - {*taken.paths} <= {*IN_CODE}


def file_of(changes: Changes, tmp_path: Path) -> Path:
    (path := tmp_path / "next-year.zip").write_bytes(packed(changes))
    return path


def _menu(made: Changes) -> Changes:
    return replace(made, files={**made.files, "mkdocs.yml": f"{made.files['mkdocs.yml']}\nhooks: [harm.py]\n"})


def _script(made: Changes) -> Changes:
    name = "docs/policy/05-pictures-made-by-machines.md"
    return replace(made, files={**made.files, name: f"{made.files[name]}\n<script>harm()</script>\n"})


def _another_file(made: Changes) -> Changes:
    name = "docs/policy/05-pictures-made-by-machines.md"
    return replace(made, files={**made.files, name: f"{made.files[name]}\n{{!../school.toml!}}\n"})


def _code(made: Changes) -> Changes:
    return replace(made, files={**made.files, "tools/cli.py": "harm"}, made_from={**made.made_from, "tools/cli.py": ""})


def _answer(made: Changes) -> Changes:
    return replace(made, edition={**(made.edition or {}), "answers": {WEAKER.number: "keep"}})


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (_menu, "mkdocs.yml would come out otherwise here than it says"),
        (_script, "05-pictures-made-by-machines.md is no page of a policy"),
        (_another_file, "05-pictures-made-by-machines.md is no page of a policy"),
        (_code, r"This file would change tools/cli\.py"),
        (_answer, "would come out otherwise here than it says"),
    ],
)
def test_a_file_that_says_more_than_comes_of_it_is_refused_and_nothing_is_changed(
    change: Callable[[Changes], Changes], why: str, made: Changes, tmp_path: Path
) -> None:
    root = copied(tmp_path / "project")
    with pytest.raises(SourceError, match=why):
        take(file_of(change(made), tmp_path), root)
    assert (root / "mkdocs.yml").read_bytes() == (POLICY.parents[1] / "mkdocs.yml").read_bytes()
    assert not (root / "docs/policy/05-pictures-made-by-machines.md").exists()


def test_a_file_made_from_another_state_is_refused(made: Changes, tmp_path: Path) -> None:
    root = copied(tmp_path / "project")
    (root / "docs/policy/08-police.md").write_text("# 8. Other {#section-8}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"made from another docs/policy/08-police\.md"):
        take(file_of(made, tmp_path), root)


def test_a_file_of_an_edition_without_what_it_was_made_with_is_none_of_ours(made: Changes) -> None:
    with pytest.raises(SourceError, match="not a file from the keepers' desk"):
        unpacked(packed(replace(made, edition={})))
