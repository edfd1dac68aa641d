"""What a reviewer would send back is listed, in form order; nothing is judged, worked out or suggested."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tools.assessment.completeness import Missing, missing
from tools.assessment.document import DocumentError, read
from tools.assessment.fields import ACTIONS, CONSIDERATIONS, LEVELS
from tools.assessment.further import PARTS, Part
from tools.assessment.messages import missing_message
from tools.assessment.whole import child_fields, entry_fields, places

TODAY = date(2026, 11, 23)


def whole() -> dict[str, Any]:
    """A sheet with nothing missing, as the page sends it."""
    entries = {field.id: LEVELS[2] if field.kind == "level" else "Written" for field in entry_fields()}
    entries |= {field.id: "" for row in CONSIDERATIONS for field in row.parties}
    entries["review"] = "07/12/2026"
    children = [{"reference": name} | {f"{action.id}.answer": "NO" for action in ACTIONS} for name in ("A", "B")]
    return {"document": "annex-a", "version": 2, "entries": entries, "children": children}


def gaps(sheet: dict[str, Any]) -> list[Missing]:
    return missing(read(sheet), TODAY)


def gaps_with(entries: dict[str, str] | None = None, child: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """The gaps of a whole sheet after these changes to its entries and to its first child."""
    sheet = whole()
    sheet["entries"] |= entries or {}
    sheet["children"][0] |= child or {}
    return [(gap.field, gap.problem) for gap in gaps(sheet)]


def test_a_whole_sheet_has_no_gap() -> None:
    assert gaps(whole()) == []


@pytest.mark.parametrize("field", ["referrer", "contact", "victim-school", "other-school", "place", "review"])
@pytest.mark.parametrize("nothing", ["", " \n\t"])
def test_a_blank_fact_is_a_gap(field: str, nothing: str) -> None:
    found = gaps_with({field: nothing})
    assert [where for where, _ in found] == [field]
    assert found[0][1].startswith("Nothing is written for “")


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ("22/11/2026", "The review date has passed: section 12 says "
         "“Our safety plan/risk assessment will be kept under review.”"),
        ("after half term", "The review date cannot be read: write the day, month and year, such as 23/11/2026."),
        ("11/23/2026", "The review date cannot be read: write the day, month and year, such as 23/11/2026."),
        ("07/12/2062", "The review date is more than a year away: consider checking the year."),
    ],
)  # fmt: skip
def test_a_review_date_that_does_not_fit_is_a_gap(review: str, said: str) -> None:
    assert gaps_with({"review": review}) == [("review", said)]


@pytest.mark.parametrize("review", ["23/11/2026", "2026-11-24", "23 November 2027"])
def test_a_review_today_or_within_a_year_is_no_gap(review: str) -> None:
    assert gaps_with({"review": review}) == []


def test_a_row_without_risk_level_or_revised_level_is_a_gap_for_each() -> None:
    blank = {"classes.risk": "", "classes.level": "", "classes.revised": ""}
    assert gaps_with(blank) == [
        ("classes.risk", "No risk is written for “Do they share any classes/lessons?”, which Annex A asks for."),
        (
            "classes.level",
            "No risk level is chosen for “Do they share any classes/lessons?”: Annex A asks for HIGH, MEDIUM or LOW.",
        ),
        (
            "classes.revised",
            "No revised risk level is chosen for “Do they share any classes/lessons?”: "
            "Annex A asks for HIGH, MEDIUM or LOW.",
        ),
    ]


@pytest.mark.parametrize("level", ["HIGH", "MEDIUM"])
def test_high_or_medium_without_actions_is_a_gap(level: str) -> None:
    assert gaps_with({"breaks.level": level, "breaks.actions": " "}) == [
        (
            "breaks.actions",
            f"The risk level for “Do they share break times?” is {level}, but there are no actions to reduce risk.",
        )
    ]


def test_low_without_actions_is_no_gap() -> None:
    assert gaps_with({"breaks.level": "LOW", "breaks.actions": ""}) == []


def test_an_untouched_row_is_one_gap_and_not_four() -> None:
    row = CONSIDERATIONS[10]
    assert gaps_with({field.id: "" for field in row.fields}) == [
        (
            "social-media.risk",
            "Nothing is filled in for “Is there a risk of harm from social media and gossip?”: Annex A asks for "
            "the risk, its level, the actions to reduce risk and the revised level.",
        )
    ]


@pytest.mark.parametrize(
    ("child", "field", "said"),
    [
        ({"mash.answer": ""}, "mash.answer", "Child 1, “Referral to MASH”: there is no answer; "
         "Annex A asks for YES/NO."),
        ({"mash.answer": "YES"}, "mash.date", "Child 1, “Referral to MASH”: the answer is YES, "
         "but there is no date; Annex A asks for one."),
        ({"camhs.answer": "YES", "camhs.date": "last week"}, "camhs.date", "Child 1, “Referral to CAMHS”: "
         "the date cannot be read: write the day, month and year, such as 23/11/2026."),
        ({"camhs.answer": "YES", "camhs.date": "24/11/2026"}, "camhs.date", "Child 1, “Referral to CAMHS”: "
         "the date has not come yet; consider checking it."),
        ({"police.date": "20/11/2026"}, "police.date", "Child 1, “Police informed”: the answer is NO, "
         "but there is a date; consider checking which is right."),
        ({"external.answer": "YES", "external.date": "20/11/2026"}, "external.details",
         "Child 1, “Referral to external support services (specify)”: the answer is YES, "
         "but the service is not named; Annex A says “(specify)”."),
        ({"other.answer": "YES", "other.date": "20/11/2026"}, "other.details",
         "Child 1, “Other”: the answer is YES, but not what was done; consider saying it (not in this policy)."),
        ({"reference": ""}, "reference", "Child 1 has no initials or reference: consider adding one, so that "
         "it is clear which child this table is about (not in this policy)."),
    ],
)  # fmt: skip
def test_a_childs_row_that_does_not_fit_is_a_gap(child: dict[str, str], field: str, said: str) -> None:
    assert gaps_with(child=child) == [(f"child-1.{field}", said)]


def test_a_date_beside_a_no_is_one_gap_however_it_is_written() -> None:
    assert len(gaps_with(child={"police.date": "soon"})) == 1


def test_a_yes_with_its_date_and_its_service_is_no_gap() -> None:
    said = {"internal.answer": "YES", "internal.details": "Pastoral team", "internal.date": "23/11/2026"}
    assert gaps_with(child=said) == []


def test_an_untouched_child_is_one_gap() -> None:
    sheet = whole()
    sheet["children"].append({})
    assert [(gap.field, gap.problem) for gap in gaps(sheet)] == [
        (
            "child-3.police.answer",
            "Nothing is filled in for Child 3: Annex A says “Please complete for each child involved.” "
            "The row on whether this is a crime is filled in, and “Police informed” has no answer. "
            "Remove this table if there is no such child.",
        )
    ]


def test_one_child_alone_needs_no_reference() -> None:
    sheet = whole()
    del sheet["children"][1]
    sheet["children"][0]["reference"] = ""
    assert gaps(sheet) == []


some_text = some.sampled_from(["", " ", "Zqx", "01/02/2026", "07/12/2026", "never"])
some_entries = some.fixed_dictionaries(
    {field.id: some.sampled_from(["", *LEVELS]) if field.kind == "level" else some_text for field in entry_fields()}
)
some_child = some.fixed_dictionaries(
    {
        field.id: some.sampled_from(["", "YES", "NO"]) if field.kind == "answer" else some_text
        for field in child_fields()
    }
)


@given(some_entries, some.lists(some_child, min_size=1, max_size=3), some.dates(date(2020, 1, 1), date(2030, 1, 1)))
@settings(max_examples=60, deadline=timedelta(seconds=2))
def test_gaps_stand_in_form_order_name_real_fields_and_repeat_nothing_written(
    entries: dict[str, str], children: list[dict[str, str]], today: date
) -> None:
    document = read({"document": "annex-a", "version": 2, "entries": entries, "children": children})
    found = missing(document, today)
    order = [place for place, _ in places(len(children), reviews=0)]
    found_at = [order.index(gap.field) for gap in found if not gap.field.startswith("part-")]
    assert found_at == sorted(found_at)
    assert "Zqx" not in "".join(gap.problem for gap in found)


@given(some_entries, some.lists(some_child, min_size=1, max_size=2))
@settings(max_examples=60, deadline=timedelta(seconds=2))
def test_no_message_orders_or_suggests_a_level(entries: dict[str, str], children: list[dict[str, str]]) -> None:
    document = read({"document": "annex-a", "version": 2, "entries": entries, "children": children})
    for gap in missing(document, TODAY):
        assert "must" not in gap.problem and "should" not in gap.problem
        for level in LEVELS:
            named = level in gap.problem.replace("HIGH, MEDIUM or LOW", "")
            assert not named or entries[gap.field.replace("actions", "level")] == level


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
    assert [(gap.field, "has passed" in gap.problem) for gap in gaps(sheet)] == [("review-1.next", True)]
    sheet["reviews"] = [done, done | {"date": "soon", "next": "23/11/2026"}, {}]
    assert [gap.field for gap in gaps(sheet)] == ["review-2.date", "review-3.date"]
    assert gaps(sheet | {"parts": []}) == []


def test_a_passed_review_date_is_no_gap_once_the_log_names_the_next_one() -> None:
    held = {"date": "20/11/2026", "who": "DSL", "changed": "Nothing", "next": "07/12/2026"}
    sheet = whole() | {"parts": ["reviews"], "reviews": [held]}
    sheet["entries"]["review"] = "20/11/2026"
    assert gaps(sheet) == []
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


def test_the_page_gets_the_gaps_as_plain_data() -> None:
    sheet = whole()
    sheet["entries"]["review"] = "22/11/2026"
    answer = missing_message({"do": "missing", "document": sheet, "today": "2026-11-22"})
    assert answer == {"missing": []}
    answer = missing_message({"do": "missing", "document": sheet, "today": "2026-11-23"})
    assert answer == {
        "missing": [
            {
                "field": "review",
                "problem": "The review date has passed: section 12 says "
                "“Our safety plan/risk assessment will be kept under review.”",
            }
        ]
    }


@pytest.mark.parametrize("today", [None, "", "23/11/2026", 20261123])
def test_a_day_that_is_none_is_refused(today: object) -> None:
    with pytest.raises(DocumentError, match="today: this is not a day"):
        missing_message({"document": whole(), "today": today})


def test_a_request_without_a_document_is_refused() -> None:
    with pytest.raises(DocumentError, match="not an Annex A document"):
        missing_message({"today": "2026-11-23"})
