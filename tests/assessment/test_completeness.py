"""What a reviewer would send back is listed, in form order; nothing is judged, worked out or suggested."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.assessment.sheets import TODAY, gaps, gaps_with, whole
from tools.browser.assessment.completeness import missing
from tools.browser.assessment.document import DocumentError, read
from tools.browser.assessment.fields import CONSIDERATIONS, LEVELS
from tools.browser.assessment.messages import missing_message
from tools.browser.assessment.whole import child_fields, entry_fields, places


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
        ("31/02/2026", "The review date does not exist: write the day, month and year, such as 23/11/2026."),
        ("11/23/2026", "The review date has no such month, since the day comes first here: "
         "write the day, month and year, such as 23/11/2026."),
        ("07/12/2062", "The review date is more than a year away: consider checking the year."),
    ],
)  # fmt: skip
def test_a_review_date_that_does_not_fit_is_a_gap(review: str, said: str) -> None:
    assert gaps_with({"review": review}) == [("review", said)]


@pytest.mark.parametrize("review", ["23/11/2026", "2026-11-24", "23 November 2027"])
def test_a_review_today_or_within_a_year_is_no_gap(review: str) -> None:
    assert gaps_with({"review": review}) == []


def name_of(row: str) -> str:
    """The words by which messages call a row, as the policy's form has them now."""
    [questions] = [each.questions for each in CONSIDERATIONS if each.id == row]
    return questions[0]


def test_a_row_without_risk_level_or_revised_level_is_a_gap_for_each() -> None:
    blank = {"classes.risk": "", "classes.level": "", "classes.revised": ""}
    row = name_of("classes")
    assert gaps_with(blank) == [
        ("classes.risk", f"No risk is written for “{row}”, which Annex A asks for."),
        ("classes.level", f"No risk level is chosen for “{row}”: Annex A asks for HIGH, MEDIUM or LOW."),
        ("classes.revised", f"No revised risk level is chosen for “{row}”: Annex A asks for HIGH, MEDIUM or LOW."),
    ]


@pytest.mark.parametrize("level", ["HIGH", "MEDIUM"])
def test_high_or_medium_without_actions_is_a_gap(level: str) -> None:
    assert gaps_with({"breaks.level": level, "breaks.actions": " "}) == [
        (
            "breaks.actions",
            f"The risk level for “{name_of('breaks')}” is {level}, but there are no actions to reduce risk.",
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
@settings(max_examples=60)
def test_gaps_stand_in_form_order_name_real_fields_and_repeat_nothing_written(
    entries: dict[str, str], children: list[dict[str, str]], today: date
) -> None:
    document = read({"document": "annex-a", "version": 4, "entries": entries, "children": children})
    found = missing(document, today)
    order = [place for place, _ in places(len(children), reviews=0)]
    found_at = [order.index(gap.field) for gap in found if not gap.field.startswith("part-")]
    assert found_at == sorted(found_at)
    assert "Zqx" not in "".join(gap.problem for gap in found)


@given(some_entries, some.lists(some_child, min_size=1, max_size=2))
@settings(max_examples=60)
def test_no_message_orders_or_suggests_a_level(entries: dict[str, str], children: list[dict[str, str]]) -> None:
    document = read({"document": "annex-a", "version": 4, "entries": entries, "children": children})
    for gap in missing(document, TODAY):
        assert "must" not in gap.problem and "should" not in gap.problem
        for level in LEVELS:
            named = level in gap.problem.replace("HIGH, MEDIUM or LOW", "")
            assert not named or entries[gap.field.replace("actions", "level")] == level


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
                "wrong": False,
            }
        ]
    }


def test_only_what_cannot_stand_is_wrong() -> None:
    sheet = whole()
    sheet["entries"] |= {"review": "31/02/2026", "referrer": ""}
    answer = missing_message({"do": "missing", "document": sheet, "today": "2026-11-23"})
    assert [gap["field"] for gap in answer["missing"] if gap["wrong"]] == ["review"]


@pytest.mark.parametrize("today", [None, "", "23/11/2026", 20261123])
def test_a_day_that_is_none_is_refused(today: object) -> None:
    with pytest.raises(DocumentError, match="today: this is not a day"):
        missing_message({"document": whole(), "today": today})


def test_a_request_without_a_document_is_refused() -> None:
    with pytest.raises(DocumentError, match="not an Annex A document"):
        missing_message({"today": "2026-11-23"})
