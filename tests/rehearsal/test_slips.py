"""Slips in a helper's routing are caught without the reviewed list of answers: by the scenarios' tables, or by a rule.

`tests/guide/ways.json` holds every answer, but whoever writes it anew after a slip has reviewed the slip. A table says
where a story leads, and a safety rule what must follow: neither is copied from the helper.
"""

from collections.abc import Iterator
from itertools import islice

from tests.guide.mutants import mutants
from tests.guide.safety import broken_rules
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import walk
from tools.sources.flowcharts.check import check_flow
from tools.sources.scenarios.rehearsed import Rehearsed

ONE_IN = 41
"""A safety rule looks at every way of a helper, hundreds of times for each slip: only some are put to it. A prime, so
that the slips come from every place in the file."""


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


def slips(flows: list[Flow], one_in: int = 1) -> Iterator[tuple[str, Flow]]:
    """Every slip that leaves the helper's shape right, or one in so many of them."""
    made = ((f"{flow.name}: {name}", mutant) for flow in flows for name, mutant in mutants(flow))
    return islice(((name, mutant) for name, mutant in made if not check_flow(mutant)), 0, None, one_in)


def test_tables_alone_catch_more_than_a_quarter_of_all_slips(flows: list[Flow], parts: list[Rehearsed]) -> None:
    """A table goes one way, and what cannot wait stands on three of a helper."""
    caught = [caught_by_tables(mutant, parts) for _, mutant in slips(flows)]
    print(f"{len(caught)} slips leave the shape right; the scenarios' tables catch {sum(caught)} of them")
    assert len(caught) > 5000
    assert sum(caught) > len(caught) / 4


def test_tables_or_safety_rules_catch_most_slips(flows: list[Flow], parts: list[Rehearsed]) -> None:
    missed = [
        name
        for name, mutant in slips(flows, ONE_IN)
        if not (caught_by_tables(mutant, parts) or any(broken_rules(mutant)))
    ]
    made = sum(1 for _ in slips(flows, ONE_IN))
    print(f"{len(missed)} of {made} slips are held by the reviewed answers alone:", *missed, sep="\n  ")
    assert made > 100
    assert len(missed) < made / 2


def test_no_answer_that_a_story_gives_can_lead_elsewhere_unnoticed(flows: list[Flow], parts: list[Rehearsed]) -> None:
    gone_along = {f"{part.flow.name}: {step}={answer}" for part in parts for step, answer in part.given}
    led_elsewhere = [(name, mutant) for name, mutant in slips(flows) if name.partition(" led to ")[0] in gone_along]
    assert len(led_elsewhere) > 1000
    assert [name for name, mutant in led_elsewhere if not caught_by_tables(mutant, parts)] == []
