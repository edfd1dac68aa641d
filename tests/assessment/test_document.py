"""A document is read whole, or refused with every fault and never with what was written."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tools.browser.assessment.document import (
    MOST_CHARACTERS,
    MOST_CHILDREN,
    MOST_PROBLEMS,
    Document,
    DocumentError,
    blank,
    read,
)
from tools.browser.assessment.whole import child_fields, entry_fields

ENTRY_IDS = [field.id for field in entry_fields()]
CHILD_IDS = [field.id for field in child_fields()]


def sheet(**parts: Any) -> dict[str, Any]:
    """The smallest document, with these parts."""
    return {"document": "annex-a", "version": 4, "entries": {}, "children": [{}], **parts}


def problems_of(value: object) -> tuple[str, ...]:
    with pytest.raises(DocumentError) as caught:
        read(value)
    return tuple(problem.detail for problem in caught.value.problems)


def test_a_blank_document_has_every_field_and_two_children() -> None:
    document = blank()
    assert list(document.entries) == ENTRY_IDS
    assert [list(child) for child in document.children] == [CHILD_IDS, CHILD_IDS]
    assert set(document.entries.values()) == {""}


def test_what_is_written_is_read_as_it_is() -> None:
    written = "Line one\n\n  “Line two” <b>\u2028 \ud800 "
    document = read(sheet(entries={"incident.risk": written}, children=[{"police.answer": "YES"}]))
    assert document.entries["incident.risk"] == written
    assert document.children[0]["police.answer"] == "YES"


def test_a_field_that_is_not_there_is_blank() -> None:
    document = read({"document": "annex-a", "version": 4, "children": [{}, {}]})
    assert document == blank()


@pytest.mark.parametrize("value", [None, True, 7, 1.5, "annex-a", [], [sheet()], {}])
def test_anything_else_is_refused_as_not_an_annex_a(value: object) -> None:
    assert problems_of(value)[0].startswith("document: this is not an Annex A document. ")


@pytest.mark.parametrize("version", [None, 0, 1, 2, 3, 5, "4", True, 4.0, [4], 10**400])
def test_another_version_is_refused(version: object) -> None:
    assert problems_of(sheet(version=version)) == (
        "version: this is not version 4. Bring the document up to that version first.",
    )


def test_every_fault_is_said_at_once_the_whole_file_s_first_and_what_is_not_known_last() -> None:
    value = sheet(
        more=1,
        entries={"referrer": 3, "incident.level": "SEVERE", "shoe-size": "4"},
        children=[[], {"police.answer": "yes", "police.date": None}],
    )
    assert problems_of(value) == (
        "child-1: this is not an object. Give the fields by their ids.",
        'entries.referrer: this is not text. Give text in quotation marks, "" for blank.',
        "entries.incident.level: this is not a choice on the form. Give HIGH, MEDIUM, LOW or leave it blank.",
        "child-2.police.answer: this is not a choice on the form. Give YES, NO or leave it blank.",
        'child-2.police.date: this is not text. Give text in quotation marks, "" for blank.',
        "'more': unknown part. Take it out.",
        "entries.'shoe-size': the form has no such field. Take it out.",
    )


def test_parts_that_are_no_objects_or_lists_are_refused() -> None:
    assert problems_of(sheet(entries=[], children={})) == (
        "entries: this is not an object. Give the fields by their ids.",
        "children: this is not a list. Give a list with one object for each child.",
    )


def test_a_document_without_a_child_is_refused() -> None:
    none = ("children: there is none. Give an object for at least one child.",)
    assert problems_of(sheet(children=[])) == none
    assert problems_of({"document": "annex-a", "version": 4}) == none


def test_the_longest_text_is_read_and_one_character_more_is_not() -> None:
    longest = "x" * MOST_CHARACTERS
    assert read(sheet(entries={"place": longest})).entries["place"] == longest
    assert problems_of(sheet(entries={"place": longest + "x"})) == (
        "entries.place: this is longer than 100000 characters. Put the rest in another document.",
    )


def test_the_most_children_are_read_and_one_more_is_not() -> None:
    assert len(read(sheet(children=[{}] * MOST_CHILDREN)).children) == MOST_CHILDREN
    assert problems_of(sheet(children=[{}] * (MOST_CHILDREN + 1))) == (
        "children: there are 41, more than 40. Use a second document for the rest.",
    )


def test_a_flood_of_faults_is_cut_short() -> None:
    found = problems_of(sheet(entries={f"field {number}": "" for number in range(1000)}))
    assert len(found) == MOST_PROBLEMS + 1
    assert found[-1] == f"And {1000 - MOST_PROBLEMS} more."


def test_a_fault_never_repeats_what_was_written() -> None:
    secret = "Child A said"
    with pytest.raises(DocumentError) as caught:
        read(sheet(entries={"incident.level": secret}, children=[{"camhs.answer": secret}]))
    assert [problem.place for problem in caught.value.problems] == ["incident.level", "child-1.camhs.answer"]
    assert secret not in repr(caught.value.problems)


def test_a_fault_is_said_without_a_word_for_programmers() -> None:
    value = sheet(
        more=1,
        plan="both",
        parts="movement",
        saved=7,
        entries={"referrer": 3, "incident.level": "SEVERE", "place": "x" * 100_001, "shoe-size": "4"},
        children=[[], {"police.answer": "yes"}],
        reviews={},
    )
    with pytest.raises(DocumentError) as caught:
        read(value)
    said = [problem.said for problem in caught.value.problems]
    assert len(said) == 11
    for words in ("object", "list", "field", "quotation marks", "unknown", "id", "JSON", "version"):
        assert not [sentence for sentence in said if re.search(rf"\b{words}s?\b", sentence)], words


any_json: some.SearchStrategy[Any] = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats()
    | some.text()
    | some.sampled_from(["annex-a", 1, "HIGH", "YES", ""]),
    lambda inner: some.lists(inner) | some.dictionaries(some.text() | some.sampled_from(ENTRY_IDS + CHILD_IDS), inner),
    max_leaves=20,
)
near_json = some.fixed_dictionaries(
    {"document": some.just("annex-a") | any_json, "version": some.just(3) | any_json},
    optional={"entries": any_json, "children": some.lists(any_json) | any_json},
)


@given(any_json | near_json)
@settings(max_examples=150)
def test_any_json_is_read_or_refused_with_the_one_error(value: object) -> None:
    try:
        document = read(value)
    except DocumentError as refused:
        assert refused.problems
        assert all(". " in problem.detail or problem.detail.startswith("And ") for problem in refused.problems)
    else:
        assert isinstance(document, Document)
        assert list(document.entries) == ENTRY_IDS


def written(ids: list[str]) -> some.SearchStrategy[dict[str, str]]:
    """Anything that a person could have written in these fields by hand."""

    def of(field_id: str) -> some.SearchStrategy[str]:
        if field_id.endswith((".level", ".revised")):
            return some.sampled_from(["", "HIGH", "MEDIUM", "LOW"])
        return some.sampled_from(["", "YES", "NO"]) if field_id.endswith(".answer") else some.text()

    return some.fixed_dictionaries({field_id: of(field_id) for field_id in ids})


@given(written(ENTRY_IDS), some.lists(written(CHILD_IDS), min_size=1, max_size=4))
@settings(max_examples=40)
def test_whatever_a_person_writes_is_read_back_the_same(
    entries: dict[str, str], children: list[dict[str, str]]
) -> None:
    document = read(json.loads(json.dumps(sheet(entries=entries, children=children))))
    assert dict(document.entries) == entries
    assert [dict(child) for child in document.children] == children
