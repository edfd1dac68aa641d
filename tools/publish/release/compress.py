"""Lays a `.br` and a `.gz` beside every file that gets smaller by it, for hosts that send such files as they are.

Brotli at its best takes seconds for the runtime: what was compressed once is kept, by its content, in the cache.
"""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

from tools.publish.places import CACHE, ROOT, node
from tools.publish.release.unused import keep_what_is_used

ENDINGS = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml", ".zip")
SHAPES = ("br", "gz")
WORTH_IT = 0.95
"""A compressed file stays only when it is smaller than this part of the original."""
KEPT = CACHE / "compressed"
SCRIPT = Path(__file__).with_suffix(".mjs")
BEST, QUICK = (11, 9), (6, 6)
"""How hard Brotli and gzip try: their best for what many pages share, and for pages, which all change with each change
of a word, so that they are a hundredth larger in a third of the time."""


def compress(folder: Path) -> None:
    """Writes the compressed files of a finished folder. To be called last: they hold what the originals hold then."""
    kept = {path: _kept(path, *_effort(path)) for path in originals(folder)}
    _make({path: stem for path, stem in kept.items() if not stem.with_name(f"{stem.name}.gz").exists()})
    keep_what_is_used(KEPT, (stem.with_name(f"{stem.name}.{shape}") for stem in kept.values() for shape in SHAPES))
    for path, stem in kept.items():
        for shape in SHAPES:
            made = stem.with_name(f"{stem.name}.{shape}")
            if made.stat().st_size < path.stat().st_size * WORTH_IT:
                shutil.copyfile(made, path.with_name(f"{path.name}.{shape}"))


def originals(folder: Path) -> list[Path]:
    """The files of a folder that are worth a try."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name.endswith(ENDINGS)]


def _effort(path: Path) -> tuple[int, int]:
    return QUICK if path.suffix == ".html" else BEST


def _kept(path: Path, brotli: int, gzip: int) -> Path:
    return KEPT / f"{hashlib.sha256(path.read_bytes()).hexdigest()[:32]}-{brotli}-{gzip}"


def _make(wanted: dict[Path, Path]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    # Two builds at a time must not see each other's half-written files.
    jobs = {str(stem): [str(path), f"{stem}.{os.getpid()}", *_effort(path)] for path, stem in wanted.items()}
    if not jobs:
        return
    subprocess.run([node(), str(SCRIPT)], input=json.dumps(list(jobs.values())), text=True, check=True, cwd=ROOT)
    for stem, (_, target, *_) in jobs.items():
        for shape in SHAPES:
            Path(f"{target}.{shape}").rename(f"{stem}.{shape}")
