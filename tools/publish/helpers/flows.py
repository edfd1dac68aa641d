"""Reads and checks every flowchart: all of them right, or every mistake in all of them at once."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from tools.guide.check import check_flow
from tools.guide.model import Flow, Problem
from tools.guide.read import read_flow
from tools.publish.helpers.links_to_helpers import check_reader
from tools.publish.helpers.quotations import check_quotations
from tools.publish.places import PROJECT
from tools.publish.policy.text import Policy


class FlowchartsWrong(Exception):
    """Raised with every problem found; its text is one problem a line, ``path:line: what is wrong. What to do.``"""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep every problem, in the order of files and lines."""
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.path, problem.line)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def read_flows(folder: Path, policy: Policy) -> list[Flow]:
    """The flowcharts of a folder, in the order of their file names. Raises FlowchartsWrong."""
    flows: list[Flow] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.md")):
        shown = str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else path.name
        flow, found = read_flow(path.stem, shown, path.read_text(encoding="utf-8"))
        if flow is not None:
            found = [
                *check_flow(flow),
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
    """Identifies the words of a flowchart, so that a printed record can be matched with the file of its day."""
    return hashlib.sha256((PROJECT / flow.path).read_bytes()).hexdigest()[:12]


def _check_ways_on(flow: Flow, path: Path) -> list[Problem]:
    """A way on leads to another flowchart or to a page of docs, by a path from the flowchart's own folder."""
    return [
        Problem(flow.path, step.line, f"'{link.target}' is not there.", "Point to a flowchart or a page of docs.")
        for step in flow.steps
        for link in step.ways_on
        if not (path.parent / link.target.partition("#")[0]).resolve().is_file()
    ]
