"""Lays out what we compare with: stock Pyodide, of the same version, on the plainest page."""

import shutil
from pathlib import Path

from tools.release.compress import compress
from tools.runtime import PYODIDE, loader_of
from tools.sources.digest import CACHED, digest
from tools.sources.paths import CACHE

FILES = ("pyodide.mjs", loader_of(PYODIDE), "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Stock Pyodide</title>
<script type="module">
import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
python.runPython("import json, dataclasses, enum, typing, re");
document.documentElement.dataset.python = "ready";
</script></html>
"""
WORKER = """import { loadPyodide } from "./pyodide.mjs";
const python = await loadPyodide();
python.runPython("import json, dataclasses, enum, typing, re");
self.postMessage("ready");
"""
IN_A_WORKER = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Stock Pyodide in a worker</title>
<script type="module">
new Worker("worker.mjs", { type: "module" }).onmessage = () => {
  document.documentElement.dataset.python = "ready";
};
</script></html>
"""


def stock() -> Path:
    """A folder to serve: Pyodide's files as npm has them, compressed as ours are, and two pages that start them."""
    mark = digest((PYODIDE / "package.json").read_bytes(), Path(__file__).read_bytes(), digits=CACHED)
    folder = CACHE / "bench-stock" / mark
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        inner = folder / "stock"
        inner.mkdir(parents=True)
        for name in FILES:
            shutil.copy2(PYODIDE / name, inner / name)
        (inner / "page.html").write_text(PAGE, encoding="utf-8")
        (inner / "worker.mjs").write_text(WORKER, encoding="utf-8")
        (inner / "worker.html").write_text(IN_A_WORKER, encoding="utf-8")
        compress(folder)
        (folder / "complete").touch()
    return folder
