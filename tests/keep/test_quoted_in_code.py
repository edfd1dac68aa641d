"""The policy's words that code and the lists of the form have follow a new edition like any other quotation."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.keep.next_edition import reword, take_in
from tools.keepers.requote import requote
from tools.sources.paths import ROOT
from tools.sources.policy.text import Policy, fold, read_policy
from tools.sources.review.snapshot import read_snapshot
from tools.sources.review.units import reviewable
from tools.sources.taken.written import IN_CODE

FORM = "tools/browser/assessment/fields.py"
"""Annex A's own rows: a check holds each to the policy, and one that asks something else is another row."""
LONG = 5
"""Fewer words than these are what anybody says."""


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield fold(node.value)


def test_no_other_module_has_a_sentence_of_the_policy(policy: Policy) -> None:
    words = "\n".join(each.text for section in policy.sections for each in section.paragraphs)
    quoting = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tools").rglob("*.py")
        if any(len(said.split()) >= LONG and said in words for said in strings(path))
    }
    assert quoting == {*IN_CODE, FORM}


def test_they_follow_and_so_does_the_number_of_the_section(copy: Path) -> None:
    take_in(copy)
    social, review = "Social media is likely to play a part", "plan/risk assessment will be kept under"
    reword(copy, "06-responding.md", social, "Social media is likely to have a part")
    reword(copy, "12-post-incident-management.md", review, "plan and risk assessment will be kept under")
    reword(copy, "07-sexual-violence-and-harassment.md", "would put the victim at greater", "puts the victim at")
    texts = {
        path.relative_to(copy).as_posix(): text
        for path, text in requote(read_policy(copy / "docs" / "policy"), copy).texts.items()
    }
    assert 'quote = "Social media is likely to have a part in the fall out' in (texts["tools/weigh.toml"] or "")
    code = texts["tools/browser/assessment/afterwards.py"] or ""
    assert 'UNDER_REVIEW = "Our safety plan and risk assessment will be kept under review."' in code
    assert 'AFTERWARDS = "13"' in code
    assert '"unless this puts the victim at risk",' in (texts["tools/sources/flowcharts/urgency.py"] or "")


def test_what_to_weigh_at_a_row_is_signed_and_read_again_when_its_sentence_changes(copy: Path) -> None:
    before = {unit.key: unit for unit in reviewable(read_snapshot(copy, "copy"))}
    [place] = before["form/weigh-social-media"].places
    assert [quote.paragraph is not None for quote in place.quotes] == [True]
    file = copy / "tools" / "weigh.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("who knows already", "who has heard"), encoding="utf-8")
    now = {unit.key: unit for unit in reviewable(read_snapshot(copy, "copy"))}
    changed = {key for key, unit in now.items() if unit.fingerprint != before[key].fingerprint}
    assert changed == {"form/weigh-social-media"}
