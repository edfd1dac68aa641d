"""Whatever is missing, broken or switched off: the page stays readable, and says in one sentence what does not work."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.annex_a_form import box
from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host
from tests.browser.offline.keeping import KEPT
from tests.browser.walking import answer_by_mouse
from tests.find_browser import launch_arguments
from tools.guide.model import Flow
from tools.guide.walk import paths

NEEDED = ["pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "lock.json"]
FAULTS = ["missing", "truncated", "another page in its place"]
# A browser takes no module that its host does not call a script. What else is called something wrong takes a way round.
MODULES = ["pyodide.mjs", "pyodide.asm.js"]
TOLD = ".python-told"
NOT_STARTED = "A part of this page could not start."


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
        answer_by_mouse(page, flow, pair)
    expect(page.locator(".helper[data-kind=ending]")).to_be_visible()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", NEEDED)
def test_without_a_file_of_the_runtime_a_helper_still_leads_to_its_ending(
    page: Page, host: Host, flows: list[Flow], name: str, fault: str
) -> None:
    disturb(host, name, fault)
    page.goto(f"{host.address}helpers/which-route/")
    expect(page.locator(TOLD)).to_contain_text(NOT_STARTED, timeout=KEPT)
    walks_to_an_ending(page, flows)


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


@pytest.mark.parametrize("name", [*NEEDED, "memory.wasm"])
def test_a_file_of_the_wrong_type_is_taken_or_told_of(page: Page, host: Host, flows: list[Flow], name: str) -> None:
    path = next(host.folder.rglob(name)).relative_to(host.folder).as_posix()
    host.types[path] = "text/plain"
    page.goto(f"{host.address}helpers/which-route/")
    if name in MODULES:
        expect(page.locator(TOLD)).to_contain_text(NOT_STARTED, timeout=KEPT)
    else:
        python_is_ready(page)
    walks_to_an_ending(page, flows)


def test_python_starts_from_its_memory_and_never_asks_for_its_library(page: Page, host: Host) -> None:
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
    asked = [name.rpartition("/")[2] for name in host.asked if "/runtime/" in name]
    assert sorted(asked) == sorted([*NEEDED, "memory.wasm"])


def test_without_its_memory_and_its_library_a_helper_still_leads_to_its_ending(
    page: Page, host: Host, flows: list[Flow]
) -> None:
    disturb(host, "memory.wasm", "missing")
    disturb(host, "python.zip", "truncated")
    page.goto(f"{host.address}helpers/which-route/")
    expect(page.locator(TOLD)).to_contain_text(NOT_STARTED, timeout=KEPT)
    walks_to_an_ending(page, flows)


@pytest.mark.parametrize("name", [*NEEDED, "memory.wasm"])
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


def test_a_device_without_room_is_told_of_in_one_sentence(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 2_000_000})
    page.goto(host.address)
    told = page.locator("[data-offline-told]")
    expect(told).to_contain_text("This device has no room to keep this site.", timeout=KEPT)
    expect(page.locator("h1")).to_be_visible()
    context.close()


def test_a_browser_that_stores_nothing_is_told_of_in_one_sentence(page: Page, host: Host) -> None:
    """As in a window whose settings refuse every site its storage: even to ask throws."""
    page.add_init_script(
        """for (const name of ["indexedDB", "caches", "localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
        }
        navigator.serviceWorker.register = async () => { throw new DOMException("denied", "SecurityError"); };"""
    )
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
    expect(page.locator("[data-offline-told]")).to_contain_text("This browser does not keep sites")
    page.goto(f"{host.address}annex-a/")
    box(page, "referrer").fill("Typed all the same")
    page.get_by_role("button", name="Keep a draft on this device").click()
    expect(page.locator("[data-draft-status]")).to_have_text(
        "A draft cannot be kept in this browser. Save the form to a file instead."
    )


def test_a_browser_without_service_workers_is_told_of_in_one_sentence(page: Page, host: Host) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker;")
    page.goto(host.address)
    expect(page.locator("[data-offline-told]")).to_contain_text("This browser does not keep sites")


def test_a_copy_that_could_not_be_kept_is_told_of_and_tried_again(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    host.missing = {"policy/01-purpose/"}
    page.goto(host.address)
    told = page.locator("[data-offline-told]")
    expect(told).to_contain_text("could not be kept on this device just now", timeout=KEPT)
    host.missing = set()
    page.reload()
    expect(told).to_have_text("Ready for use without a network.", timeout=KEPT)
    context.close()


def test_in_a_private_window_the_site_works_and_nothing_is_there_afterwards(browser: Browser, host: Host) -> None:
    """A browser context is a private window: what it keeps goes with it."""
    first = browser.new_context(service_workers="allow")
    page = first.new_page()
    page.goto(host.address)
    expect(page.locator("html[data-kept=ready]")).to_be_attached(timeout=KEPT)
    first.close()
    second = browser.new_context(service_workers="allow")
    page = second.new_page()
    # Not a page: that would begin to keep the site itself before the question is asked.
    page.goto(f"{host.address}sitemap.xml")
    assert page.evaluate("caches.keys()") == []
    second.close()
