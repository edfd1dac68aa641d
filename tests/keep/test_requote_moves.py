"""A new edition moves what stands in it: numbers, links and names follow, once; what nobody can tell is left."""

import re
from pathlib import Path

import pytest

from tests.keep.next_edition import NEW, NUMBER, asked, move, now, printed, put_in, take_in
from tests.sentences import binding, much_quoted
from tools.keepers.writing import WriteError, undo, write_all
from tools.sources.errors import SourceError
from tools.sources.policy.text import find
from tools.sources.policy.typed import typed_problems
from tools.sources.taken import in_line
from tools.sources.taken.written import written


@pytest.mark.thorough
def test_an_added_section_moves_every_number_and_link_once_and_never_twice(copy: Path) -> None:
    take_in(copy)
    before = written(copy)
    put_in(copy, binding().number)
    texts = written(copy)
    assert "sections: 12" in texts["tools/flowcharts/sanctions.md"]
    assert (
        "[section 8](../policy/07-sexual-violence-and-harassment.md#section-8)"
        in texts["docs/training/facilitators-guide.md"]
    )
    assert "[13.2](../policy/12-post-incident-management.md#p13-2)" in texts["docs/for/parents.md"]
    assert re.search(r"- 12\. .+: policy/11-sanctions\.md", texts["mkdocs.yml"])
    assert "Section 13 says what consideration" in texts["docs/annex-a/index.md"]
    assert texts != before
    helper = texts["tools/flowcharts/responding-to-an-incident.md"]
    assert "(#section-8-comes-next)" in helper, "a step goes by its heading"
    assert "responding-to-an-incident#section-8-comes-next" in texts["tools/coverage.toml"]
    assert "section-7-comes-next" not in "".join(texts.values())
    assert asked(copy).done == (), "said again, it has nothing to do"
    wrong = map(str, typed_problems(copy, now(copy), texts))
    assert list(wrong) == [f"mkdocs.yml:1: the menu does not have policy/{NEW}. Add it under The policy."]


def test_a_quotation_is_found_in_another_section_and_its_link_goes_there(copy: Path) -> None:
    sentence = much_quoted()
    move(copy, sentence, "11-sanctions.md")
    put_in(copy)
    text = "".join(text for path, text in written(copy).items() if "flowcharts" in path)
    link = r'[^"]*"\s*>\s*\[[^]]*\]\(\.\./\.\./docs/policy/([\w-]+\.md)#([\w-]+)\)'
    places = re.findall(f'"{re.escape(sentence.core)}{link}', text)
    assert len(places) > 2
    for file, anchor in places:
        assert file == "11-sanctions.md"
        assert find(now(copy), sentence.core, file, anchor)


def test_a_new_number_is_left_to_the_office_and_put_in_nowhere_by_half(copy: Path) -> None:
    take_in(copy)
    found = put_in(copy)
    assert printed().number in written(copy)["docs/school.toml"]
    for_the_office = [each for each in found.left if each.path == "docs/school.toml"]
    assert len(for_the_office) == 1 + len(printed().printed), "the number, and the words that have it"
    for each in for_the_office:
        assert NUMBER in each.what
        assert "confirm it again" in each.what


def test_the_name_of_the_policy_follows_and_quotations_of_it_keep_theirs(copy: Path) -> None:
    for page in (copy / "docs" / "policy").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        text = re.sub("Peer[ -]on[ -]Peer", "Child-on-child", text)
        page.write_text(re.sub("peer[ -]on[ -]peer", "child-on-child", text, flags=re.I), encoding="utf-8")
    put_in(copy)
    texts = written(copy)
    assert texts["mkdocs.yml"].startswith("site_name: Child-on-child Abuse Policy")
    for path in (
        "docs/index.md",
        "docs/for/parents.md",
        "docs/for/new-staff.md",
        "docs/helpers/index.md",
        "mkdocs.yml",
    ):
        assert not re.search("peer[ -]on[ -]peer", texts[path], re.I), path


def test_a_section_that_is_gone_has_to_be_mended_before_any_number_moves(copy: Path) -> None:
    page = copy / "docs/policy/11-sanctions.md"
    page.unlink()
    whole = copy / "docs/policy/whole-policy.md"
    text = whole.read_text(encoding="utf-8")
    whole.write_text(text.replace("{!policy/11-sanctions.md!}", ""), encoding="utf-8")
    with pytest.raises(SourceError, match="Section 11 is gone from the policy"):
        asked(copy)


def test_a_command_writes_all_or_nothing_never_outside_and_can_be_undone(copy: Path, tmp_path: Path) -> None:
    before = written(copy)
    take_in(copy)
    put_in(copy)
    undo(copy)
    after = written(copy)
    assert after == before
    assert not (copy / in_line.FOLDER / in_line.NUMBERED).exists() or not list(
        (copy / in_line.FOLDER / in_line.NUMBERED).glob("*.md")
    )
    with pytest.raises(WriteError, match="is not in"):
        write_all({tmp_path / "elsewhere.md": "x"}, copy)
    assert not (tmp_path / "elsewhere.md").exists()
