"""What has to be reviewed is asked for, exactly that, until somebody says that they have read it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.keep.conftest import BUNDLE, DAY, LATER, POLICE, Asked, Change, Date, Reword, units_of
from tests.sentences import Sentence, much_quoted, sentences
from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow
from tools.sources.days import on_day
from tools.sources.paths import POLICY
from tools.sources.review.snapshot import Snapshot

DUTIES = "tools/duties/duties.md"
OUR_STAFF = "docs/policy/02-our-staff.md"


def of_our_staff(kind: str) -> Iterator[Sentence]:
    """Sentences of that section that many places quote."""
    return (
        each for each in sentences() if each.quoted_by(kind) and len(each.places) > 5 and OUR_STAFF.endswith(each.page)
    )


def test_nothing_is_asked_for_while_no_word_has_changed(asked: Asked) -> None:
    assert asked() == []


def test_wrapping_spaces_and_the_order_of_tables_ask_for_nothing(copy: Path, change: Change, asked: Asked) -> None:
    change(POLICE, "\n\nUse this when ", "\n\nUse\nthis  when ")
    change(DUTIES, "ring [999](tel:999) yourself", "ring\n   [999](tel:999)  yourself")
    sentence = much_quoted()
    change(f"docs/policy/{sentence.page}", sentence.core, sentence.core.replace(" ", "\n  ", 1))
    change("docs/notes/notes.toml", "[[notes]]\nnumber = 1\n", "# A comment.\n\n[[notes]]\nnumber = 1\n")
    quiz = (copy / "tools/quiz.toml").read_text(encoding="utf-8")
    head, *questions = quiz.split("[[question]]")
    (copy / "tools/quiz.toml").write_text("[[question]]".join([head, *(f"{each}\n" for each in reversed(questions))]))
    assert asked() == []


def test_a_helper_whose_words_changed_and_whose_date_did_not_is_told_once(
    change: Change, reworded: Reword, asked: Asked, present: Snapshot
) -> None:
    reworded(POLICE)
    change(POLICE, "\nWhy we ask: ", "\nWhy we ask: in short, ")
    read = on_day(units_of(present)["helper/the-police"].dated)
    assert asked() == [
        f"tools/flowcharts/the-police.md:1: helper “The police” has changed since its review of {read}, but "
        "its 'reviewed:' line has not. Read it all again beside the policy, write the day into 'reviewed:', then "
        "record it: policy-tools reviewed --by ROLE helper/the-police."
    ]


def test_a_scenario_is_held_in_the_same_way(reworded: Reword, asked: Asked) -> None:
    reworded(BUNDLE)
    [told] = asked()
    assert told.startswith("tools/scenarios/the-bundle.md:1: scenario “The bundle” has changed since its review of")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "- Not sure: [Leave it to the DSL](#leave-it-to-the-dsl)",
            "- Not sure: [A report already made](#a-report-already-made)",
        ),
        ("1. **Should**: start from", "1. **Consider**: start from"),
        ("for: the Designated", "for: all staff, the Designated"),
        ("(../../docs/policy/08-police.md#starting-point)", "(../../docs/policy/08-police.md)"),
        ("(danger, hurt", "(danger"),
        ("facts: nothing", "facts: dsl"),
    ],
)
def test_an_arrow_a_strength_a_reader_a_link_and_what_an_answer_says_are_words_too(
    old: str, new: str, change: Change, asked: Asked
) -> None:
    change(POLICE, old, new)
    assert len(asked()) == 1


def test_a_new_date_has_to_be_recorded_with_whose_review_it_was(reworded: Reword, dated: Date, asked: Asked) -> None:
    dated(POLICE, LATER)
    [told] = asked()
    assert f"says 'reviewed: {LATER}', but that review is not recorded." in told
    reworded(POLICE)
    [told] = asked()
    assert f"has changed since the review that was recorded on {on_day(str(DAY))}." in told


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("file", "old", "new", "begins"),
    [
        ("tools/quiz.toml", 'right = "All staff"', 'right = "Nobody"', "tools/quiz.toml:1: quiz question “Who reports"),
        (
            "docs/notes/notes.toml",
            '\nwrong = "',
            '\nwrong = "In short: ',
            "docs/notes/notes.toml:1: note on the text “Note 1”",
        ),
        (DUTIES, "## Ring 999\nKind: do now", "## Ring 999\nKind: then", f"{DUTIES}:1: duty “Ring 999”"),
        ("tools/duties/facts.toml", 'means = "', 'means = "In short: ', "tools/duties/facts.toml:1: list of facts “"),
    ],
)
def test_a_question_a_note_and_a_duty_have_no_date_and_are_asked_for_by_their_words(
    file: str, old: str, new: str, begins: str, change: Change, asked: Asked
) -> None:
    change(file, old, new)
    [told] = asked()
    assert told.startswith(begins)


def test_a_changed_paragraph_asks_for_each_place_that_leans_on_it_and_for_no_other(
    change: Change, asked: Asked, present: Snapshot
) -> None:
    heading = (POLICY / "11-sanctions.md").read_text(encoding="utf-8").partition(" {#")[0]
    change("docs/policy/11-sanctions.md", heading, "# 11. Consequences")
    renamed = asked()
    linked = {flow.path for flow in present.flows for step in flow.steps for way in step.ways_on
              if "11-sanctions.md" in way.target}  # fmt: skip
    assert {line.partition(":")[0] for line in renamed} == linked, "A link says what the section is called."
    sentence = next(of_our_staff("duty"))
    change(OUR_STAFF, sentence.line, f"{sentence.line} at once")
    told = [line for line in asked() if line not in renamed]
    leaning = {
        (unit.key, place.id)
        for unit in units_of(present).values()
        for place in unit.places
        for quote in place.quotes
        if quote.paragraph and quote.paragraph.number == sentence.number
    }
    assert len(leaning) > 5
    assert len(told) == len(leaning)
    assert all(f"quotes paragraph {sentence.number}, which has changed since the last review." in line for line in told)
    named = {re.findall(r"reviewed --by ROLE (\S+)\.", line)[0] for line in told}
    assert named == {key for key, _ in leaning}
    assert any(key.startswith("duty/") for key in named)


def test_a_quotation_that_is_gone_is_never_told_as_reviewed(change: Change, asked: Asked, present: Snapshot) -> None:
    sentence = much_quoted()
    change(f"docs/policy/{sentence.page}", sentence.core, sentence.core.replace(" ", " also ", 1))
    told = [line for line in asked() if "quotes words that are not in the policy" in line]
    places = [place for unit in units_of(present).values() for place in unit.places]
    quoted = [quote.words for place in places for quote in place.quotes if sentence.core in quote.words]
    assert len(told) == len(quoted) > 3
    assert all(any(f" {note.unit}." in line for line in told) for note in sentence.quoted_by("note"))


@pytest.mark.thorough
def test_a_changed_duty_is_asked_for_by_itself_with_every_ending_that_shows_it(
    change: Change, asked: Asked, flows: list[Flow]
) -> None:
    change(DUTIES, "1. **Not in this policy**: ring [999]", "1. **Not in this policy**: do ring [999]")
    [told] = asked()
    assert "duty “Ring 999” has changed since the review that was recorded on" in told
    assert "record it: policy-tools reviewed --by ROLE duty/ring-999." in told
    where = told.partition("Endings that show it (")[2]
    endings = {(flow.name, step) for flow in flows for step, due in shown_at(flow).items() if "ring-999" in due}
    assert int(where.partition(")")[0]) == len(endings) > 20
    assert set(re.findall(r"helper/([\w-]+)", where)) == {name for name, _ in endings}


def test_a_fact_that_duties_begin_with_asks_for_each_of_them(change: Change, asked: Asked, present: Snapshot) -> None:
    [given] = [fact.given for fact in present.table.facts if fact.name == "hurt"]
    change("tools/duties/facts.toml", f'if = "{given}"', f'if = "{given} here"')
    named = {re.findall(r"--by ROLE (\S+)\.", line)[0] for line in asked()}
    duties = {f"duty/{duty.id}" for duty in present.table.duties if duty.given == given}
    assert len(duties) > 2
    assert named == {"fact/all", *duties}


def test_a_changed_lead_asks_for_what_quotes_the_items_of_its_list(change: Change, asked: Asked) -> None:
    item = next(each for each in of_our_staff("duty") if each.lead)
    change(OUR_STAFF, item.lead, item.lead.replace(":", " may:"))
    assert sum(f"quotes paragraph {item.number}," in line for line in asked()) > 5


def test_a_new_paragraph_moves_numbers_and_asks_for_nothing(change: Change, asked: Asked) -> None:
    change(OUR_STAFF, 'data-section="2"}\n', 'data-section="2"}\n\nZebras are welcome.\n')
    # The section's first list is introduced by the same sentence as before.
    assert asked() == []
