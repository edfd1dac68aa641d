"""Slips in a helper's routing are caught without the reviewed list of answers: by the scenarios' tables, or by a rule.

`tests/guide/ways.json` holds every answer, but whoever writes it anew after a slip has reviewed the slip. A table says
where a story leads, and a safety rule what must follow: neither is copied from the helper.
"""

import pytest

from tests.guide.mutants import mutants
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import walk
from tools.sources.flowcharts.check import check_flow
from tools.sources.flowcharts.safety import broken_rules
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


type Slip = tuple[str, Flow, bool]
"""Its name, the flowchart with it, and whether a table catches it."""


@pytest.fixture(scope="module")
def slips(flows: list[Flow], parts: list[Rehearsed]) -> list[Slip]:
    """Every slip that leaves the helper's shape right."""
    made = ((f"{flow.name}: {name}", mutant) for flow in flows for name, mutant in mutants(flow))
    return [(name, mutant, caught_by_tables(mutant, parts)) for name, mutant in made if not check_flow(mutant)]


@pytest.mark.thorough
def test_tables_alone_catch_more_than_a_quarter_of_all_slips(slips: list[Slip]) -> None:
    """A table goes one way, and what cannot wait stands on three of a helper."""
    caught = sum(caught for _, _, caught in slips)
    print(f"{len(slips)} slips leave the shape right; the scenarios' tables catch {caught} of them")
    assert len(slips) > 5000
    assert caught > len(slips) / 4


@pytest.mark.thorough
def test_tables_or_safety_rules_catch_most_slips(slips: list[Slip]) -> None:
    some = slips[::ONE_IN]
    missed = [name for name, mutant, caught in some if not (caught or any(broken_rules(mutant)))]
    print(f"{len(missed)} of {len(some)} slips are held by the reviewed answers alone:", *missed, sep="\n  ")
    assert len(some) > 100
    assert len(missed) < len(some) / 2


@pytest.mark.thorough
def test_no_answer_that_a_story_gives_can_lead_elsewhere_unnoticed(slips: list[Slip], parts: list[Rehearsed]) -> None:
    gone_along = {f"{part.flow.name}: {step}={answer}" for part in parts for step, answer in part.given}
    led_elsewhere = [(name, caught) for name, _, caught in slips if name.partition(" led to ")[0] in gone_along]
    assert len(led_elsewhere) > 1000
    assert [name for name, caught in led_elsewhere if not caught] == []
