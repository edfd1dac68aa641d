"""A text of the policy becomes pages: the text of pages gives these pages, whatever it comes as.

The edition of 2021 stands in for the project's own: it is a fixture, and has each year what is changed in it below.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.edition.documents import word_document
from tests.edition.of_2021 import pages_of_2021, stand_in_2021
from tests.policy.adopted import DIFFERENCES_OF_2021, OF_2021
from tools.cli import main
from tools.keepers.policy_import.blocks import PolicyFileError
from tools.keepers.policy_import.pages import ImportedPolicy
from tools.keepers.policy_import.taking_in import imported_policy

TEXT = OF_2021.read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    found = pages_of_2021()
    with pytest.MonkeyPatch.context() as patch:
        stand_in_2021(tmp_path_factory.mktemp("of-2021"), patch)
        yield found


def imported(tmp_path: Path, text: str, name: str = "policy.txt") -> ImportedPolicy:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return imported_policy(path)


def remarks(found: ImportedPolicy, words: str) -> list[str]:
    return [remark.where for remark in found.remarks if words in remark.what]


def test_everything_that_was_done_to_the_adopted_text_is_told() -> None:
    found = imported_policy(OF_2021)
    known = DIFFERENCES_OF_2021
    expected = (
        ("Joined", known.joined.values()),
        ("printed again", known.heads_repeated),
        ("Mark-up is left out", known.damaged),
        ("A space is put", known.run_together),
    )
    for words, lines in expected:
        assert remarks(found, words) == [f"line {line}" for line in lines]
    assert len(found.remarks) == sum(len(lines) for _, lines in expected)


def test_a_word_document_of_it_gives_these_pages(tmp_path: Path, pages: Mapping[str, str]) -> None:
    found = imported_policy(word_document(TEXT, tmp_path / "policy.docx"))
    assert found.pages == pages
    assert found.gone == ()


def test_a_text_without_bold_words_keeps_those_of_the_pages_and_says_so(
    tmp_path: Path, pages: Mapping[str, str]
) -> None:
    found = imported(tmp_path, TEXT.replace("ANNEX A**", "ANNEX A ").replace("**", ""))
    assert found.pages == pages
    assert remarks(found, "no bold words") == ["the whole text"]


@pytest.mark.parametrize(
    ("before", "after", "page"),
    [
        ("Sexual Harassment **must** be", "Sexual Harassment **should** be", "04-what-is-it.md"),
        ("Sexual Harassment **must** be", "Sexual Harassment must be", "04-what-is-it.md"),
        ("a report may be made to the Police", "a report maybe made to the Police", "08-police.md"),
        ("0300 1313 126", "0800 1313 126", "09-childrens-advice-and-support.md"),
        ("Referral to MASH\t", "Referral to social care\t", "annex-a.md"),
        ("- listen to what they say", "listen to what they say", "07-sexual-violence-and-harassment.md"),
        ("8. Reporting to the Police", "8. Telling the Police", "08-police.md"),
        ("This does not mean that we are looking", "This does mean that we are looking", "08-police.md"),
    ],
)
def test_the_smallest_change_is_on_its_page_and_on_no_other(
    tmp_path: Path, before: str, after: str, page: str, pages: Mapping[str, str]
) -> None:
    assert before in TEXT
    found = imported(tmp_path, TEXT.replace(before, after))
    assert [name for name, text in found.pages.items() if text != pages[name]] == [page]
    assert list(found.pages) == list(pages)


def test_a_changed_paragraph_keeps_its_ids_and_its_links_to_our_own_pages(tmp_path: Path) -> None:
    found = imported(tmp_path, TEXT.replace("We have covered at point 6 what", "At point 6 we have covered what"))
    page = found.pages["07-sexual-violence-and-harassment.md"]
    assert "At [point 6](06-responding.md) we have covered what we do" in page
    found = imported(tmp_path, TEXT.replace("On occasions the victim may", "Sometimes the victim may"))
    changed = found.pages["07-sexual-violence-and-harassment.md"]
    assert "\n{: #identity-of-the-victim data-topic=" in changed.partition("Sometimes the victim may")[2][:600]


def test_a_row_of_the_index_keeps_its_link(tmp_path: Path) -> None:
    found = imported(tmp_path, TEXT.replace("11\tSanctions\t16", "11\tSanctions and support\t16"))
    assert "| 11 | [Sanctions and support](11-sanctions.md) | 16 |" in found.pages["index.md"]


def test_a_sentence_cut_by_a_page_break_is_asked_about_when_no_present_page_has_it(tmp_path: Path) -> None:
    cut = "At every stage the school will tell\n\nthe child what happens next."
    found = imported(tmp_path, TEXT.replace("11. Sanctions\n", f"11. Sanctions\n\n{cut}\n", 1))
    assert "At every stage the school will tell\n\nthe child what happens next." in found.pages["11-sanctions.md"]
    line = TEXT[: TEXT.index("11. Sanctions\n")].count("\n") + 5
    assert remarks(found, "cut by a page break") == [f"line {line}"]


def test_what_may_be_a_heading_is_asked_about_and_stays_a_paragraph(tmp_path: Path) -> None:
    found = imported(tmp_path, TEXT.replace("11. Sanctions\n", "11. Sanctions\n\nA word about fairness\n", 1))
    assert "\n\nA word about fairness\n\n" in found.pages["11-sanctions.md"]
    assert len(remarks(found, "may be a heading")) == 1


def test_a_section_that_moves_up_one_keeps_its_page_and_has_its_new_number(tmp_path: Path) -> None:
    text = TEXT.replace(
        "11. Sanctions\n", "11. Working with other schools\n\nWe share what we must.\n\n12. Sanctions\n"
    )
    found = imported(tmp_path, text.replace("12. Post Incident Management", "13. Post Incident Management"))
    assert found.pages["11-working-with-other-schools.md"] == (
        '# 11. Working with other schools {#section-11 data-section="11"}\n\nWe share what we must.\n'
    )
    assert found.pages["11-sanctions.md"].startswith('# 12. Sanctions {#section-12 data-section="12"}\n')
    assert len(remarks(found, "A section that is new")) == 1


def test_a_section_with_another_heading_and_the_same_words_keeps_its_page(
    tmp_path: Path, pages: Mapping[str, str]
) -> None:
    found = imported(tmp_path, TEXT.replace("11. Sanctions\n", "11. Sanctions and support\n"))
    page = found.pages["11-sanctions.md"]
    assert page.startswith('# 11. Sanctions and support {#section-11 data-section="11"}\n')
    assert page.partition("\n")[2] == pages["11-sanctions.md"].partition("\n")[2]
    assert set(found.pages) == set(pages)
    assert remarks(found, "A section that is new") == []


def test_a_moved_paragraph_is_told_as_moved_and_a_lost_one_as_gone(tmp_path: Path) -> None:
    one = "We will carefully consider what information provided to the respective parents or carers"
    two = "We will be clear and transparent and explain the reason behind any decisions."
    lines = TEXT.splitlines()
    [moved] = [line for line in lines if line.startswith(one)]
    [lost] = [line for line in lines if line.startswith(two)]
    kept = [line for line in lines if line not in (moved, lost)]
    at = kept.index("11. Sanctions")
    found = imported(tmp_path, "\n".join([*kept[: at + 1], "", moved, *kept[at + 1 :]]))
    assert [piece.block.plain for piece in found.pieces if piece.moved] == [moved]
    assert [each.block.plain for each in found.gone] == [lost]
    assert moved in found.pages["11-sanctions.md"]


def test_a_paragraph_that_markdown_would_take_for_a_list_stays_one(tmp_path: Path) -> None:
    found = imported(
        tmp_path, TEXT.replace("11. Sanctions\n", "11. Sanctions\n\n1. First we listen to the child.\n", 1)
    )
    assert "1\\. First we listen to the child." in found.pages["11-sanctions.md"]


def test_words_that_would_not_be_shown_as_they_are_refuse_the_file(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileError, match=r"11-sanctions\.md would not say what the file says at line \d+"):
        imported(tmp_path, TEXT.replace("11. Sanctions\n", "11. Sanctions\n\nWe use `signs` here.\n", 1))


def test_an_address_that_differs_is_told_and_ours_is_kept(tmp_path: Path, pages: Mapping[str, str]) -> None:
    found = imported(
        tmp_path, TEXT.replace("[Children missing education](#)", "[Children missing education](https://x.uk)")
    )
    assert found.pages == pages
    assert len(remarks(found, "leads to https://x.uk")) == 1


def test_a_link_without_an_address_takes_the_one_that_was_looked_up(tmp_path: Path) -> None:
    found = imported(tmp_path, TEXT.replace("Specialist Sexual Violence [Rape Crisis](#)", "Support: [Rape Crisis](#)"))
    assert "Support: [Rape Crisis](https://rapecrisis.org.uk/)" in found.pages["additional-support.md"]


@pytest.mark.thorough
def test_nothing_is_written_until_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pages: Mapping[str, str]
) -> None:
    into = tmp_path / "pages"
    into.mkdir()
    (into / "11-sanctions.md").write_text("An older page.\n", encoding="utf-8")
    (into / "ours.md").write_text("Stays.\n", encoding="utf-8")
    assert main(["import", str(OF_2021), "--into", str(into)]) == 0
    assert "Nothing was written." in capsys.readouterr().out
    assert (into / "11-sanctions.md").read_text(encoding="utf-8") == "An older page.\n"
    assert main(["import", str(OF_2021), "--into", str(into), "--write"]) == 0
    assert "policy-tools undo" not in capsys.readouterr().out, "It takes back what was written in the project."
    assert {path.name: path.read_text("utf-8") for path in into.glob("*.md")} == {**pages, "ours.md": "Stays.\n"}
