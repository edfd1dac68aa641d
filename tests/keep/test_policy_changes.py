"""A changed policy: which paragraphs differ, how, and what quotes them."""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.keep.next_edition import move, printed
from tests.sentences import Sentence, change_on_page, much_quoted, sentences, weaker
from tools.keepers.paragraphs import Change as Changed
from tools.keepers.report import Report, Touched
from tools.keepers.report_text import report_text
from tools.sources.flowcharts.read import slug
from tools.sources.paths import ROOT
from tools.sources.policy.text import Policy

Compared = Callable[[], Report]
Change = Callable[[str, str, str], None]


def only(report: Report) -> tuple[Changed, tuple[Touched, ...]]:
    [found] = report.changes
    return found


def test_the_same_words_have_no_difference_and_the_report_names_what_it_compared(compared: Compared) -> None:
    assert report_text(compared()) == (
        "In the policy, the helpers, the duties, the scenarios, the quiz, the notes and the contacts, "
        "no word differs between present and copy."
    )


@pytest.mark.thorough
def test_wrapping_and_spaces_are_no_difference(change: Change, compared: Compared) -> None:
    sentence = much_quoted()
    first, *rest = sentence.core.split()
    change(f"docs/policy/{sentence.page}", sentence.core, f"{first}  {' '.join(rest[:-1])}\n  {rest[-1]}")
    change("tools/flowcharts/the-police.md", "\n\nUse this when ", "\n\nUse\nthis  when ")
    change("tools/duties/duties.md", "ring [999](tel:999) yourself", "ring\n   [999](tel:999)  yourself")
    assert compared().is_empty


def quoting(words: str) -> set[tuple[str, str, bool]]:
    """Worked out apart from what is tested: each step of a file that quotes the words, as its lines stand."""
    found = set()
    for path in (ROOT / "tools" / "flowcharts").glob("*.md"):
        step = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            step = slug(line[3:]) if line.startswith("## ") else step
            if line.strip().startswith(">") and words in line:
                found.add((f"helper/{path.stem}", step, False))
    notes = tomllib.loads((ROOT / "docs/notes/notes.toml").read_text(encoding="utf-8"))["notes"]
    found |= {(f"note/{each['number']}", "", False) for each in notes if words in json.dumps(each["quotes"])}
    points = json.loads((ROOT / "tools/decision-points.json").read_text(encoding="utf-8"))
    return found | {(f"point/{each['id']}", "", False) for each in points if words in json.dumps(each["quotes"])}


def test_a_changed_paragraph_names_every_place_that_quotes_words_that_are_gone(
    change: Change, compared: Compared
) -> None:
    sentence = much_quoted()
    places = quoting(sentence.core)
    assert len(places) > 3
    first, *rest = sentence.core.split()
    change(f"docs/policy/{sentence.page}", sentence.core, f"{first} also {' '.join(rest)}")
    changed, touched = only(compared())
    assert (changed.what, changed.now and changed.now.number) == ("changed", sentence.number)
    assert {(each.unit.key, each.place.id, each.stands) for each in touched} == places


def quoted_in_parts() -> Sentence:
    """Of which one place quotes the beginning, and another only what comes later."""
    for each in sentences():
        words = [place.words for place in each.places if "<!--" not in place.words]
        two = " ".join(each.text.split()[:2])
        if each.line.startswith(two) and any(two in said for said in words) and any(two not in said for said in words):
            return each
    raise AssertionError("Each sentence of the policy is quoted from its first words on.")


def test_a_place_is_named_also_when_the_words_that_it_quotes_still_stand(copy: Path, compared: Compared) -> None:
    sentence = quoted_in_parts()
    first, rest = sentence.line.split(" ", 1)
    change_on_page(copy, sentence, f"{first} also {rest}")
    _, touched = only(compared())
    stands = {(each.unit.key, each.words): each.stands for each in touched}
    assert any(stands.values()) and not all(stands.values())
    assert all(" ".join(words.split()) in sentence.text for _, words in stands), "another paragraph's is left out"
    page = copy / "docs" / "policy" / sentence.page
    page.write_text(page.read_text(encoding="utf-8").replace(f"{first} also {rest}", f"{sentence.line} Today."))
    _, touched = only(compared())
    assert touched
    assert all(each.stands for each in touched)


@pytest.mark.parametrize("kind", ["duty", "quiz", "form", "note", "scenario"])
def test_whatever_quotes_a_sentence_is_named(kind: str, copy: Path, compared: Compared) -> None:
    sentence = next(each for each in sentences() if each.line and each.number[0].isdigit() and each.quoted_by(kind))
    change_on_page(copy, sentence, f"{sentence.line} Today.")
    keys = {each.unit.key for _, touched in compared().changes for each in touched}
    assert {each.unit for each in sentence.quoted_by(kind)} <= keys


def test_a_number_that_changed_is_named_with_its_contact(copy: Path, compared: Compared) -> None:
    number = printed()
    for page in (copy / "docs" / "policy").glob("*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace(number.number, "0300 111 8007"), encoding="utf-8")
    keys = {each.unit.key for _, touched in compared().changes for each in touched}
    assert f"contact/{number.key}" in keys


def test_a_new_lead_touches_every_item_of_its_list_and_a_stronger_word_is_told(copy: Path, compared: Compared) -> None:
    counts = Counter(each.lead for each in sentences() if each.lead.endswith(" will:") and each.quoted_by("helper"))
    [(words, _)] = counts.most_common(1)
    lead = next(each for each in sentences() if each.text == words)
    change_on_page(copy, lead, lead.line.replace(" will:", " must:"))
    changes = compared().changes
    assert changes[0][0].what == "changed"
    items = [each for each, _ in changes[1:]]
    assert len(items) > 5
    assert {each.what for each in items} == {"introduced differently"}
    for each in items:
        before, now = each.strengths
        assert before.count("will") - now.count("will") == now.count("must") - before.count("must") == 1
    assert any(touched for _, touched in changes[1:])
    assert "Its words of strength were: will. They are now: must." in report_text(compared())


def test_a_weaker_word_is_told_because_the_build_would_not_notice_it(copy: Path, compared: Compared) -> None:
    sentence = next(each for each in sentences() if "should" in each.strengths and each.line and not each.lead)
    change_on_page(copy, sentence, weaker(sentence.line))
    words = re.compile(r"\b(must|never|will|should|may|might|can|could|consider|consideration)\b", re.I)
    was, now = (", ".join(sorted(words.findall(text.lower()))) for text in (sentence.text, weaker(sentence.text)))
    assert was != now
    assert f"Its words of strength were: {was}. They are now: {now}." in report_text(compared())


def test_a_new_paragraph_is_new_and_the_later_ones_only_change_their_numbers(
    change: Change, compared: Compared
) -> None:
    change("docs/policy/11-sanctions.md", 'data-section="11"}\n', 'data-section="11"}\n\nZebras are welcome.\n')
    report = compared()
    changed, touched = only(report)
    assert changed.what == "new"
    assert changed.now and changed.now.text == "Zebras are welcome."
    assert touched == ()
    assert report.renumbered
    assert all(old == f"11.{int(new[3:]) - 1}" for old, new in report.renumbered)


def test_a_paragraph_in_another_section_has_moved(copy: Path, compared: Compared) -> None:
    sentence = much_quoted()
    move(copy, sentence, "11-sanctions.md")
    changed, touched = only(compared())
    assert (changed.what, changed.before and changed.before.number) == ("moved", sentence.number)
    assert changed.now and changed.now.section == "11"
    stands = {each.unit.key: each.stands for each in touched}
    assert {stands[each.unit] for each in sentence.quoted_by("helper")} == {False}, "its link leads to the old section"


def test_a_heading_with_other_words_is_told(change: Change, compared: Compared, policy: Policy) -> None:
    section = policy.sections[-3]
    change(f"docs/policy/{section.path.name}", f"# {section.title}", "# Consequences")
    assert compared().headings == ((section.title, "Consequences"),)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\x1b[31mred"])
def test_words_are_words_whatever_they_look_like(hostile: str, change: Change, compared: Compared) -> None:
    change("tools/scenarios/the-bundle.md", "# The bundle\n\n", f"# The bundle\n\n{hostile} ")
    [each] = compared().rewordings
    assert each.lines[0][1] and hostile in each.lines[0][1].words
