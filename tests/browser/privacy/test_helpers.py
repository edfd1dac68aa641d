"""A walk through helpers, a note in every box, every button: no trace of it anywhere but on the page.

`make test` walks helpers that have every kind of part, in one visit, and `make thorough` every one.
"""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.accessible.test_accessible_helpers import EXAMPLES
from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.offline.keeping import kept
from tests.browser.privacy.answers import mark_answers
from tests.browser.privacy.checks import fill_every_field, is_forgotten_after_back, nothing_left_behind
from tests.browser.privacy.recorder import Recorder
from tests.browser.privacy.sweep import MARKER
from tests.browser.walking import all_paths, answer_at_once, flow_kind, has_stood, press
from tools.browser.flow.model import Flow, Kind, Step
from tools.browser.flow.walk import Given

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize(
    "names", [pytest.param(EXAMPLES, id="examples"), pytest.param((), id="every helper", marks=pytest.mark.thorough)]
)
def test_a_visit_that_walks_every_helper_is_nowhere_but_on_its_pages(
    context: BrowserContext, recorder: Recorder, page: Page, flows: list[Flow], names: tuple[str, ...]
) -> None:
    mark_answers(context, "**/helpers/*/")
    open_with_instant_navigation(page, f"{recorder.host.address}helpers/")
    for flow in [flow for flow in flows if not names or flow.name in names]:
        page.locator(f'.md-content a[href$="{flow.name}/"]').first.click()
        expect(page.locator(f'.helper[data-walking][data-helper="{flow.name}"]')).to_be_visible()
        python_is_ready(page)
        boxes = walk_with_notes(page, flow)
        assert MARKER in page.content() and (boxes > 0 or page.locator(".helper textarea").count() == 0)
        press_every_button_at_the_ending(page)
        nothing_left_behind(recorder, page)
        page.go_back()
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_back_from_another_site_shows_nothing_of_a_walk(
    context: BrowserContext, recorder: Recorder, page: Page, flows: list[Flow]
) -> None:
    mark_answers(context, "**/helpers/*/")
    flow = next(flow for flow in flows if flow.name == "planning-for-safety")
    page.goto(f"{recorder.host.address}helpers/{flow.name}/")
    walk_with_notes(page, flow)
    assert MARKER in typed_in(page)
    is_forgotten_after_back(page, ".helper", f"{recorder.host.address}about/")
    nothing_left_behind(recorder, page)


def test_start_again_empties_every_box(recorder: Recorder, page: Page, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == "planning-for-safety")
    page.goto(f"{recorder.host.address}helpers/{flow.name}/")
    walk_with_notes(page, flow)
    assert MARKER in typed_in(page)
    press(page, "Start again")
    page.locator("dialog[open]").get_by_role("button", name="Start again").click()
    expect(page.locator(".so-far[data-empty]")).to_be_attached()
    assert MARKER not in typed_in(page)
    nothing_left_behind(recorder, page)


@pytest.mark.browser_context_args(service_workers="allow")
def test_with_the_site_kept_for_use_without_a_network_it_is_the_same(
    recorder: Recorder, page: Page, flows: list[Flow]
) -> None:
    kept(page, f"{recorder.host.address}helpers/planning-for-safety/")
    walk_with_notes(page, next(flow for flow in flows if flow.name == "planning-for-safety"))
    assert MARKER in typed_in(page)
    nothing_left_behind(recorder, page)


def walk_with_notes(page: Page, flow: Flow) -> int:
    """From the first question to an ending, each box on the way written in. Gives how many there were."""
    given, ending = way_with_most_to_write(flow)
    answer_at_once(page, flow, given[0])
    page.locator(".back").dispatch_event("click")
    boxes = 0
    for step, answer in given:
        is_shown(page, step)
        boxes += fill_every_field(page, ".helper")
        answer_at_once(page, flow, (step, answer))
    is_shown(page, ending.id)
    return boxes + fill_every_field(page, ".helper")


def way_with_most_to_write(flow: Flow) -> tuple[tuple[Given, ...], Step]:
    """Notes are written where somebody is to weigh something: at a pause."""
    pauses = {step.id for step in flow.steps if flow_kind(flow, step.id) is Kind.PAUSE}
    return max(all_paths(flow), key=lambda way: (len(pauses & dict(way[0]).keys()), len(way[0])))


def is_shown(page: Page, step: str) -> None:
    """The step is there, and has stood: a press on it counts."""
    expect(page.locator(".step[data-current]")).to_have_attribute("data-step", step)
    has_stood(page)


def press_every_button_at_the_ending(page: Page) -> None:
    before = int(page.locator("html").get_attribute("data-prints") or 0)
    # A child is not asked to make a record. Only buttons: the recorder's count of prints stands on the whole page.
    buttons = page.locator("button:is(.print-record, [data-prints])").all()
    has_stood(page)
    for pressed, button in enumerate(buttons, start=1):
        button.click()
        expect(page.locator("html")).to_have_attribute("data-prints", str(before + pressed))
    page.locator(".turns summary, .danger-now summary").evaluate_all("folds => folds.forEach((fold) => fold.click())")
    for name in ("Show every step on this page", "One question at a time"):
        page.get_by_role("button", name=name, exact=True).dispatch_event("click")
    has_stood(page)
    page.locator(".so-far .change").first.click()


def typed_in(page: Page) -> str:
    return str(page.locator(".helper textarea").evaluate_all("all => all.map((box) => box.value).join()"))
