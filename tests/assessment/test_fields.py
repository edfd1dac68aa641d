"""The form has the policy's fields, in its words, each with an id of its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from tools.browser.assessment import fields, further, lists
from tools.browser.assessment.whole import child_fields, entry_fields, part_of
from tools.sources import annex_a as form_words
from tools.sources.annex_a import check_form, check_further
from tools.sources.policy.text import Policy

ROOT = Path(__file__).parents[2]
FIRST = fields.INFORMATION[0].words
ROW = next(row.questions[0] for row in fields.CONSIDERATIONS if len(row.questions) == 1 and row.source == "annex-a")
ACTION, TO_SPECIFY = fields.ACTIONS[1].words, next(each.words for each in fields.ACTIONS if "(" in each.words)
ANNEX = (ROOT / "docs/policy/annex-a.md").read_text(encoding="utf-8")


def line_of(words: str) -> int:
    """The number of the first line of the policy's Annex A that has these words."""
    return next(number for number, line in enumerate(ANNEX.splitlines(), start=1) if words in line)


def test_the_form_has_six_facts_eleven_considerations_and_seven_actions() -> None:
    assert len(fields.INFORMATION) == 6
    assert len(fields.CONSIDERATIONS) == 11
    assert len(fields.ACTIONS) == 7
    assert all(len(row.fields) == 10 for row in fields.CONSIDERATIONS)


def test_every_field_has_an_id_of_its_own() -> None:
    for several in (entry_fields(), child_fields()):
        ids = [field.id for field in several]
        assert len(ids) == len(set(ids))


def test_the_ids_stay_as_they_are_because_saved_sheets_use_them() -> None:
    assert [field.id for field in entry_fields()][5:17] == [
        "review",
        "incident.risk",
        *("incident.risk-victim", "incident.risk-alleged", "incident.risk-pupils", "incident.risk-staff"),
        "incident.level",
        "incident.level-reason",
        "incident.actions",
        "incident.revised",
        "incident.revised-reason",
        "crime.risk",
    ]
    assert [field.id for field in child_fields()] == [
        "reference",
        *("police.answer", "police.date", "mash.answer", "mash.date"),
        *("external.details", "external.answer", "external.date"),
        *("internal.details", "internal.answer", "internal.date"),
        *("camhs.answer", "camhs.date", "early-help.answer", "early-help.date"),
        *("other.details", "other.answer", "other.date"),
        *("part", "age", "communicates", "protects"),
        *("key-adult", "stand-in", "child-views", "family-views"),
        *("own-who", "own-day", "own-way", "own-worry", "own-next"),
    ]
    assert [field.id for field in lists.REVIEW] == ["date", "who", "changed", "next", "levels"]
    assert [part.id for part in further.PARTS] == [
        *("movement", "arrival", "education", "staff-told", "police-contact", "moving-school", "rationale", "reviews"),
        *(
            "toilets",
            "changing",
            "clubs-trips",
            "place-changes",
            "tasks",
            "about-child",
            "agreed",
            "key-adults",
            "views",
            "own-version",
            "sign-off",
        ),
    ]


def test_what_is_not_annex_as_own_is_tagged_on_the_policys_part_of_the_form() -> None:
    every = [field for field in (*entry_fields(), *child_fields()) if part_of(field.id) is None]
    ours = [field.id for field in every if field.source != "annex-a"]
    assert [name for name in ours if not name.endswith("-reason")] == ["reference", "other.details"]
    assert len(ours) == 2 + 2 * len(fields.CONSIDERATIONS)


def test_a_further_part_has_the_source_of_its_fields() -> None:
    for part in further.PARTS:
        rows = [field for row in part.rows for field in row.fields if not field.id.endswith("-reason")]
        assert {field.source for field in (*rows, *part.entries, *part.for_each_child)} <= {part.source}


def test_the_rows_from_section_12_have_its_words(policy: Policy, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_further(policy) == []
    row = replace(further.PARTS[0].rows[0], questions=("what happens when children move",))
    monkeypatch.setattr(form_words, "PARTS", (replace(further.PARTS[0], rows=(row,)),))
    assert [str(problem) for problem in check_further(policy)] == [
        "tools/browser/assessment/afterwards.py:1: “what happens when children move” does not stand in "
        "section 12. Give the row the policy’s words."
    ]


def test_the_forms_words_are_the_policys_words() -> None:
    assert check_form(ANNEX) == []


@pytest.mark.parametrize(
    ("theirs", "changed", "found"),
    [
        (ROW, ROW.replace("?", " ever?"), ROW),
        (fields.CONSIDERATION_COLUMNS[3], "ACT", fields.CONSIDERATION_COLUMNS[3]),
        (fields.ACTIONS_HEADING, "Complete for each child.", fields.ACTIONS_HEADING[-20:]),
        (f"| {ACTION} |  |  |\n", "", f"nothing here and the form has “{ACTION}”"),
        (TO_SPECIFY, f"{TO_SPECIFY} here", TO_SPECIFY),
    ],
)
def test_a_word_that_differs_is_reported_with_its_line(theirs: str, changed: str, found: str) -> None:
    assert theirs in ANNEX
    problems = check_form(ANNEX.replace(theirs, changed, 1), "annex.md")
    assert len(problems) == 1
    assert str(problems[0]).startswith(f"annex.md:{line_of(theirs.strip())}: the policy has ")
    assert found in str(problems[0])


def test_all_differences_are_reported_at_once() -> None:
    twice = ANNEX.replace(FIRST, "Name", 1).replace(ROW, "Do they use a bus?", 1)
    assert len(check_form(twice)) == 2


def test_rows_in_another_order_are_reported() -> None:
    lines = ANNEX.splitlines(keepends=True)
    first = line_of(FIRST) - 1
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    assert check_form("".join(lines))


def test_a_row_of_another_source_is_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    extra = fields.Consideration("lessons", ("What when children move between lessons?",), "section-12")
    monkeypatch.setattr(fields, "CONSIDERATIONS", (*fields.CONSIDERATIONS, extra))
    assert check_form(ANNEX) == []
    ours = replace(extra, source="annex-a")
    monkeypatch.setattr(fields, "CONSIDERATIONS", (*fields.CONSIDERATIONS[:-1], ours))
    assert len(check_form(ANNEX)) == 1
