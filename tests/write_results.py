"""Writes how the tests ended that the accessibility statement names, from the last `make test` and `make thorough`.

`make statement` runs it. A test that failed, was left out or did not run is told of, and nothing is written then.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from tools.pages.accessibility import read_statement
from tools.sources.paths import CACHE, RESULTS, STATEMENT

REPORTS = CACHE / "results"


def ended(reports: Iterable[Path]) -> Iterator[tuple[str, bool, str]]:
    """Each check of pytest's reports: its test as ``path::name``, whether it passed, and the day."""
    for report in reports:
        for suite in ElementTree.parse(report).iter("testsuite"):
            day = suite.attrib["timestamp"][:10]
            for case in suite.iter("testcase"):
                test = f"{case.attrib['classname'].replace('.', '/')}.py::{case.attrib['name'].partition('[')[0]}"
                yield test, all(case.find(each) is None for each in ("failure", "error", "skipped")), day


def results(named: Iterable[str], reports: Iterable[Path]) -> dict[str, dict[str, int | str]]:
    """How often each named test was run with another case, and when. Raises ValueError with all that did not pass."""
    checks = list(ended(reports))
    found: dict[str, dict[str, int | str]] = {}
    problems = []
    for test in sorted(set(named)):
        own = [(passed, day) for name, passed, day in checks if name == test]
        if not own:
            problems.append(f"{test} was not run. Run make test and make thorough.")
        elif failed := sum(not passed for passed, _ in own):
            problems.append(f"{test} did not pass {failed} of {len(own)} checks.")
        else:
            found[test] = {"checks": len(own), "on": min(day for _, day in own)}
    if problems:
        raise ValueError("\n".join(problems))
    return found


if __name__ == "__main__":
    named = [test for each in read_statement(STATEMENT).tested for test in each.tests]
    try:
        found = results(named, sorted(REPORTS.glob("*.xml")))
    except ValueError as problems:
        sys.exit(f"{problems}\nNothing was written.")
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
