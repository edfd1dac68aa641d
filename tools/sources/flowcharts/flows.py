"""Reads and checks every flowchart: all of them right, or every mistake in all of them at once."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tools.browser.flow.model import Flow, Problem
from tools.sources.flowcharts.check import check_flow
from tools.sources.flowcharts.check_facts import check_facts
from tools.sources.flowcharts.quotations import check_quotations
from tools.sources.flowcharts.read import read_flow
from tools.sources.flowcharts.readers import check_reader
from tools.sources.flowcharts.table import check_duties, read_table
from tools.sources.paths import DUTIES, PROJECT
from tools.sources.policy.text import Policy


class FlowchartsWrong(Exception):
    """Raised with every problem found; its text is one problem a line, ``path:line: what is wrong. What to do.``"""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep every problem, in the order of files and lines."""
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.path, problem.line)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def read_flows(folder: Path, policy: Policy) -> list[Flow]:
    """The flowcharts of a folder, in the order of their file names. Raises FlowchartsWrong."""
    flows: list[Flow] = []
    table, problems = read_table()
    problems += check_duties(table, policy)
    problems_of_table = bool(problems)
    for path in sorted(folder.glob("*.md")):
        shown = str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else path.name
        flow, found = read_flow(path.stem, shown, path.read_text(encoding="utf-8"))
        if flow is not None:
            flow = replace(flow, table=table)
            shape = check_flow(flow)
            found = [
                *shape,
                *([] if shape or problems_of_table else check_facts(flow)),
                *check_quotations(flow, policy),
                *_check_ways_on(flow, path),
                *check_reader(flow),
            ]
            flows.append(flow)
        problems += found
    if problems:
        raise FlowchartsWrong(problems)
    return flows


def fingerprint(flow: Flow) -> str:
    """Identifies the words of a flowchart and its duties, so that a printed record can be matched with those files."""
    files = [PROJECT / flow.path, *(path for name in ("facts.toml", "duties.md") if (path := DUTIES / name).exists())]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _check_ways_on(flow: Flow, path: Path) -> list[Problem]:
    """A way on leads to another flowchart or to a page of docs, by a path from the flowchart's own folder."""
    return [
        Problem(flow.path, step.line, f"'{link.target}' is not there.", "Point to a flowchart or a page of docs.")
        for step in flow.steps
        for link in step.ways_on
        if not (path.parent / link.target.partition("#")[0]).resolve().is_file()
    ]
