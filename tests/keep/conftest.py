"""A copy of the project's words that a test may change, and who has reviewed them."""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import browser, browser_type_launch_args
from tools.keep.edition import Edition, read_edition
from tools.keep.pieces import Piece, reviewable
from tools.keep.record import Record
from tools.keep.report import Report, compare
from tools.keep.reviewing import recorded, wanted
from tools.publish.places import ROOT

__all__ = ["browser", "browser_type_launch_args"]

Change = Callable[[str, str, str], None]
Asked = Callable[[], list[str]]
DAY = datetime.date(2026, 11, 25)
LATER = datetime.date(2026, 12, 1)
POLICE = "tools/flowcharts/the-police.md"
BUNDLE = "tools/scenarios/the-bundle.md"


def pieces_of(edition: Edition) -> dict[str, Piece]:
    return {piece.key: piece for piece in reviewable(edition)}


@pytest.fixture(scope="session")
def present() -> Edition:
    return read_edition(ROOT, "present")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files that people write, in a folder of their own."""
    root = tmp_path / "copy"
    shutil.copytree(ROOT / "docs", root / "docs", ignore=shutil.ignore_patterns("contributing"))
    for folder in ("tools/flowcharts", "tools/scenarios"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in ("tools/quiz.toml", "tools/decision-points.json", "tools/reviewed.toml"):
        shutil.copy(ROOT / file, root / file)
    return root


@pytest.fixture
def change(copy: Path) -> Change:
    """Changes words of a file in the copy; they have to be there once or more, and the first is taken."""

    def changed(file: str, old: str, new: str) -> None:
        text = (copy / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no “{old}”"
        (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return changed


@pytest.fixture
def compared(copy: Path, present: Edition) -> Callable[[], Report]:
    """Compares the present words with those of the copy, when asked to."""
    return lambda: compare(present, read_edition(copy, "copy"))


@pytest.fixture(scope="session")
def record(present: Edition) -> Record:
    """Everything reviewed as it is at present."""
    return recorded(present, {}, list(pieces_of(present).values()), "the DSL", DAY)


@pytest.fixture
def asked(copy: Path, record: Record) -> Asked:
    """What somebody has to review in the copy, when asked to look."""
    return lambda: [str(problem) for _, problem in wanted(read_edition(copy, "copy"), record)]
