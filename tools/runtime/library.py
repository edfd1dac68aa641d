"""Makes the library's archive: Pyodide's standard library and our packages.

Three steps that may be left out make it start sooner. What Pyodide imports for itself and our code never uses (asyncio,
the loader of packages) is replaced by the small modules in `stubs/`: more than half of the library came with it.
Only what is ever imported stays. And it is compiled beforehand, by Pyodide's own Python, whatever the build's is.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tools.runtime.optional import DoesNotFitError, attempt
from tools.sources.paths import ROOT, node

LIBRARY = "python.zip"
OURS = ("tools/__init__.py", "tools/browser/")
"""What runs in the browser, and nothing else does."""
HERE = Path(__file__).parent
STUBS = HERE / "stubs"
ERROR = re.compile(r"\s*(?:\w*Error|PythonError)\b.*: ?\S")
DATED = (2021, 11, 15, 0, 0, 0)
"""A fixed date for each file of an archive, so that the same source makes the same bytes."""


def make_library(folder: Path, standard: Path) -> tuple[frozenset[str], list[str]]:
    """Writes `folder`/python.zip, from Pyodide's archive of the standard library.

    Gives the files of it that are ever read, and what to say of steps left out. Pyodide's other files have to be there.
    Raises RuntimeError when our Python does not answer in Pyodide.
    """
    library = folder / LIBRARY
    modules = _modules(standard) | _ours()
    _write(library, modules)
    try:
        used = answers(folder)
    except DoesNotFitError as why:
        raise RuntimeError(f"Our Python does not answer in this Pyodide. {why}") from None

    def put(others: dict[str, bytes]) -> None:
        nonlocal modules, used
        used = _instead(library, others)
        modules = others

    left_out = [
        attempt("stubs", lambda: put(modules | _stubs())),
        attempt("used", lambda: put({name: content for name, content in modules.items() if name in used})),
        attempt("compiled", lambda: put(_compiled(folder, standard, modules))),
    ]
    return used, left_out


def answers(folder: Path) -> frozenset[str]:
    """Asks the runtime of a folder a question of each kind. Gives the files of its library that it read."""
    return frozenset(run_node("list-used-modules.mjs", folder).split())


def run_node(script: str, *words: Path) -> str:
    """Runs a script of this folder with Node and gives what it says. Raises DoesNotFitError with that when it fails."""
    command = [node(), str(HERE / script), *map(str, words)]
    # The interpreter keeps the time zone that it started in.
    environment = {**os.environ, "TZ": "UTC"}
    # Of what Node says when it ends by an error, a pipe takes the first 64 kB and loses the error.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as says:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=says, text=True, cwd=ROOT, env=environment)
        says.seek(0)
        said = says.read()
    if done.returncode:
        # Node repeats the line of Pyodide's loader in which an error came up, and that is a megabyte long.
        told = [line for line in (said + done.stdout).splitlines() if len(line) < 500]
        # The sentence of an error, if there is one, says it best; Python's stands last.
        errors = [line for line in told if ERROR.match(line)]
        raise DoesNotFitError(f"{script}: {errors[-1] if errors else ' '.join(told)}")
    return done.stdout


def _instead(library: Path, modules: Mapping[str, bytes]) -> frozenset[str]:
    """Puts another library in the place of this one if our Python answers from it, else puts this one back."""
    before = library.with_name("before.zip")
    shutil.move(library, before)
    try:
        _write(library, modules)
        return answers(library.parent)
    except DoesNotFitError:
        shutil.copyfile(before, library)
        raise
    finally:
        before.unlink()


def _modules(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def _ours() -> dict[str, bytes]:
    paths = (path for part in OURS for path in ([ROOT / part] if part.endswith(".py") else (ROOT / part).rglob("*.py")))
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def _stubs() -> dict[str, bytes]:
    return {path.relative_to(STUBS).as_posix(): path.read_bytes() for path in STUBS.rglob("*.py")}


def _compiled(folder: Path, standard: Path, modules: Mapping[str, bytes]) -> dict[str, bytes]:
    sources = {name: content.decode() for name, content in modules.items() if name.endswith(".py")}
    with tempfile.TemporaryDirectory() as between:
        given, made = Path(between) / "sources.json", Path(between) / "compiled.json"
        given.write_text(json.dumps(sources), encoding="utf-8")
        run_node("compile.mjs", folder, standard, given, made)
        compiled = json.loads(made.read_text(encoding="utf-8"))
    others = {name: content for name, content in modules.items() if name not in compiled}
    return others | {f"{name}c": bytes.fromhex(code) for name, code in compiled.items()}


def _write(target: Path, modules: Mapping[str, bytes]) -> None:
    # Not deflated: hosts compress the whole better than each file, and the browser has nothing to inflate.
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in sorted(modules.items()):
            archive.writestr(zipfile.ZipInfo(name, DATED), content)
