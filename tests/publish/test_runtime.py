"""The same sources make the same runtime, whenever and wherever: else readers would fetch it anew with each build."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tools.runtime import LIBRARY, MEMORY, library, runtime
from tools.runtime.library import run_node
from tools.sources.paths import ROOT

pytestmark = pytest.mark.lighter

FLAGS = slice(4, 8)
"""Where a compiled module says what it goes by: nothing for the time at which its source was last changed (PEP 552)."""


def test_no_step_of_it_is_left_out_unasked() -> None:
    assert runtime().left_out == ()


def test_the_memory_is_the_same_when_it_is_made_again_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = runtime()
    scripts = tmp_path / "a project in a folder with a longer name" / "tools" / "runtime"
    shutil.copytree(library.HERE, scripts)
    monkeypatch.setattr(library, "HERE", scripts)
    again = tmp_path / "elsewhere"
    shutil.copytree(made.folder, again)
    # As while it is made: the loader is a script of the older kind.
    (again / "package.json").write_text('{"type": "commonjs"}', encoding="utf-8")
    told = run_node("memory-snapshot.mjs", again, made.folder.with_name("modules.json"), again / "again.wasm")
    assert json.loads(told) == made.memory
    assert (again / "again.wasm").read_bytes() == (made.folder / MEMORY).read_bytes()


def test_no_module_of_the_library_says_when_it_was_compiled() -> None:
    with zipfile.ZipFile(runtime().folder / LIBRARY) as packed:
        modules = {name: packed.read(name) for name in packed.namelist() if name.endswith(".pyc")}
    assert len(modules) > 50
    assert [name for name, content in modules.items() if not any(content[FLAGS])] == []


def test_what_readers_get_of_our_python_is_the_room_named_after_them_no_less_and_no_more() -> None:
    with zipfile.ZipFile(runtime().folder / LIBRARY) as packed:
        shipped = {name for name in packed.namelist() if name.startswith("tools/")}
    room = [ROOT / "tools" / "__init__.py", *(ROOT / "tools" / "browser").rglob("*.py")]
    assert shipped == {path.relative_to(ROOT).with_suffix(".pyc").as_posix() for path in room}
