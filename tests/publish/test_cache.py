"""What no build has used for a month goes from a cache; what one uses stays, however old it is."""

import os
import re
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.sources.cache import DAYS, keep_what_is_used, made_once, make_missing
from tools.sources.paths import ROOT


def test_what_is_used_stays_and_what_is_not_goes_after_a_month(tmp_path: Path) -> None:
    day = 24 * 60 * 60
    ages = {"used": DAYS + 1, "unused": DAYS + 1, "of last week": 7}
    for name, age in ages.items():
        (tmp_path / name).touch()
        (tmp_path / f"folder {name}").mkdir()
        (tmp_path / f"folder {name}" / "file").touch()
        for path in (tmp_path / name, tmp_path / f"folder {name}"):
            os.utime(path, times=(time.time() - age * day,) * 2)
    left = ["folder of last week", "folder used", "of last week", "used"]
    keep_what_is_used(tmp_path, [tmp_path / "used", tmp_path / "folder used"])
    assert sorted(path.name for path in tmp_path.iterdir()) == left
    keep_what_is_used(tmp_path, [])
    assert sorted(path.name for path in tmp_path.iterdir()) == left


def test_what_is_there_is_not_made_again_and_only_what_is_missing_is_made(tmp_path: Path) -> None:
    made: list[str] = []

    def make(targets: Mapping[Path, Path]) -> None:
        for place, target in targets.items():
            made.append(place.name)
            target.write_text(place.name, encoding="utf-8")

    cache = tmp_path / "cache"
    make_missing([cache / "a", cache / "b", cache / "a"], make)
    make_missing([cache / "b", cache / "c"], make)
    make_missing([cache / "c"], make)
    assert made == ["a", "b", "c"]
    assert sorted(path.name for path in cache.iterdir()) == made


def test_what_fails_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(target: Path) -> None:
        target.mkdir()
        raise OSError("The disk is full.")

    with pytest.raises(OSError, match="full"):
        made_once(tmp_path / "cache" / "folder", fail)
    assert list((tmp_path / "cache").iterdir()) == []


def test_who_comes_second_finds_it_done(tmp_path: Path) -> None:
    """Another build makes the same folder while this one is at it."""
    place = tmp_path / "folder"

    def make(target: Path) -> None:
        for folder, words in ((target, "second"), (place, "first")):
            folder.mkdir()
            (folder / "file").write_text(words, encoding="utf-8")

    assert (made_once(place, make) / "file").read_text(encoding="utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_names_of_contents_are_made_in_one_place_and_say_what_hangs_on_their_length() -> None:
    """A slice of a hash written by hand says of no length why it is that one."""
    by_hand = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tools").rglob("*.py")
        if re.search(r"hexdigest\(\)\[:\d+\]", path.read_text(encoding="utf-8"))
    ]
    # These two are on printed records of before.
    assert set(by_hand) <= {"tools/sources/flowcharts/flows.py", "tools/sources/scenarios/scenarios.py"}
