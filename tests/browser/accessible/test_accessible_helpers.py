"""No state of a helper has a fault that axe can find: on a phone and on a desktop, in light, dark and forced colours.

`make test` looks so at a few helpers that together have every kind of part, and at every other one with all its steps
shown, where a fault of its own words would stand: a heading left out, a link without a name. `make thorough` looks at
every state of every helper.

A tour gives every answer of a helper once, by the page's own buttons, and so comes to every step. Each stop of the tour
is a state: the step that is shown with the answers so far, each ending with its record. So is each step by itself, as a
link to it shows it. Not every way to a step is walked: two ways differ in their lists of answers, and every line of
those is there. What lies round the walk is the same in every state, and is looked at once.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import SIZES, faults, faults_in_every_look, faults_of_words, still_page
from tests.browser.accessible.kinds import kinds_of_parts
from tests.browser.conftest import python_is_ready
from tests.browser.copies import States
from tests.browser.walking import answer_at_once, answer_by_mouse, current, press, tour, travel
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.sources.paths import FLOWCHARTS

pytestmark = pytest.mark.thorough

HELPERS = sorted(path.stem for path in FLOWCHARTS.glob("*.md"))
EXAMPLES = ("planning-for-safety", "where-a-child-can-turn", "worried-about-my-child")
"""Together they have every kind of part that a helper has: for staff, for children, for families."""


def test_the_examples_have_every_kind_of_part_that_any_helper_has(site: Path) -> None:
    parts = {name: kinds_of_parts(site / "helpers" / name / "index.html") for name in HELPERS}
    seen = set().union(*(parts[name] for name in EXAMPLES))
    assert len(seen) > 100
    assert {name: own - seen for name, own in parts.items() if own - seen} == {}


@pytest.mark.parametrize("name", [name for name in HELPERS if name not in EXAMPLES])
def test_no_helper_has_a_fault_with_every_step_shown(wide: Page, address: str, name: str) -> None:
    wide.set_viewport_size(SIZES["phone"])
    wide.goto(f"{address}helpers/{name}/")
    expect(wide.locator(".helper[data-walking]")).to_be_visible()
    every_step_without_a_walk(wide)
    assert faults_of_words(wide) == []


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in EXAMPLES else pytest.mark.thorough) for name in HELPERS]
)
def test_no_state_of_a_helper_has_a_fault(wide: Page, address: str, flows: list[Flow], name: str) -> None:
    flow = next(flow for flow in flows if flow.name == name)
    page = wide
    page.set_viewport_size(SIZES["desktop"])
    page.goto(f"{address}helpers/{name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    assert faults(page) == [], "the page as it opens"
    states = States(page, ".helper", ".helper > :not(.walk)")
    states.keep("as it opens")
    been = {flow.steps[0].id}
    for stop in tour(flow):
        travel(page, stop)
        states.keep(stop.step.id, but="" if stop.new else ".steps")
        been.add(stop.step.id)
    assert been == {step.id for step in flow.steps}
    page.locator(".back").dispatch_event("click")
    expect(page.locator(".step[data-current] .your-answer")).to_be_visible()
    states.keep("a question seen again")
    for step in flow.steps:
        page.evaluate("step => { location.hash = step; }", step.id)
        expect(page.locator(f'.helper[data-looking] .step[data-current][data-step="{step.id}"]')).to_be_visible()
        states.keep(f"{step.id}, by itself", but=".danger-now")
    every_step_without_a_walk(page)
    assert faults(page, ".helper") == [], "every step without a walk"
    assert states.faults() == []


def every_step_without_a_walk(page: Page) -> None:
    press(page, "Show every step on this page")
    page.locator(".helper details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")


def test_a_fault_of_one_state_is_found_in_the_looks_that_have_it(
    browser: Browser, address: str, flows: list[Flow]
) -> None:
    flow = next(flow for flow in flows if flow.name == "which-route")
    page = still_page(browser, viewport=SIZES["desktop"])
    page.goto(f"{address}helpers/{flow.name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    page.add_style_tag(
        content="""
        [data-md-color-scheme="slate"] [data-kind="ending"] .step h2 { color: #333 !important; }
        @media (forced-colors: active) {
            .give { forced-color-adjust: none; color: #333 !important; background: #222 !important; } }
        @media (max-width: 500px) { .so-far h2 { color: #ddd !important; } }"""
    )
    states = States(page, ".helper", ".helper > :not(.walk)")
    states.keep("as it opens")
    travel(page, next(tour(flow)))
    states.keep("an ending")
    told = states.faults()
    for look in (
        *("desktop, dark: contrast", "phone, dark: contrast", "phone, dark: color-contrast"),
        *("desktop, forced: contrast", "desktop, forced: color-contrast", "phone, forced: contrast"),
        "phone, light: color-contrast",
    ):
        assert any(fault.startswith(look) for fault in told), look
    assert not any(fault.startswith("desktop, light") for fault in told), told
    page.context.close()


def test_what_only_python_adds_has_no_fault(browser: Browser, address: str, flows: list[Flow]) -> None:
    """How many questions are left, what would have changed the ending, and which answers no longer apply."""
    flow = next(flow for flow in flows if flow.name == "which-route")
    page = still_page(browser, python=True)
    page.goto(f"{address}helpers/{flow.name}/")
    python_is_ready(page)
    expect(page.locator(".left")).to_contain_text("At most")
    assert faults_in_every_look(page, ".walk") == [], "the questions that are left"
    # So long a way that a change of its first answer leaves others without a question.
    longest, _ = max(paths(flow), key=lambda way: len(way[0]))
    for pair in longest:
        answer_at_once(page, flow, pair)
    page.locator(".turns summary").click()
    assert faults_in_every_look(page, ".walk") == [], "what would have changed the ending"
    first = flow.steps[0]
    change = page.get_by_role("button", name="Change your answer").first
    change.dispatch_event("click")
    current(page, first)
    for answer in first.answers:
        answer_by_mouse(page, flow, (first.id, answer.id))
        expect(page.locator(".step[data-current] h2")).to_be_focused()
        if page.locator(".dropped").is_visible():
            break
        change.dispatch_event("click")
    expect(page.locator(".dropped")).to_contain_text("no longer applies")
    assert faults_in_every_look(page, ".walk") == [], "answers that no longer apply"
    every_step_without_a_walk(page)
    assert faults_in_every_look(page) == [], "every step without a walk"
    page.context.close()
