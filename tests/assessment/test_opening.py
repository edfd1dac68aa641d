"""A saved file opens as it was saved, whatever version wrote it; anything else is refused with a clear message."""

import copy
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tools.browser.assessment.document import UNKNOWN, VERSION, Document, DocumentError, read, write
from tools.browser.assessment.further import PARTS
from tools.browser.assessment.lists import REVIEW
from tools.browser.assessment.messages import open_message
from tools.browser.assessment.migrations import MIGRATIONS
from tools.browser.assessment.opening import DAMAGED, MOST_CHARACTERS, open_text
from tools.browser.assessment.whole import child_fields, entry_fields
from tools.browser.errors import RequestError

FILES = Path(__file__).parent / "files"
LATEST = (FILES / f"version-{VERSION}.json").read_text(encoding="utf-8")


def refused(text: str) -> tuple[str, ...]:
    with pytest.raises(DocumentError) as caught:
        open_text(text)
    return tuple(problem.detail for problem in caught.value.problems)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_every_past_version_opens_with_everything_in_it(version: int) -> None:
    text = (FILES / f"version-{version}.json").read_text(encoding="utf-8")
    opened = write(open_text(text))
    said = json.loads(text)
    assert opened["version"] == VERSION
    for name in ("saved", "policy", "plan", "parts"):
        assert opened[name] == said.get(name, type(opened[name])())
    for one, other in ((opened["entries"], said["entries"]), *zip_all(opened["children"], said["children"])):
        assert {name: words for name, words in one.items() if words} == other
    assert len(opened["reviews"]) == len(said.get("reviews", []))


def zip_all(one: Any, other: Any) -> list[tuple[Any, Any]]:
    return list(zip(one, other, strict=True))


def test_every_version_before_the_present_one_has_a_way_up() -> None:
    assert sorted(MIGRATIONS) == list(range(1, VERSION))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", DAMAGED),
        ("Dear all, the plan is", DAMAGED),
        (LATEST[: len(LATEST) // 2], DAMAGED),
        ("[" * 100_000, DAMAGED),
        ('{"document":' * 50_000, DAMAGED),
        # Told before it is read: in the browser, reading something deep could end Python itself.
        (LATEST.replace('"Class teacher"', "[[[[1]]]]"), DAMAGED),
        ("null", 'document: this is not an Annex A document. "document" has to be "annex-a".'),
        ('{"document": "annex-b", "version": 1}', "document: this is not an Annex A document. "),
        (LATEST.replace('"version": 4', '"version": 5'), "version: this is version 5, and this page reads up to"),
        (LATEST.replace('"version": 4', '"version": "3"'), "version: the file does not say which version"),
        (LATEST.replace('"version": 4', f'"version": {"9" * 5000}'), "The file has a number in it"),
        (LATEST.replace('"version": 4', '"version": NaN'), "The file has a number in it"),
        (LATEST.replace('"plan": "incident"', '"plan": "", "plan": "child"'), "The file says the same thing twice"),
        (LATEST.replace("Corridors", "\\ud800"), "The file has damaged characters in it."),
        (LATEST.replace('"HIGH"', '"SEVERE"'), "entries.incident.level: this is not a choice on the form."),
        (LATEST.replace('"Class teacher"', "[1, {}]"), "entries.referrer: this is not text."),
        (LATEST.replace('"movement",', "{},"), "parts: this is not a list of parts."),
        (LATEST.replace('"saved"', '"__proto__"'), "'__proto__': unknown part. Take it out."),
        (" " * (MOST_CHARACTERS + 1), "The file is far larger than any sheet of this page"),
        ('{"a": "' + "[{" * 5_000_000 + '"}', "document: this is not an Annex A document."),
        ('"' * 1_000_001, DAMAGED),
    ],
)  # fmt: skip
def test_what_is_not_a_sheet_of_this_page_is_refused_in_plain_words(text: str, said: str) -> None:
    assert refused(text)[0].startswith(said)


def test_what_looks_like_a_program_is_only_text() -> None:
    script = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
    opened = open_text(LATEST.replace('"Class teacher"', json.dumps(script)))
    assert opened.entries["referrer"] == script


def test_the_page_gets_the_document_or_the_problems_and_never_both() -> None:
    assert open_message({"text": LATEST}) == {"document": write(open_text(LATEST)), "proof": "kept", "altered": []}
    assert open_message({"text": "no"}) == {"problems": [{"place": "", "said": DAMAGED}], "details": [DAMAGED]}
    with pytest.raises(RequestError):
        open_message({"text": 7})


def test_the_same_fault_many_times_is_said_once_and_told_in_detail_each_time() -> None:
    reply: Mapping[str, Any] = open_message(
        {"text": LATEST.replace('"referrer"', '"shoe-size"').replace('"review"', '"hat-size"')}
    )
    assert reply["problems"] == [{"place": "", "said": UNKNOWN}]
    assert len(reply["details"]) == 2


# Half characters cannot be typed, nor stand in a file.
whole_text = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)


def filled(ids: list[str]) -> some.SearchStrategy[dict[str, str]]:
    def of(field_id: str) -> some.SearchStrategy[str]:
        if field_id.endswith((".level", ".revised")):
            return some.sampled_from(["", "HIGH", "MEDIUM", "LOW"])
        return some.sampled_from(["", "YES", "NO"]) if field_id.endswith(".answer") else whole_text

    # Some of the fields: all two hundred at once would only make the same test slower.
    return some.lists(some.sampled_from(ids), max_size=12, unique=True).flatmap(
        lambda chosen: some.fixed_dictionaries({field_id: of(field_id) for field_id in chosen})
    )


by_hand = some.fixed_dictionaries(
    {
        "document": some.just("annex-a"),
        "version": some.just(VERSION),
        "saved": whole_text,
        "policy": whole_text,
        "plan": some.sampled_from(["", "incident", "child"]),
        "parts": some.lists(some.sampled_from([part.id for part in PARTS]), unique=True),
        "entries": filled([field.id for field in entry_fields()]),
        "children": some.lists(filled([field.id for field in child_fields()]), min_size=1, max_size=4),
        "reviews": some.lists(filled([field.id for field in REVIEW]), max_size=4),
    }
)


@given(by_hand)
@settings(max_examples=150)
def test_any_sheet_made_by_hand_comes_back_equal_from_its_file(sheet: dict[str, Any]) -> None:
    document = read(sheet)
    for ascii_only in (True, False):
        assert open_text(json.dumps(write(document), ensure_ascii=ascii_only)) == document


@pytest.mark.thorough
def test_ten_thousand_mutated_files_open_or_are_refused_and_nothing_else() -> None:
    chance = random.Random(20261124)
    opened = 0
    for number in range(10_000):
        text = bent(LATEST, chance) if number % 2 else shaken(LATEST, chance)
        try:
            document = open_text(text)
        except DocumentError as wrong:
            assert wrong.problems
            assert "Separate break times" not in str(wrong)
        else:
            assert isinstance(document, Document)
            opened += 1
    # Both happen: a mutation inside a text is a text, and one in the structure is a fault.
    assert 500 < opened < 9_500


def shaken(text: str, chance: random.Random) -> str:
    """Random bytes in random places, read as the page reads a file."""
    data = bytearray(text.encode())
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randint(1, 40)]
            case _:
                data[place:place] = chance.randbytes(chance.randint(1, 8))
    return data.decode("utf-8", errors="replace")


ODD: tuple[object, ...] = (
    None,
    True,
    -1,
    10**30,
    1.5,
    1e308,
    "",
    "HIGH",
    "\u202e",
    "\x00",
    [],
    {},
    [[[[]]]],
    {"a": {"b": {}}},
    "x" * 200_000,
)


def bent(text: str, chance: random.Random) -> str:
    """The right structure with a wrong value, name or length in some places."""
    value = json.loads(text)
    for _ in range(chance.randint(1, 3)):
        place: Any = value
        while isinstance(place, dict | list) and place:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = chance.choice(keys)
            if isinstance(place[key], dict | list) and place[key] and chance.random() < 0.8:
                place = place[key]
                continue
            odd = copy.deepcopy(chance.choice(ODD))
            if isinstance(place, dict) and chance.random() < 0.3:
                place[str(odd)[:20]] = place.pop(key)
            elif chance.random() < 0.5:
                place[key] = odd
            break
    return json.dumps(value)
