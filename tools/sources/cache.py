"""What was made once is kept, under a name made of all that it was made from: who builds again waits less.

Build time only.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

DAYS = 30
"""How long what no build has used stays."""


def made_once(place: Path, make: Callable[[Path], object]) -> Path:
    """The file or folder at `place`; if it is not there, `make` writes it where it is told."""
    make_missing([place], lambda targets: make(targets[place]))
    return place


def make_missing(places: Iterable[Path], make: Callable[[Mapping[Path, Path]], object]) -> None:
    """Has those of one folder made that are not there: `make` is told once where to write each.

    Two builds at a time never see each other's half-written files; who comes second finds it done.
    """
    missing = [place for place in dict.fromkeys(places) if not place.exists()]
    if not missing:
        return
    folder = missing[0].parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as made:
        targets = {place: Path(made) / place.name for place in missing}
        make(targets)
        for place, target in targets.items():
            try:
                target.rename(place)
            except OSError:
                if not place.exists():
                    raise


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
