"""Quotations of words that are gone get the words in their place; what needs thought is left for a person."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.keepers.align import in_place_of
from tools.keepers.report import Report
from tools.keepers.requote import gone, requoted
from tools.sources.flowcharts.flows import FlowchartsWrong, read_flows
from tools.sources.policy.text import read_policy
from tools.sources.review.edition import Edition
from tools.sources.review.pieces import pieces

Change = Callable[[str, str, str], None]
Compared = Callable[[], Report]
RESPONDING = "docs/policy/06-responding.md"


@pytest.mark.parametrize(
    ("old", "new", "part", "there"),
    [
        ("If a child is told, act.", "If a child is told, act now.", "a child is told", "a child is told"),
        (
            "All peer on peer abuse is recorded.",
            "All child-on-child abuse is recorded.",
            "peer on peer abuse",
            "child-on-child abuse",
        ),
        ("We record it and tell parents.", "We write it down and tell parents.", "record it", "write it"),
        ("We record it and tell parents.", "We record it.", "and tell parents", ""),
        ("We record it.", "First, we ask. We record it.", "We record it.", "We record it."),
        ("We record it.", "We always record it.", "We record it.", "We always record it."),
        ("We record it.", "We record it.", "not there", ""),
    ],
)
def test_words_are_found_where_the_old_ones_stood(old: str, new: str, part: str, there: str) -> None:
    assert in_place_of(part, old, new) == there
    assert there in new


def test_quotations_follow_word_for_word_also_over_lines_and_notes_are_left(
    copy: Path, change: Change, compared: Compared
) -> None:
    helper = "tools/flowcharts/responding-to-an-incident.md"
    written = [*(copy / "tools").rglob("*.md"), copy / "tools/quiz.toml", copy / "tools/decision-points.json"]
    quoting = {
        path.relative_to(copy).as_posix() for path in written if "there were there any" in path.read_text("utf-8")
    }
    change(helper, "if there were there any witnesses", "if there\n   > were there any witnesses")
    change(RESPONDING, "if there were there any witnesses", "whether there were any witnesses")
    texts, left = requoted(gone(compared()), copy)
    assert [(each.path, each.now) for each in left] == [("docs/notes/notes.toml", "")]
    assert {path.relative_to(copy).as_posix() for path in texts} == quoting
    assert {helper, "tools/decision-points.json"} < quoting
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    assert "if there were there" not in texts[copy / helper]
    assert '> "ascertain whether there\n   > were any witnesses to the abuse"' in texts[copy / helper]
    try:
        read_flows(copy / "tools" / "flowcharts", read_policy(copy / "docs" / "policy"))
    except FlowchartsWrong as wrong:
        # How strongly the new words speak is looked up in the project's own list, which still has the old ones.
        assert not any("does not stand in" in str(problem) for problem in wrong.problems)


def test_a_paragraph_that_speaks_less_strongly_is_left_for_a_person(
    copy: Path, change: Change, compared: Compared, present: Edition
) -> None:
    quoting = {
        piece.path
        for piece in pieces(present)
        for place in piece.places
        for quote in place.quotes
        if "Harassment must be" in quote.words
    }
    change("docs/policy/04-what-is-it.md", "Sexual Harassment **must** be", "Sexual Harassment may be")
    texts, left = requoted(gone(compared()), copy)
    assert texts == {}
    assert {each.path for each in left} == quoting
    assert {"tools/duties/duties.md", "tools/quiz.toml", "tools/decision-points.json"} < quoting
