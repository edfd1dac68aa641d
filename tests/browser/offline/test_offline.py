"""With the network gone: every page, search, a helper, the form, the rehearsal room, and print."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.annex_a.filling import PYTHON, box, press
from tests.browser.annex_a.saving import NO_PICKERS, give_passphrase
from tests.browser.annex_a.test_case_record import open_record
from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import is_kept, kept
from tests.browser.rehearsal.rehearsing import open_scenario, past_the_act, pdf
from tests.browser.walking import answer_by_mouse
from tests.find_browser import launch_arguments
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.release.offline import kept as kept_files
from tools.sources.paths import DOCS
from tools.sources.school import read_school

HASHES = """(urls) => Promise.all(urls.map(async (url) => {
    const hash = await crypto.subtle.digest("SHA-256", await (await fetch(url)).arrayBuffer());
    return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}))"""
THE_BROWSERS_OWN = {"service-worker.js"}
"""A browser may look for a newer service worker, which Playwright's switch for the network does not hinder."""


@pytest.fixture
def restarted(playwright: Playwright, whole_site: Path, tmp_path: Path) -> Iterator[tuple[BrowserContext, Host]]:
    """A browser that has kept the whole site, was closed, and is open again."""
    arguments: dict[str, Any] = {"user_data_dir": tmp_path / "profile", "headless": True, **launch_arguments()}
    with hosted(whole_site) as host:
        before = playwright.chromium.launch_persistent_context(**arguments)
        kept(before.pages[0], host.address)
        before.close()
        again = playwright.chromium.launch_persistent_context(**arguments)
        yield again, host
        again.close()


def goes_away(context: BrowserContext, host: Host) -> int:
    """The network, and the host behind it. Says how much it had been asked for by then."""
    context.set_offline(True)
    host.mood = "hangs"
    return len(host.asked)


def test_after_a_restart_without_a_network_the_whole_site_is_there_and_works(
    restarted: tuple[BrowserContext, Host], whole_site: Path, flows: list[Flow]
) -> None:
    context, host = restarted
    before = goes_away(context, host)
    page = context.new_page()
    page.goto(host.address)
    paths = [path.relative_to(whole_site).as_posix().removesuffix("index.html") for path in kept_files(whole_site)]
    paths.remove("sitemap.xml")  # The host writes it anew, with its own address.
    assert len(paths) > 150
    found = page.evaluate(HASHES, [f"{host.address}{path}" for path in paths])
    differ = [path for path, hash in zip(paths, found, strict=True) if hash != sha256(host.folder, path)]
    assert differ == []
    everything(page, host, flows)
    assert set(host.asked[before:]) <= THE_BROWSERS_OWN


def sha256(folder: Path, path: str) -> str:
    file = folder / path
    return hashlib.sha256((file / "index.html" if file.is_dir() else file).read_bytes()).hexdigest()


@pytest.mark.thorough
@pytest.mark.parametrize("mood", ["hangs", "answers 500"])
def test_while_the_host_is_down_everything_works(page: Page, host: Host, flows: list[Flow], mood: Any) -> None:
    kept(page, host.address)
    host.mood = mood
    before = len(host.asked)
    everything(page, host, flows)
    assert set(host.asked[before:]) <= THE_BROWSERS_OWN


def everything(page: Page, host: Host, flows: list[Flow]) -> None:
    """A page of each kind: that the others are kept as they were published, the hashes tell."""
    search(page, host)
    walk(page, host, next(flow for flow in flows if flow.name == "which-route"))
    record(page)
    form(page, host)
    rehearsal(page, host)
    paper(page, host)
    page.goto(f"{host.address}no/such/page/")
    expect(page.locator("h1")).to_have_text("404 - Not found")


def search(page: Page, host: Host) -> None:
    page.goto(host.address)
    page.locator(".md-search__input").click()
    page.keyboard.type("banter")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=PYTHON)


def walk(page: Page, host: Host, flow: Flow) -> None:
    """The shortest way, answered by Python."""
    page.goto(f"{host.address}helpers/{flow.name}/")
    python_is_ready(page)
    for pair in min((given for given, _ in paths(flow)), key=len):
        answer_by_mouse(page, flow, pair)
    expect(page.locator(".helper[data-kind=ending]")).to_be_visible()


def record(page: Page) -> None:
    """What was walked goes along to the case record, and is saved with Annex A in a locked file."""
    open_record(page)
    expect(page.locator(".case-entry h3")).to_contain_text("Which route?")
    page.get_by_role("button", name="Add a child").click()
    page.get_by_label("Goes home today at").fill("15:15")
    page.evaluate(NO_PICKERS)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save, with Annex A, in a locked file").click()
        give_passphrase(page)
    assert download.value.path().read_bytes().startswith(b"age-encryption.org")


def form(page: Page, host: Host) -> None:
    """Filled in, checked by Python, printed; the library for locked files comes from the kept copy too."""
    page.goto(f"{host.address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    box(page, "referrer").fill("Typed while offline")
    press(page, "Check what is missing")
    expect(page.locator("[data-gaps]")).to_be_visible(timeout=PYTHON)
    assert "Typed while offline" in "".join(pdf(page))
    found = page.evaluate(
        """async () => {
            const main = document.querySelector("script[src$='/js/main.js']").src;
            const { makeKey } = await import(new URL("annex-a/lock.js", main).href);
            return Object.keys(await makeKey());
        }"""
    )
    assert found == ["identity", "recipient"]


def rehearsal(page: Page, host: Host) -> None:
    open_scenario(page, host.address, "the-bundle")
    python_is_ready(page)
    page.locator(".show-options:visible").click()
    past_the_act(page.locator("[data-part][data-current]"))
    expect(page.locator("[data-step][data-current]")).to_be_visible()


def paper(page: Page, host: Host) -> None:
    """The whole policy, as it is printed with a network: the style of paper leaves the buttons out and adds a cover."""
    page.goto(f"{host.address}policy/whole-policy/")
    sheets = pdf(page)
    assert len(sheets) > 10
    assert "Exit this page" not in "".join(sheets)
    assert read_school(DOCS / "school.toml").policy in sheets[0]


def test_in_the_first_visit_itself_the_network_may_go(page: Page, host: Host) -> None:
    kept(page, f"{host.address}helpers/which-route/")
    host.mood = "hangs"
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")


@pytest.mark.thorough
@pytest.mark.parametrize("connection", [{"saveData": True}, {"type": "cellular"}, {"effectiveType": "3g"}])
def test_nothing_is_kept_before_the_reader_agrees_where_it_may_cost_money(
    page: Page, host: Host, connection: dict[str, object]
) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{value: {json.dumps(connection)}}});")
    page.goto(f"{host.address}helpers/which-route/")
    keep = page.get_by_role("button", name="Keep it (about")
    expect(keep).to_be_visible()
    assert "service-worker.js" not in host.asked
    keep.click()
    is_kept(page)


def test_it_asks_first_on_a_telephone_whose_browser_does_not_tell(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="allow", has_touch=True, is_mobile=True)
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: undefined});")
    page.goto(host.address)
    expect(page.get_by_role("button", name="Keep it (about")).to_be_visible()
    context.close()


def test_no_page_waits_for_what_is_kept(page: Page, host: Host) -> None:
    """The site is fetched once the page has all that it needs: also Python, where the page has it."""
    page.goto(f"{host.address}helpers/which-route/")
    is_kept(page)
    first = host.asked.index("service-worker.js")
    assert any(path.endswith("pyodide.asm.wasm") for path in host.asked[:first])


def test_while_it_is_being_kept_the_page_says_so_and_works(page: Page, host: Host) -> None:
    host.slow.add("policy/01-purpose/")
    page.goto(host.address)
    expect(page.locator("[data-offline-told]")).to_contain_text("Keeping this site on this device")
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")
    expect(page.locator("html[data-kept=keeping]")).to_be_attached()


def test_the_kept_copy_can_be_taken_off_the_device(page: Page, host: Host) -> None:
    kept(page, f"{host.address}about/privacy/")
    page.get_by_role("button", name="Remove the copy from this device").click()
    expect(page.locator("[data-copy-told]")).to_have_text("The copy is removed from this device.")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
