"""Lays a `.br` and a `.gz` beside every file that gets smaller by it, for hosts that send such files as they are.

Brotli at its best takes seconds for the runtime: what was compressed once is kept, by its content, in the cache.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tools.sources.cache import keep_what_is_used, make_missing
from tools.sources.digest import CACHED, digest
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
    # Two files may have the same content.
    made_of = {job.made(shape): job for job in jobs for shape in SHAPES}
    make_missing(made_of, lambda targets: _make({made_of[kept]: made.parent for kept, made in targets.items()}))
    keep_what_is_used(KEPT, made_of)
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
    content = digest(path.read_bytes(), digits=CACHED)
    return Job(path, KEPT / f"{content}-{brotli}-{gzip}", brotli, gzip)


def _make(jobs: Mapping[Job, Path]) -> None:
    """Writes each into the folder beside it, in every shape."""
    orders = [(str(job.path), str(folder / job.kept.name), job.brotli, job.gzip) for job, folder in jobs.items()]
    subprocess.run([node(), str(SCRIPT)], input=json.dumps(orders), text=True, check=True, cwd=ROOT)
