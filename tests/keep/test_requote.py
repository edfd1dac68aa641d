"""A new edition goes through all that we wrote: what the policy settles follows, the rest is left by its place."""

import json
import re
from pathlib import Path

import pytest

from tests.keep.next_edition import NEW, reword, take_in
from tools.keepers.requote import Requoted, requote
from tools.keepers.writing import WriteError, undo, write_all
from tools.sources.errors import SourceError
from tools.sources.policy.text import Policy, find, read_policy
from tools.sources.policy.typed import typed_problems
from tools.sources.taken import in_line
from tools.sources.taken.align import in_place_of
from tools.sources.taken.written import quoted, written

RESPONDING = "06-responding.md"
MUST = "must be referred immediately"


def now(root: Path) -> Policy:
    return read_policy(root / "docs" / "policy")


def asked(root: Path, *settled: str) -> Requoted:
    return requote(now(root), root, dict.fromkeys(settled, "change"))


def put_in(root: Path, *settled: str) -> Requoted:
    found = asked(root, *settled)
    write_all(found.texts, root)
    return found


@pytest.mark.parametrize(
    ("old", "new", "part", "there"),
    [
        ("If a child is told, act.", "If a child is told, act now.", "a child is told", "a child is told"),
        (
            "All peer on peer abuse is recorded.",
            "All child-on-child abuse is recorded.",
            "peer on peer abuse",
            "child-on-child abuse",
        ),
        ("We record it and tell parents.", "We write it down and tell parents.", "record it", "write it"),
        ("We record it and tell parents.", "We record it.", "and tell parents", ""),
        ("We record it.", "First, we ask. We record it.", "We record it.", "We record it."),
        ("We record it.", "We always record it.", "We record it.", "We always record it."),
        ("We record it.", "We record it.", "not there", ""),
    ],
)
def test_words_are_found_where_the_old_ones_stood(old: str, new: str, part: str, there: str) -> None:
    assert in_place_of(part, old, new) == there
    assert there in new


def test_with_the_policy_as_it_was_signed_nothing_follows_and_nothing_is_left(copy: Path) -> None:
    found = asked(copy)
    assert (found.texts, found.done, found.left) == ({}, (), ())


def test_quotations_follow_word_for_word_also_over_lines_and_notes_are_left(copy: Path) -> None:
    helper = copy / "tools/flowcharts/responding-to-an-incident.md"
    text = helper.read_text(encoding="utf-8")
    helper.write_text(text.replace("if there were there any", "if there\n   > were there any", 1), encoding="utf-8")
    quoting = {path for path, text in written(copy).items() if "were there any witnesses" in text}
    reword(copy, RESPONDING, "if there were there any witnesses", "whether there were any witnesses")
    found = put_in(copy)
    assert {each.path for each in found.left} == {"docs/notes/notes.toml"}
    written_to = {path.relative_to(copy).as_posix() for path in found.texts}
    assert quoting - {"docs/notes/notes.toml"} <= written_to
    assert '> "ascertain whether there\n   > were any witnesses to the abuse"' in helper.read_text(encoding="utf-8")


def test_a_weaker_sentence_is_left_wherever_it_stands_quoted_or_not(copy: Path) -> None:
    here = {path for path, text in written(copy).items() if MUST in " ".join(text.replace("> ", "").split())}
    assert {"docs/for/parents.md", "docs/for/new-staff.md", "docs/training/facilitators-guide.md"} < here
    assert {"tools/quiz.toml", "tools/duties/duties.md", "tools/flowcharts/is-it-just-banter.md"} < here
    reword(copy, "04-what-is-it.md", "Sexual Harassment **must** be", "Sexual Harassment **should** be")
    found = asked(copy)
    assert {each.path for each in found.left} == here
    assert {each.sentence.before.number for each in found.left if each.sentence} == {"4.39"}
    assert not any(copy / path in found.texts for path in here)


@pytest.mark.thorough
def test_one_word_of_a_person_settles_it_for_every_place_and_no_label_says_more(copy: Path) -> None:
    reword(copy, "04-what-is-it.md", "Sexual Harassment **must** be", "Sexual Harassment **should** be")
    put_in(copy, "4.39")
    texts = written(copy)
    for path, text in texts.items():
        if path != "docs/notes/notes.toml":
            assert MUST not in " ".join(text.replace("> ", "").split()), path
    assert "**Should**: refer it to the DSL immediately." in texts["tools/duties/duties.md"]
    points = json.loads(texts["tools/decision-points.json"])
    [strength] = {
        quote["strength"] for point in points for quote in point["quotes"] if "should be referred imm" in quote["words"]
    }
    assert strength == "S"
    shorter = {path for path, text in texts.items() if "must be referred" in " ".join(text.split())}
    assert {each.path for each in asked(copy).left} == {"docs/notes/notes.toml"} | shorter


@pytest.mark.thorough
def test_a_label_gets_the_strength_of_its_sentence_and_not_of_the_paragraph(copy: Path) -> None:
    reword(copy, "09-childrens-advice-and-support.md", "we must consider", "we should consider")
    put_in(copy, "9.1")
    text = written(copy)["tools/flowcharts/childrens-social-care.md"]
    assert re.search(
        r'\*\*Should\*\*: consider whether a child is at risk[^>]*> "In making this decision, we should', text
    )


@pytest.mark.thorough
def test_a_sentence_that_is_stronger_raises_the_labels_that_rest_on_it_or_has_them_looked_at(copy: Path) -> None:
    reword(copy, "08-police.md", "this should be passed to", "this will be passed to")
    found = put_in(copy, "8.8")
    texts = written(copy)
    said = re.compile(
        r'\*\*(\w+)\*\*: [^>]*> "where there is a report of a rape[^"]* this will be passed[^"]*"\n *> \[.*\n(?! *> )'
    )
    labels = {label for path, text in texts.items() if "flowcharts" in path for label in said.findall(text)}
    assert labels == {"Will"}
    asked_about = {each.path for each in found.left if "Write what all of it bears" in each.what}
    assert asked_about == {"tools/duties/duties.md", "tools/quiz.toml"}


@pytest.mark.thorough
def test_a_list_that_is_introduced_less_strongly_has_the_reviewed_strengths_of_its_items_looked_at(copy: Path) -> None:
    page = "07-sexual-violence-and-harassment.md"
    reword(copy, page, "When we speak to the 'victim' we will:", "When we speak to the 'victim' we may:")
    [*points] = [each for each in asked(copy).left if each.path == "tools/decision-points.json"]
    assert any("is W, and its sentence or list says less" in each.what for each in points)


def test_a_number_that_no_changed_sentence_has_is_refused(copy: Path) -> None:
    with pytest.raises(SourceError, match=r"4\.38 is not the number of a sentence that changed"):
        asked(copy, "4.38")


@pytest.mark.thorough
def test_an_added_section_moves_every_number_and_link_once_and_never_twice(copy: Path) -> None:
    take_in(copy)
    before = written(copy)
    put_in(copy, "4.39")
    texts = written(copy)
    assert "sections: 12" in texts["tools/flowcharts/sanctions.md"]
    assert (
        "[section 8](../policy/07-sexual-violence-and-harassment.md#section-8)"
        in texts["docs/training/facilitators-guide.md"]
    )
    assert "[13.2](../policy/12-post-incident-management.md#p13-2)" in texts["docs/for/parents.md"]
    assert "- 12. Sanctions: policy/11-sanctions.md" in texts["mkdocs.yml"]
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
    take_in(copy)
    put_in(copy)
    text = written(copy)["tools/flowcharts/responding-to-an-incident.md"]
    places = re.findall(
        r'"ascertain if there were there[^"]*"\s*>\s*\[[^]]*\]\(\.\./\.\./docs/policy/([\w-]+\.md)#([\w-]+)\)', text
    )
    assert places
    for file, anchor in places:
        assert find(now(copy), "ascertain if there were there any witnesses", file, anchor)


def test_a_new_number_is_left_to_the_office_and_put_in_nowhere_by_half(copy: Path) -> None:
    take_in(copy)
    found = put_in(copy)
    assert "0300 1313 126" in written(copy)["docs/school.toml"]
    for_the_office = [each for each in found.left if each.path == "docs/school.toml"]
    assert len(for_the_office) == 2, "the number, and the words that have it"
    for each in for_the_office:
        assert "0300 111 8007" in each.what
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


def test_a_quotation_in_a_longer_string_and_an_empty_one_do_not_turn_the_rest_inside_out() -> None:
    text = 'source = ""\nbecause = "It prints “must” in bold."\nquote = "We will"\n'
    assert [each.words for each in quoted("quiz.toml", text)] == ["", "It prints “must” in bold.", "must", "We will"]
