"""Two sheets are compared place by place, so that nobody writes over a colleague's changes without seeing them."""

import json
from dataclasses import replace
from pathlib import Path

from tools.browser.assessment.differences import differences
from tools.browser.assessment.document import read, write
from tools.browser.assessment.messages import compare_message
from tools.browser.assessment.opening import open_text

SHEET = open_text((Path(__file__).parent / "files" / "version-2.json").read_text(encoding="utf-8"))


def test_a_sheet_does_not_differ_from_itself_whenever_it_was_saved() -> None:
    assert differences(SHEET, replace(SHEET, saved="later", policy="another")) == []


def test_each_place_that_differs_is_named_in_form_order() -> None:
    other = json.loads(json.dumps(write(SHEET)))
    other["plan"] = "child"
    other["parts"].remove("views")
    other["entries"]["incident.risk"] = "Other"
    other["entries"]["sign-off.by"] = ""
    other["children"][1]["camhs.answer"] = "YES"
    other["reviews"][0]["who"] = "Deputy"
    places = ["plan", "parts", "incident.risk", "child-2.camhs.answer", "review-1.who", "sign-off.by"]
    assert differences(SHEET, read(other)) == places
    assert compare_message({"document": write(SHEET), "other": other}) == {"places": places}


def test_a_child_or_a_review_that_only_one_has_differs_where_something_is_written() -> None:
    fewer = replace(SHEET, children=SHEET.children[:1], reviews=())
    assert differences(SHEET, fewer) == differences(fewer, SHEET)
    assert differences(SHEET, fewer) == [
        *("child-2.reference", "child-2.external.details", "child-2.external.answer", "child-2.external.date"),
        *("review-1.date", "review-1.who", "review-1.changed", "review-1.next"),
    ]
