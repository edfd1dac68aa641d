"""The map of the code is true: what it names is there, and each room has its line."""

import re
from pathlib import Path

from tests.test_imports import MAY_IMPORT
from tools.sources.paths import ROOT

CONTRIBUTING = ROOT / "docs" / "contributing"
MAP = CONTRIBUTING / "map.md"
NAMING = CONTRIBUTING / "naming.md"
PLACE = re.compile(
    r"`((?:\.github|docs|overrides|requirements|tests|tools)/[\w./*-]*|[\w.-]+\.(?:yml|toml|json)|CODEOWNERS)`"
)


def named(text: str) -> list[str]:
    """The places that a page names, as it writes them: a file, a folder with a slash at its end, or a pattern."""
    return PLACE.findall(text)


def not_there(text: str, root: Path) -> list[str]:
    """Places that lead nowhere."""
    return [place for place in named(text) if not any(root.glob(place.rstrip("/")))]


def rooms(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_dir() and any(path.rglob("*.*"))}


def test_every_place_that_the_map_and_the_names_lead_to_is_there() -> None:
    assert len(named(MAP.read_text(encoding="utf-8"))) > 60
    for page in (MAP, NAMING):
        gone = not_there(page.read_text(encoding="utf-8"), ROOT)
        assert gone == [], (
            f"{page.relative_to(ROOT)}: these are not there; mend or delete their lines: {', '.join(gone)}"
        )


def test_each_room_of_the_code_stands_on_the_map() -> None:
    text = MAP.read_text(encoding="utf-8")
    assert [room for room in MAY_IMPORT if f"`tools/{room}/`" not in text and f"`tools/{room}.py`" not in text] == []
    assets = ROOT / "overrides" / "assets"
    there = rooms(assets / "js") | rooms(assets / "css")
    assert [room for room in sorted(there) if f"`{room}/`" not in text] == []


def test_only_what_starts_the_pages_and_what_all_sheets_use_stands_outside_the_rooms() -> None:
    loose = [
        path for kind in ("js", "css") for path in (ROOT / "overrides" / "assets" / kind).iterdir() if path.is_file()
    ]
    assert sorted(path.name for path in loose) == ["main.js", "tokens.css"]


def test_a_place_that_is_gone_is_seen_and_a_pattern_must_fit_one_file() -> None:
    text = "- `tools/browser/flow/walk.py`: walks.\n- `tools/gone.py`: is gone.\n- `tools/flowcharts/*.yaml`: none.\n"
    assert not_there(text, ROOT) == ["tools/gone.py", "tools/flowcharts/*.yaml"]
