"""What a reviewer would send back in the parts that can be switched on, and where one field speaks of another."""

from typing import Any

import pytest

from tests.assessment.sheets import gaps, gaps_with, whole
from tools.browser.assessment.fields import CONSIDERATIONS
from tools.browser.assessment.further import PARTS, Part
from tools.browser.assessment.whole import entry_fields


def test_the_risk_may_be_set_out_for_each_instead_of_as_one_text() -> None:
    assert gaps_with({"classes.risk": "", "classes.risk-victim": "Afraid"}) == []


def test_a_revised_level_above_the_first_wants_a_reason() -> None:
    above = {"classes.level": "LOW", "classes.revised": "MEDIUM", "classes.revised-reason": ""}
    assert [field for field, _ in gaps_with(above)] == ["classes.revised-reason"]
    assert "the first one, and no reason is written: section 12 says “In all cases" in gaps_with(above)[0][1]
    assert gaps_with(above | {"classes.revised-reason": "New facts"}) == []
    assert gaps_with(above | {"classes.level": "MEDIUM"}) == []
    assert gaps_with(above | {"classes.level": "HIGH", "classes.actions": "Done"}) == []


def test_a_sheet_without_any_reason_is_a_gap_that_leads_to_the_switch() -> None:
    reasons = {field.id: "" for field in entry_fields() if field.id.endswith("-reason")}
    assert [field for field, _ in gaps_with(reasons)] == ["part-rationale"]
    sheet = whole() | {"parts": ["rationale"]}
    sheet["entries"] |= reasons
    assert gaps(sheet) == []
    sheet["entries"]["rationale"] = " "
    assert [gap.field for gap in gaps(sheet)] == ["rationale"]


def test_a_crime_considered_wants_the_police_row_answered_for_each_child() -> None:
    problem = "there is no answer; Annex A asks for YES/NO; the row on whether this is a crime is filled in."
    assert gaps_with(child={"police.answer": ""}) == [
        ("child-1.police.answer", f"Child 1, “Police informed”: {problem}")
    ]
    untouched = {field.id: "" for row in CONSIDERATIONS if row.id == "crime" for field in row.fields}
    assert "crime" not in gaps_with(untouched, {"police.answer": ""})[-1][1]


@pytest.mark.parametrize("part", [part for part in PARTS if part.rows], ids=lambda part: part.id)
def test_a_further_row_is_looked_at_only_when_it_is_switched_on(part: Part) -> None:
    sheet = whole()
    sheet["entries"] |= {field.id: "" for row in part.rows for field in row.fields}
    assert gaps(sheet) == []
    sheet["parts"] = [part.id]
    found = gaps(sheet)
    assert [gap.field for gap in found] == [row.risk.id for row in part.rows]
    assert "Annex A asks" not in found[0].problem


def test_two_children_on_the_plan_for_one_child_is_a_gap() -> None:
    sheet = whole() | {"plan": "child"}
    assert [gap.field for gap in gaps(sheet)] == ["child-2.reference"]
    assert gaps(sheet | {"plan": "incident"}) == []
    assert gaps(sheet | {"children": sheet["children"][:1]}) == []


def test_the_log_of_reviews_wants_dates_and_a_next_review_that_has_not_passed() -> None:
    done = {"date": "01/11/2026", "who": "DSL", "changed": "Nothing", "next": "22/11/2026"}
    sheet = whole() | {"parts": ["reviews"], "reviews": [done]}
    sheet["entries"]["review"] = "22/11/2026"
    assert [(gap.field, "has passed" in gap.problem) for gap in gaps(sheet)] == [("review-1.next", True)]
    sheet["entries"]["review"] = "23/11/2026"
    sheet["reviews"] = [done, done | {"date": "soon", "next": "23/11/2026"}, {}]
    assert [gap.field for gap in gaps(sheet)] == ["review-2.date", "review-3.date"]
    assert gaps(sheet | {"parts": []}) == []


def test_a_sheet_has_one_review_date_and_two_that_differ_are_a_gap() -> None:
    held = {"date": "20/11/2026", "who": "DSL", "changed": "Nothing", "next": "07/12/2026"}
    sheet = whole() | {"parts": ["reviews"], "reviews": [held]}
    sheet["entries"]["review"] = "7 December 2026"
    assert gaps(sheet) == []
    sheet["entries"]["review"] = "20/11/2026"
    assert [(gap.field, gap.wrong, gap.problem) for gap in gaps(sheet)] == [
        (
            "review-1.next",
            True,
            "Review 1: the date of the next review is not the review date at the head of the sheet. Keep one of them.",
        )
    ]
    changes: tuple[dict[str, Any], ...] = ({"reviews": [held | {"next": "soon"}]}, {"parts": []})
    for without in changes:
        assert gaps(sheet | without)[0].field == "review"


def test_what_is_switched_on_for_each_child_and_at_the_end_is_looked_at() -> None:
    sheet = whole() | {"parts": ["views", "sign-off"]}
    sheet["children"] = [child | {"child-views": "Said"} for child in sheet["children"]]
    sheet["entries"] |= {"sign-off.agreed": "", "sign-off.by-date": "soon", "sign-off.agreed-date": "23/11/2026"}
    assert [gap.field for gap in gaps(sheet)] == [
        "child-1.family-views",
        "child-2.family-views",
        "sign-off.by-date",
        "sign-off.agreed",
    ]
