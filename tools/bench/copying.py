"""Copies the project, so that a measurement may change its words; and runs the site builder on a copy."""

import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tools.sources.paths import CACHE, ROOT

PARTS = ("docs", "overrides", "tools", "mkdocs.yml", "package.json", "package-lock.json", "pyproject.toml", "README.md")
MADE = ("compressed", "drawings", "minified", "runtime", "templates", "vendor")
"""What the build keeps in the cache."""
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took, in seconds: by the clock, and of the processor, which other programs disturb less."""

    clock: float
    processor: float


def copy(folder: Path, *, fresh: bool = False) -> Path:
    """The project in another folder, with what it has made so far; a `fresh` one has made nothing yet, as a clone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
        else:
            shutil.copy2(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    for name in () if fresh else MADE:
        if (CACHE / name).is_dir():
            shutil.copytree(CACHE / name, folder / ".cache" / name, copy_function=_link)
    return folder


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Another disk.
        shutil.copy2(source, target)


def command(*words: str) -> list[str]:
    """How to run MkDocs on the code of the folder that it is run in."""
    return [sys.executable, "-m", "mkdocs", *words]


def build(folder: Path) -> Took:
    """Builds the site of a folder. Raises RuntimeError with what was said when that does not work."""
    return timed(command("build", "--quiet"), folder)


def timed(words: list[str], folder: Path) -> Took:
    """Runs a command in a folder. Raises RuntimeError with what was said when it does not work."""
    began, before = time.perf_counter(), _processor()
    done = subprocess.run(words, cwd=folder, env=QUIET, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"In {folder} this did not work: {' '.join(words)}\n{done.stdout}{done.stderr}")
    return Took(time.perf_counter() - began, _processor() - before)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
