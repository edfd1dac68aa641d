"""Two editions are found by revision, by folder or as texts; the command says plainly what it cannot find."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.policy.adopted import ADOPTED
from tests.sentences import much_quoted
from tools.cli import main
from tools.keepers.report import compare
from tools.keepers.revisions import snapshots
from tools.sources.errors import SourceError
from tools.sources.paths import POLICY, ROOT
from tools.sources.review.snapshot import read_snapshot

Change = Callable[[str, str, str], None]

SENTENCE = much_quoted()
PAGE = f"docs/policy/{SENTENCE.page}"
WAS, NOW = SENTENCE.core, SENTENCE.core.replace(" ", " also ", 1)
HEADING = (POLICY / "11-sanctions.md").read_text(encoding="utf-8").partition(" {#")[0]


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(copy: Path, change: Change) -> Path:
    """Three states: committed, committed with a changed word, and a further word changed since."""
    git(copy, "init", "--initial-branch=main")
    git(copy, "add", "--all")
    git(copy, "commit", "-m", "First")
    change(PAGE, WAS, NOW)
    git(copy, "commit", "--all", "-m", "Second")
    change("docs/policy/11-sanctions.md", HEADING, "# 11. Consequences")
    return copy


def numbers(old: str, new: str, root: Path) -> tuple[list[str], list[str]]:
    with snapshots(old, new, root) as (before, now):
        report = compare(before, now)
    return [change.now.number for change, _ in report.changes if change.now], [words for _, words in report.headings]


@pytest.mark.thorough
def test_two_revisions_are_compared_without_touching_the_files(repository: Path) -> None:
    assert numbers("main~1", "main", repository) == ([SENTENCE.number], [])
    assert "Consequences" in (repository / "docs/policy/11-sanctions.md").read_text(encoding="utf-8")


@pytest.mark.thorough
def test_a_revision_is_compared_with_the_files_as_they_are_now(repository: Path) -> None:
    assert numbers("main", "", repository) == ([], ["11. Consequences"])
    assert numbers("main~1", "", repository) == ([SENTENCE.number], ["11. Consequences"])


def test_the_report_names_the_revision_in_full_enough_to_find_it_again(repository: Path) -> None:
    with snapshots("main", "", repository) as (before, now):
        assert before.name.startswith("main (revision ")
        assert now.name == "the files as they are now"


@pytest.mark.parametrize("name", ["no-such-thing", "--output=x", "main:README.md"])
def test_what_is_no_revision_is_refused(name: str, repository: Path) -> None:
    with (
        pytest.raises(SourceError, match="no file, no folder and no git revision here"),
        snapshots(name, "", repository),
    ):
        pass


@pytest.mark.thorough
def test_two_folders_are_compared_where_there_is_no_git(
    copy: Path, change: Change, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    change(PAGE, WAS, NOW)
    assert main(["diff", str(ROOT), str(copy)]) == 0
    assert f"{SENTENCE.number} changed." in capsys.readouterr().out
    assert main(["diff", "HEAD"]) == 1
    assert "there is no git to look it up. Give two folders." in capsys.readouterr().err


def test_pages_of_the_policy_alone_are_compared_with_what_leans_on_them(copy: Path, change: Change) -> None:
    change(PAGE, WAS, NOW)
    assert numbers(str(POLICY), str(copy / "docs/policy"), copy) == ([SENTENCE.number], [])


@pytest.mark.thorough
def test_two_texts_are_compared_and_what_quotes_them_is_found(
    tmp_path: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    text = ADOPTED.read_text(encoding="utf-8")
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace(WAS, NOW), encoding="utf-8")
    assert main(["diff", str(old), str(new)]) == 0
    told = capsys.readouterr().out
    assert "changed." in told
    assert "put in: “also”" in told
    for each in SENTENCE.quoted_by("helper"):
        assert f"quotes words that are gone: “{each.words}”" in told


@pytest.mark.thorough
def test_one_page_in_markdown_keeps_its_paragraph_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    (tmp_path / SENTENCE.page).write_text(page.replace(WAS, NOW), encoding="utf-8")
    assert main(["diff", str(ROOT / PAGE), str(tmp_path / SENTENCE.page)]) == 0
    assert f"- {SENTENCE.number} changed." in capsys.readouterr().out


@pytest.mark.thorough
def test_what_cannot_be_compared_is_told_with_what_to_do(
    copy: Path, change: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(ROOT / PAGE), str(POLICY)]) == 1
    assert "One of the two is a text and the other is not." in capsys.readouterr().err
    assert main(["diff", str(ROOT / "docs"), str(copy)]) == 1
    assert "neither docs/policy nor annex-a.md is here." in capsys.readouterr().err
    change("tools/flowcharts/the-police.md", "(#ring-999)", "(#nowhere)")
    change("tools/quiz.toml", 'strength = "Will"', 'strength = "Perhaps"')
    (copy / "docs/policy/08-police.md").unlink()
    assert main(["diff", str(ROOT), str(copy)]) == 1
    told = capsys.readouterr().err
    police = (copy / "tools/flowcharts/the-police.md").read_text(encoding="utf-8")
    line = police.partition("(#nowhere)")[0].count("\n") + 1
    assert f"tools/flowcharts/the-police.md:{line}: No step has the id 'nowhere'." in told
    assert "this question cannot be read." in told
    change("tools/flowcharts/the-police.md", "(#nowhere)", "(#ring-999)")
    change("tools/quiz.toml", 'strength = "Perhaps"', 'strength = "Will"')
    assert main(["diff", str(ROOT), str(copy)]) == 1
    assert "docs/policy has no 08-police.md. The policy needs all its pages" in capsys.readouterr().err


def test_a_slip_in_the_duties_is_told_once_and_not_again_for_every_helper(copy: Path, change: Change) -> None:
    second = "2. **Not in this policy**: and another thing.\n   > Source: advice of this site."
    change("tools/duties/duties.md", "\n\n## Keep children", f"\n{second}\n\n## Keep children")
    with pytest.raises(SourceError) as wrong:
        read_snapshot(copy, "now")
    assert len(wrong.value.problems) == 1
    assert "says 2 things" in str(wrong.value.problems[0])
