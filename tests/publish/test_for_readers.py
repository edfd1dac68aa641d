"""The pages for parents, children and new staff say what the policy says, and children can read theirs."""

import re
from pathlib import Path

import pytest

from tests.policy.page import article
from tools.sources.paths import DOCS
from tools.sources.policy.text import Policy, fold
from tools.sources.school import School

QUOTED = re.compile(r"“([^”]+)”[\s.]*\(\[([A-Z0-9]+\.\d+)\]\(([^)]+)\)\)")
PLACE = re.compile(r"\[([A-Z0-9]+\.\d+)\]\(")
PAGES = {"parents": 36, "children": 11, "new-staff": 10, "governors": 46, "chair": 1}
GRADE = 2.0
"""Flesch-Kincaid: the school year in the United States. Seven-year-olds are in the second."""
LONGEST = 15
NOT_FOR_A_CHILD = ("abuse", "victim", "perpetrator", "evidence", "police", "should have told")
"""Words that frighten or blame: grown-ups get them below, a child does not."""


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


def test_children_see_999_first_then_childline_whose_number_is_the_school_file_s(site: Path, school: School) -> None:
    number = next(contact.number for contact in school.contacts if contact.key == "childline")
    said = words_for_children(site)
    assert (
        0
        < said.index("Ring 999")
        < said.index(f"You can ring Childline on {number}.")
        < said.index("It is not your fault")
    )
    assert number not in (DOCS / "for" / "children.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "It may be a child. It may be a grown-up.",
        "Some secrets are not for keeping.",
        "A grown-up can help your friend.",
        "Did you hurt somebody?",
        "They will listen to you too.",
        "Do not look at it. Do not send it on. Do not delete it.",
        "Did you send one?",
        "Tell another grown-up.",
        "They can not keep it a secret.",
    ],
)
def test_no_child_is_left_out_and_nothing_is_promised_that_cannot_be_kept(site: Path, words: str) -> None:
    assert words in words_for_children(site)


@pytest.mark.parametrize("words", NOT_FOR_A_CHILD)
def test_what_frightens_or_blames_a_child_is_not_said_to_one(site: Path, words: str) -> None:
    assert words not in words_for_children(site).lower()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("parents", "do not ask again and again"),
        ("parents", "Please do not contact the other child or their family"),
        ("parents", "Please do not write about it online or in a class chat."),
        ("parents", "That is no fault of yours."),
        ("parents", "ring children’s social care at the council where the child lives."),
        ("parents", "You can ask for an interpreter"),
        ("parents", "Any other adult, in the family, online or at a club, or you do not know who:"),
        ("parents", "Do not make them tell, and do not shame or punish them for it now."),
        ("parents", "the policy does not say where a complaint goes"),
        ("new-staff", "and before any child involved goes home."),
        ("new-staff", "Stay with the child, or have another adult stay."),
        ("new-staff", "Do not question the other child or other children. Do not investigate."),
        ("new-staff", "I need the safeguarding lead now."),
        ("governors", "Do not question a child, a parent or a member of staff about it."),
        ("governors", "If it is the headteacher, tell the chair of governors now, not through the school office."),
        ("governors", "First: is a child not safe now? That is no complaint, and waits for none."),
        ("governors", "This policy does not say where a complaint goes."),
        ("governors", "A governor does not look into the case."),
        ("chair", "a worry about a child waits for no date"),
    ],
)
def test_a_line_on_which_safety_hangs_is_on_the_page(site: Path, page: str, words: str) -> None:
    assert words.lower() in article(site, f"for/{page}/").text().lower()


def test_new_staff_are_asked_about_an_adult_before_they_are_sent_to_the_dsl(site: Path) -> None:
    said = article(site, "for/new-staff/").text()
    assert (
        said.index("Ring 999")
        < said.index("May an adult have done it?")
        < said.index("Tell the Designated Safeguarding")
    )


def test_no_page_shows_the_doubtful_number_of_the_policy_as_if_it_were_good(site: Path) -> None:
    for page in PAGES:
        assert "0300 1313 126" not in article(site, f"for/{page}/").text()


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


def test_the_office_listens_fetches_the_dsl_and_never_sends_a_parent_to_the_one_who_is_meant(site: Path) -> None:
    told = article(site, "who-to-tell/").text()
    counter = told[told.index("A parent at the office counter") :]
    order = ("Ring 999", "Listen. Do not question.", "Fetch the DSL now", "Do not go to the headteacher.")
    assert sorted(order, key=counter.index) == list(order)
