"""The keepers' desk says what the build says and changes nothing but the boxes. What is taken comes in whole or not."""

import base64
import datetime
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.keep.conftest import copied
from tools.browser.flow.model import Problem
from tools.keepers import taking
from tools.keepers.desk import packing
from tools.keepers.desk import school as desk
from tools.keepers.desk.api import handle
from tools.keepers.desk.changes import MADE_FROM, SCHOOL, SHEET, Changes, packed, state_of, unpacked
from tools.keepers.desk.packing import Signer, Work
from tools.keepers.taking import take
from tools.keepers.writing import WriteError, standing, undo
from tools.sources import load
from tools.sources.errors import SourceError
from tools.sources.paths import DOCS, PROJECT, ROOT
from tools.sources.school import read_school, unsettled
from tools.sources.school_form import fields, values_of, with_values
from tools.sources.signed import UNSIGNED

BAD = ROOT / "tests" / "policy" / "bad"
DAY = datetime.date(2026, 12, 1)
NAMED = {"dsl.name": "A. Name", "dsl.number": "01785 123456"}


def asked(do: str, **more: Any) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(handle(json.dumps({"do": do, **more})))
    return reply


def shown(values: dict[str, str]) -> str:
    mark: str = asked("check", values=values)["mark"]
    return mark


def file_of(tmp_path: Path, changes: Changes) -> Path:
    path = tmp_path / "changes.zip"
    path.write_bytes(packed(changes))
    return path


def named(*, by: str = "the headteacher") -> Changes:
    return packing.made(Work(NAMED), Signer(by, DAY, {"": shown(NAMED)}))


def whole(problems: Iterable[dict[str, str]]) -> list[str]:
    return [each["said"] for each in problems]


@pytest.mark.parametrize("name", ["school", "not-toml"])
def test_a_wrong_file_gets_at_the_desk_the_words_of_the_command(name: str) -> None:
    text = (BAD / f"{name}.toml").read_text(encoding="utf-8")
    told = (BAD / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    zipped = packed(Changes({SCHOOL: text}, "", {SCHOOL: state_of(desk.published())}))
    found = asked("open", zip=base64.b64encode(zipped).decode())["problems"]
    # At a box the file and the line say nothing to whoever sees the box.
    without_place = [line.split(": ", 1)[1] for line in told]
    assert [said.removeprefix(SCHOOL).split(": ", 1)[1] if ".toml:" in said else said for said in whole(found)] == (
        without_place
    )


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ({"agreed": "last year"}, "agreed"),
        ({"due": "1/1/2030"}, "due"),
        ({"report_holes_to": "the office"}, "report_holes_to"),
        ({"nspcc.confirmed_by": "the office"}, "nspcc.confirmed_by"),
        ({"dsl.confirmed_by": "the office", "dsl.confirmed_on": "30/2/2026"}, "dsl.confirmed_on"),
        ({"nspcc.use_instead": "0300 1"}, "nspcc.use_instead"),
        ({"headteacher_is_dsl": "perhaps"}, "headteacher_is_dsl"),
    ],
)
def test_each_mistake_is_told_at_its_own_box(typed: dict[str, str], box: str) -> None:
    assert [each["field"] for each in asked("check", values=typed)["problems"]] == [box]


def test_filling_in_a_box_leaves_every_other_line_as_it_was() -> None:
    before = desk.published().splitlines()
    after = with_values(desk.published(), {"nspcc.confirmed_by": "the office", "nspcc.confirmed_on": "1/12/2026"})
    others = [new for old, new in zip(before, after.splitlines(), strict=True) if old != new]
    assert others == ['confirmed_by = "the office"', 'confirmed_on = "2026-12-01"']


def test_saying_whether_the_headteacher_is_the_dsl_takes_the_mark_away_and_adds_no_line() -> None:
    after = with_values(desk.published(), {"headteacher_is_dsl": "no"})
    assert "\nheadteacher_is_dsl = false\n" in after
    assert len(after.splitlines()) == len(desk.published().splitlines())


def test_every_box_comes_back_as_it_was_read(tmp_path: Path) -> None:
    values = desk.values(desk.published())
    typed = {name: value for name, value in values_of(values).items() if value}
    assert desk.values(with_values(desk.published(), typed)) == values
    assert {field.id for field in fields(values)} >= {"agreed", "due", "dsl.name", "chair-of-governors.email"}


def test_what_the_policy_prints_has_no_box() -> None:
    ids = {field.id for field in fields(desk.values(desk.published()))}
    assert "nspcc.use_instead" in ids
    assert not {"nspcc.number", "nspcc-email.email", "emergency.number"} & ids


def test_the_file_has_what_changed_the_sheet_and_what_it_was_made_from_and_opens_again() -> None:
    made = named()
    assert set(made.files) == {SCHOOL}
    assert unpacked(packed(made)) == made
    assert "The site said: (nothing)\n  It will say:   A. Name" in made.sheet
    opened = asked("open", zip=base64.b64encode(packed(made)).decode())
    assert opened["values"] == NAMED
    assert opened["signature"].startswith("Signed by the headteacher on 1 December 2026.")


def test_what_is_signed_is_what_was_shown() -> None:
    with pytest.raises(SourceError, match="What you signed is not what stands here now"):
        packing.made(Work({**NAMED, "deputies.name": "B. Name"}), Signer("the headteacher", DAY, {"": shown(NAMED)}))


def test_an_unsigned_change_says_so_on_the_sheet_and_in_the_file_and_at_each_build(tmp_path: Path) -> None:
    made = named(by="")
    assert "NOT SIGNED. Nobody has signed these changes." in made.sheet
    assert _left(tmp_path, made.files[SCHOOL]) == [UNSIGNED]


def test_a_signed_change_is_signed_until_somebody_changes_a_value(tmp_path: Path) -> None:
    text = named().files[SCHOOL]
    assert _left(tmp_path, text) == []
    assert _left(tmp_path, text.replace("# Is the headteacher", "# Another comment. Is the headteacher")) == []
    assert _left(tmp_path, text.replace("01785 123456", "01785 123457")) == [UNSIGNED]


def _left(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "school.toml"
    path.write_text(text, encoding="utf-8")
    return [each.text for each in unsettled(read_school(path), DAY) if each.key == "signed_by"]


def test_nothing_that_has_mistakes_and_nothing_that_has_no_change_can_be_taken() -> None:
    with pytest.raises(SourceError, match="is not a date"):
        packing.made(Work({"dsl.confirmed_by": "x", "dsl.confirmed_on": "soon"}), Signer("", DAY))
    with pytest.raises(SourceError, match="Nothing has been changed yet"):
        packing.made(Work(), Signer("", DAY))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no zip at all", "not a file from the keepers' desk"),
        (packed(Changes({"tools/cli.py": "x"}, "", {"tools/cli.py": ""})), r"would change tools/cli\.py"),
        (packed(Changes({"../docs/school.toml": "x"}, "", {})), r"would change \.\./docs"),
        (packed(Changes({}, "", {})), "not a file from the keepers' desk"),
        (packed(Changes({SCHOOL: "#" * 1_000_001}, "", {SCHOOL: ""})), "larger than such a file can be"),
    ],
)
def test_only_a_file_of_the_desk_comes_in(content: bytes, why: str, tmp_path: Path) -> None:
    (path := tmp_path / "given.zip").write_bytes(content)
    with pytest.raises(SourceError, match=why):
        take(path, tmp_path)


def test_no_test_puts_files_in_the_place_of_those_that_other_tests_read() -> None:
    with pytest.raises(AssertionError, match="Take a copy of the project"), standing({PROJECT / SCHOOL: "another"}):
        pytest.fail("It stood there.")
    assert desk.published() != "another"


def test_a_file_made_from_an_older_state_is_refused_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    root = copied(tmp_path / "copy")
    older = named()
    (root / SCHOOL).write_text(desk.published().replace('key = "nspcc"', 'key = "nspcc" # looked at'), encoding="utf-8")
    before = (root / SCHOOL).read_bytes()
    with pytest.raises(SourceError, match=r"made from another docs/school\.toml") as refused:
        take(file_of(tmp_path, older), root)
    assert "It will say:   A. Name" in str(refused.value)
    assert (root / SCHOOL).read_bytes() == before


def test_what_the_build_refuses_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        assert "A. Name" in (root / SCHOOL).read_text(encoding="utf-8")
        raise SourceError([Problem(SCHOOL, 9, "something is wrong.", "Mend it.")])

    root = copied(tmp_path / "copy")
    monkeypatch.setattr(load, "load", fails)
    with pytest.raises(SourceError, match="The build refuses these changes"):
        take(file_of(tmp_path, named()), root)
    assert (root / SCHOOL).read_bytes() == (DOCS / "school.toml").read_bytes()
    with pytest.raises(WriteError, match="nothing to undo"):
        undo(root)


@pytest.mark.thorough
def test_the_command_puts_a_file_into_the_project_and_undo_takes_it_back(tmp_path: Path) -> None:
    root = copied(tmp_path / "copy")
    done = subprocess.run(
        [sys.executable, "-m", "tools.cli", "take", str(file_of(tmp_path, named(by="")))],
        env={**os.environ, "POLICY_PROJECT": str(root)},
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "NOT SIGNED." in done.stdout
    assert "Put in: docs/school.toml." in done.stdout
    assert 'name = "A. Name"' in (root / SCHOOL).read_text(encoding="utf-8")
    undo(root)
    assert (root / SCHOOL).read_bytes() == (DOCS / "school.toml").read_bytes()


def test_the_sheet_in_the_file_cannot_say_signed_where_nobody_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(tmp_path / "copy")
    forged = Changes(named(by="").files, "Signed by the headteacher on 1 December 2026.", named().made_from)
    monkeypatch.setattr(load, "load", lambda: type("Site", (), {"snapshot": None})())
    monkeypatch.setattr(taking, "wanted", lambda *_: [])
    assert take(file_of(tmp_path, forged), root).sheet.startswith("NOT SIGNED.")
    assert {SHEET, MADE_FROM}.isdisjoint(path.name for path in root.iterdir())
