"""No reachable state of a helper has a fault that axe can find: every rule, in every look, in the page itself.

A state is a step with the answers that led to it. Ways that give every
answer of every helper are walked with Python at work; the others, and there are thousands, differ in which duties of
the same endings are shown. This takes minutes, so `make thorough` runs it and `make test` does not: that has
tests/browser/accessible/test_accessible_helpers.py, which comes to every step on one way and looks at copies.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import COLOURS, SIZES, dressed, faults, still_page
from tests.browser.accessible.contrast import CONTRAST
from tests.browser.conftest import python_is_ready
from tests.browser.walking import Stop, covering_paths, travel
from tools.browser.flow.model import Flow, Step
from tools.browser.flow.walk import Given
from tools.sources.paths import FLOWCHARTS

pytestmark = pytest.mark.thorough
HELPERS = sorted(path.stem for path in FLOWCHARTS.glob("*.md"))
AGAIN = """async () => {
    const there = new Promise((heard) => {
        document.addEventListener("focusin", ({ target }) => target.matches(".step h2") && heard(), { once: true });
    });
    document.querySelector(".walk .restart").click();
    await there;
}"""


@pytest.mark.parametrize("name", HELPERS)
def test_no_state_of_a_helper_has_a_fault(browser: Browser, address: str, flows: list[Flow], name: str) -> None:
    flow = next(flow for flow in flows if flow.name == name)
    page = still_page(browser, python=True)
    page.goto(f"{address}helpers/{name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    python_is_ready(page)
    told: dict[str, list[str]] = {}
    been: set[tuple[Given, ...]] = set()
    for given, _ in covering_paths(flow):
        if been:
            page.evaluate(AGAIN)
        for answers, step in states(flow, given):
            if answers:
                travel(page, Stop((answers[-1],), step, new=False))
            if answers not in been:
                been.add(answers)
                told |= {f"{answers}, {look}": found for look, found in in_every_look(page) if found}
    assert told == {}
    page.context.close()


def states(flow: Flow, given: tuple[Given, ...]) -> Iterator[tuple[tuple[Given, ...], Step]]:
    """Each state on a way through a helper: the answers so far, and the step that is shown."""
    step = flow.steps[0]
    yield (), step
    for at, (_, chosen) in enumerate(given, start=1):
        to = flow.step(next(answer.to for answer in step.answers if answer.id == chosen))
        assert to is not None
        step = to
        yield given[:at], step


def in_every_look(page: Page) -> Iterator[tuple[str, list[str]]]:
    for size in SIZES:
        page.set_viewport_size(SIZES[size])
        for colours in COLOURS:
            with dressed(page, colours):
                contrast = (
                    [] if colours == "light" else [f"contrast: {each}" for each in page.evaluate(CONTRAST, ".helper")]
                )
                yield f"{size}, {colours}", [*contrast, *faults(page, ".helper")]
