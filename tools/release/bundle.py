"""Joins the scripts that every page needs into one, so that a page waits for one file and not for one after another.

Only for a site that is published. While somebody works on it, the browser's tools show the files as they are written.
"""

import shutil
import subprocess
from pathlib import Path

from tools.sources.cache import keep_what_is_used, made_once
from tools.sources.digest import CACHED, of_files
from tools.sources.paths import CACHE, ROOT, node

SCRIPT = Path(__file__).with_suffix(".mjs")
KEPT = CACHE / "bundled"


def bundle(scripts: Path) -> None:
    """Puts the joined scripts in the place of a folder's modules. Raises CalledProcessError for one that is missing."""
    kept = made_once(
        KEPT / _mark(scripts),
        lambda made: subprocess.run([node(), str(SCRIPT), str(scripts), str(made)], check=True, cwd=ROOT),
    )
    keep_what_is_used(KEPT, [kept])
    shutil.rmtree(scripts)
    shutil.copytree(kept, scripts)


def _mark(scripts: Path) -> str:
    """Who changes a word of a page changes no script: what was joined once is kept, by all that went into it."""
    ours = [(path.relative_to(scripts).as_posix(), path) for path in sorted(scripts.rglob("*.js"))]
    return of_files([("package-lock.json", ROOT / "package-lock.json"), (SCRIPT.name, SCRIPT), *ours], digits=CACHED)
