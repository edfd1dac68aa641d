"""Empties a cache of what no build has used for long, so that it does not grow with every change."""

import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

DAYS = 30


def keep_what_is_used(cache: Path, used: Iterable[Path]) -> None:
    """Marks files and folders of a cache as used now, and deletes those that were last used too long ago.

    Another build may do the same at the same time: it uses what is new, and what it deletes is gone already.
    """
    for path in used:
        os.utime(path)
    long_ago = time.time() - DAYS * 24 * 60 * 60
    for path in cache.iterdir():
        try:
            if path.stat().st_mtime >= long_ago:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        except FileNotFoundError:
            continue
