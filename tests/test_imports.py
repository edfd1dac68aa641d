"""Imports point one way: what runs in the browser needs nothing of the build, each site builder is met in one file."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.publish.places import ROOT

IN_THE_BROWSER = ("tools.guide", "tools.assessment", "tools.rehearsal", "tools.browser")
ONLY_BUILDER = "tools/publish/hook.py"
BUILDERS = {"mkdocs": ONLY_BUILDER, "material": ONLY_BUILDER, "zensical": "tools/publish/zensical/__main__.py"}
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


def _is_in(name: str, places: tuple[str, ...]) -> bool:
    return name.startswith(tuple(f"{place}." for place in places)) or name in places


def wrong_imports(path: str, source: str) -> list[str]:
    """Every import of a file that the rules refuse. ``path`` counts from the top of the project, with slashes."""
    runs_in_the_browser = _is_in(path.removesuffix(".py").replace("/", "."), IN_THE_BROWSER)
    problems = []
    for line, name in imported(source):
        at = f"{path}:{line}: imports {name}."
        standard = name.partition(".")[0] in sys.stdlib_module_names and not _is_in(name, BY_NAME)
        only = BUILDERS.get(name.partition(".")[0], path)
        if path != only:
            problems.append(f"{at} Only {only} may know the site builder: write a plain function, call it there.")
        elif runs_in_the_browser and not standard and not _is_in(name, IN_THE_BROWSER):
            problems.append(f"{at} This file runs in the browser: use the standard library, or what runs there too.")
    return problems


def sources() -> list[Path]:
    return sorted([*(ROOT / "tools").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def test_no_file_imports_what_it_may_not() -> None:
    problems = [
        problem
        for path in sources()
        for problem in wrong_imports(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    ]
    assert problems == []


def test_the_rule_reads_the_files_that_it_is_about() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in sources()}
    assert {"tools/guide/walk.py", "tools/assessment/document.py", "tools/browser.py", ONLY_BUILDER} <= names
    assert any(_is_in(name, tuple(BUILDERS)) for _, name in imported((ROOT / ONLY_BUILDER).read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("path", "source", "name"),
    [
        ("tools/guide/walk.py", "import tools.publish.helpers.flows", "tools.publish.helpers.flows"),
        (
            "tools/guide/walk.py",
            "from tools.publish.helpers.flows import read_flows",
            "tools.publish.helpers.flows.read_flows",
        ),
        ("tools/guide/walk.py", "from tools import publish", "tools.publish"),
        ("tools/guide/walk.py", "from ..publish import flows", "..publish.flows"),
        ("tools/guide/walk.py", "def late():\n    from tools.cli import main", "tools.cli.main"),
        ("tools/assessment/document.py", "import yaml", "yaml"),
        ("tools/rehearsal/marking.py", "import importlib", "importlib"),
        ("tools/browser.py", "__import__('tools.publish')", "__import__"),
        ("tools/publish/site.py", "from mkdocs.config import base", "mkdocs.config.base"),
        ("tests/publish/test_site.py", "import material", "material"),
    ],
)
def test_a_bad_import_is_seen(path: str, source: str, name: str) -> None:
    [problem] = wrong_imports(path, source)
    assert problem.startswith(f"{path}:{source.count(chr(10)) + 1}: imports {name}. ")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("tools/guide/walk.py", "from tools.guide.model import Flow\nfrom collections.abc import Iterator"),
        ("tools/browser.py", "import json\nfrom tools.assessment.messages import missing_message"),
        ("tools/publish/helpers/flows.py", "from tools.guide.read import read_flow\nimport markdown"),
        ("tools/guided.py", "import tools.publish.helpers.flows"),
        (ONLY_BUILDER, "from mkdocs.config.defaults import MkDocsConfig"),
    ],
)
def test_a_good_import_is_left_alone(path: str, source: str) -> None:
    assert wrong_imports(path, source) == []
