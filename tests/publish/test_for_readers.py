"""The pages for parents, children and new staff say what the policy says, and children can read theirs."""

import re
from pathlib import Path

import pytest

from tests.policy.page import article
from tools.publish.places import DOCS
from tools.publish.policy.text import Policy, fold
from tools.publish.school import School

QUOTED = re.compile(r"“([^”]+)”[\s.]*\(\[([A-Z0-9]+\.\d+)\]\(([^)]+)\)\)")
PLACE = re.compile(r"\[([A-Z0-9]+\.\d+)\]\(")
PAGES = {"parents": 15, "children": 5, "new-staff": 9}
GRADE = 2.0
"""Flesch-Kincaid: the school year in the United States. Seven-year-olds are in the second."""
LONGEST = 15


@pytest.mark.parametrize(("page", "at_least"), PAGES.items())
def test_what_is_quoted_stands_word_for_word_in_the_paragraph_that_is_named(
    policy: Policy, page: str, at_least: int
) -> None:
    text = fold((DOCS / "for" / f"{page}.md").read_text(encoding="utf-8"))
    paragraphs = {
        paragraph.number: (paragraph, section.path.name)
        for section in policy.sections
        for paragraph in section.paragraphs
    }
    quoted = QUOTED.findall(text)
    assert len(quoted) >= at_least
    assert len(quoted) == len(PLACE.findall(text)), "each number of a paragraph stands after its quotation"
    for words, number, link in quoted:
        paragraph, file = paragraphs[number]
        assert fold(words) in paragraph.text, f"{number} does not say “{words}”"
        assert link == f"../policy/{file}#{paragraph.anchor}"


def test_children_see_childline_first_and_its_number_is_the_school_file_s(site: Path, school: School) -> None:
    number = next(contact.number for contact in school.contacts if contact.key == "childline")
    said = words_for_children(site)
    assert said.startswith(f"You can ring Childline on {number}.")
    assert number not in (DOCS / "for" / "children.md").read_text(encoding="utf-8")


def test_a_seven_year_old_can_read_the_page_for_children(site: Path) -> None:
    text = words_for_children(site)
    assert grade(text) <= GRADE
    assert max(len(sentence.split()) for sentence in sentences(text)) <= LONGEST


def test_the_measure_tells_easy_words_from_hard_ones(policy: Policy) -> None:
    section = next(section for section in policy.sections if section.key == "9")
    assert grade(" ".join(paragraph.text for paragraph in section.paragraphs)) > 12
    assert grade("The cat sat on the mat. It was fat.") < 1


def words_for_children(site: Path) -> str:
    page = article(site, "for/children/")
    inside = next(tag for tag in page.all("div") if tag.attributes.get("class") == "for-children")
    return " ".join(f"{tag.text().rstrip('.')}." for tag in inside.all("h2", "p"))


def sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"[.?!:]+[”’]?\s+", text) if sentence.strip(" .")]


def grade(text: str) -> float:
    words = re.findall(r"[A-Za-z’'-]+", text)
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e or ed at the end: near enough for a mean over a page."""
    small = re.sub(r"(?<=[^laeiouy])es?$|(?<=[^tdaeiouy])ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", small)))
