"""The name of a section stands once, in the policy: links, the menu and the place of a quotation have it from there."""

import re

import pytest

from tools.keepers.policy_import.blocks import Block, Kind
from tools.keepers.policy_import.pages import import_policy
from tools.sources.numbers import filled_in
from tools.sources.paths import POLICY, PROJECT
from tools.sources.policy.section_names import MARKER, in_menu, typed_names, with_names
from tools.sources.policy.text import Policy, Section, read_policy
from tools.sources.policy.typed import mislinked_in
from tools.sources.taken.follow import follow
from tools.sources.taken.whereabouts import Whereabouts
from tools.sources.taken.written import written

LINK = f"Next: [Read {MARKER}](../../docs/policy/11-sanctions.md)"


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """The policy with section 11 as section 10, by another name."""
    folder = tmp_path_factory.mktemp("renamed")
    for page in POLICY.glob("*.md"):
        text = page.read_text(encoding="utf-8")
        for was, now, name in ("10", "11", "11. Working"), ("11", "10", "10. What follows"):
            if page.name.startswith(was):
                text = re.sub(r"^# .+? \{", f"# {name} {{", text)
                text = text.replace(f'-{was} data-section="{was}"', f'-{now} data-section="{now}"')
        (folder / page.name).write_text(text, encoding="utf-8")
    return read_policy(folder)


@pytest.fixture(scope="module")
def eleven(policy: Policy) -> Section:
    return next(each for each in policy.sections if each.key == "11")


def test_no_name_of_a_section_is_typed_in_a_link(policy: Policy) -> None:
    found = [(path, *typed) for path, text in written(PROJECT).items() for typed in typed_names(text, policy)]
    assert found == []
    assert sum(text.count(MARKER) for text in written(PROJECT).values()) > 100


@pytest.mark.parametrize(
    "line",
    [
        "Next: [Read section 11, sanctions](../../docs/policy/11-sanctions.md)",
        "See [section 12: what follows](../policy/12-post-incident-management.md#delays).",
        f"See {MARKER}.",
        f"See [{MARKER}](../index.md).",
    ],
)
def test_a_typed_name_and_a_marker_that_names_nothing_are_told(policy: Policy, line: str) -> None:
    assert [at for at, _ in typed_names(f"# Title\n\n{line}\n", policy)] == [3]


def test_a_name_that_is_typed_without_its_number_is_told(policy: Policy, eleven: Section) -> None:
    line = f"See [{eleven.name.upper()}](../policy/{eleven.path.name})."
    assert [at for at, _ in typed_names(line, policy)] == [1]


@pytest.mark.parametrize(
    "line",
    [
        LINK,
        "See [section 7, paragraph 7.18](../policy/07-sexual-violence-and-harassment.md#p7-18).",
        "Read [the whole policy](../policy/whole-policy.md), or [the front of the policy](../policy/index.md).",
        "   > [Sanctions](../../docs/policy/11-sanctions.md#section-11)",
        f"`[Read {MARKER}](FILE.md)` is how it is written.",
    ],
)
def test_what_has_no_name_in_it_is_left(policy: Policy, line: str) -> None:
    assert list(typed_names(line, policy)) == []


def test_a_link_says_what_the_policy_calls_the_section_that_it_leads_to(
    policy: Policy, renamed: Policy, eleven: Section
) -> None:
    assert f"[Read section 11: {eleven.name}](" in with_names(LINK, policy)
    assert "[Read section 10: What follows](" in with_names(LINK, renamed)
    annex = f"[{MARKER}](../policy/annex-a.md)"
    assert with_names(annex, policy) == "[Annex A](../policy/annex-a.md)"


def test_a_quotation_whose_page_is_gone_is_told_of_by_the_check_of_quotations_alone(policy: Policy) -> None:
    gone = "[Read it](../../docs/policy/no-such-page.md)"
    told = mislinked_in("tools/flowcharts/sanctions.md", f"   > {gone}\n\nNext: {gone}\n", policy)
    assert [each.line for each in told] == [3]


def test_a_helper_is_read_with_the_names(eleven: Section) -> None:
    path = PROJECT / "tools" / "flowcharts" / "sanctions.md"
    assert MARKER in path.read_text(encoding="utf-8")
    assert f"Next: [Read section 11: {eleven.name}](" in filled_in(path, path.read_text(encoding="utf-8"))


def test_the_menu_follows_a_section_that_has_another_number_and_name(
    policy: Policy, renamed: Policy, eleven: Section
) -> None:
    menu = {"mkdocs.yml": (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")}
    where = Whereabouts(policy, renamed)
    assert "- 10. What follows: policy/11-sanctions.md\n" in follow(where, where, menu).texts["mkdocs.yml"]
    assert f"- {in_menu(eleven)}: policy/11-sanctions.md\n" in menu["mkdocs.yml"]


@pytest.mark.parametrize(("heading", "kept"), [("8. Our Children", True), ("7. What children do", False)])
def test_a_short_name_of_ours_does_not_outlive_the_heading_that_it_was_for(heading: str, kept: bool) -> None:
    before = {"07-ours.md": '# 7. Our children {#section-7 data-section="7" data-name="Children"}\n\nThey know.\n'}
    blocks = [Block(Kind.HEADING, heading, "there", 1), Block(Kind.TEXT, "They know.", "there")]
    found = import_policy(blocks, [], before, {})
    assert ('data-name="Children"' in found.pages["07-ours.md"]) is kept
    assert any("“Children”" in each.what for each in found.remarks) is not kept
