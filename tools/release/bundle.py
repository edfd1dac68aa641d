"""Joins the scripts that every page needs into one, so that a page waits for one file and not for one after another.

Only for a site that is published. While somebody works on it, the browser's tools show the files as they are written.
"""

import hashlib
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from tools.release.unused import keep_what_is_used
from tools.sources.paths import CACHE, ROOT, node

SCRIPT = Path(__file__).with_suffix(".mjs")
KEPT = CACHE / "bundled"


def bundle(scripts: Path) -> None:
    """Puts the joined scripts in the place of a folder's modules. Raises CalledProcessError for one that is missing."""
    kept = KEPT / _mark(scripts)
    if not kept.exists():
        # Two builds at a time must not see each other's half-written files; who comes second finds it done.
        made = kept.with_name(f"{kept.name}.{os.getpid()}")
        subprocess.run([node(), str(SCRIPT), str(scripts), str(made)], check=True, cwd=ROOT)
        with suppress(OSError):
            made.rename(kept)
        shutil.rmtree(made, ignore_errors=True)
    keep_what_is_used(KEPT, [kept])
    shutil.rmtree(scripts)
    shutil.copytree(kept, scripts)


def _mark(scripts: Path) -> str:
    """Who changes a word of a page changes no script: what was joined once is kept, by all that went into it."""
    marked = hashlib.sha256((ROOT / "package-lock.json").read_bytes() + SCRIPT.read_bytes())
    for path in sorted(scripts.rglob("*.js")):
        marked.update(f"{path.relative_to(scripts).as_posix()} {path.stat().st_size} ".encode() + path.read_bytes())
    return marked.hexdigest()[:32]
