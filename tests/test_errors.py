"""Every error that the project raises on purpose has one base, and a name that says that it is one."""

import ast

from tools.browser.flow.model import Problem
from tools.sources.errors import PolicyToolsError, SourceError
from tools.sources.paths import ROOT


def test_every_error_of_ours_has_the_base_and_is_called_one() -> None:
    bases: dict[str, list[str]] = {}
    for path in (ROOT / "tools").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = [ast.unparse(base) for base in node.bases]
    known = {"Exception", "ValueError", "LookupError", "RuntimeError", "OSError"}
    errors = {name for name, of in bases.items() if known & {*of}}
    while more := {name for name, of in bases.items() if errors & {*of}} - errors:
        errors |= more
    assert {"RequestError", "SourceError", "DocumentError", "BuildError"} <= errors
    assert [name for name in errors if not name.endswith("Error")] == []
    assert {name for name in errors if known & {*bases[name]}} == {PolicyToolsError.__name__}


def test_mistakes_of_every_kind_are_lines_and_all_are_told() -> None:
    in_a_file, in_none = Problem("a.md", 1, "one.", "Mend it."), Problem("", 0, "There is no b.")
    wrong = SourceError([in_a_file, in_none])
    assert wrong.problems == (in_a_file, in_none)
    assert str(wrong) == "a.md:1: one. Mend it.\nThere is no b."
    assert str(SourceError.saying("There is no b.")) == "There is no b."
