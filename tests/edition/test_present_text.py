"""The present edition: its adopted text gives the present pages, and they give it, whatever year it is of."""

from pathlib import Path

import pytest

from tests.policy.adopted import ADOPTED, read_adopted
from tools.browser.flow.model import Flow
from tools.cli import main
from tools.keepers.policy_import.adopted import adopted_text, with_the_tests
from tools.keepers.policy_import.stale_quotations import stale_quotations
from tools.keepers.policy_import.taking_in import imported_policy
from tools.sources.paths import POLICY
from tools.sources.policy.text import Policy, find, in_order

PRESENT = {name: (POLICY / name).read_text(encoding="utf-8") for name in in_order(POLICY)}


def test_the_adopted_text_gives_the_present_pages() -> None:
    found = imported_policy(ADOPTED)
    assert found.pages == PRESENT
    assert found.gone == ()
    assert all(piece.same and not piece.moved for piece in found.pieces)


def test_the_present_pages_as_one_markdown_file_give_the_present_pages(tmp_path: Path) -> None:
    ours = "You can [fill in this form on your own device](../annex-a/index.md). What you type stays on it.\n"
    whole = "\n".join(PRESENT.values())
    assert ours in whole
    file = tmp_path / "policy.md"
    file.write_text(whole.replace(ours, ""), encoding="utf-8")
    assert imported_policy(file).pages == PRESENT


def test_the_pages_give_the_text_that_the_tests_hold_them_to(tmp_path: Path) -> None:
    text, adopted = adopted_text(PRESENT), read_adopted(ADOPTED.read_text(encoding="utf-8"))
    made = read_adopted(text)
    assert (made.blocks, made.items, made.bold) == (adopted.blocks, adopted.items, adopted.bold)
    assert [words for words, _ in made.links] == [words for words, _ in adopted.links]
    file = tmp_path / "policy.txt"
    file.write_text(text, encoding="utf-8")
    assert imported_policy(file).pages == PRESENT


def test_that_text_is_kept_with_the_tests_of_a_project_that_has_them_and_nowhere_else(tmp_path: Path) -> None:
    assert with_the_tests(PRESENT, tmp_path) == {}
    (tmp_path / "tests" / "policy").mkdir(parents=True)
    assert with_the_tests(PRESENT, tmp_path) == {tmp_path / "tests/policy/adopted.txt": adopted_text(PRESENT)}


@pytest.mark.thorough
def test_the_present_text_says_that_no_page_differs_and_nothing_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(ADOPTED)]) == 0
    told = capsys.readouterr().out
    assert f"Pages that differ in {POLICY}: none." in told
    for word in ("Changed", "New", "Gone", "Moved", "Read again", "No longer matches"):
        assert f"\n{word}" not in told


def test_a_list_that_begins_weaker_has_the_quotations_of_its_items_read_again(
    tmp_path: Path, flows: list[Flow], policy: Policy
) -> None:
    text = adopted_text(PRESENT)
    item, words = next(
        (item, each.words)
        for flow in flows for step in flow.steps for said in step.instructions for each in said.quotations
        if (item := find(policy, each.words, each.section, each.anchor)) and item.lead.endswith("we will:")
        and f"\n{item.lead}\n" in text
    )  # fmt: skip
    weaker = item.lead.replace("we will:", "we may:")
    file = tmp_path / "policy.txt"
    file.write_text(text.replace(f"\n{item.lead}\n", f"\n{weaker}\n"), encoding="utf-8")
    found = {each.number: each for each in stale_quotations(imported_policy(file))}
    assert found[item.number].now == weaker
    assert words in found[item.number].quoted


def test_a_sentence_added_beside_quoted_words_has_them_read_again(
    tmp_path: Path, flows: list[Flow], policy: Policy
) -> None:
    quoted = [(flow.path, each) for flow in flows for step in flow.steps
              for said in step.instructions for each in said.quotations]  # fmt: skip
    said = {paragraph.text: paragraph.number for section in policy.sections for paragraph in section.paragraphs}
    words = next(
        each.words for _, each in quoted if each.words in said and f"\n{each.words}\n" in adopted_text(PRESENT)
    )
    more = "If the DSL is not there, a deputy must be told."
    file = tmp_path / "policy.txt"
    file.write_text(adopted_text(PRESENT).replace(f"\n{words}\n", f"\n{words} {more}\n"), encoding="utf-8")
    [again] = stale_quotations(imported_policy(file))
    assert (again.number, again.now) == (said[words], f"{words} {more}")
    assert {f"{path}:{each.line}" for path, each in quoted if each.words == words} <= set(again.quoted[words])
