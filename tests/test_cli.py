"""The command policy-tools, as somebody at a terminal meets it."""

import json
from pathlib import Path

import pytest

from tools.browser.flow.duties import due_on, shown_at, urgency_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
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


def test_paths_as_data_have_answers_facts_duties_ending_and_instructions_with_their_quotations(
    capsys: pytest.CaptureFixture[str], flows: list[Flow]
) -> None:
    assert main(["paths", "a-child-has-told-me-something", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    flow = next(flow for flow in flows if flow.name == "a-child-has-told-me-something")
    assert len(found) == len(list(paths(flow))) > 100
    table = {duty.id: duty for duty in flow.table.duties}
    for path in found:
        given = [(step, answer) for step, answer in path["answers"]]
        assert {each["duty"]: not each["if"] for each in path["duties"]} == due_on(flow, given)
        assert path["urgency"] == urgency_on(flow, given).name.lower().replace("_", "-")
        ending = flow.step(path["ending"])
        assert ending
        quoted = [quotation for each in ending.instructions for quotation in each.quotations]
        said = {(each.get("section", ""), each.get("quotation", "")) for each in path["instructions"]}
        assert {(quotation.section, quotation.words) for quotation in quoted} <= said
        for each in path["duties"]:
            says = table[each["duty"]].says
            assert says
            assert (each["kind"], each["strength"], each["words"]) == (
                table[each["duty"]].kind.value,
                says.strength.value,
                says.text,
            )
    assert any(path["instructions"] for path in found)
    hurt = next(path for path in found if path["answers"] == [["danger-now", "yes-badly-hurt-or-very-unwell"]])
    assert hurt["ending"] == "ring-999"
    assert (hurt["facts"]["hurt"], hurt["facts"]["danger"], hurt["facts"]["staff"]) == ("yes", "yes", "yes")
    assert hurt["duties"][0]["duty"] == "ring-999"
    assert hurt["urgency"] == "ring-999"


def test_duties_as_data_have_every_duty_with_the_endings_that_show_it(
    capsys: pytest.CaptureFixture[str], flows: list[Flow]
) -> None:
    assert main(["duties", "--json"]) == 0
    found = {each["duty"]: each for each in json.loads(capsys.readouterr().out)}
    assert list(found) == [duty.id for duty in flows[0].table.duties]
    shown = {(flow.name, step, key) for flow in flows for step, due in shown_at(flow).items() for key in due}
    told = {(each["flow"], each["ending"], key) for key, duty in found.items() for each in duty["endings"]}
    assert told == shown


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
