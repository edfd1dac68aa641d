"""Reads the list of what may be so, `tools/duties/what-is-it.md`, or says every mistake in it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tools.browser.flow.model import Flow, Kind, Problem, Table
from tools.sources.flowcharts.check import check_arrows, check_titles
from tools.sources.flowcharts.read import read_flow
from tools.sources.paths import DUTIES, PROJECT

NAME = "what-is-it"


def read_tick_list(table: Table, folder: Path = DUTIES) -> tuple[Flow | None, list[Problem]]:
    """The list as a flow: a group of ticks is a step, a tick an answer, and the last step is what all lead to.

    None where the school has no list, or a wrong one.
    """
    path = folder / f"{NAME}.md"
    if not path.exists():
        return None, []
    shown = str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else path.name
    flow, problems = read_flow(NAME, shown, path.read_text(encoding="utf-8"))
    if flow is None:
        return None, problems
    flow = replace(flow, table=table)
    problems = [*check_titles(flow), *check_arrows(flow), *_check(flow)]
    return (None if problems else flow), problems


def _check(flow: Flow) -> Iterable[Problem]:
    known = {fact.name for fact in flow.table.facts}
    last = flow.steps[-1]
    if last.kind is not Kind.ENDING:
        yield Problem(flow.path, last.line, f"'{last.title}' has ticks.", "End with a step that says what to do.")
    for step in flow.steps[:-1]:
        if step.kind is Kind.ENDING:
            yield Problem(flow.path, step.line, f"'{step.title}' has no ticks.", "Only the last step has none.")
        for answer in step.answers:
            if answer.to != last.id:
                yield Problem(flow.path, answer.line, f"'{answer.words}' leads elsewhere.", f"Lead to '#{last.id}'.")
            if answer.says is None:
                yield Problem(flow.path, answer.line, f"'{answer.words}' says nothing.", "Add what it says: '(image)'.")
            for name in sorted({name for name, _ in answer.says or ()} - known):
                yield Problem(flow.path, answer.line, f"'{name}' is no fact.", "Use one of tools/duties/facts.toml.")
    ids = [answer.id for step in flow.steps for answer in step.answers]
    for twice in sorted({each for each in ids if ids.count(each) > 1}):
        yield Problem(flow.path, 1, f"'{twice}' is there twice.", "Keep one.")
