"""The list of actions: switched on by a person, labelled as ours, and with what each needs to be seen to."""

from typing import Any

from tests.assessment.sheets import gaps, whole
from tools.browser.assessment.document import read, write
from tools.browser.assessment.extract import extract
from tools.browser.assessment.further import PARTS, TASKS
from tools.browser.assessment.lists import TASK

DONE = {"what": "[A] Lunch in two sittings", "owner": "Miss K", "due": "20/11/2026", "done": "20/11/2026", "relax": "x"}


def sheet(*tasks: dict[str, str]) -> dict[str, Any]:
    return whole() | {"parts": [TASKS], "tasks": list(tasks)}


def test_it_is_not_in_this_policy_and_says_so() -> None:
    assert {part.source for part in PARTS if part.id in (TASKS, "about-child", "agreed", "place-changes")} == {
        "not-in-this-policy"
    }
    assert {field.source for field in TASK} == {"not-in-this-policy"}


def test_an_action_that_is_whole_has_no_gap_and_one_that_is_late_blank_or_unreadable_has() -> None:
    assert gaps(sheet(DONE)) == []
    found = gaps(
        sheet({}, DONE | {"done": "", "owner": ""}, DONE | {"due": "soon"}, DONE | {"due": "24/11/2026", "done": ""})
    )
    assert [(gap.field, gap.wrong) for gap in found] == [
        ("task-1.what", False),
        ("task-2.owner", False),
        ("task-2.due", False),
        ("task-3.due", True),
    ]
    assert "its date has passed, and it is not done" in found[2].problem
    assert gaps(sheet({}) | {"parts": []}) == []


def test_what_is_tied_to_a_child_is_on_its_family_s_sheet() -> None:
    found = extract(read(sheet(DONE, DONE | {"what": "[B] Other"})), "family", 1)
    assert [piece for piece in found.pieces if piece.place.startswith("task")] == [
        ("task-1.what", "Lunch in two sittings")
    ]


def test_it_is_read_and_written_whole() -> None:
    document = read(sheet(DONE))
    assert read(write(document)) == document
