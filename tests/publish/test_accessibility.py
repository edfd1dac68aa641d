"""The accessibility statement says no more than the tests do."""

import ast
from pathlib import Path

import pytest

from tests.write_results import results
from tools.pages.accessibility import Result, fill_statement, read_results, read_statement
from tools.sources.paths import DOCS, ROOT
from tools.sources.school import School
from tools.sources.toml_file import BadFile

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
    page = fill_statement(PAGE.read_text(encoding="utf-8"), read_statement(TESTED), read_results(), school)
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


def test_each_result_is_that_of_a_test_which_the_statement_names() -> None:
    named = {test for each in read_statement(TESTED).tested for test in each.tests}
    assert set(read_results()) <= named


def test_a_school_that_has_not_run_the_tests_has_no_results(tmp_path: Path) -> None:
    assert read_results(tmp_path / "accessibility-results.json") == {}


def test_the_statement_tells_how_its_tests_ended(school: School) -> None:
    statement = read_statement(TESTED)
    first, *others = statement.tested
    ended: dict[str, Result] = {test: {"checks": 2, "on": "2026-11-24"} for test in first.tests}
    page = PAGE.read_text(encoding="utf-8")
    told = fill_statement(page, statement, ended, school)
    assert f"{2 * len(first.tests)} checks, passed on 24 November 2026." in told
    assert told.count("Not run since it was written.") == len(others)
    assert "Not every test above was run since it was written." in told
    ended |= {test: {"checks": 1, "on": "2026-11-23"} for each in others for test in each.tests}
    told = fill_statement(page, statement, ended, school)
    assert "Not run since it was written." not in told
    assert "passed when they were last run, on 23 November 2026 or later" in told


REPORT = """<testsuites><testsuite timestamp="2026-11-25T10:00:00.000000+00:00">
<testcase classname="tests.one" name="test_a[x]"/><testcase classname="tests.one" name="test_a[y]"/>
<testcase classname="tests.one" name="test_b[x]"><failure/></testcase><testcase classname="tests.one" name="test_b[y]"/>
<testcase classname="tests.one" name="test_c"><skipped/></testcase>
</testsuite></testsuites>"""


def test_only_what_passed_becomes_a_result(tmp_path: Path) -> None:
    report = tmp_path / "test.xml"
    report.write_text(REPORT, encoding="utf-8")
    assert results(["tests/one.py::test_a"], [report]) == {"tests/one.py::test_a": {"checks": 2, "on": "2026-11-25"}}
    with pytest.raises(ValueError, match="did not pass") as error:
        results([f"tests/one.py::test_{name}" for name in "abcd"], [report])
    assert str(error.value).splitlines() == [
        "tests/one.py::test_b did not pass 1 of 2 checks.",
        "tests/one.py::test_c did not pass 1 of 1 checks.",
        "tests/one.py::test_d was not run. Run make test and make thorough.",
    ]


def test_a_file_with_parts_missing_is_refused_with_all_of_them(tmp_path: Path) -> None:
    wrong = tmp_path / "accessibility-tested.toml"
    wrong.write_text('prepared = 2026-11-25\n\n[[tested]]\nwhat = "All"\ntests = []\n', encoding="utf-8")
    with pytest.raises(BadFile) as error:
        read_statement(wrong)
    assert error.value.problems == [
        "docs/about/accessibility-tested.toml:1: “reviewed” is missing. Add it.",
        "docs/about/accessibility-tested.toml:1: “not_tested” is missing. Add it.",
        "docs/about/accessibility-tested.toml:1: “known” is missing. Add it.",
        "docs/about/accessibility-tested.toml:3: “how” is missing here. Add it.",
        "docs/about/accessibility-tested.toml:3: “tests” is missing here. Add it.",
    ]
