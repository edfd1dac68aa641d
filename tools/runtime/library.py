"""Makes the library's archive: the standard library and our packages, compiled, and only what is ever imported.

What Pyodide imports for itself and our code never uses (asyncio, the loader of packages) is replaced by the small
modules in `substitutes/`: more than half of the library came with it.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tools.sources.paths import ROOT, node

LIBRARY = "python.zip"
OURS = ("tools/__init__.py", "tools/browser/")
"""What runs in the browser, and nothing else does."""
HERE = Path(__file__).parent
SUBSTITUTES = HERE / "substitutes"
COMPILING = {"PYTHONOPTIMIZE": "2", "PYTHONNODEBUGRANGES": "1", "SOURCE_DATE_EPOCH": "1636934400"}
"""Without what only people read: docstrings, and columns for tracebacks, which the page never shows. It leaves asserts
out too, so that a rule must never stand in one. And whatever the day: with a fixed one, a compiled module goes by what
its source holds, and not by when that was written to the disk."""


def make_library(folder: Path, standard: Path) -> None:
    """Writes `folder`/python.zip, from Pyodide's archive of the standard library. The interpreter has to be there."""
    whole = folder / LIBRARY
    _join(whole, standard, _wheel(folder))
    _run("pyodide", "py-compile", "--silent", str(whole))
    _keep_only(whole, set(run_node("used.mjs", folder).split()))
    shutil.rmtree(folder / "wheel")


def run_node(script: str, *words: Path) -> str:
    """Runs a script of this folder with Node and gives what it says. Raises RuntimeError with that when it fails."""
    command = [node(), str(HERE / script), *map(str, words)]
    # The interpreter keeps the time zone that it started in.
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "TZ": "UTC"})
    if done.returncode:
        # Node repeats the line of Pyodide's loader in which an error came up, and that is a megabyte long.
        told = "\n".join(line for line in (done.stdout + done.stderr).splitlines() if len(line) < 500)
        raise RuntimeError(f"{script} failed while making the runtime:\n{told}")
    return done.stdout


def _wheel(folder: Path) -> Path:
    _run("python", "-m", "build", "--no-isolation", "--outdir", str(folder / "wheel"), str(ROOT))
    return next((folder / "wheel").glob("*.whl"))


def _join(target: Path, library: Path, wheel: Path) -> None:
    substitutes = {path.relative_to(SUBSTITUTES).as_posix(): path for path in sorted(SUBSTITUTES.rglob("*.py"))}
    with zipfile.ZipFile(target, "w") as joined:
        for source in (library, wheel):
            with zipfile.ZipFile(source) as archive:
                for name in archive.namelist():
                    if (source is library and name not in substitutes) or name.startswith(OURS):
                        joined.writestr(name, archive.read(name))
        for name, path in substitutes.items():
            joined.write(path, name)


def _keep_only(archive: Path, names: set[str]) -> None:
    with zipfile.ZipFile(archive) as whole:
        kept = {name: whole.read(name) for name in whole.namelist() if name in names}
    # Not deflated: hosts compress the whole better than each file, and the browser has nothing to inflate.
    with zipfile.ZipFile(archive, "w") as cut:
        for name, content in sorted(kept.items()):
            # A fixed date, so that the same source makes the same bytes.
            cut.writestr(zipfile.ZipInfo(name, (2021, 11, 15, 0, 0, 0)), content)


def _run(program: str, *words: str) -> None:
    """Runs a program of the Python environment; what it says is shown only when it fails."""
    command = [str(Path(sys.executable).parent / program), *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, **COMPILING})
    if done.returncode:
        raise RuntimeError(f"{program} failed while making the runtime:\n{done.stdout}{done.stderr}")
