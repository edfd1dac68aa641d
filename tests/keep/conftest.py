"""A copy of the project's words that a test may change, and who has reviewed them."""

import datetime
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import browser, browser_type_launch_args
from tools.keepers.report import Report, compare
from tools.sources.paths import ROOT
from tools.sources.review.record import Record
from tools.sources.review.reviewing import recorded, wanted
from tools.sources.review.snapshot import Snapshot, read_snapshot
from tools.sources.review.units import ReviewUnit, reviewable
from tools.sources.taken.written import IN_CODE

__all__ = ["browser", "browser_type_launch_args"]

Change = Callable[[str, str, str], None]
Reword = Callable[[str], None]
Date = Callable[[str, datetime.date], datetime.date]
Asked = Callable[[], list[str]]
FILES = ("tools/decision-points.json", "mkdocs.yml", *IN_CODE)
WRITTEN = [*(ROOT / "tools/flowcharts").glob("*.md"), *(ROOT / "tools/scenarios").glob("*.md")]
DATED = re.compile(r"(?m)^reviewed: (.+)$")
# The day on which all was recorded, and a later one: after every review that the files speak of.
DAY = max(datetime.date.fromisoformat(DATED.findall(path.read_text(encoding="utf-8"))[0]) for path in WRITTEN)
LATER = DAY + datetime.timedelta(days=6)
POLICE = "tools/flowcharts/the-police.md"
BUNDLE = "tools/scenarios/the-bundle.md"


def units_of(snapshot: Snapshot) -> dict[str, ReviewUnit]:
    return {unit.key: unit for unit in reviewable(snapshot)}


@pytest.fixture(scope="session")
def present() -> Snapshot:
    return read_snapshot(ROOT, "present")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files that people write, in a folder of their own."""
    return copied(tmp_path / "copy")


def copied(root: Path) -> Path:
    shutil.copytree(ROOT / "docs", root / "docs", ignore=shutil.ignore_patterns("contributing"))
    for folder in ("tools/flowcharts", "tools/scenarios", "tools/moments", "tools/duties", "tools/in-line"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in (*(ROOT / "tools").glob("*.toml"), *(ROOT / name for name in FILES)):
        (root / file.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, root / file.relative_to(ROOT))
    return root


@pytest.fixture
def change(copy: Path) -> Change:
    """Changes words of a file in the copy; they have to be there once or more, and the first is taken."""
    return changes_in(copy)


def changes_in(root: Path) -> Change:
    def changed(file: str, old: str, new: str) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no “{old}”"
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return changed


@pytest.fixture
def reworded(copy: Path) -> Reword:
    """Says something else in the first paragraph of a file in the copy, whatever that says now; again each time."""

    def changed(file: str) -> None:
        text = (copy / file).read_text(encoding="utf-8")
        (copy / file).write_text(re.sub(r"(?m)^(# .+\n\n)", r"\1In short: ", text, count=1), encoding="utf-8")

    return changed


@pytest.fixture
def dated(copy: Path) -> Date:
    """Writes another day into the ``reviewed:`` of a file in the copy, and says which stood there."""

    def changed(file: str, day: datetime.date) -> datetime.date:
        text = (copy / file).read_text(encoding="utf-8")
        (copy / file).write_text(DATED.sub(f"reviewed: {day}", text, count=1), encoding="utf-8")
        return datetime.date.fromisoformat(DATED.findall(text)[0])

    return changed


@pytest.fixture
def compared(copy: Path, present: Snapshot) -> Callable[[], Report]:
    """Compares the present words with those of the copy, when asked to."""
    return lambda: compare(present, read_snapshot(copy, "copy"))


@pytest.fixture(scope="session")
def record(present: Snapshot) -> Record:
    """Everything reviewed as it is at present."""
    return recorded(present, {}, list(units_of(present).values()), "the DSL", DAY)


@pytest.fixture
def asked(copy: Path, record: Record) -> Asked:
    """What somebody has to review in the copy, when asked to look."""
    return lambda: [str(problem) for _, problem in wanted(read_snapshot(copy, "copy"), record)]
