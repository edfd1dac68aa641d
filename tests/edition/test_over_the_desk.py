"""A new edition laid over the desk: what is left is mended on top of it, it is signed, taken in, refused, opened."""

import base64
import datetime
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.edition.mild_year import FRONT, SAID, mended, mild_year
from tests.edition.next_year import AGREED, WEAKER
from tests.keep.conftest import copied
from tests.keep.desk import Ask, desk_over
from tools.keepers.desk.changes import SCHOOL, Changes, packed, state_of, unpacked
from tools.sources.days import on_day
from tools.sources.paths import ROOT
from tools.sources.review.snapshot import read_snapshot

pytestmark = pytest.mark.thorough

TODAY = datetime.date.today().isoformat()
QUIZ, NOTES = "tools/quiz.toml", "docs/notes/notes.toml"
FOLLOWS = "docs/policy/index.md"


def _duty() -> str:
    """The title of a duty that rests on the weaker sentence."""
    name = WEAKER.quoted_by("duty")[0].unit.partition("/")[2]
    return next(each.title for each in read_snapshot(ROOT, "now").table.duties if each.id == name)


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command over a copy."""
    environment = {**os.environ, "POLICY_PROJECT": str(root)}
    command = [sys.executable, "-m", "tools.cli", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """A desk that stands on the edition: as the page's worker does, Python begins anew once that is laid over."""
    root = copied(tmp_path_factory.mktemp("desk"))
    file = mild_year(root / "policy.docx", is_weaker=True)
    with desk_over(root) as ask:
        read = ask("read edition", name=file.name, file=base64.b64encode(file.read_bytes()).decode(), answers={})
        given = {
            "file": file.name,
            "pages": read["pages"],
            "answers": {WEAKER.number: "change"},
            "becomes": {},
            "told": [],
        }
        assert ask("text", file=QUIZ)["problems"], "without an edition it is not changed at the desk"
        assert ask("lay", edition=given)["problems"] == []
    with desk_over(root) as ask:
        yield ask


@pytest.fixture(scope="module")
def texts(desk: Ask) -> dict[str, str]:
    return mended(lambda name: desk("text", file=name)["text"])


@pytest.fixture(scope="module")
def saved(desk: Ask, texts: Mapping[str, str]) -> Callable[..., dict[str, Any]]:
    """Saves what is on the desk, signed or not, as it was shown or not."""
    marks = {name: desk("differ", file=name, text=text, texts=texts)["mark"] for name, text in texts.items()}
    mark = desk("check", values=FRONT)["mark"]

    def save(whole: str = "", **more: Any) -> dict[str, Any]:
        asked = {"values": FRONT, "texts": texts, "by": "", "mark": mark, "marks": marks, "today": TODAY, **more}
        return desk("take", whole=whole, **asked)

    return save


@pytest.fixture(scope="module")
def signed(desk: Ask, texts: Mapping[str, str], saved: Callable[..., dict[str, Any]]) -> Changes:
    reply = saved(desk("state", values=FRONT, texts=texts)["mark"], by="the DSL")
    assert reply["problems"] == []
    assert reply["name"] == f"next-year-signed-{TODAY}.zip"
    return unpacked(base64.b64decode(reply["zip"]))


def test_what_is_left_is_by_person_with_the_texts_and_lines_to_change(desk: Ask) -> None:
    state = desk("state", values={}, texts={})
    assert (state["groups"][0]["who"], state["groups"][0]["many"]) == ("The school office", 2)
    assert {each["file"] for each in state["texts"]} == {NOTES, QUIZ, "tools/decision-points.json"}
    assert all(each["lines"] for each in state["texts"])
    assert state["to_read"] == [], "nobody reads what the build refuses"


def test_once_all_is_mended_nothing_is_left_and_what_is_to_be_read_is_named(
    desk: Ask, texts: Mapping[str, str]
) -> None:
    state = desk("state", values=FRONT, texts=texts)
    assert state["groups"] == []
    assert {f"duty “{_duty()}”", "helper “Is this policy in date?”"} <= {*state["to_read"]}
    assert all(line.startswith(("tools/duties/", "tools/scenarios/")) for line in state["less"])


def test_a_text_that_is_a_list_says_where_it_cannot_be_read(desk: Ask, texts: Mapping[str, str]) -> None:
    assert desk("look", file=QUIZ, text=texts[QUIZ], given=[])["problems"] == []
    [wrong] = desk("look", file=QUIZ, text=texts[QUIZ] + "\n[[question]\n", given=[])["problems"]
    assert wrong["line"] == texts[QUIZ].count("\n") + 2
    assert wrong["said"].startswith("This list cannot be read:")


def test_it_is_signed_only_as_it_was_shown_and_only_where_nothing_is_left(
    desk: Ask, texts: Mapping[str, str], saved: Callable[..., dict[str, Any]]
) -> None:
    [never_shown] = saved("", by="the DSL")["problems"]
    assert never_shown["said"].startswith("List what is left of the edition first")
    other = desk("state", values={}, texts=texts)["mark"]
    [another] = saved(other, by="the DSL")["problems"]
    assert another["said"].startswith("What you signed is not what stands here now.")
    [left] = saved(other, by="the DSL", values={}, mark="")["problems"]
    assert left["said"].startswith("A new edition is signed once nothing is left of it.")
    assert saved()["name"] == f"next-year-unsigned-{TODAY}.zip"


def test_the_sheet_has_the_sentences_what_was_changed_by_hand_the_weak_labels_and_who_signed(signed: Changes) -> None:
    heads = (
        "Signed by the DSL on",
        "WEAKER NOW (1)",
        "WHAT WAS CHANGED BY HAND",
        f"It will say:   {on_day(str(AGREED[1]))}",
        "WHERE OUR LABEL SAYS LESS THAN THE POLICY NOW",
        "READ AGAIN AND SIGNED (",
    )
    places = [signed.sheet.index(words) for words in heads]
    assert places == sorted(places)
    assert "LEFT TO" not in signed.sheet


def test_the_command_takes_it_in_and_nothing_is_left_to_mend_to_sign_or_to_read(
    signed: Changes, tmp_path: Path
) -> None:
    root = copied(tmp_path / "project")
    (path := tmp_path / "next-year.zip").write_bytes(packed(signed))
    taken = run(root, "take", str(path))
    assert taken.returncode == 0, taken.stderr
    assert "Nothing is left to mend." in taken.stdout
    assert run(root, "reviewed").stdout.strip() == "Everything has been reviewed as it is now."
    assert 'by = "the DSL"' in (root / "tools/reviewed.toml").read_text(encoding="utf-8")
    assert 'signed_by = "the DSL"' in (root / SCHOOL).read_text(encoding="utf-8")
    assert run(root, "undo").returncode == 0
    for name in signed.files:
        assert (root / name).read_bytes() == (ROOT / name).read_bytes(), name


def test_it_opens_with_all_that_was_changed_on_top_of_it(
    desk: Ask, signed: Changes, texts: Mapping[str, str], tmp_path: Path
) -> None:
    with desk_over(copied(tmp_path / "project")) as elsewhere:
        opened = elsewhere("open", zip=base64.b64encode(packed(signed)).decode())
    assert opened["edition"]["answers"] == {WEAKER.number: "change"}
    on_top = desk("go on", by_hand=opened["by_hand"])
    assert on_top["values"] == FRONT
    assert {each["file"]: each["text"] for each in on_top["texts"]} == texts


def _with(made: Changes, name: str, text: str) -> Changes:
    return replace(made, files={**made.files, name: text})


def _said(made: Changes, **said: Any) -> Changes:
    return replace(made, edition={**(made.edition or {}), **said})


def _by_hand(made: Changes, name: str) -> Changes:
    return _said(made, by_hand=[*(made.edition or {})["by_hand"], name])


def _menu(made: Changes) -> Changes:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    known = replace(made, made_from={**made.made_from, "mkdocs.yml": state_of(menu)})
    return _by_hand(_with(known, "mkdocs.yml", f"{menu}hooks: [harm.py]\n"), "mkdocs.yml")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda made: _with(made, QUIZ, made.files[QUIZ] + "\n# <script>\n"), "has mark-up that is not words"),
        (_menu, "mkdocs.yml is not written at the keepers' desk"),
        (lambda made: _said(made, by_hand=[]), "It is signed, and this is left"),
        (lambda made: _with(made, FOLLOWS, f"{made.files[FOLLOWS]}\nMore.\n"), "would come out otherwise here"),
        (lambda made: _said(made, on="2999-01-01"), "is not a day on which anybody has signed"),
        (
            lambda made: _said(made, on="2001-01-01"),
            "is before the recorded one",
        ),
        (
            lambda made: _with(made, NOTES, made.files[NOTES].replace(*SAID[1][::-1])),
            "It is signed, and this is left",
        ),
    ],
)
def test_a_file_that_says_more_than_comes_of_it_is_refused_and_nothing_is_changed(
    change: Callable[[Changes], Changes], why: str, signed: Changes, tmp_path: Path
) -> None:
    root = copied(tmp_path / "project")
    (path := tmp_path / "next-year.zip").write_bytes(packed(change(signed)))
    done = run(root, "take", str(path))
    assert done.returncode == 1
    assert why in done.stderr
    for name in signed.files:
        if (ROOT / name).exists():
            assert (root / name).read_bytes() == (ROOT / name).read_bytes(), name
