"""The form has the policy's fields, in its words, each with an id of its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from tools.assessment import fields
from tools.publish.form_words import check_form

ROOT = Path(__file__).parents[2]
ANNEX = (ROOT / "docs/policy/annex-a.md").read_text(encoding="utf-8")


def line_of(words: str) -> int:
    """The number of the first line of the policy's Annex A that has these words."""
    return next(number for number, line in enumerate(ANNEX.splitlines(), start=1) if words in line)


def test_the_form_has_six_facts_eleven_considerations_and_seven_actions() -> None:
    assert len(fields.INFORMATION) == 6
    assert len(fields.CONSIDERATIONS) == 11
    assert len(fields.ACTIONS) == 7
    assert all(len(row.fields) == 4 for row in fields.CONSIDERATIONS)


def test_every_field_has_an_id_of_its_own() -> None:
    for several in (fields.entry_fields(), fields.child_fields()):
        ids = [field.id for field in several]
        assert len(ids) == len(set(ids))


def test_the_ids_stay_as_they_are_because_saved_sheets_use_them() -> None:
    assert [field.id for field in fields.entry_fields()][5:12] == [
        "review",
        "incident.risk",
        "incident.level",
        "incident.actions",
        "incident.revised",
        "crime.risk",
        "crime.level",
    ]
    assert [field.id for field in fields.child_fields()] == [
        "reference",
        *("police.answer", "police.date", "mash.answer", "mash.date"),
        *("external.details", "external.answer", "external.date"),
        *("internal.details", "internal.answer", "internal.date"),
        *("camhs.answer", "camhs.date", "early-help.answer", "early-help.date"),
        *("other.details", "other.answer", "other.date"),
    ]


def test_only_the_reference_and_what_other_was_are_not_in_the_policy() -> None:
    every = (*fields.entry_fields(), *fields.child_fields())
    assert [field.id for field in every if field.source != "annex-a"] == ["reference", "other.details"]


def test_the_forms_words_are_the_policys_words() -> None:
    assert check_form(ANNEX) == []


@pytest.mark.parametrize(
    ("theirs", "changed", "found"),
    [
        ("Where did it happen ", "Where did it happen? ", "Where did it happen"),
        ("ACTIONS TO REDUCE RISK", "ACTIONS", "ACTIONS TO REDUCE RISK"),
        ("Please complete for each child involved.", "Complete for each child.", "each child involved"),
        ("| Referral to MASH |  |  |\n", "", "nothing here and the form has “Referral to MASH”"),
        ("internal support services (specify)", "internal support services", "(specify)"),
    ],
)
def test_a_word_that_differs_is_reported_with_its_line(theirs: str, changed: str, found: str) -> None:
    assert theirs in ANNEX
    problems = check_form(ANNEX.replace(theirs, changed, 1), "annex.md")
    assert len(problems) == 1
    assert problems[0].startswith(f"annex.md:{line_of(theirs.strip())}: the policy has ")
    assert found in problems[0]


def test_all_differences_are_reported_at_once() -> None:
    twice = ANNEX.replace("Referrer Name", "Name", 1).replace("Do they share transport", "Do they use a bus", 1)
    assert len(check_form(twice)) == 2


def test_rows_in_another_order_are_reported() -> None:
    lines = ANNEX.splitlines(keepends=True)
    first = line_of("Referrer Name and role") - 1
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    assert check_form("".join(lines))


def test_a_row_of_another_source_is_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    extra = fields.Consideration("lessons", ("What when children move between lessons?",), "section-12")
    monkeypatch.setattr(fields, "CONSIDERATIONS", (*fields.CONSIDERATIONS, extra))
    assert check_form(ANNEX) == []
    ours = replace(extra, source="annex-a")
    monkeypatch.setattr(fields, "CONSIDERATIONS", (*fields.CONSIDERATIONS[:-1], ours))
    assert len(check_form(ANNEX)) == 1
