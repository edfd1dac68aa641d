"""Makes the Python runtime that the site serves: Pyodide with our code, and whatever makes it start sooner.

What has to be is short: Pyodide's own files, and one archive of its library and our code. Each thing that makes it
lighter or quicker is a step that may be left out (tools/runtime/optional.py): the library loses what nothing
imports, is compiled and has small modules in the place of large ones (`library.py`), the interpreter loses what only
packages with C code would call (`prune-exports.mjs`), and its memory is kept as it is once everything has been imported
(`memory-snapshot.mjs`). What the reader's browser must know of the result is its manifest.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.runtime.library import LIBRARY, OURS, STUBS, answers, make_library, run_node
from tools.runtime.optional import DoesNotFitError, attempt, unwanted
from tools.sources.cache import made_once
from tools.sources.digest import CACHED, of_files
from tools.sources.paths import CACHE, ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
FACE = "pyodide.mjs"
LOADERS = ("pyodide.asm.mjs", "pyodide.asm.js")
"""What Pyodide calls its loader, the newest name first."""
INTERPRETER = "pyodide.asm.wasm"
MEMORY = "memory.wasm"
LOCK = "lock.json"
FOLDER = "../../runtime/"
"""Where the runtime lies from the folder of its manifest, until it gets a hashed name."""
MANIFEST = "python/runtime.js"
"""The script, beside interpreter.js, that tells the reader's browser of it."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """A runtime that was made: what to publish, what a browser must know, and what had to be said."""

    folder: Path
    loader: str
    memory: dict[str, int] | None
    left_out: tuple[str, ...]


def runtime(pyodide: Path = PYODIDE, kept_in: Path = CACHE / "runtime") -> Runtime:
    """The runtime, made anew when our code, Pyodide or the choice of steps has changed. Raises RuntimeError."""

    def make(target: Path) -> None:
        facts = asdict(_make(target / "files", pyodide)) | {"folder": ""}
        (target / "facts.json").write_text(json.dumps(facts), encoding="utf-8")

    sources = ((os.path.relpath(path, ROOT), path) for path in _sources(pyodide))
    steps = " ".join(sorted(unwanted())).encode()
    folder = made_once(kept_in / of_files(sources, steps, digits=CACHED), make)
    known = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    return Runtime(folder / "files", known["loader"], known["memory"], tuple(known["left_out"]))


def write_runtime(made: Runtime, assets: Path) -> None:
    """Puts it, and its manifest, among the assets of a site."""
    shutil.copytree(made.folder, assets / "runtime", dirs_exist_ok=True)
    (assets / "js" / MANIFEST).write_text(manifest(made, FOLDER), encoding="utf-8")


def manifest(made: Runtime, folder: str) -> str:
    """The script that tells the reader's browser of it; `folder`: where it lies, from there."""
    return f"export const RUNTIME = {json.dumps({'folder': folder, 'loader': made.loader, 'memory': made.memory})};\n"


def loader_of(folder: Path) -> str:
    """The name of Pyodide's loader. Raises RuntimeError when it has another."""
    found = [name for name in LOADERS if (folder / name).exists()]
    if not found:
        raise RuntimeError(f"Pyodide's loader has a new name: none of {', '.join(LOADERS)} is in {folder}.")
    return found[0]


def _make(folder: Path, pyodide: Path) -> Runtime:
    folder.mkdir(parents=True)
    loader = loader_of(pyodide)
    # To Node a loader that ends in .js is a script of the older kind, which it would not take for one in this project.
    kind = folder / "package.json"
    kind.write_text('{"type": "commonjs"}', encoding="utf-8")
    for name in (FACE, loader, INTERPRETER):
        shutil.copy2(pyodide / name, folder / name)
    shutil.copy2(pyodide / "pyodide-lock.json", folder / LOCK)
    left_out = [attempt("packages", lambda: _without_packages(folder / LOCK))]
    used, not_taken = make_library(folder, pyodide / "python_stdlib.zip")
    left_out += [*not_taken, attempt("interpreter", lambda: _lighter(folder, loader))]
    memory: dict[str, int] = {}
    left_out.append(attempt("memory", lambda: memory.update(_remembered(folder, used))))
    kind.unlink()
    return Runtime(folder, loader, memory or None, tuple(filter(None, left_out)))


def _without_packages(lock: Path) -> None:
    """Pyodide wants its list of packages even when there is none to load: 120 kB that nobody needs to wait for."""
    known: dict[str, Any] = json.loads(lock.read_text(encoding="utf-8"))
    if not {"info", "packages"} <= known.keys():
        raise DoesNotFitError("Pyodide's list of packages is written in another way.")
    lock.write_text(json.dumps({"info": known["info"], "packages": {}}), encoding="utf-8")


def _lighter(folder: Path, loader: str) -> None:
    whole = (folder / INTERPRETER).read_bytes()
    run_node("prune-exports.mjs", folder / loader, folder / INTERPRETER, folder / INTERPRETER)
    try:
        answers(folder)
    except DoesNotFitError:
        (folder / INTERPRETER).write_bytes(whole)
        raise


def _remembered(folder: Path, used: Iterable[str]) -> dict[str, int]:
    """Gives what a browser must know to use the memory, in which all modules that are used are imported."""
    modules = sorted(re.sub(r"(/__init__)?\.pyc?$", "", name).replace("/", ".") for name in used)
    names = folder.with_name("modules.json")
    names.write_text(json.dumps(modules), encoding="utf-8")
    try:
        told: dict[str, int] = json.loads(run_node("memory-snapshot.mjs", folder, names, folder / MEMORY))
    except DoesNotFitError:
        (folder / MEMORY).unlink(missing_ok=True)
        raise
    return told


def _sources(pyodide: Path) -> Iterable[Path]:
    yield from (pyodide / "package.json", pyodide / loader_of(pyodide), ROOT / "package-lock.json")
    yield from sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in {".py", ".mjs"})
    for part in OURS:
        place = ROOT / part
        yield from sorted(place.rglob("*.py")) if place.is_dir() else (place,)


__all__ = ["LIBRARY", "MEMORY", "STUBS", "Runtime", "runtime", "write_runtime"]
