"""A label for readers is one line of one table; the keyword that sources are written in is not touched by it."""

import pytest

from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow, Kind, Strength
from tools.pages.helpers.duties import ending_html
from tools.pages.helpers.instructions import instructions_html
from tools.pages.rehearsal.quiz_page import quiz_html
from tools.sources.flowcharts import strength
from tools.sources.flowcharts.strength import SHOWN, Shown, fill_labels
from tools.sources.paths import DOCS, QUIZ, ROOT
from tools.sources.policy.text import Policy
from tools.sources.quiz import read_quiz
from tools.sources.review.content_lines import of_step


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every label changed, as somebody would change it: in the table."""
    other = {each: Shown(f"LABEL-{each.name}", shown.look) for each, shown in SHOWN.items()}
    for each, shown in other.items():
        monkeypatch.setitem(strength.SHOWN, each, shown)


def test_every_strength_has_a_label_and_a_look() -> None:
    assert list(SHOWN) == list(Strength)
    assert all(shown.label and shown.look for shown in SHOWN.values())


@pytest.mark.usefixtures("marked")
def test_a_label_changed_in_the_table_is_changed_wherever_readers_see_it(flows: list[Flow], policy: Policy) -> None:
    shown = quiz_html(read_quiz(QUIZ, policy), policy)
    for flow in flows:
        for step in flow.steps:
            shown += instructions_html(step, policy, "")
            if step.kind is Kind.ENDING and (due := shown_at(flow).get(step.id)):
                shown += ending_html(flow, step, due, policy, "")
    for each in Strength:
        assert f'<strong class="strength">LABEL-{each.name}<' in shown
        assert f'<strong class="strength">{each.value}<' not in shown


@pytest.mark.usefixtures("marked")
def test_pages_of_docs_that_explain_the_labels_follow() -> None:
    for page in ("helpers/index.md", "about/what-a-situation-calls-for.md"):
        filled = fill_labels((DOCS / page).read_text(encoding="utf-8"))
        assert "LABEL-MUST" in filled
        assert "**Must**" not in filled
        assert "<!-- label" not in filled


@pytest.mark.usefixtures("marked")
def test_a_changed_label_asks_for_no_new_review(flows: list[Flow]) -> None:
    said = [line.words for flow in flows for step in flow.steps for line in of_step(step)]
    assert any(words.startswith("Must: ") for words in said)
    assert not any("LABEL-" in words for words in said)


def test_no_page_shows_a_keyword_in_the_place_of_its_label() -> None:
    pages = list((ROOT / "tools" / "pages").rglob("*.py"))
    assert pages
    assert [path for path in pages if "strength.value" in path.read_text(encoding="utf-8")] == []
