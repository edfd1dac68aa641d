"""Whatever of Python is missing or slow: the page stays readable, and says in one sentence what does not work."""

from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.browser.annex_a.filling import box
from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host
from tests.browser.offline.keeping import KEPT
from tests.browser.rehearsal.rehearsing import open_scenario, past_the_act
from tests.browser.walking import answer_at_once
from tests.find_browser import launch_arguments
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.runtime import PYODIDE, loader_of

LOADER = loader_of(PYODIDE)
NEEDED = ["pyodide.mjs", LOADER, "pyodide.asm.wasm", "lock.json"]
MEMORY = pytest.param("memory.wasm", marks=pytest.mark.lighter)
FAULTS = ["missing", "truncated", "another page in its place"]
# A browser takes no module that its host does not call a script. What else is called something wrong takes a way round.
MODULES = ["pyodide.mjs", LOADER]
TOLD = ".python-told"
NOT_STARTED = "A part of this page could not start."


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Nothing is kept: else the whole runtime would be asked for, whatever Python itself needs."""
    return {**browser_context_args, "service_workers": "block"}


def disturb(host: Host, name: str, fault: str) -> None:
    """Spoils one file of the runtime on its host."""
    path = next(host.folder.rglob(name)).relative_to(host.folder).as_posix()
    whole = (host.folder / path).read_bytes()
    if fault == "missing":
        host.missing.add(path)
    elif fault == "truncated":
        host.replaced[path] = whole[: len(whole) // 2]
    else:
        host.replaced[path] = b"<!doctype html><title>Sign in to the network</title>"
        host.types[path] = "text/html"


def walks_to_an_ending(page: Page, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == "which-route")
    for pair in next(given for given, _ in paths(flow)):
        answer_at_once(page, flow, pair)
    expect(page.locator(".helper[data-kind=ending]")).to_be_visible()


@pytest.mark.thorough
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", NEEDED)
def test_without_a_file_of_the_runtime_a_helper_still_leads_to_its_ending(
    page: Page, host: Host, flows: list[Flow], name: str, fault: str
) -> None:
    disturb(host, name, fault)
    page.goto(f"{host.address}helpers/which-route/")
    expect(page.locator(TOLD)).to_contain_text(NOT_STARTED, timeout=KEPT)
    walks_to_an_ending(page, flows)


@pytest.mark.thorough
@pytest.mark.lighter
@pytest.mark.parametrize("fault", [*FAULTS, "of another Pyodide", "damaged"])
def test_without_its_memory_python_starts_from_its_library(
    page: Page, host: Host, flows: list[Flow], fault: str
) -> None:
    path = next(host.folder.rglob("memory.wasm"))
    whole = path.read_bytes()
    if fault == "of another Pyodide":
        # Which build it belongs to stands behind Pyodide's mark and three more words.
        build = whole.index(b"\0snp") + 16
        host.replaced[path.relative_to(host.folder).as_posix()] = whole[:build] + bytes(32) + whole[build + 32 :]
    elif fault == "damaged":
        host.replaced[path.relative_to(host.folder).as_posix()] = whole.replace(b"handle\0", b"hidden\0")
    else:
        disturb(host, "memory.wasm", fault)
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
    assert len([name for name in host.asked if name.endswith("python.zip")]) == 1
    walks_to_an_ending(page, flows)


@pytest.mark.thorough
@pytest.mark.parametrize("name", [*NEEDED, MEMORY])
def test_a_file_of_the_wrong_type_is_taken_or_told_of(page: Page, host: Host, flows: list[Flow], name: str) -> None:
    path = next(host.folder.rglob(name)).relative_to(host.folder).as_posix()
    host.types[path] = "text/plain"
    page.goto(f"{host.address}helpers/which-route/")
    if name in MODULES:
        expect(page.locator(TOLD)).to_contain_text(NOT_STARTED, timeout=KEPT)
    else:
        python_is_ready(page)
    walks_to_an_ending(page, flows)


@pytest.mark.lighter
def test_python_starts_from_its_memory_and_never_asks_for_its_library(page: Page, host: Host) -> None:
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
    asked = [name.rpartition("/")[2] for name in host.asked if "/runtime/" in name]
    assert sorted(asked) == sorted([*NEEDED, "memory.wasm"])


@pytest.mark.lighter
def test_without_its_memory_and_its_library_a_helper_still_leads_to_its_ending(
    page: Page, host: Host, flows: list[Flow]
) -> None:
    disturb(host, "memory.wasm", "missing")
    disturb(host, "python.zip", "truncated")
    page.goto(f"{host.address}helpers/which-route/")
    expect(page.locator(TOLD)).to_contain_text(NOT_STARTED, timeout=KEPT)
    walks_to_an_ending(page, flows)


@pytest.mark.parametrize("name", [*NEEDED, MEMORY])
def test_a_file_of_the_runtime_that_never_comes_is_told_of_and_keeps_nobody_waiting(
    page: Page, host: Host, flows: list[Flow], name: str
) -> None:
    host.slow.add(next(host.folder.rglob(name)).relative_to(host.folder).as_posix())
    page.clock.install()
    page.goto(f"{host.address}helpers/which-route/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    expect(page.locator(TOLD)).to_be_empty()
    page.clock.fast_forward(20_001)
    expect(page.locator(TOLD)).to_contain_text("A part of this page is still loading.")
    walks_to_an_ending(page, flows)


def test_the_form_says_what_it_cannot_do_and_takes_what_is_typed(page: Page, host: Host) -> None:
    disturb(host, "pyodide.asm.wasm", "missing")
    page.goto(f"{host.address}annex-a/")
    expect(page.locator(TOLD)).to_contain_text("You can fill in the form and print it.", timeout=KEPT)
    box(page, "referrer").fill("Typed all the same")
    expect(box(page, "referrer")).to_have_value("Typed all the same")


def test_a_scenario_says_that_it_works_all_the_same(page: Page, host: Host) -> None:
    disturb(host, "pyodide.asm.wasm", "missing")
    open_scenario(page, host.address, "the-bundle")
    expect(page.locator(TOLD)).to_contain_text("The scenario works without it.", timeout=KEPT)
    page.locator(".show-options:visible").click()
    past_the_act(page.locator("[data-part][data-current]"))
    expect(page.locator("[data-step][data-current]")).to_be_visible()


def test_without_webassembly_a_helper_still_leads_to_its_ending(
    playwright: Playwright, host: Host, flows: list[Flow]
) -> None:
    arguments: Any = launch_arguments()
    # Without its compiler, as in a browser's strictest mode, Chromium has no WebAssembly at all.
    arguments["args"] = [*arguments["args"], "--js-flags=--jitless"]
    other = playwright.chromium.launch(**arguments)
    page = other.new_page(service_workers="block")
    page.goto(f"{host.address}helpers/which-route/")
    assert page.evaluate("typeof WebAssembly") == "undefined"
    expect(page.locator(TOLD)).to_contain_text(NOT_STARTED, timeout=KEPT)
    walks_to_an_ending(page, flows)
    other.close()
