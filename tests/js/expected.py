"""What Python makes of every walk (or, by `marks`, of every sheet), for the tests of the page's own modules.

`python -m tests.js.expected walks` writes it as JSON.
"""

import json
import sys
from collections.abc import Iterator

from tests.rehearsal.sheets import sheets
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import Given, paths, walk
from tools.browser.flow.wire import to_wire
from tools.browser.rehearsal.mark import mark
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import FLOWCHARTS, POLICY, SCENARIOS
from tools.sources.policy.text import read_policy
from tools.sources.scenarios.rehearsed import rehearsed
from tools.sources.scenarios.scenarios import accepted, read_scenarios


def answered(flow: Flow) -> Iterator[list[Given]]:
    """Every way through; those that give an answer for the first time also cut short, and with another first answer."""
    met: set[Given] = set()
    first = flow.steps[0]
    for given, _ in paths(flow):
        yield list(given)
        if not met.issuperset(given):
            met.update(given)
            yield from (list(given[:length]) for length in range(len(given)))
            yield from ([(first.id, answer.id), *given[1:]] for answer in first.answers)
    yield [(first.id, "no-such-answer"), ("no-such-step", "yes")]


def walks() -> Iterator[object]:
    """Each flowchart with the answers and where they lead: step, kind, taken, dropped."""
    for flow in read_flows(FLOWCHARTS, read_policy(POLICY)):
        given = {json.dumps(each): each for each in answered(flow)}.values()
        found = [(each, walk(flow, each)) for each in given]
        cases = [[each, [to.step.id, to.step.kind.value, to.taken, to.dropped]] for each, to in found]
        yield {"name": flow.name, "flow": to_wire(flow, ()), "cases": cases}


def marks() -> Iterator[object]:
    """Each part of a scenario with the sheets and how they stand beside its table."""
    policy = read_policy(POLICY)
    flows = read_flows(FLOWCHARTS, policy)
    for part in rehearsed(read_scenarios(SCENARIOS, flows, policy), flows):
        table = accepted(part.flow, part.part)
        cases = []
        for given in [list(part.given), *(sheet for sheet, _ in sheets(part))]:
            found = mark(part.flow, table, given)
            said = [(step, each.value) for step, each in found.marks]
            cases.append([given, [said, found.parted, found.step.id, found.step.kind.value, found.expected.id]])
        yield {"name": part.name, "flow": to_wire(part.flow, ()), "accepted": table, "cases": cases}


if __name__ == "__main__":
    json.dump(list({"walks": walks, "marks": marks}[sys.argv[1]]()), sys.stdout)
