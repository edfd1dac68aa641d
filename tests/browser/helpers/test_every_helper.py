"""Every helper, every path: CPython, Pyodide and the page's own links lead to the same ending."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.walking import answer_at_once, covering_paths, current, press
from tools.browser.flow.duties import due_on
from tools.browser.flow.model import Flow, Kind
from tools.browser.flow.walk import paths, walk
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import FLOWCHARTS, POLICY
from tools.sources.policy.text import read_policy

NAMES = sorted(path.stem for path in FLOWCHARTS.glob("*.md"))

BOTH_WAYS = """async (all) => {
  const main = document.querySelector("script[src$='/js/main.js']").src;
  const { follow } = await import(new URL("helper/links.js", main).href);
  const { ask } = await import(new URL("python/python.js", main).href);
  const helper = document.querySelector(".helper");
  const flow = JSON.parse(helper.dataset.flow);
  const short = (found) => [found.step, found.kind, found.taken, found.dropped];
  const found = [];
  for (const answers of all)
    {
      const walked = await ask({ do: "walk", flow, answers });
      found.push([short(follow(helper, answers)), short(walked), Object.fromEntries(walked.duties)]);
    }
  return found;
}"""


@pytest.fixture(params=NAMES)
def flow(request: pytest.FixtureRequest) -> Flow:
    return next(flow for flow in read_flows(FLOWCHARTS, read_policy(POLICY)) if flow.name == request.param)


def test_every_path_is_walked_alike_and_every_ending_is_shown(
    page: Page, address: str, flow: Flow, complaints: list[str]
) -> None:
    """One visit for both: starting Python takes longer than asking it."""
    page.goto(f"{address}helpers/{flow.name}/")
    python_is_ready(page)
    three_ways_of_walking_agree_on_every_path(page, flow)
    a_walk_to_each_ending_shows_it_and_what_would_have_changed_it(page, flow)
    expect(page.locator("html[data-disagreement]")).to_have_count(0)
    assert complaints == []


def three_ways_of_walking_agree_on_every_path(page: Page, flow: Flow) -> None:
    ways = [given for given, _ in paths(flow)]
    # Those that give every answer once cut short as well, and with an answer that no longer applies.
    some = [given for given, _ in covering_paths(flow)]
    asked = [*ways, *(given[:length] for given in some for length in range(len(given)))]
    asked += [((flow.steps[0].id, flow.steps[0].answers[0].id), *given[1:]) for given in some]
    seen = page.evaluate(BOTH_WAYS, [list(map(list, given)) for given in asked])
    for given, (by_links, by_pyodide, due) in zip(asked, seen, strict=True):
        found = walk(flow, given)
        here = [found.step.id, found.step.kind.value, found.taken, found.dropped]
        expected = json.loads(json.dumps(here))
        assert by_pyodide == expected, given
        assert by_links == expected, given
        assert due == (due_on(flow, found.taken) if found.step.kind is Kind.ENDING else {}), given


def a_walk_to_each_ending_shows_it_and_what_would_have_changed_it(page: Page, flow: Flow) -> None:
    shortest = {end.id: given for given, end in sorted(paths(flow), key=lambda way: -len(way[0]))}
    for ending_id, given in shortest.items():
        ending = flow.step(ending_id)
        assert ending is not None
        for pair in given:
            answer_at_once(page, flow, pair)
        current(page, ending)
        expect(page.locator(f"#draw-{ending_id}.here")).to_have_count(1)
        asked = [pair for pair in given if (step := flow.step(pair[0])) and step.kind is Kind.QUESTION]
        expect(page.locator(".turns")).to_be_visible()
        assert page.locator(".turns li").count() >= 1
        assert page.locator(".so-far > ol li").count() >= len(asked)
        press(page, "Start again")
        current(page, flow.steps[0])
