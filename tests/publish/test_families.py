"""Pages for families in another language: shown only once somebody has checked them, in their own direction."""

from datetime import date
from pathlib import Path

import pytest

from tests.policy.page import article
from tools.pages.families import in_its_language, languages_html
from tools.sources.errors import SourceError
from tools.sources.families import FamilyPage, left_out, read_families, unchecked

WORDS = "# Dla rodzin\n\nRing [999](tel:999). <!-- number: dsl -->\n"


def written(folder: Path, name: str, head: str, words: str = WORDS) -> Path:
    (folder / "for").mkdir(exist_ok=True)
    (folder / "for" / name).write_text(f"---\n{head}---\n\n{words}", encoding="utf-8")
    return folder


def test_a_page_is_shown_only_with_who_checked_it_and_when(tmp_path: Path) -> None:
    written(tmp_path, "families.pl.md", "title: Dla rodzin\nlanguage: Polski\nchecked_by: ''\nchecked_on: ''\n")
    written(tmp_path, "families.ur.md", "title: x\nlanguage: اردو\nchecked_by: A. Name\nchecked_on: 2026-12-01\n")
    pages = read_families(tmp_path)
    assert left_out(pages) == {"for/families.pl.md"}
    [said] = unchecked(pages)
    assert said.startswith("docs/for/families.pl.md is not shown: nobody has checked it.")
    listed = languages_html(pages)
    assert "Polski" not in listed
    assert '<a href="../../for/families.ur/" lang="ur" dir="rtl" hreflang="ur">اردو</a>' in listed


@pytest.mark.parametrize(
    ("name", "head", "words", "said"),
    [
        ("families.md", "title: x\nlanguage: y\n", WORDS, "Call it families.LANG.md"),
        ("families.pl.md", "title: x\n", WORDS, "say its title and language at its head"),
        (
            "families.pl.md",
            "title: x\nlanguage: y\nchecked_by: A. Name\n",
            WORDS,
            "only one of checked_by and checked_on",
        ),
        ("families.pl.md", "title: x\nlanguage: y\nchecked_by: A\nchecked_on: soon\n", WORDS, "“soon” is not a date"),
        ("families.pl.md", "title: x\nlanguage: y\n", "# Nothing of it\n", "no line says to ring 999"),
    ],
)
def test_a_mistake_is_said_with_what_to_do(tmp_path: Path, name: str, head: str, words: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_families(written(tmp_path, name, head, words))


def test_its_words_run_in_their_own_direction_and_what_is_english_in_them_in_its_own() -> None:
    page = FamilyPage("ar", "العربية", "A. Name", date(2026, 12, 1))
    words = in_its_language(page, WORDS)
    assert words.startswith('<div class="family-page" lang="ar" dir="rtl" markdown="1">')
    assert '<span lang="en" dir="ltr"><!-- number: dsl --></span>' in words
    assert FamilyPage("pl", "Polski", "", None).direction == "ltr"


def test_until_there_is_one_parents_read_how_to_get_an_interpreter_with_a_sign_beside_it(site: Path) -> None:
    page = article(site, "for/parents/")
    [told] = page.with_class("languages")
    assert "You can ask the school office for an interpreter" in told.text()
    assert "No child or relative should have to interpret." in told.text()
    assert told.all("svg")
