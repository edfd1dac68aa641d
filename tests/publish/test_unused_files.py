"""What is published has no source maps, and says whose each part is that others made."""

import json
import re
from fnmatch import fnmatch
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tools.release.unused_files import NAMES_ITS_MAP
from tools.release.vendor import LIBRARIES
from tools.sources.paths import ROOT

OURS = (
    *(
        "assets/*/js/*",
        "assets/runtime/*/python.zip",
        "assets/colours.css",
        "assets/icons/*",
        "assets/desk/*/keepers.css",
    ),
)
"""Of this project. In the archive our compiled Python stands beside Python's own, which the runtime's pattern names."""
ONLY_TYPES = re.compile(r"@types/|undici-types$")
"""What only a type check reads."""


@pytest.fixture(scope="module")
def licences(site: Path) -> str:
    return (site / "licences.txt").read_text(encoding="utf-8")


def test_no_source_map_is_published_and_no_file_names_one(site: Path) -> None:
    assert list(site.rglob("*.map*")) == []
    named = [path for path in site.rglob("*") if path.suffix in (".js", ".mjs", ".css") and _names_a_map(path)]
    assert named == []


def _names_a_map(path: Path) -> bool:
    return bool(NAMES_ITS_MAP.search(path.read_text(encoding="utf-8")))


@pytest.mark.lighter  # Without the lighter theme its own style sheets are there, by their own names.
def test_every_file_that_is_not_ours_is_named_among_the_licences(site: Path, licences: str) -> None:
    patterns = [each for line in re.findall(r"^  In: (.*)$", licences, re.M) for each in line.split(", ")]
    files = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file()}
    files = {name for name in files if not name.endswith((".br", ".gz"))}
    left = [name for name in sorted(files) if not any(fnmatch(name, pattern) for pattern in (*OURS, *patterns))]
    assert len(files) > 30 and left == []
    # A pattern that fits nothing would be of a part that is not here any more.
    assert [each for each in patterns if not any(fnmatch(name, each) for name in (*files, "index.html"))] == []


def test_every_package_in_a_bundle_is_named_with_its_licence(licences: str) -> None:
    waiting, found = list(LIBRARIES.values()), set[str]()
    while waiting:
        name = waiting.pop()
        if name in found or ONLY_TYPES.search(name):
            continue
        found.add(name)
        told = json.loads((ROOT / "node_modules" / name / "package.json").read_text(encoding="utf-8"))
        waiting += told.get("dependencies", {})
        assert f"- {name} ({told['license']})" in licences
    assert len(found) > 5


def test_every_package_in_the_theme_s_scripts_is_named(licences: str) -> None:
    """The theme's own source maps, which are not published, say what its scripts are made of."""
    named = {"rxjs": "RxJS", "clipboard": "clipboard.js"}
    files = distribution("mkdocs-material").files or []
    for file in (each for each in files if re.search(r"javascripts/bundle\..*\.map$", str(each))):
        sources = json.loads(Path(str(file.locate())).read_text(encoding="utf-8"))["sources"]
        packages = {found[1] for each in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", each))}
        assert packages
        assert [name for name in packages if f"- {named.get(name, name)} (" not in licences] == []


@pytest.mark.parametrize(
    "words",
    [
        "Mozilla Public License Version 2.0",
        "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
        "Apache License",
        "Redistributions in binary form must reproduce",
        "Copyright (c) 2016-2026 Martin Donath",
    ],
)
def test_the_texts_of_the_licences_are_there_whole(licences: str, words: str) -> None:
    assert words.split(" 2016")[0] in licences
