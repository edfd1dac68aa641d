"""The map of the code is true: it names every source file, and every file that it names is there."""

import ast
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from tools.sources.paths import ROOT

MAP = ROOT / "docs" / "contributing" / "map.md"
PLACE = re.compile(r"`((?:docs|overrides|requirements|tests|tools)/[\w./*-]+|[\w.-]+\.(?:yml|toml|json))`")
SOURCES = (
    "tools/*.py",
    "tools/*.mjs",
    "tools/*.js",
    "tools/*.css",
    "tools/*.sh",
    "tools/*.toml",
    "tools/*.json",
    "overrides/*",
    "tests/*.py",
)


def source_files() -> list[str]:
    """What a newcomer would look for: files that the project keeps, and new ones that it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *SOURCES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(
        name for name in set(listed.stdout.splitlines()) if (ROOT / name).is_file() and not _only_marks_a_package(name)
    )


def _only_marks_a_package(name: str) -> bool:
    """An ``__init__.py`` with nothing but its docstring has no duty of its own."""
    path = ROOT / name
    return path.name == "__init__.py" and len(ast.parse(path.read_text(encoding="utf-8")).body) <= 1


def named(text: str) -> list[str]:
    """The places that the map names, as it writes them: a file, a folder with a slash at its end, or a pattern."""
    return PLACE.findall(text)


def not_named(files: Iterable[str], text: str) -> list[str]:
    """Files without a line of their own. A pattern such as ``tools/flowcharts/*.md`` counts for all that fit it."""
    places = named(text)
    return [name for name in files if not any(PurePosixPath(name).full_match(place) for place in places)]


def not_there(text: str, root: Path) -> list[str]:
    """Places that lead nowhere."""
    return [place for place in named(text) if not any(root.glob(place.rstrip("/")))]


def test_every_source_file_is_on_the_map() -> None:
    files = source_files()
    assert len(files) > 60
    missing = not_named(files, MAP.read_text(encoding="utf-8"))
    assert missing == [], f"{MAP.relative_to(ROOT)}: give each of these a line that says its duty: {', '.join(missing)}"


def test_every_place_on_the_map_is_there() -> None:
    text = MAP.read_text(encoding="utf-8")
    assert len(named(text)) > 60
    gone = not_there(text, ROOT)
    assert gone == [], f"{MAP.relative_to(ROOT)}: these are not there; mend or delete their lines: {', '.join(gone)}"


def test_a_file_without_a_line_and_a_line_without_a_file_are_seen() -> None:
    text = "- `tools/browser/flow/walk.py`: walks.\n- `tools/gone.py`: is gone.\n- `tests/guide/bad/`: wrong files.\n"
    assert not_named(["tools/browser/flow/walk.py", "tools/guide/new.py"], text) == ["tools/guide/new.py"]
    assert not_there(text, ROOT) == ["tools/gone.py"]


def test_a_pattern_counts_for_the_files_that_fit_it_and_must_fit_one() -> None:
    text = "- `tools/flowcharts/*.md`: flowcharts.\n- `tools/flowcharts/*.yaml`: none.\n"
    files = ["tools/flowcharts/a.md", "tools/flowcharts/old/a.md", "tools/flowcharts/a.txt"]
    assert not_named(files, text) == files[1:]
    assert not_there(text, ROOT) == ["tools/flowcharts/*.yaml"]
