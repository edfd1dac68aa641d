"""What has to be reviewed is asked for, exactly that, until somebody says that they have read it."""

from pathlib import Path

import pytest

from tests.keep.conftest import BUNDLE, POLICE, Asked, Change, pieces_of
from tools.keep.edition import Edition

OUR_STAFF = "docs/policy/02-our-staff.md"


def test_nothing_is_asked_for_while_no_word_has_changed(asked: Asked) -> None:
    assert asked() == []


def test_wrapping_spaces_and_the_order_of_tables_ask_for_nothing(copy: Path, change: Change, asked: Asked) -> None:
    change(POLICE, "or a deputy, have to think about the police.", "or a\ndeputy, have to think about  the police.")
    change("docs/policy/06-responding.md", "there were there any", "there\n  were there any")
    change("docs/notes/notes.toml", "[[notes]]\nnumber = 1\n", "# A comment.\n\n[[notes]]\nnumber = 1\n")
    quiz = (copy / "tools/quiz.toml").read_text(encoding="utf-8")
    head, *questions = quiz.split("[[question]]")
    (copy / "tools/quiz.toml").write_text("[[question]]".join([head, *(f"{each}\n" for each in reversed(questions))]))
    assert asked() == []


def test_a_helper_whose_words_changed_and_whose_date_did_not_is_told_once(change: Change, asked: Asked) -> None:
    change(POLICE, "It does not decide whether", "It never decides whether")
    change(POLICE, "A report is enough.", "One report is enough.")
    assert asked() == [
        "tools/flowcharts/the-police.md:1: helper “The police” has changed since its review of 23 November 2026, but "
        "its 'reviewed:' line has not. Read it all again beside the policy, write the day into 'reviewed:', then "
        "record it: policy-tools reviewed --by ROLE helper/the-police."
    ]


def test_a_scenario_is_held_in_the_same_way(change: Change, asked: Asked) -> None:
    change(BUNDLE, "mud all down", "mud down")
    [told] = asked()
    assert told.startswith("tools/scenarios/the-bundle.md:1: scenario “The bundle” has changed since its review of")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "- Not sure: [A reported offence](#a-reported-offence)",
            "- Not sure: [Work with the police](#work-with-the-police)",
        ),
        ("1. **Should**: start from", "1. **Consider**: start from"),
        ("for: the Designated", "for: all staff, the Designated"),
        ("(../../docs/policy/08-police.md#starting-point)", "(../../docs/policy/08-police.md)"),
    ],
)
def test_an_arrow_a_strength_a_reader_and_a_link_are_words_too(
    old: str, new: str, change: Change, asked: Asked
) -> None:
    change(POLICE, old, new)
    assert len(asked()) == 1


def test_a_new_date_has_to_be_recorded_with_whose_review_it_was(change: Change, asked: Asked) -> None:
    change(POLICE, "reviewed: 2026-11-23", "reviewed: 2026-12-01")
    [told] = asked()
    assert "says 'reviewed: 2026-12-01', but that review is not recorded." in told
    change(POLICE, "It does not decide whether", "It never decides whether")
    [told] = asked()
    assert "has changed since the review that was recorded on 25 November 2026." in told


@pytest.mark.parametrize(
    ("file", "old", "new", "begins"),
    [
        ("tools/quiz.toml", 'right = "All staff"', 'right = "Nobody"', "tools/quiz.toml:1: quiz question “Who reports"),
        (
            "docs/notes/notes.toml",
            "ask the DSL.",
            "ask somebody.",
            "docs/notes/notes.toml:1: note on the text “Note 1”",
        ),
    ],
)
def test_a_question_and_a_note_have_no_date_and_are_asked_for_by_their_words(
    file: str, old: str, new: str, begins: str, change: Change, asked: Asked
) -> None:
    change(file, old, new)
    [told] = asked()
    assert told.startswith(begins)


def test_a_changed_paragraph_asks_for_each_place_that_leans_on_it_and_for_no_other(
    change: Change, asked: Asked, present: Edition
) -> None:
    change("docs/policy/11-sanctions.md", "# 11. Sanctions", "# 11. Consequences")
    assert asked() == []
    change(
        "docs/policy/02-our-staff.md",
        "our safeguarding referral processes",
        "our safeguarding referral processes at once",
    )
    told = asked()
    leaning = {
        (piece.key, place.id)
        for piece in pieces_of(present).values()
        for place in piece.places
        for quote in place.quotes
        if quote.paragraph and quote.paragraph.number == "2.10"
    }
    assert len(leaning) > 5
    assert len(told) == len(leaning)
    assert all("quotes paragraph 2.10, which has changed since the last review." in line for line in told)
    assert {line.rpartition(" ")[2].rstrip(".") for line in told} == {key for key, _ in leaning}


def test_a_quotation_that_is_gone_is_never_told_as_reviewed(change: Change, asked: Asked) -> None:
    change("docs/policy/06-responding.md", "if there were there any", "if there were any")
    told = [line for line in asked() if "quotes words that are not in the policy" in line]
    assert len(told) == 5
    assert any("note/50" in line for line in told)


def test_a_changed_lead_asks_for_what_quotes_the_items_of_its_list(change: Change, asked: Asked) -> None:
    change(OUR_STAFF, "ALL staff at Westfield:", "ALL staff at Westfield may:")
    assert sum("quotes paragraph 2.10," in line for line in asked()) > 5


def test_a_new_paragraph_moves_numbers_and_asks_for_nothing(change: Change, asked: Asked) -> None:
    change(OUR_STAFF, 'data-section="2"}\n', 'data-section="2"}\n\nZebras are welcome.\n')
    # The section's first list is introduced by the same sentence as before.
    assert asked() == []
