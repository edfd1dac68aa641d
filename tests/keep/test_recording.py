"""Who has reviewed what is recorded, only where a review can have been made, and read again as it was written."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from tests.keep.conftest import BUNDLE, DAY, LATER, POLICE, Asked, Change, Date, Reword, units_of
from tests.sentences import found as often_quoted
from tests.sentences import sentences
from tools.sources.errors import SourceError
from tools.sources.review.record import Record, read_record, write_record
from tools.sources.review.reviewing import chosen, recorded, wanted
from tools.sources.review.snapshot import Snapshot, read_snapshot


@pytest.mark.thorough
def test_recording_settles_what_was_named_and_nothing_else(
    copy: Path, change: Change, record: Record, asked: Asked
) -> None:
    sentence = next(often_quoted("duty", "quiz", "scenario"))
    [question] = [each.unit for each in sentence.quoted_by("quiz")][:1]
    change(f"docs/policy/{sentence.page}", sentence.line, f"{sentence.line} at once")
    now = read_snapshot(copy, "copy")
    before = {unit.key for unit, _ in wanted(now, record)}
    named = chosen(
        now, record, [*dict.fromkeys(each.unit for each in sentence.quoted_by("quiz")), "scenario"], everything=False
    )
    after = recorded(now, record, named, "the DSL", LATER)
    left = {unit.key for unit, _ in wanted(now, after)}
    assert left == {key for key in before if not key.startswith(("quiz/", "scenario/"))}
    assert left
    assert after[question].on == LATER
    assert after["note/1"].on == DAY
    rest = recorded(now, after, chosen(now, after, [], everything=True), "the DSL", LATER)
    assert wanted(now, rest) == []


def test_what_is_no_longer_there_leaves_the_record_with_the_next_review(copy: Path, record: Record) -> None:
    (copy / BUNDLE).unlink()
    now = read_snapshot(copy, "copy")
    assert wanted(now, record) == []
    after = recorded(now, record, chosen(now, record, ["helper/the-police"], everything=False), "the DSL", LATER)
    assert set(record) - set(after) == {"scenario/the-bundle"}


@pytest.mark.thorough
def test_a_review_is_refused_where_nothing_shows_that_it_was_made(
    copy: Path, change: Change, reworded: Reword, dated: Date, record: Record
) -> None:
    def refused(by: str = "the DSL", today: datetime.date = LATER) -> str:
        now = read_snapshot(copy, "copy")
        with pytest.raises(SourceError) as bad:
            recorded(now, record, [units_of(now)["helper/the-police"]], by, today)
        return str(bad.value)

    reworded(POLICE)
    to_come, read = LATER + datetime.timedelta(days=1), units_of(read_snapshot(copy, "copy"))["helper/the-police"].dated
    assert f"its words have changed, but 'reviewed:' still says {read}." in refused()
    dated(POLICE, to_come)
    assert f"the review date {to_come} is still to come." in refused()
    dated(POLICE, datetime.date(2026, 11, 1))
    assert f"the review date 2026-11-01 is before the recorded one, {read}." in refused()
    dated(POLICE, LATER)
    assert refused(by=" ").startswith("Say who has reviewed it, as a role:")
    leaning = next(
        each for each in sentences() if "helper/the-police" in {place.unit for place in each.places} and each.core
    )
    change(f"docs/policy/{leaning.page}", leaning.line, "Nothing of it stands.")
    assert "is not in the policy. Mend the quotation, then record the review." in refused()


@pytest.mark.thorough
def test_words_that_change_twice_on_one_day_can_be_recorded_twice(
    copy: Path, reworded: Reword, dated: Date, record: Record
) -> None:
    dated(POLICE, LATER)
    reworded(POLICE)
    now = read_snapshot(copy, "copy")
    once = recorded(now, record, [units_of(now)["helper/the-police"]], "the DSL", LATER)
    reworded(POLICE)
    now = read_snapshot(copy, "copy")
    assert len(wanted(now, once)) == 1
    twice = recorded(now, once, [units_of(now)["helper/the-police"]], "the DSL", LATER)
    assert wanted(now, twice) == []
    with pytest.raises(SourceError):
        recorded(now, once, [units_of(now)["helper/the-police"]], "the DSL", LATER + datetime.timedelta(days=1))


def test_a_name_that_is_not_there_is_told_with_names_like_it(present: Snapshot, record: Record) -> None:
    with pytest.raises(SourceError, match=r"There is no 'helper/the-polis' to review. Like it: helper/the-police"):
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
        (f"on = {DAY}", 'on = "soon"', "the review “helper/a-child-has-told-me-something” cannot be read."),
    ],
)
def test_a_damaged_record_is_refused(old: str, new: str, told: str, record: Record, tmp_path: Path) -> None:
    path = tmp_path / "reviewed.toml"
    write_record(record, path)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceError) as bad:
        read_record(path)
    assert told in str(bad.value)
