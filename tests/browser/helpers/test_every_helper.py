"""Every helper, every path: CPython, Pyodide, the page's script and its links lead to one ending; its card is whole.

One visit for all, on a phone: starting Python takes longer than asking it.
"""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.helpers.test_card import lines_in_sight
from tests.browser.helpers.test_first_screen import PHONE
from tests.browser.walking import a_way_to_each_ending, answer_at_once, covering_paths, current, start_again
from tools.browser.flow.duties import called, card, due_on, stated_on
from tools.browser.flow.model import Flow, Kind
from tools.browser.flow.walk import Given, paths, walk
from tools.pages.helpers.measure import most_words
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import FLOWCHARTS, POLICY
from tools.sources.policy.text import read_policy

NAMES = sorted(path.stem for path in FLOWCHARTS.glob("*.md"))

BOTH_WAYS = """async (all) => {
  const main = document.querySelector("script[src$='/js/main.js']").src;
  const { walkWithoutPython } = await import(new URL("helper/walk-fallback.js", main).href);
  const { ask } = await import(new URL("python/python.js", main).href);
  const helper = document.querySelector(".helper");
  const flow = JSON.parse(helper.dataset.flow);
  const short = (found) => [found.step, found.kind, found.taken, found.dropped];
  const found = [];
  for (const answers of all)
    {
      const walked = await ask({ do: "walk", flow, answers });
      found.push([short(walkWithoutPython(flow, answers)), short(walked), Object.fromEntries(walked.duties)]);
    }
  return found;
}"""

# Where the links lead that a reader without scripts follows.
LINKS = """() => Object.fromEntries([...document.querySelectorAll(".helper [data-step]")].map((step) => [
  step.dataset.step,
  Object.fromEntries([...step.querySelectorAll(".answer")].map((answer) => [
    answer.querySelector(".give").value,
    answer.querySelector("a").hash.slice(1),
  ])),
]))"""


@pytest.fixture(scope="module", params=NAMES)
def flow(request: pytest.FixtureRequest) -> Flow:
    return next(flow for flow in read_flows(FLOWCHARTS, read_policy(POLICY)) if flow.name == request.param)


@pytest.fixture(scope="module")
def visit(browser: Browser, address: str) -> Iterator[Page]:
    """The list of helpers, from which on pages are changed without leaving."""
    page = browser.new_context(viewport=PHONE).new_page()
    open_with_instant_navigation(page, f"{address}helpers/")
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def opened(visit: Page, address: str, flow: Flow) -> Iterator[Page]:
    heard: list[str] = []
    visit.on("console", lambda message: heard.append(message.text))
    visit.on("pageerror", lambda error: heard.append(str(error)))
    visit.locator(f'.md-content a[href$="{flow.name}/"]').first.dispatch_event("click")
    expect(visit.locator(f'.helper[data-walking][data-helper="{flow.name}"]')).to_be_visible()
    python_is_ready(visit)
    yield visit
    visit.go_back()
    expect(visit).to_have_url(f"{address}helpers/")
    assert heard == []


@pytest.mark.thorough
def test_the_ways_of_walking_agree_on_every_path(opened: Page, flow: Flow) -> None:
    ways = [given for given, _ in paths(flow)]
    # Those that give every answer once cut short as well, and with an answer that no longer applies.
    some = [given for given, _ in covering_paths(flow)]
    asked = [*ways, *(given[:length] for given in some for length in range(len(given)))]
    asked += [((flow.steps[0].id, flow.steps[0].answers[0].id), *given[1:]) for given in some]
    assert opened.evaluate(LINKS) == {step.id: {answer.id: answer.to for answer in step.answers} for step in flow.steps}
    seen = opened.evaluate(BOTH_WAYS, [list(map(list, given)) for given in asked])
    for given, (by_the_page, by_pyodide, due) in zip(asked, seen, strict=True):
        found = walk(flow, given)
        here = [found.step.id, found.step.kind.value, found.taken, found.dropped]
        expected = json.loads(json.dumps(here))
        assert by_pyodide == expected, given
        assert by_the_page == expected, given
        assert due == (due_on(flow, found.taken) if found.step.kind is Kind.ENDING else {}), given


@pytest.mark.thorough
def test_a_walk_to_each_ending_shows_it_with_its_card_and_what_would_have_changed_it(opened: Page, flow: Flow) -> None:
    page = opened
    for given, ending in a_way_to_each_ending(flow):
        for pair in given:
            answer_at_once(page, flow, pair)
        current(page, ending)
        expect(page.locator(f"#draw-{ending.id}.here")).to_have_count(1)
        asked = [pair for pair in given if (step := flow.step(pair[0])) and step.kind is Kind.QUESTION]
        expect(page.locator(".turns")).to_be_visible()
        assert page.locator(".turns li").count() >= 1
        assert page.locator(".so-far > ol li").count() >= len(asked)
        has_its_card_whole_on_the_first_screen(page, flow, given)
        start_again(page, flow)
    expect(page.locator("html[data-disagreement]")).to_have_count(0)


def has_its_card_whole_on_the_first_screen(page: Page, flow: Flow, given: tuple[Given, ...]) -> None:
    stated = stated_on(flow, given)
    wanted = card(flow.table, called(flow.table, stated))
    assert lines_in_sight(page) == wanted, given
    if wanted:
        shown = page.locator(".step[data-current] .ending-card")
        box = shown.bounding_box()
        assert box is not None and box["y"] >= 0, given
        assert box["y"] + box["height"] <= PHONE["height"], (given, box)
        marks = page.locator(".step[data-current] .ending-card small:visible").count()
        assert len(shown.inner_text().split()) - marks <= most_words(flow.table, stated), given


def test_most_endings_have_a_card(flows: list[Flow]) -> None:
    """Else the test above would see none."""
    cards = [
        card(flow.table, called(flow.table, stated_on(flow, given)))
        for flow in flows
        for given, _ in a_way_to_each_ending(flow)
    ]
    assert sum(map(bool, cards)) > 40
