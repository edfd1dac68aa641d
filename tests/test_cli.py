"""The command policy-tools, as somebody at a terminal meets it."""

import json
from pathlib import Path

import pytest

from tools.cli import main

BAD = Path(__file__).parent / "guide" / "bad"


def test_check_says_how_much_it_has_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "all right" in capsys.readouterr().out


def test_check_of_wrong_files_fails_and_tells_every_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--folder", str(BAD), "check"]) == 1
    told = capsys.readouterr().err
    for path in BAD.glob("*.md"):
        assert f"{path.name}:" in told


def test_paths_as_data_have_answers_ending_and_instructions_with_their_quotations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["paths", "a-child-has-told-me-something", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 23
    ring = next(path for path in found if path["answers"] == [["danger-now", "yes"]])
    assert ring["ending"] == "ring-999"
    assert ring["instructions"][0]["strength"] == "Not in this policy"
    assert ring["instructions"][1]["section"] == "04-what-is-it.md"
    assert ring["instructions"][1]["quotation"].startswith("Sexual Violence and Sexual Harassment must")


def test_a_name_that_is_not_there_is_told_with_the_names_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths", "no-such-helper"]) == 1
    assert "a-child-has-told-me-something" in capsys.readouterr().err


def test_draw_writes_a_graph(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "the-police"]) == 0
    assert capsys.readouterr().out.startswith("digraph {")


def test_coverage_as_data_has_every_decision_point(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 67
    assert all(point["steps"] or point["fields"] for point in found)
