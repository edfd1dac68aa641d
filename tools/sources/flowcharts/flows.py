"""Reads and checks every flowchart: all of them right, or every mistake in all of them at once."""

from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from tools.browser.flow.model import Flow, Problem, Table
from tools.sources.errors import SourceError
from tools.sources.flowcharts.check import check_flow
from tools.sources.flowcharts.check_facts import check_facts
from tools.sources.flowcharts.quotations import check_quotations
from tools.sources.flowcharts.read import read_flow
from tools.sources.flowcharts.readers import check_reader
from tools.sources.flowcharts.table import check_duties, read_table
from tools.sources.numbers import filled_in
from tools.sources.paths import PROJECT
from tools.sources.policy.text import Policy


def read_flows(folder: Path, policy: Policy) -> list[Flow]:
    """The flowcharts of a folder, in the order of their file names. Raises SourceError."""
    looked = look_at_flows(folder, policy)
    if looked.problems:
        raise SourceError(looked.problems)
    return list(looked.flows)


@dataclass(frozen=True, slots=True)
class Looked:
    """The flowcharts, every mistake in them, and whether every way of them can be walked in spite of those."""

    flows: tuple[Flow, ...]
    problems: tuple[Problem, ...]
    walkable: bool


def look_at_flows(folder: Path, policy: Policy) -> Looked:
    """Reads and checks them all: a quotation that is gone must not hide what is wrong elsewhere."""
    flows: list[Flow] = []
    table, problems = read_table()
    right = walkable = not problems
    problems += check_duties(table, policy)
    for path in sorted(folder.glob("*.md")):
        one = look_at_flow(path, path.read_text(encoding="utf-8"), policy, table, facts=right)
        walkable = walkable and one.walkable
        flows += one.flows
        problems += one.problems
    return Looked(tuple(flows), tuple(sorted(problems, key=attrgetter("path", "line"))), walkable)


def look_at_flow(path: Path, text: str, policy: Policy, table: Table, *, facts: bool = True) -> Looked:
    """Reads and checks one, by the text that is to stand at its path; ``facts`` says that the table is right."""
    shown = str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else path.name
    flow, problems = read_flow(path.stem, shown, filled_in(path, text))
    if flow is None:
        return Looked((), tuple(problems), walkable=False)
    flow = replace(flow, table=table)
    shape = check_flow(flow)
    found = (
        *shape,
        *(check_facts(flow) if facts and not shape else ()),
        *check_quotations(flow, policy),
        *_check_ways_on(flow, path),
        *check_reader(flow),
    )
    return Looked((flow,), found, walkable=not shape)


def _check_ways_on(flow: Flow, path: Path) -> list[Problem]:
    """A way on leads to another flowchart or to a page of docs, by a path from the flowchart's own folder."""
    return [
        Problem(flow.path, step.line, f"'{link.target}' is not there.", "Point to a flowchart or a page of docs.")
        for step in flow.steps
        for link in step.ways_on
        if not (path.parent / link.target.partition("#")[0]).resolve().is_file()
    ]
