"""The policy's words that code and the lists of the form have follow a new edition like any other quotation."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.keep.next_edition import one_section_more, reword
from tools.browser.assessment.afterwards import AFTERWARDS, UNDER_REVIEW
from tools.keepers.requote import requote
from tools.sources.flowcharts.urgency import EXCEPTIONS
from tools.sources.paths import ROOT
from tools.sources.policy.text import Policy, fold, read_policy
from tools.sources.review.snapshot import read_snapshot
from tools.sources.review.units import reviewable
from tools.sources.taken.written import IN_CODE
from tools.sources.weigh import read_weigh

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


def one_word_more(root: Path, words: str) -> str:
    """The same words, as a page of the policy has them now: with one more, that asks nothing of anybody."""
    start, _, last = words.rpartition(" ")
    more = f"{start} indeed {last}"
    [page, *_] = [path for path in (root / "docs" / "policy").glob("*.md") if words in path.read_text(encoding="utf-8")]
    reword(root, page.name, words, more)
    return more


def test_they_follow_and_so_does_the_number_of_the_section(copy: Path) -> None:
    one_section_more(copy)
    quotes = [each.quote for each in read_weigh() if each.quote]
    weighed = one_word_more(copy, next(each for each in quotes if "must" not in each and "will" not in each))
    reviewed = one_word_more(copy, UNDER_REVIEW)
    excepted = one_word_more(copy, EXCEPTIONS[0])
    texts = {
        path.relative_to(copy).as_posix(): text
        for path, text in requote(read_policy(copy / "docs" / "policy"), copy).texts.items()
    }
    assert f'quote = "{weighed}' in (texts["tools/weigh.toml"] or "")
    code = texts["tools/browser/assessment/afterwards.py"] or ""
    assert f'UNDER_REVIEW = "{reviewed}"' in code
    assert f'AFTERWARDS = "{int(AFTERWARDS) + 1}"' in code
    assert f'"{excepted}",' in (texts["tools/sources/flowcharts/urgency.py"] or "")


def test_what_to_weigh_at_a_row_is_signed_and_read_again_when_its_sentence_changes(copy: Path) -> None:
    before = {unit.key: unit for unit in reviewable(read_snapshot(copy, "copy"))}
    each = next(each for each in read_weigh() if each.quote)
    [place] = before[f"form/weigh-{each.row}"].places
    assert [quote.paragraph is not None for quote in place.quotes] == [True]
    file = copy / "tools" / "weigh.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(each.ours, f"{each.ours} Ask."), encoding="utf-8")
    now = {unit.key: unit for unit in reviewable(read_snapshot(copy, "copy"))}
    changed = {key for key, unit in now.items() if unit.fingerprint != before[key].fingerprint}
    assert changed == {f"form/weigh-{each.row}"}
