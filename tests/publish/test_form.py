"""The fillable Annex A is whole without scripts, has real labels, and gives a browser nothing to keep."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tools.browser.assessment import fields as annex
from tools.browser.assessment.further import PARTS
from tools.browser.assessment.whole import places
from tools.pages.form.page import form_html
from tools.sources.form_keys import keys
from tools.sources.policy.text import Policy
from tools.sources.weigh import FURTHER_ACTION, read_weigh, weigh_problems

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
    expected = [place for place, _ in places(children=2, reviews=1, tasks=1)]
    assert [at["id"] for tag, at in tags if tag in CONTROLS and "data-field" in at] == expected


def test_every_control_has_a_label_of_its_own(html: str, tags: list[tuple[str, dict[str, str]]]) -> None:
    labels = [at["for"] for tag, at in tags if tag == "label"]
    assert sorted(labels) == sorted(at["id"] for tag, at in tags if tag in CONTROLS and at.get("type") != "file")
    words = [re.sub(r"<[^>]+>", "", words) for words in re.findall(r"<label[^>]*>(.*?)</label>", html)]
    assert len(words) == len(set(words)), "two labels say the same to someone who hears them one by one"


def test_a_browser_has_nothing_to_submit_remember_correct_or_translate(tags: list[tuple[str, dict[str, str]]]) -> None:
    assert not [tag for tag, _ in tags if tag == "form"]
    for tag, at in tags:
        assert "style" not in at and not [name for name in at if name.startswith("on")]
        if tag in CONTROLS:
            assert "name" not in at and at.get("type") != "password"
            assert at.get("autocomplete") == "off" or at["type"] == "file"
        if "data-field" in at:
            assert (at["autocomplete"], at["spellcheck"], at["translate"]) == ("off", "false", "no")
            assert at["writingsuggestions"] == "false"


def test_ids_are_unique_and_what_is_pointed_at_exists(tags: list[tuple[str, dict[str, str]]]) -> None:
    ids = [at["id"] for _, at in tags if "id" in at]
    assert len(ids) == len(set(ids))
    names = ("aria-labelledby", "aria-describedby", "for")
    pointed = [each for _, at in tags for name in names for each in at.get(name, "").split()]
    assert set(pointed) <= set(ids)


def test_tables_have_captions_and_heads_with_a_scope(html: str, tags: list[tuple[str, dict[str, str]]]) -> None:
    assert html.count("<table") == html.count("<caption") == 8
    assert {at.get("scope") for tag, at in tags if tag == "th"} == {"col", "row"}
    for words in annex.CONSIDERATION_COLUMNS:
        assert f'<th scope="col">{words}</th>' in html


def test_no_level_and_no_answer_is_chosen_beforehand(html: str, tags: list[tuple[str, dict[str, str]]]) -> None:
    assert "selected" not in html
    chosen_first = re.findall(r"<select[^>]*data-(?:field|plan)[^>]*><option([^>]*)>", html)
    assert chosen_first == [' value=""'] * len(
        [at for tag, at in tags if tag == "select" and ("data-field" in at or "data-plan" in at)]
    )


def test_every_button_is_hidden_until_a_script_works_it(html: str, tags: list[tuple[str, dict[str, str]]]) -> None:
    wholly = (
        r"<(section|div|nav)[^>]* data-(?:finish|files|kept-draft|unasked|bar|jumps|differences)[^>]*hidden>.*?</\1>"
    )
    bare = re.sub(wholly, "", html, flags=re.DOTALL)
    shown = [at for tag, at in Tags(bare).found if tag == "button" and "data-do" in at and "hidden" not in at]
    assert shown == []
    assert len([at for _, at in tags if "data-do" in at]) == 33


def test_what_is_not_in_the_policy_says_so(html: str) -> None:
    sources = [field.source for _, field in places(children=2, reviews=1)]
    boxes = [row for part in PARTS for row in part.rows if row.source == "not-in-this-policy"]
    # A row says it once for its four boxes; "This sheet is" is no field of the form.
    expected = sources.count("not-in-this-policy") - len(boxes) * 8 + len(boxes) + len(boxes) * 4 + 1
    assert html.count('<span class="annex-tag">not in this policy</span>') == expected


def test_every_further_part_is_hidden_until_it_is_switched_on(tags: list[tuple[str, dict[str, str]]]) -> None:
    parts = [at for _, at in tags if "data-part" in at or "data-any-part" in at]
    assert {part.id for part in PARTS} == {at["data-part"] for at in parts if "data-part" in at}
    assert all("hidden" in at for at in parts)
    assert [at["data-switch"] for _, at in tags if "data-switch" in at] == [part.id for part in PARTS]


def test_what_to_weigh_beside_a_row_is_the_policy_s_or_labelled_and_suggests_no_level(
    policy: Policy, tmp_path: Path
) -> None:
    assert weigh_problems(policy, keys()) == []
    for each in read_weigh():
        assert each.source
        assert "Not in this policy" in each.ours
        assert not re.search(r"\b(high|medium|low)\b", each.ours, re.I)
    beside = '[[beside]]\nrow = "{}"\nquote = "{}"\nours = "Not in this policy: ask."\nsource = "advice of this site"\n'
    told = {
        beside.format("crime", "every crime must be reported to the police"): "does not stand in the policy",
        beside.format("no-such-row", ""): "the form has no row “no-such-row”",
        '[[beside]]\nrow = "crime"\nours = "Ask."\n': "has no source",
    }
    for text, said in told.items():
        (tmp_path / "weigh.toml").write_text(text, encoding="utf-8")
        [problem] = weigh_problems(policy, keys(), tmp_path / "weigh.toml")
        assert said in problem.what


def test_the_policys_rows_come_first_and_those_from_section_12_are_told_apart(html: str) -> None:
    rows = re.findall(r'<tr data-row="([\w-]+)".*?</ul>(.*?)</th>', html, flags=re.DOTALL)
    ours = [(row.id, row.source) for part in PARTS for row in part.rows]
    assert [name for name, _ in rows] == [*(row.id for row in annex.CONSIDERATIONS), *(name for name, _ in ours)]
    folded = {name for name, words in rows if words.startswith('<details class="annex-weigh ')}
    bare = {name: words for name, words in rows[: len(annex.CONSIDERATIONS)] if name not in folded}
    # The first row has its own questions.
    assert bare == {"incident": ""}
    assert folded | {FURTHER_ACTION} == {each.row for each in read_weigh()}
    above = html[html.index('id="annex-actions"') : html.index("data-children")]
    assert above.count('<details class="annex-weigh ') == 1
    for (_, said), (_, source) in zip(rows[len(annex.CONSIDERATIONS) :], ours, strict=True):
        assert annex.SOURCE_TAGS[source] in said


def test_the_sheet_is_headed_with_the_policys_dates_and_foreign_words_are_text(html: str) -> None:
    assert "St &lt;Test&gt;&#x27;s &amp; Co. Policy, agreed 15 Nov 2021, due for review 5 Nov 2022." in html
    assert "<Test>" not in html


def test_a_name_is_asked_for_as_initials_at_the_field(tags: list[tuple[str, dict[str, str]]]) -> None:
    likely = {field_id for field_id, field in places(children=2, reviews=1, tasks=1) if field.may_name}
    assert {"incident.risk", "incident.risk-victim", "incident.actions", "child-1.reference", "review-1.who"} <= likely
    asked = {at["id"] for _, at in tags if at.get("placeholder") == "Initials, not full names"}
    assert asked == likely
    assert all(at["aria-describedby"] == "annex-name-hint" for _, at in tags if at.get("id") in likely)
