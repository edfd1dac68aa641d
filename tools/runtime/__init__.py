"""Makes the Python runtime that the site serves: Pyodide, cut down to what our code needs, and ready to answer.

Stock Pyodide compiles 9 MB of library source in the reader's browser. Here the library is compiled and cut down
beforehand (`library.py`), the interpreter loses what only packages with C code would call (`lighter.mjs`), its loader
what only other programs would (`lighter-loader.mjs`), and the interpreter's memory is kept as it is once everything has
been imported (`memory.mjs`). The browser starts from that memory; when anything is off, from the library
(`overrides/assets/js/python/interpreter.js`).
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tools.runtime.library import LIBRARY, OURS, SUBSTITUTES, make_library, run_node
from tools.sources.paths import CACHE, ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
FACE = "pyodide.mjs"
LOADER = "pyodide.asm.js"
INTERPRETER = "pyodide.asm.wasm"
MEMORY = "memory.wasm"
LOCK = "lock.json"
INTERPRETER_JS = ROOT / "overrides" / "assets" / "js" / "python" / "interpreter.js"


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
    # To Node the loader is a script of the older kind, which it would not take for one inside this project.
    kind = folder / "package.json"
    kind.write_text('{"type": "commonjs"}', encoding="utf-8")
    shutil.copy2(PYODIDE / FACE, folder / FACE)
    run_node("lighter.mjs", PYODIDE / LOADER, PYODIDE / INTERPRETER, folder / INTERPRETER)
    run_node("lighter-loader.mjs", PYODIDE / LOADER, folder / INTERPRETER, folder / LOADER)
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    # Pyodide wants its list of packages even when there is none to load: 120 kB that nobody needs to wait for.
    (folder / LOCK).write_text(json.dumps({"info": lock["info"], "packages": {}}), encoding="utf-8")
    make_library(folder, PYODIDE / "python_stdlib.zip")
    run_node("memory.mjs", folder, folder / MEMORY)
    kind.unlink()


def _fingerprint() -> str:
    marked = hashlib.sha256()
    for path in _sources():
        marked.update(path.name.encode() + path.read_bytes())
    return marked.hexdigest()[:16]


def _sources() -> Iterable[Path]:
    yield from (PYODIDE / "package.json", ROOT / "package-lock.json", ROOT / "pyproject.toml", INTERPRETER_JS)
    yield from sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in {".py", ".mjs"})
    for part in OURS:
        place = ROOT / part
        yield from sorted(place.rglob("*.py")) if place.is_dir() else (place,)


__all__ = ["LIBRARY", "MEMORY", "SUBSTITUTES", "runtime"]
