"""On a metered line, or where the reader asks for less, Python is fetched when something needs it and not before."""

import json
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import open_form
from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import kept
from tests.browser.walking import current, has_stood
from tools.browser.flow.model import Flow

METERED: list[dict[str, object]] = [{"saveData": True}, {"type": "cellular"}]


def on_a_line(page: Page, line: dict[str, object]) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{value: {json.dumps(line)}}});")


def python_was_fetched(host: Host) -> bool:
    return any(PurePosixPath(path).suffix == ".wasm" for path in host.asked)


def nothing_of_python_yet(page: Page, host: Host) -> None:
    # Python is sent for before anything else is started, and the page says so in this attribute.
    expect(page.locator("html:not([data-python])")).to_be_attached()
    assert not python_was_fetched(host)


@pytest.mark.parametrize("line", METERED, ids=str)
def test_a_walk_has_python_sent_for_with_its_first_answer(
    page: Page, host: Host, flows: list[Flow], line: dict[str, object]
) -> None:
    flow = next(flow for flow in flows if flow.name == "which-route")
    on_a_line(page, line)
    page.goto(f"{host.address}helpers/{flow.name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    nothing_of_python_yet(page, host)
    first = flow.steps[0].answers[-1]
    has_stood(page)
    page.locator(f"#{flow.steps[0].id}--{first.id}").click()
    following = flow.step(first.to)
    assert following is not None
    current(page, following)
    python_is_ready(page)
    assert python_was_fetched(host)


def test_the_list_has_python_sent_for_with_its_first_tick(page: Page, whole_site: Path) -> None:
    on_a_line(page, METERED[0])
    with hosted(whole_site) as host:
        page.goto(f"{host.address}helpers/what-is-it/")
        expect(page.locator("[data-ticks][data-walkable]")).to_be_attached()
        nothing_of_python_yet(page, host)
        has_stood(page)
        page.locator(".tick label").first.click()
        python_is_ready(page)


def test_the_form_has_python_sent_for_when_it_is_to_check(page: Page, host: Host) -> None:
    on_a_line(page, METERED[0])
    open_form(page, host.address)
    nothing_of_python_yet(page, host)
    page.get_by_role("button", name="Check what is missing").click()
    expect(page.locator("[data-gaps-title]")).to_contain_text("things to look at")


def test_where_the_site_is_kept_on_the_device_python_costs_nothing_and_comes_at_once(page: Page, host: Host) -> None:
    kept(page, host.address)
    on_a_line(page, METERED[0])
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
