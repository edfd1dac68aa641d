"""Who signs, signs what stands beside the policy: nothing while the build fails, and the policy itself last."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from tests.keep.next_edition import take_in
from tests.sentences import LESS, binding, change_on_page
from tests.sentences import found as often_quoted
from tools.browser.flow.model import Problem
from tools.keepers import signing
from tools.keepers.paragraphs import difference
from tools.keepers.report import compare
from tools.keepers.requote import requote
from tools.keepers.says_less import says_less
from tools.keepers.sheet import MOST_WORDS, sheet_page
from tools.keepers.writing import write_all
from tools.sources import load
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.policy.text import read_policy
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import not_read
from tools.sources.review.snapshot import read_snapshot
from tools.sources.taken import in_line
from tools.sources.taken.follow import ONCE

TODAY = datetime.date(2026, 12, 1)


def test_nothing_is_signed_while_the_build_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails() -> None:
        raise SourceError([Problem("docs/school.toml", 9, "something is wrong.", "Mend it.")])

    monkeypatch.setattr(load, "load", fails)
    monkeypatch.setattr(signing, "write_all", lambda *_: pytest.fail("it wrote"))
    with pytest.raises(SourceError, match="Nothing is signed while the build fails") as refused:
        signing.sign(["helper/the-police"], "the DSL", TODAY)
    assert "The school office (1)" in str(refused.value)


def test_with_the_last_signature_the_policy_counts_as_read(monkeypatch: pytest.MonkeyPatch) -> None:
    wrote: dict[Path, object] = {}
    monkeypatch.setattr(load, "load", lambda: None)
    monkeypatch.setattr(signing, "write_all", lambda texts, _: wrote.update(texts))
    assert signing.sign(["policy"], "the DSL", TODAY) == []
    assert PROJECT / "tools/in-line/04-what-is-it.md" in wrote


def test_what_was_read_today_gets_the_day_with_its_signature(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    wrote: dict[Path, str | None] = {}
    helper = "tools/flowcharts/the-police.md"
    file = copy / helper
    file.write_text(file.read_text(encoding="utf-8").replace("\n\n## ", " In short.\n\n## ", 1), encoding="utf-8")
    for module, name in ((signing, "PROJECT"), (signing, "RECORD")):
        monkeypatch.setattr(module, name, copy / "tools/reviewed.toml" if name == "RECORD" else copy)
    monkeypatch.setattr(signing, "read_record", lambda: read_record(copy / "tools/reviewed.toml"))
    monkeypatch.setattr(load, "load", lambda: None)
    monkeypatch.setattr(signing, "write_all", lambda texts, _: wrote.update(texts))
    with pytest.raises(SourceError, match="'reviewed:' still says"):
        signing.sign(["helper/the-police"], "the DSL", TODAY)
    assert signing.sign(["helper/the-police"], "the DSL", TODAY, read_today=True) == ["helper/the-police"]
    assert f"\nreviewed: {TODAY}\n" in (wrote[file] or "")
    assert f"dated = {TODAY}" in (wrote[copy / "tools/reviewed.toml"] or "").replace('"', "")
    assert copy / "tools/in-line/04-what-is-it.md" in wrote, "Nothing else is left to sign."


def test_a_policy_that_changed_has_to_be_read_even_where_nothing_quotes_it(copy: Path) -> None:
    assert not_read(in_line.is_read(read_policy(copy / "docs/policy"), copy)) == []
    page = copy / "docs/policy/01-purpose.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nA sentence that nobody quotes.\n", encoding="utf-8")
    [said] = not_read(in_line.is_read(read_policy(copy / "docs/policy"), copy))
    assert "--by ROLE policy" in said


def test_without_the_pages_that_were_signed_nothing_passes_for_unchanged(copy: Path) -> None:
    (copy / "tools/in-line/01-purpose.md").unlink()
    with pytest.raises(SourceError, match=r"tools/in-line/01-purpose\.md:1: this page is missing"):
        in_line.is_read(read_policy(copy / "docs/policy"), copy)


def test_the_sheet_says_what_is_weaker_first_once_and_stays_under_ten_pages(copy: Path) -> None:
    present = read_snapshot(PROJECT, "before")
    take_in(copy)
    report = compare(present, read_snapshot(copy, "now"))
    page = sheet_page(report, TODAY)
    word = binding().strengths[0]
    assert page.count(f"<del>{word}</del> <ins>{LESS[word]}</ins>") == 1
    assert page.index("What is weaker now (1)") < page.index("What is new and binds (1)")
    assert page.index("What is weaker now") < page.index("The rest")
    body = page.partition("<body>")[2]
    assert len(body.split()) < MOST_WORDS + 500
    assert "places rest on it: " in page
    less = Problem("tools/duties/duties.md", 9, "It says “Should”, and the policy says “Will” there now (8.8).")
    shown = sheet_page(replace(report, says_less=(less,)), TODAY)
    assert "Where our label says less than the policy now (1)" in shown
    assert str(less) in shown


@pytest.mark.thorough
def test_the_sheet_has_each_label_that_says_less_than_a_sentence_that_became_stronger(copy: Path) -> None:
    present = read_snapshot(PROJECT, "before")
    sentence = next(
        each
        for each in often_quoted("duty", "quiz")
        if each.strengths == ["should", "will"] and "consider" not in each.text.lower()
    )
    change_on_page(copy, sentence, sentence.line.replace("should", "will", 1))
    found = requote(read_policy(copy / "docs/policy"), copy, {sentence.number: "change"})
    write_all(found.texts, copy)
    listed = [each.problem for each in found.left if ONCE in each.what]

    def told() -> tuple[Problem, ...]:
        now = read_snapshot(copy, "now")
        return says_less(difference(present.policy, now.policy).changes, now)

    assert listed
    assert {(each.path, each.line) for each in listed if each.path.endswith(".md")} == {
        (each.path, each.line) for each in told() if each.path.endswith(".md")
    }
    for each in listed:
        path = copy / each.path
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[each.line - 1] = lines[each.line - 1].replace("Should", "Will", 1)
        path.write_text("".join(lines), encoding="utf-8")
    assert told() == ()
