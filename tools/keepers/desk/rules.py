"""The safety rules at the desk, over all ways: what a changed helper, or changed duties, break that was kept before."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tools.browser.flow.model import Flow, Problem
from tools.keepers.desk.changes import DUTIES, kind_of
from tools.keepers.desk.scenario import helpers
from tools.sources.flowcharts.safety import broken_rules
from tools.sources.review.snapshot import Snapshot

_TODO = "Lead it back, or say in the answer what is so: this rule is kept on every way of every helper."
_STEP = re.compile(r"“([^”]+)”")


def broken(file: str, old: Snapshot, new: Snapshot) -> list[Problem]:
    """Every safety rule that the text breaks and did not break before: a school's own helper may never have kept it."""
    if kind_of(file) != DUTIES:
        return [each for pair in zip(old.flows, new.flows, strict=True) for each in _newly(file, *pair)]
    flows = helpers({})
    pairs = ((replace(flow, table=old.table), replace(flow, table=new.table)) for flow in flows)
    return [each for pair in pairs for each in _newly(file, *pair)]


def _newly(file: str, old: Flow, new: Flow) -> Iterator[Problem]:
    kept = {*broken_rules(old)}
    for said in broken_rules(new):
        if said not in kept:
            lines = [step.line for step in new.steps if step.title in _STEP.findall(said)]
            of_helper = not file.endswith("duties.md")
            yield Problem(file, lines[0] if lines and of_helper else 1, f"A safety rule is broken. {said}", _TODO)
