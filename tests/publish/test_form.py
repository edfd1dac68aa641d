"""The fillable Annex A is whole without scripts, has real labels, and gives a browser nothing to keep."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from tools.assessment import fields as annex
from tools.publish.form import form_html

CONTROLS = ("textarea", "input", "select")


class Tags(HTMLParser):
    """Collects every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module")
def html() -> str:
    return form_html(school="St <Test>'s & Co", policy="Policy", agreed=date(2021, 11, 15), due=date(2022, 11, 5))


@pytest.fixture(scope="module")
def tags(html: str) -> list[tuple[str, dict[str, str]]]:
    return Tags(html).found


def test_every_field_is_there_once_in_form_order_with_two_children(tags: list[tuple[str, dict[str, str]]]) -> None:
    expected = [field.id for field in annex.entry_fields()]
    for number in (1, 2):
        expected += [annex.child_field_id(number, field.id) for field in annex.child_fields()]
    assert [at["id"] for tag, at in tags if tag in CONTROLS] == expected


def test_every_control_has_a_label_of_its_own(html: str, tags: list[tuple[str, dict[str, str]]]) -> None:
    labels = [at["for"] for tag, at in tags if tag == "label"]
    assert sorted(labels) == sorted(at["id"] for tag, at in tags if tag in CONTROLS)
    words = [re.sub(r"<[^>]+>", "", words) for words in re.findall(r"<label[^>]*>(.*?)</label>", html)]
    assert len(words) == len(set(words)), "two labels say the same to someone who hears them one by one"


def test_a_browser_has_nothing_to_submit_remember_correct_or_translate(tags: list[tuple[str, dict[str, str]]]) -> None:
    assert not [tag for tag, _ in tags if tag == "form"]
    for tag, at in tags:
        assert "style" not in at and not [name for name in at if name.startswith("on")]
        if tag in CONTROLS:
            assert "name" not in at
            assert (at["autocomplete"], at["spellcheck"], at["translate"]) == ("off", "false", "no")
            assert at["writingsuggestions"] == "false"


def test_ids_are_unique_and_what_is_pointed_at_exists(tags: list[tuple[str, dict[str, str]]]) -> None:
    ids = [at["id"] for _, at in tags if "id" in at]
    assert len(ids) == len(set(ids))
    pointed = [at[name] for _, at in tags for name in ("aria-labelledby", "aria-describedby", "for") if name in at]
    assert set(pointed) <= set(ids)


def test_tables_have_captions_and_heads_with_a_scope(html: str, tags: list[tuple[str, dict[str, str]]]) -> None:
    assert html.count("<table") == html.count("<caption") == 4
    assert {at.get("scope") for tag, at in tags if tag == "th"} == {"col", "row"}
    for words in annex.CONSIDERATION_COLUMNS:
        assert f'<th scope="col">{words}</th>' in html


def test_no_level_and_no_answer_is_chosen_beforehand(html: str, tags: list[tuple[str, dict[str, str]]]) -> None:
    assert "selected" not in html
    chosen_first = re.findall(r"<select[^>]*><option([^>]*)>", html)
    assert chosen_first == [' value=""'] * len([tag for tag, _ in tags if tag == "select"])


def test_every_button_is_hidden_until_a_script_works_it(tags: list[tuple[str, dict[str, str]]]) -> None:
    buttons = [at for tag, at in tags if tag == "button" and "data-do" in at]
    finish = next(at for tag, at in tags if "data-finish" in at)
    outside = [at for at in buttons if at["data-do"] not in ("check", "print", "clear")]
    assert len(outside) == 4 and all("hidden" in at for at in outside)
    assert "hidden" in finish


def test_what_is_not_in_the_policy_says_so(html: str) -> None:
    assert html.count('<span class="annex-tag">not in this policy</span>') == 4


def test_a_row_from_section_12_would_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    extra = annex.Consideration("lessons", ("What when children move between lessons?",), "section-12")
    monkeypatch.setattr(annex, "CONSIDERATIONS", (*annex.CONSIDERATIONS, extra))
    html = form_html(school="S", policy="P", agreed=date(2021, 11, 15), due=date(2022, 11, 15))
    assert '<span class="annex-tag">from section 12</span></th>' in html


def test_the_sheet_is_headed_with_the_policys_dates_and_foreign_words_are_text(html: str) -> None:
    assert "St &lt;Test&gt;&#x27;s &amp; Co. Policy, agreed 15 Nov 2021, due for review 5 Nov 2022." in html
    assert "<Test>" not in html
