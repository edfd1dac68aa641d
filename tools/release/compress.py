"""Lays a `.br` and a `.gz` beside every file that gets smaller by it, for hosts that send such files as they are.

Brotli at its best takes seconds for the runtime: what was compressed once is kept, by its content, in the cache.
"""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from tools.release.unused import keep_what_is_used
from tools.sources.paths import CACHE, ROOT, node

ENDINGS = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml", ".zip")
SHAPES = ("br", "gz")
WORTH_IT = 0.95
"""A compressed file stays only when it is smaller than this part of the original."""
KEPT = CACHE / "compressed"
SCRIPT = Path(__file__).with_suffix(".mjs")
BEST, HARD, QUICK = (11, 9), (10, 9), (6, 6)
"""How hard Brotli and gzip try: their best for what many pages share. Pages all change with each change of a word, so
they get less: they are an eighth larger in a fiftieth of the time."""
HURRIED = ("helpers", "annex-a")
"""Pages that are long and asked for in a hurry. They are worth 22 ms of building each: all but the longest helper then
come in one round trip, which is 14.6 kB with what the host says of them."""


class Job(NamedTuple):
    """One file to compress: where its results are kept, by its content, and how hard Brotli and gzip try."""

    path: Path
    kept: Path
    brotli: int
    gzip: int

    def made(self, shape: str) -> Path:
        """Where the result in this shape is kept."""
        return self.kept.with_name(f"{self.kept.name}.{shape}")


def compress(folder: Path) -> None:
    """Writes the compressed files of a finished folder. To be called last: they hold what the originals hold then."""
    jobs = [_job(path, *_effort(path.relative_to(folder))) for path in originals(folder)]
    _make([job for job in jobs if not job.made("gz").exists()])
    keep_what_is_used(KEPT, (job.made(shape) for job in jobs for shape in SHAPES))
    for job in jobs:
        for shape in SHAPES:
            if job.made(shape).stat().st_size < job.path.stat().st_size * WORTH_IT:
                shutil.copyfile(job.made(shape), job.path.with_name(f"{job.path.name}.{shape}"))


def originals(folder: Path) -> list[Path]:
    """The files of a folder that are worth a try."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name.endswith(ENDINGS)]


def _effort(path: Path) -> tuple[int, int]:
    if path.suffix != ".html":
        return BEST
    return HARD if path.parts[0] in HURRIED else QUICK


def _job(path: Path, brotli: int, gzip: int) -> Job:
    content = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    return Job(path, KEPT / f"{content}-{brotli}-{gzip}", brotli, gzip)


def _make(jobs: list[Job]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    # Two files may have the same content.
    wanted = {job.kept: job for job in jobs}
    if not wanted:
        return
    # Two builds at a time must not see each other's half-written files.
    orders = [(str(job.path), f"{job.kept}.{os.getpid()}", job.brotli, job.gzip) for job in wanted.values()]
    subprocess.run([node(), str(SCRIPT)], input=json.dumps(orders), text=True, check=True, cwd=ROOT)
    for job in wanted.values():
        for shape in SHAPES:
            Path(f"{job.kept}.{os.getpid()}.{shape}").rename(job.made(shape))
