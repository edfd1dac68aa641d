"""What has to be reviewed is asked for, exactly that, until somebody says that they have read it."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tools.keep.edition import Edition, read_edition
from tools.keep.pieces import Piece
from tools.keep.pieces import reviewable as listed
from tools.keep.record import Record, read_record, write_record
from tools.keep.reviewing import chosen, recorded, wanted
from tools.publish.toml_file import BadFile

Change = Callable[[str, str, str], None]

DAY = datetime.date(2026, 11, 25)
LATER = datetime.date(2026, 12, 1)
POLICE = "tools/flowcharts/the-police.md"
OUR_STAFF = "docs/policy/02-our-staff.md"
BUNDLE = "tools/scenarios/the-bundle.md"


def reviewable(edition: Edition) -> dict[str, Piece]:
    return {piece.key: piece for piece in listed(edition)}


@pytest.fixture(scope="session")
def record(present: Edition) -> Record:
    """Everything reviewed as it is at present."""
    return recorded(present, {}, list(reviewable(present).values()), "the DSL", DAY)


@pytest.fixture
def asked(copy: Path, record: Record) -> Callable[[], list[str]]:
    return lambda: [str(problem) for _, problem in wanted(read_edition(copy, "copy"), record)]


Asked = Callable[[], list[str]]


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
        for piece in reviewable(present).values()
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


def test_recording_settles_what_was_named_and_nothing_else(
    copy: Path, change: Change, record: Record, asked: Asked
) -> None:
    change(
        "docs/policy/02-our-staff.md",
        "our safeguarding referral processes",
        "our safeguarding referral processes at once",
    )
    now = read_edition(copy, "copy")
    before = {piece.key for piece, _ in wanted(now, record)}
    named = chosen(now, record, ["quiz/who-reports-a-concern", "scenario"], everything=False)
    after = recorded(now, record, named, "the DSL", LATER)
    left = {piece.key for piece, _ in wanted(now, after)}
    assert left == {key for key in before if not key.startswith(("quiz/", "scenario/"))}
    assert left
    assert after["quiz/who-reports-a-concern"].on == LATER
    assert after["note/1"].on == DAY
    rest = recorded(now, after, chosen(now, after, [], everything=True), "the DSL", LATER)
    assert wanted(now, rest) == []


def test_what_is_no_longer_there_leaves_the_record_with_the_next_review(copy: Path, record: Record) -> None:
    (copy / BUNDLE).unlink()
    now = read_edition(copy, "copy")
    assert wanted(now, record) == []
    after = recorded(now, record, chosen(now, record, ["helper/the-police"], everything=False), "the DSL", LATER)
    assert set(record) - set(after) == {"scenario/the-bundle"}


def test_a_review_is_refused_where_nothing_shows_that_it_was_made(copy: Path, change: Change, record: Record) -> None:
    def refused(by: str = "the DSL", today: datetime.date = LATER) -> str:
        now = read_edition(copy, "copy")
        with pytest.raises(BadFile) as bad:
            recorded(now, record, [reviewable(now)["helper/the-police"]], by, today)
        return str(bad.value)

    change(POLICE, "It does not decide whether", "It never decides whether")
    assert "its words have changed, but 'reviewed:' still says 2026-11-23." in refused()
    change(POLICE, "reviewed: 2026-11-23", "reviewed: 2026-12-02")
    assert "the review date 2026-12-02 is still to come." in refused()
    change(POLICE, "reviewed: 2026-12-02", "reviewed: 2026-11-01")
    assert "the review date 2026-11-01 is before the recorded one, 2026-11-23." in refused()
    change(POLICE, "reviewed: 2026-11-01", "reviewed: 2026-12-01")
    assert refused(by=" ").startswith("Say who has reviewed it, as a role:")
    change("docs/policy/08-police.md", "the starting point is that", "a starting point is that")
    assert "is not in the policy. Mend the quotation, then record the review." in refused()


def test_words_that_change_twice_on_one_day_can_be_recorded_twice(copy: Path, change: Change, record: Record) -> None:
    change(POLICE, "reviewed: 2026-11-23", "reviewed: 2026-12-01")
    change(POLICE, "It does not decide whether", "It never decides whether")
    now = read_edition(copy, "copy")
    once = recorded(now, record, [reviewable(now)["helper/the-police"]], "the DSL", LATER)
    change(POLICE, "It never decides whether", "It decides at no time whether")
    now = read_edition(copy, "copy")
    assert len(wanted(now, once)) == 1
    twice = recorded(now, once, [reviewable(now)["helper/the-police"]], "the DSL", LATER)
    assert wanted(now, twice) == []
    with pytest.raises(BadFile):
        recorded(now, once, [reviewable(now)["helper/the-police"]], "the DSL", LATER + datetime.timedelta(days=1))


def test_a_name_that_is_not_there_is_told_with_names_like_it(present: Edition, record: Record) -> None:
    with pytest.raises(BadFile, match=r"There is no 'helper/the-polis' to review. Like it: helper/the-police"):
        chosen(present, record, ["helper/the-polis"], everything=False)


def test_the_record_is_read_as_it_was_written_and_always_written_alike(record: Record, tmp_path: Path) -> None:
    path, again = tmp_path / "reviewed.toml", tmp_path / "again.toml"
    odd = {**record, 'quiz/odd "name".': replace(record["quiz/who-reports-a-concern"], by="the “DSL” \\ deputy")}
    write_record(odd, path)
    assert read_record(path) == odd
    write_record(dict(reversed(list(odd.items()))), again)
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('by = "the DSL"\n', "", "the review “helper/a-child-has-told-me-something” cannot be read."),
        ("[helper.the-police]", "[helpers.the-police]", "the review “helpers/the-police” cannot be read."),
        ('words = "', "words = ", "this is not TOML"),
        ("on = 2026-11-25", 'on = "soon"', "the review “helper/a-child-has-told-me-something” cannot be read."),
    ],
)
def test_a_damaged_record_is_refused(old: str, new: str, told: str, record: Record, tmp_path: Path) -> None:
    path = tmp_path / "reviewed.toml"
    write_record(record, path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadFile) as bad:
        read_record(path)
    assert told in str(bad.value)
