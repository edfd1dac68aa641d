"""The accessibility statement says no more than the tests do."""

import ast
from pathlib import Path

import pytest

from tools.publish.accessibility import fill_statement, read_statement
from tools.publish.places import DOCS, ROOT
from tools.publish.school import School
from tools.publish.toml_file import BadFile

TESTED = DOCS / "about" / "accessibility-tested.toml"
PAGE = DOCS / "about" / "accessibility.md"


def names_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")}


def test_each_test_that_the_statement_names_is_there() -> None:
    named = [test for each in read_statement(TESTED).tested for test in each.tests]
    missing = []
    for test in named:
        path, name = test.split("::")
        if not (ROOT / path).is_file() or name not in names_in(path):
            missing.append(test)
    assert named
    assert missing == []


def test_each_thing_said_to_be_tested_names_a_test_and_how() -> None:
    assert all(each.what and each.how and each.tests for each in read_statement(TESTED).tested)


def test_the_statement_has_the_parts_that_the_regulations_expect(school: School) -> None:
    page = fill_statement(PAGE.read_text(encoding="utf-8"), read_statement(TESTED), school)
    assert "<!--" not in page
    for part in (
        "is committed to making this site accessible, in accordance with the Public Sector Bodies",
        "**partially compliant** with the Web Content Accessibility Guidelines version 2.2, level AA",
        "## Feedback and contact",
        "## Enforcement procedure",
        "Equality Advisory and Support Service (EASS)",
        "Equality and Human Rights Commission",
        "disproportionate burden",
        "Outside the scope of the regulations",
        "This statement was prepared on 25 November 2026.",
        "Nobody has confirmed who deals with it.",
    ):
        assert " ".join(part.split()) in " ".join(page.split())


def test_a_file_with_parts_missing_is_refused_with_all_of_them(tmp_path: Path) -> None:
    wrong = tmp_path / "accessibility-tested.toml"
    wrong.write_text('prepared = 2026-11-25\n\n[[tested]]\nwhat = "All"\ntests = []\n', encoding="utf-8")
    with pytest.raises(BadFile) as error:
        read_statement(wrong)
    assert error.value.problems == [
        "docs/about/accessibility-tested.toml:1: “reviewed” is missing. Add it.",
        "docs/about/accessibility-tested.toml:1: “tested_on” is missing. Add it.",
        "docs/about/accessibility-tested.toml:1: “not_tested” is missing. Add it.",
        "docs/about/accessibility-tested.toml:1: “known” is missing. Add it.",
        "docs/about/accessibility-tested.toml:3: “how” is missing here. Add it.",
        "docs/about/accessibility-tested.toml:3: “tests” is missing here. Add it.",
    ]
