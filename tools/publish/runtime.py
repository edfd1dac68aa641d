"""Makes the Python runtime that the site serves: Pyodide, with a library cut down to what our code imports.

The stock library is 9 MB of source that the browser has to compile. Here everything is compiled beforehand, our
own packages are put in with it, and what our code never imports is left out (design: the runtime, measured).
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tools.publish.places import CACHE, ROOT, node

PYODIDE = ROOT / "node_modules" / "pyodide"
AS_THEY_ARE = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")
LIBRARY = "python.zip"
LOCK = "lock.json"
OURS = ("tools/__init__.py", "tools/browser.py", "tools/guide/", "tools/assessment/", "tools/rehearsal/")
"""What runs in the browser. Nothing of tools/publish does."""


def runtime() -> Path:
    """The folder with the runtime, made anew when our code or Pyodide has changed."""
    folder = CACHE / "runtime" / _fingerprint()
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            _make(Path(made) / "runtime")
            (Path(made) / "runtime").rename(folder)
    return folder


def _make(folder: Path) -> None:
    folder.mkdir()
    for name in AS_THEY_ARE:
        shutil.copy2(PYODIDE / name, folder / name)
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    # Pyodide wants its list of packages even when there is none to load: 120 kB that nobody needs to wait for.
    (folder / LOCK).write_text(json.dumps({"info": lock["info"], "packages": {}}), encoding="utf-8")
    whole = folder / LIBRARY
    _join(whole, PYODIDE / "python_stdlib.zip", _wheel(folder))
    _run("pyodide", "py-compile", "--silent", str(whole))
    _keep_only(whole, _used(folder))
    shutil.rmtree(folder / "wheel")


def _wheel(folder: Path) -> Path:
    _run("python", "-m", "build", "--no-isolation", "--outdir", str(folder / "wheel"), str(ROOT))
    return next((folder / "wheel").glob("*.whl"))


def _join(target: Path, library: Path, wheel: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as joined:
        for source in (library, wheel):
            with zipfile.ZipFile(source) as archive:
                for name in archive.namelist():
                    if source is library or name.startswith(OURS):
                        joined.writestr(name, archive.read(name))


def _used(folder: Path) -> set[str]:
    """The files of the library that are read when our code is imported and answers, as Pyodide itself tells."""
    script = Path(__file__).with_name("used.mjs")
    told = subprocess.run([node(), str(script), str(folder)], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(told.stdout.split())


def _keep_only(archive: Path, names: set[str]) -> None:
    with zipfile.ZipFile(archive) as whole:
        kept = {name: whole.read(name) for name in whole.namelist() if name in names}
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as cut:
        for name, content in sorted(kept.items()):
            # A fixed date, so that the same source makes the same bytes.
            cut.writestr(zipfile.ZipInfo(name, (2021, 11, 15, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def _run(program: str, *words: str) -> None:
    """Runs a program of the Python environment; what it says is shown only when it fails."""
    command = [str(Path(sys.executable).parent / program), *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        raise RuntimeError(f"{program} failed while making the runtime:\n{done.stdout}{done.stderr}")


def _fingerprint() -> str:
    marked = hashlib.sha256()
    for path in _sources():
        marked.update(path.name.encode() + path.read_bytes())
    return marked.hexdigest()[:16]


def _sources() -> Iterable[Path]:
    yield from (PYODIDE / "package.json", Path(__file__), Path(__file__).with_name("used.mjs"), ROOT / "pyproject.toml")
    for part in OURS:
        place = ROOT / part
        yield from sorted(place.rglob("*.py")) if place.is_dir() else (place,)
