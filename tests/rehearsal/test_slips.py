"""The scenarios' tables catch slips in a helper's routing that no rule can see: they say where a story leads."""

from itertools import islice

from tests.guide.mutants import mutants
from tests.guide.safety import broken_rules
from tools.guide.check import check_flow
from tools.guide.model import Flow
from tools.guide.walk import walk
from tools.publish.rehearsal.rehearsed import Rehearsed


def caught_by_tables(mutant: Flow, parts: list[Rehearsed]) -> bool:
    """Whether a table leads elsewhere on the changed flowchart, or passes other steps on its way."""
    for part in parts:
        if part.flow.name != mutant.name:
            continue
        passed = [(step.id, dict(part.given).get(step.id, step.answers[0].id)) for step in part.steps[:-1]]
        found = walk(mutant, passed)
        if found.step.id != part.ending.id or len(found.taken) != len(passed):
            return True
    return False


def test_tables_catch_slips_that_only_the_reviewed_ways_caught(flows: list[Flow], parts: list[Rehearsed]) -> None:
    """What neither the shape nor a safety rule catches. The reviewed list of every way (ways.json) stays.

    Every fifth slip is made: this is about a share of them, and tests/guide/test_safety.py makes them all.
    """
    made = left = caught = 0
    for flow in flows:
        for _, mutant in islice(mutants(flow), 0, None, 5):
            made += 1
            if not check_flow(mutant) and not broken_rules(mutant):
                left += 1
                caught += caught_by_tables(mutant, parts)
    print(f"{made} slips; {left} pass shape and safety rules; the scenarios' tables catch {caught} of those")
    assert left > 100
    assert caught > left / 2
