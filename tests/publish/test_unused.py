"""What no build has used for a month goes from a cache; what one uses stays, however old it is."""

import os
import time
from pathlib import Path

from tools.release.unused import DAYS, keep_what_is_used


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
