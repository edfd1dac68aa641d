"""Two plans are compared child by child and box by box, so that nobody writes over a colleague's changes unseen."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from tools.browser.assessment.differences import Change, differences
from tools.browser.assessment.document import read, write
from tools.browser.assessment.messages import compare_message
from tools.browser.assessment.opening import open_text

SHEET = open_text((Path(__file__).parent / "files" / "version-2.json").read_text(encoding="utf-8"))


def plan(*children: str, **entries: str) -> dict[str, Any]:
    """A plan for these children, each with an answer of its own."""
    return {
        **write(SHEET),
        "plan": "",
        "parts": [],
        "reviews": [],
        "entries": {name.replace("__", "."): text for name, text in entries.items()},
        "children": [{"reference": name, "police.date": f"for {name}"} for name in children],
    }


def between(one: dict[str, Any], other: dict[str, Any], base: dict[str, Any] | None = None) -> list[Change]:
    return differences(read(one), read(other), read(base) if base else None)


def test_a_sheet_does_not_differ_from_itself_whenever_it_was_saved() -> None:
    assert differences(SHEET, replace(SHEET, saved="later", policy="another")) == []


def test_each_place_that_differs_is_named_in_form_order_with_both_texts() -> None:
    other = json.loads(json.dumps(write(SHEET)))
    other["plan"] = "child"
    other["parts"].remove("views")
    other["entries"]["incident.risk"] = "Other"
    other["entries"]["sign-off.by"] = ""
    other["children"][1]["camhs.answer"] = "YES"
    other["reviews"][0]["who"] = "Deputy"
    found = differences(SHEET, read(other))
    places = ["plan", "parts", "incident.risk", "child-2.camhs.answer", "review-1.who", "sign-off.by"]
    assert [change.place for change in found] == places
    assert {change.kind for change in found} == {"box"} and {change.by for change in found} == {""}
    assert (found[2].here, found[2].there) == (SHEET.entries["incident.risk"], "Other")
    reply = compare_message({"document": write(SHEET), "other": other, "base": None})
    assert [change["place"] for change in reply["changes"]] == places


def test_a_child_who_is_taken_out_is_one_difference_and_no_answer_passes_to_another_child() -> None:
    four = plan("V", "P1", "P2", "W", referrer="A", contact="B")
    three = plan("V", "P2", "W", referrer="A2", contact="B2")
    assert between(three, four) == [
        Change("referrer", "box", "A2", "A"),
        Change("contact", "box", "B2", "B"),
        Change("child-2", "child-there", "", "P1"),
    ]
    assert between(four, three)[-1] == Change("child-2", "child-here", "P1", "")


def test_children_in_another_order_are_the_same_and_one_whose_reference_alone_changed_is_known() -> None:
    assert between(plan("A", "B", "C"), plan("C", " a", "B")) == [
        Change("child-1.reference", "box", "A", " a"),
        Change("child-1.police.date", "box", "for A", "for  a"),
    ]
    renamed = plan("A", "B")
    renamed["children"][1]["reference"] = "B9"
    assert between(plan("A", "B"), renamed) == [Change("child-2.reference", "box", "B", "B9")]


def test_children_without_a_reference_are_matched_in_their_order_and_blank_ones_are_no_difference() -> None:
    one, other = plan("A", ""), plan("A", "", "")
    one["children"][1] = {"camhs.answer": "YES"}
    other["children"][1:] = [{"camhs.answer": "NO"}, {}]
    assert between(one, other) == [Change("child-2.camhs.answer", "box", "YES", "NO")]


def test_reviews_are_matched_by_their_date() -> None:
    one, other = plan("A"), plan("A")
    first, second = {"date": "07/12/2026", "changed": "First"}, {"date": "14/12/2026", "changed": "Second"}
    one["reviews"], other["reviews"] = [second], [first, second | {"who": "DSL"}]
    assert between(one, other) == [
        Change("review-1.who", "box", "", "DSL"),
        Change("review-1", "review-there", "", "07/12/2026"),
    ]


def test_with_the_plan_that_both_began_with_it_is_told_who_changed_what() -> None:
    base = plan("A", "B", "C", referrer="R", contact="C", place="P")
    here = plan("A", "B", "D", referrer="R", contact="mine", place="mine")
    there = plan("A", "C", "E", referrer="theirs", contact="C", place="theirs")
    told = {change.place + change.kind: change.by for change in between(here, there, base)}
    assert told == {
        "referrerbox": "there",
        "contactbox": "here",
        "placebox": "both",
        "child-2child-here": "there",
        "child-2child-there": "here",
        "child-3child-here": "here",
        "child-3child-there": "there",
    }


def test_what_both_changed_alike_is_no_difference() -> None:
    base, both = plan("A", referrer="R"), plan("A", referrer="New")
    assert between(both, both, base) == []
