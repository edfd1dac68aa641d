"""The rooms of tools/ and the arrows between them: who may import whom. Each site builder is met in one file."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.sources.paths import ROOT

MAY_IMPORT = {
    "browser": (),
    "sources": ("browser",),
    "pages": ("browser", "sources"),
    "keepers": ("browser", "sources"),
    "runtime": ("sources",),
    "release": ("sources", "runtime"),
    "generators": ("browser", "sources", "pages", "runtime", "release"),
    # Programs that a person starts: they may use every room, and no room may use them.
    "bench": ("browser", "sources", "pages", "keepers", "runtime", "release", "generators"),
    "cli": ("browser", "sources", "pages", "keepers", "runtime", "release", "generators"),
}
"""Each room of tools/, and the rooms that it may import from. docs/contributing/map.md draws it."""
BUILDERS = {
    "mkdocs": "tools/generators/mkdocs_plugin.py",
    "material": "tools/generators/mkdocs_plugin.py",
    "zensical": "tools/generators/zensical/__main__.py",
}
# Importing by name at run time would slip past a check that reads the source.
BY_NAME = ("importlib", "runpy", "__import__")


def imported(source: str) -> Iterator[tuple[int, str]]:
    """Each line that imports something, with the full name of what it imports; wherever in the file it stands."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, name.name) for name in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                home = "." * level + (module or "")
                yield from ((node.lineno, f"{home}.{name.name}") for name in names)
            case ast.Name(id="__import__"):
                yield node.lineno, "__import__"


def room_of(name: str) -> str:
    """The room of a path below tools/ or of a full name below it; "" for everything else."""
    top, room, *_ = [*name.removesuffix(".py").replace("/", ".").split("."), ""]
    return room if top == "tools" else ""


def wrong_imports(path: str, source: str) -> list[str]:
    """Every import of a file that the rules refuse. ``path`` counts from the top of the project, with slashes."""
    room = room_of(path)
    problems = []
    for line, name in imported(source):
        at = f"{path}:{line}: imports {name}."
        only = BUILDERS.get(name.partition(".")[0], path)
        there = room_of(name)
        if path != only:
            problems.append(f"{at} Only {only} may know the site builder: write a plain function, call it there.")
        elif room and name.startswith((".", "tools.")) and there not in (room, *MAY_IMPORT.get(room, ())):
            problems.append(f"{at} tools/{room} may use {', '.join(MAY_IMPORT.get(room, ())) or 'itself only'}.")
        elif room == "browser" and there != room and not _is_standard(name):
            problems.append(f"{at} This file runs in the browser: use the standard library, or what runs there too.")
    return problems


def _is_standard(name: str) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names and name.partition(".")[0] not in BY_NAME


def sources() -> list[Path]:
    return sorted([*(ROOT / "tools").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def test_no_file_imports_what_it_may_not() -> None:
    problems = [
        problem
        for path in sources()
        for problem in wrong_imports(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]
    assert problems == []


def test_every_module_stands_in_a_room_of_the_table_and_every_room_has_modules() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tools").rglob("*.py")}
    assert {room_of(name) for name in names - {"tools/__init__.py"}} == set(MAY_IMPORT)
    assert {"tools/browser/flow/walk.py", "tools/browser/api.py", *BUILDERS.values()} <= names


def test_the_rooms_stand_in_an_order_no_two_of_them_use_each_other() -> None:
    left = dict(MAY_IMPORT)
    while left:
        free = [room for room, uses in left.items() if not set(uses) & set(left)]
        assert free, f"a circle among {sorted(left)}"
        for room in free:
            del left[room]


@pytest.mark.parametrize(
    ("path", "source", "name"),
    [
        ("tools/browser/flow/walk.py", "import tools.sources.school", "tools.sources.school"),
        (
            "tools/browser/flow/walk.py",
            "from tools.sources.flowcharts.flows import read_flows",
            "tools.sources.flowcharts.flows.read_flows",
        ),
        ("tools/browser/flow/walk.py", "from tools import sources", "tools.sources"),
        ("tools/browser/flow/walk.py", "from ...pages import site", "...pages.site"),
        ("tools/browser/flow/walk.py", "def late():\n    from tools.cli import main", "tools.cli.main"),
        ("tools/browser/assessment/document.py", "import yaml", "yaml"),
        ("tools/browser/rehearsal/mark.py", "import importlib", "importlib"),
        ("tools/browser/api.py", "__import__('tools.pages')", "__import__"),
        ("tools/sources/glossary.py", "from tools.pages.formatting import inline", "tools.pages.formatting.inline"),
        ("tools/keepers/report.py", "from tools.pages import formatting", "tools.pages.formatting"),
        ("tools/pages/site_pages.py", "from tools.runtime import runtime", "tools.runtime.runtime"),
        ("tools/release/offline.py", "from tools.pages.policy.cover import cover", "tools.pages.policy.cover.cover"),
        ("tools/sources/paths.py", "from tools.bench import figures", "tools.bench.figures"),
        ("tools/pages/site_pages.py", "from mkdocs.config import base", "mkdocs.config.base"),
        ("tests/publish/test_site.py", "import material", "material"),
    ],
)
def test_a_bad_import_is_seen(path: str, source: str, name: str) -> None:
    [problem] = wrong_imports(path, source)
    assert problem.startswith(f"{path}:{source.count(chr(10)) + 1}: imports {name}. ")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "tools/browser/flow/walk.py",
            "from tools.browser.flow.model import Flow\nfrom collections.abc import Iterator",
        ),
        ("tools/browser/api.py", "import json\nfrom tools.browser.assessment.messages import missing_message"),
        ("tools/sources/flowcharts/flows.py", "from tools.browser.flow.walk import walk\nimport markdown"),
        ("tools/cli.py", "from tools.pages.helpers.measure import measure\nfrom tools.keepers import commands"),
        ("tests/guide/test_walk.py", "import tools.pages.helpers.page"),
        (BUILDERS["mkdocs"], "from mkdocs.config.defaults import MkDocsConfig\nfrom tools.pages import site_pages"),
    ],
)
def test_a_good_import_is_left_alone(path: str, source: str) -> None:
    assert wrong_imports(path, source) == []
