"""A helper before Python is there, without it, and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import python_is_ready
from tests.browser.helpers.test_first_screen import PHONE
from tests.browser.helpers.test_helper import flow, open_helper, walk_all
from tests.browser.walking import (
    a_way_to_each_ending,
    all_paths,
    answer_at_once,
    answer_by_mouse,
    covering_paths,
    current,
)
from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow

__all__ = ["flow"]

RUNTIME = ("worker.js", "interpreter.js", "runtime.js", "pyodide.asm.wasm")
"""What is missing of the others on their host: tests/browser/offline/test_faults.py."""


def hold(page: Page, what: str) -> Callable[[], None]:
    """Keeps a file back until the function that it gives is called."""
    held: list[Route] = []
    page.route(what, lambda route: held.append(route))

    def let_go() -> None:
        for route in held:
            route.continue_()
        page.unroute(what)

    return let_go


@pytest.mark.thorough
@pytest.mark.parametrize("blocked", RUNTIME)
def test_a_way_to_the_end_while_a_file_of_the_runtime_is_blocked(
    page: Page, address: str, flow: Flow, blocked: str
) -> None:
    """Whichever file is blocked, the page's own links are followed: every way by them is walked in the next test."""
    page.route(f"**/{blocked}", lambda route: route.abort())
    open_helper(page, address, flow)
    expect(page.locator("html[data-python=failed]")).to_be_attached()
    given, ending = max(all_paths(flow), key=lambda way: len(way[0]))
    for pair in given:
        answer_at_once(page, flow, pair)
    current(page, ending)
    expect(page.locator("html[data-disagreement]")).to_have_count(0)


def test_a_way_to_every_ending_while_python_never_comes(page: Page, address: str, flow: Flow) -> None:
    held: list[Route] = []
    page.route("**/pyodide.asm.wasm", lambda route: held.append(route))
    open_helper(page, address, flow)
    walk_all(page, flow, answer_at_once, a_way_to_each_ending(flow))
    expect(page.locator("html[data-python=loading]")).to_be_attached()
    page.unroute_all(behavior="ignoreErrors")


def test_answers_given_before_python_is_there_are_kept_when_it_comes(page: Page, address: str, flow: Flow) -> None:
    let_go = hold(page, "**/pyodide.asm.wasm")
    open_helper(page, address, flow)
    answer_by_mouse(page, flow, ("danger-now", "no"))
    expect(page.locator("#an-image-or-message")).to_be_focused()
    expect(page.locator(".left")).to_be_empty()
    let_go()
    python_is_ready(page)
    expect(page.locator(".left")).to_have_text("At most 6 questions left")
    expect(page.locator(".step[data-current]")).to_have_attribute("data-step", "an-image-or-message")


@pytest.mark.thorough
def test_without_scripts_every_step_is_there_and_every_path_can_be_followed(
    browser: Browser, address: str, flow: Flow
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}helpers/{flow.name}/")
    for step in flow.steps:
        expect(page.locator(f"#{step.id}")).to_be_visible()
    # Nothing is there that only scripts can press; each answer's words stand beside where they lead.
    expect(page.locator(".walk").get_by_role("button")).to_have_count(0)
    first = flow.steps[0].answers[0]
    expect(page.locator(".answer").first).to_have_text(re.compile(f"{first.words}\\s+go to “{first.to_title}”"))
    for given, ending in covering_paths(flow):
        for step_id, answer in given:
            page.locator(f'.answer:has([id="{step_id}--{answer}"]) a').click()
        assert page.url.endswith(f"#{ending.id}")
    context.close()


@pytest.mark.thorough
def test_without_scripts_an_ending_shows_every_duty_that_a_way_to_it_calls_for_with_its_if(
    browser: Browser, address: str, flow: Flow
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}helpers/{flow.name}/")
    for ending, due in shown_at(flow).items():
        for duty, sure in due.items():
            item = page.locator(f'[data-step="{ending}"] [data-duty="{duty}"]')
            expect(item).to_be_visible()
            expect(item.locator(".given")).to_have_count(0 if sure else 1)
    context.close()


def test_without_scripts_an_answer_brings_its_step_to_the_top_of_the_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}helpers/which-route/")
    page.locator('.answer:has([id="danger-now--no"]) a').click()
    heading = page.locator("#your-role").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert heading and header
    # Below the header, which stays in sight, and nothing but the end of a line between them.
    assert 0 <= heading["y"] - header["height"] < 80
    context.close()


def test_without_the_site_s_own_script_the_page_is_whole(page: Page, address: str, flow: Flow) -> None:
    page.route("**/assets/*/js/main.js", lambda route: route.abort())
    page.goto(f"{address}helpers/{flow.name}/")
    for step in flow.steps:
        expect(page.locator(f"#{step.id}")).to_be_visible()
    page.locator('.answer:has([id="danger-now--yes-another-danger"]) a').click()
    assert page.url.endswith("#ring-999")
