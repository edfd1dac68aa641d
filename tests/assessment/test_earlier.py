"""A file of an earlier edition opens, whatever rows the form has lost since, and nothing written in it is lost."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assessment.sheets import whole
from tools.browser.assessment import earlier, further
from tools.browser.assessment import whole as form
from tools.browser.assessment.document import DocumentError, write
from tools.browser.assessment.earlier import EARLIER
from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS
from tools.browser.assessment.opening import open_text
from tools.pages.form.further import earlier as box
from tools.sources import form_keys as form_keys
from tools.sources.form_keys import EDITIONS, key_problems, keys

FILES = sorted((Path(__file__).parent / "files").glob("version-*.json"))


@pytest.fixture
def without_transport(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The form of a later edition: no row about transport, none about early help, and the box for what they had."""
    retired = {"transport": "Do they share transport to/from school?", "early-help": "Referral to early help"}
    parts = (*further.PARTS, further.Part(EARLIER.id, "x", "not-in-this-policy", entries=(EARLIER,)))
    monkeypatch.setattr(earlier, "RETIRED", retired)
    monkeypatch.setattr(form_keys, "RETIRED", retired)
    for module in ("tools.browser.assessment.whole", "tools.browser.assessment.document", "tools.pages.form.further"):
        monkeypatch.setattr(f"{module}.PARTS", parts)
    monkeypatch.setattr(form, "CONSIDERATIONS", [row for row in CONSIDERATIONS if row.id != "transport"])
    monkeypatch.setattr(form, "ACTIONS", [row for row in ACTIONS if row.id != "early-help"])
    for cached in (form.entry_fields, form.child_fields):
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in (form.entry_fields, form.child_fields):
        cached.cache_clear()


def saved() -> str:
    sheet = whole()
    sheet["entries"]["transport.risk"] = "They share the taxi."
    sheet["children"][1]["early-help.answer"] = "YES"
    return json.dumps(sheet)


def test_what_stood_in_a_row_that_is_gone_stands_with_its_words_in_one_box(without_transport: None) -> None:
    text = saved()
    opened = open_text(text)
    assert "transport.risk" not in opened.entries
    assert "Do they share transport to/from school? (risk): They share the taxi." in opened.entries["earlier"]
    assert "Child 2, Referral to early help (answer): YES" in opened.entries["earlier"]
    assert "earlier" in opened.parts
    assert "From an earlier form" in box()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_each_past_version_still_opens_and_loses_nothing(without_transport: None, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    value = json.loads(text)
    opened = open_text(text)
    written = [words for words in value["entries"].values() if words]
    written += [words for child in value["children"] for words in child.values() if words]
    shown = "\n".join([*opened.entries.values(), *(words for child in opened.children for words in child.values())])
    assert written
    assert all(words in shown for words in written)


def test_a_blank_sheet_of_before_opens_blank(without_transport: None) -> None:
    sheet = {
        "document": "annex-a",
        "version": 4,
        "entries": {"transport.risk": ""},
        "children": [{"early-help.date": ""}],
    }
    opened = open_text(json.dumps(sheet))
    assert opened.parts == ()
    assert not any(opened.entries.values())


def test_opened_and_saved_again_it_stays_once(without_transport: None) -> None:
    first = open_text(saved())
    again = open_text(json.dumps(write(first)))
    assert again.entries == first.entries
    assert again.parts == first.parts


def test_without_it_such_a_file_would_be_refused(without_transport: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earlier, "RETIRED", {})
    with pytest.raises(DocumentError):
        open_text(saved())


def test_a_form_that_could_not_show_an_old_file_is_refused() -> None:
    assert key_problems() == []
    [gone] = map(str, key_problems([key for key in keys() if key != "transport"]))
    assert "the form of 2021 had the row “transport”" in gone
    assert "Give RETIRED" in gone
    [new] = map(str, key_problems([*keys(), "phones"]))
    assert "the row “phones” is in no edition" in new


def test_the_newest_edition_has_all_that_files_were_saved_with() -> None:
    for path in FILES:
        value = json.loads(path.read_text(encoding="utf-8"))
        names = {name.partition(".")[0] for name in value["entries"]}
        names |= {name.partition(".")[0] for child in value["children"] for name in child}
        assert names <= set(list(EDITIONS.values())[-1])


@pytest.mark.parametrize("value", [None, 3, [], {}, {"entries": 3}, {"entries": {}, "children": [3], "parts": 4}])
def test_what_is_no_sheet_is_left_to_the_reader_that_refuses_it(without_transport: None, value: object) -> None:
    earlier.carried(value)
