"""The glossary is held to the policy, and explains a term without changing a word of the page."""

import re
from pathlib import Path

import pytest

from tests.policy.page import article, policy_only, read_html
from tools.pages.search.terms import explain_terms
from tools.sources.errors import SourceError
from tools.sources.glossary import Term, read_glossary
from tools.sources.paths import GLOSSARY
from tools.sources.policy.text import Policy

BAD = Path(__file__).parent / "bad"
DSL = Term("DSL", "Designated Safeguarding Lead", None, "", ("DSL",))
LGBT = Term("LGBTQI+", "Lesbian and others", None, "", ("LGBTQI+",))
MARKED = '<abbr class="term" data-term="term-dsl">DSL</abbr>'


def test_a_glossary_with_mistakes_is_refused_with_all_of_them(policy: Policy) -> None:
    with pytest.raises(SourceError) as error:
        read_glossary(BAD / "glossary.toml", policy, "glossary.toml")
    assert list(map(str, error.value.problems)) == (BAD / "glossary.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "short",
    [
        *(
            "DSL",
            "DDSL",
            "KCSIE",
            "SHB",
            "HSB",
            "MASH",
            "CAMHS",
            "CEOP",
            "LADO",
            "early help",
            "county lines",
            "upskirting",
        ),
        *("statutory", "lead professional", "threshold", "graduated response", "restorative", "incident", "disclosure"),
    ],
)
def test_the_glossary_has_the_terms_that_people_stumble_over(policy: Policy, short: str) -> None:
    assert short in {term.term for term in read_glossary(GLOSSARY, policy)}


def test_a_definition_that_could_close_a_concern_is_quoted_whole_and_says_so(policy: Policy) -> None:
    terms = {term.term: term for term in read_glossary(GLOSSARY, policy)}
    whole = terms["peer on peer abuse"].policy
    assert whole and whole.words in {each.text for section in policy.sections for each in section.paragraphs}
    assert "Do not use this sentence to decide" in terms["peer on peer abuse"].note
    assert "Do not read the three as complete" in terms["sexual violence"].note
    assert "Use the child’s name" in terms["victim, alleged perpetrator"].note


def test_a_term_is_explained_once_on_a_page_and_once_in_each_step() -> None:
    page = "<p>The DSL and the DSL.</p><p>DSL</p>"
    assert explain_terms(page, [DSL], "../").count(MARKED) == 1
    steps = f'<article data-step="a">{page}</article><article data-step="b">{page}</article>'
    explained = explain_terms(steps, [DSL], "../")
    assert explained.count(MARKED) == 2
    assert explained.count('id="term-dsl"') == 1


@pytest.mark.parametrize(
    "page",
    [
        '<p><a href="#DSL">DSL</a></p>',
        "<h2>The <span>DSL</span></h2>",
        "<label>DSL<br>DSL</label>",
        '<p data-not-policy>A <b>note</b> on the DSL <img src="x"> DSL</p>',
        '<p title="DSL">DDSL, DSLs, DSL-like</p>',
        "<!-- DSL -->",
        "<p>",
    ],
)
def test_a_term_is_left_alone_where_it_is_pressed_or_names_something(page: str) -> None:
    assert explain_terms(page, [DSL], "../") == page


def test_what_comes_after_is_explained_again() -> None:
    assert MARKED in explain_terms("<h2>DSL</h2><p data-not-policy><br>DSL</p><p>DSL</p>", [DSL], "../")
    assert ">LGBTQI+</abbr>." in explain_terms("<p>As LGBTQI+.</p>", [LGBT], "../")


def test_every_marked_term_of_a_page_is_in_the_list_at_its_end(site: Path) -> None:
    for address in ("policy/07-sexual-violence-and-harassment", "policy/annex-a", "helpers/which-route"):
        page = read_html((site / address / "index.html").read_text(encoding="utf-8"))
        marked = {tag.attributes["data-term"] for tag in page.with_class("term")}
        listed = {tag.attributes["id"] for tag in page.all("dd") if tag.attributes.get("id", "").startswith("term-")}
        assert marked
        assert marked == listed


def test_the_list_is_not_taken_for_the_policy_s_words(site: Path) -> None:
    page = article(site, "policy/annex-a")
    assert "Multi-Agency Safeguarding Hub" in page.text()
    assert not re.search("Multi-Agency Safeguarding Hub", policy_only(page).text())
