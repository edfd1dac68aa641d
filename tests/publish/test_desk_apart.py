"""Readers have nothing of the keepers' desk: their pages fetch no script and no word more for it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.release.bundle import SCRIPT
from tools.release.offline import kept
from tools.sources.paths import CACHE, ROOT, node

DESK = '  "keepers/desk.js",\n'
ASKS = re.compile(r'(?:src|href|data-desk)="[^"]*(?:js/keepers|assets/desk)/')
SCRIPTS = ROOT / "overrides" / "assets" / "js"
LETTERS = 10


def bundled(script: Path, scripts: Path, target: Path) -> dict[str, int]:
    """How many bytes each script has."""
    subprocess.run([node(), str(script), str(scripts), str(target)], check=True, cwd=ROOT)
    paths = (path for path in target.rglob("*.js") if "keepers" not in path.parts)
    return {path.relative_to(target).as_posix(): path.stat().st_size for path in paths}


@pytest.mark.lighter
def test_the_scripts_of_every_page_are_the_same_without_the_desk(tmp_path: Path) -> None:
    words = SCRIPT.read_text(encoding="utf-8")
    assert words.count(DESK) == 1
    shutil.copytree(SCRIPTS, tmp_path / "js", ignore=shutil.ignore_patterns("keepers"))
    # A script finds its packages from where it lies.
    without = CACHE / f"bundle-without-{tmp_path.name}.mjs"
    without.parent.mkdir(exist_ok=True)
    without.write_text(words.replace(DESK, ""), encoding="utf-8")
    try:
        sizes, alone = (
            bundled(SCRIPT, SCRIPTS, tmp_path / "with"),
            bundled(without, tmp_path / "js", tmp_path / "without"),
        )
        assert sizes.keys() == alone.keys()
        # One names what it takes from another by a letter, and by two where the letters have run out.
        assert {name: (size, alone[name]) for name, size in sizes.items() if abs(size - alone[name]) > LETTERS} == {}
    finally:
        without.unlink()


def test_no_page_but_the_desk_asks_for_anything_of_it(site: Path) -> None:
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    named = [name for name, words in pages.items() if ASKS.search(words)]
    assert named == ["keepers/index.html"]
    scripts = [path for path in site.glob("assets/*/js/**/*.js") if "keepers" not in path.parts]
    assert [path for path in scripts if "keepers/" in path.read_text(encoding="utf-8")] == []


def test_nothing_of_the_desk_is_kept_on_readers_devices(site: Path) -> None:
    places = [path.relative_to(site).as_posix() for path in kept(site)]
    assert [place for place in places if "keepers/" in place or place.startswith("assets/desk/")] == []
    assert list(site.glob("assets/desk/*/project.zip"))
