"""Firefox with what somebody may have switched off: it costs the part that needs it, and what is promised holds."""

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.hosting import Host, hosted
from tests.engines.launch import Wishes
from tests.engines.launch import visit as begin
from tests.engines.visit import Visit, see

pytestmark = pytest.mark.thorough

REFUSED: dict[str, Wishes] = {
    "cookies": {"network.cookie.cookieBehavior": 2},
    "WebAssembly": {"javascript.options.wasm": False},
    "storage": {"dom.indexedDB.enabled": False, "dom.storage.enabled": False, "dom.caches.enabled": False},
    "service workers": {"dom.serviceWorkers.enabled": False},
}
FIRST = ".step[data-current] .give"
TYPE = """(words) => {
    const box = document.getElementById("referrer");
    box.value = words;
    box.dispatchEvent(new Event("input", { bubbles: true }));
}"""
TYPED = "() => document.getElementById('referrer').value"
PROMISE = "() => document.querySelector('[data-kept-by=form]').textContent"


@pytest.mark.parametrize("refused", REFUSED)
def test_helpers_search_and_form_work_and_what_stands_there_is_true(
    playwright: Playwright, site: Path, host: Host, tmp_path: Path, refused: str
) -> None:
    with begin("firefox", playwright, tmp_path, REFUSED[refused]) as visit:
        a_helper_asks(visit, host)
        see(visit, f"html[data-python={'failed' if refused == 'WebAssembly' else 'ready'}]")
        if refused == "WebAssembly":
            see(visit, ".python-told", "could not start")
        visit.open(f"{host.address}policy/01-purpose/")
        visit.press(".md-search__input")
        visit.write(".md-search__input", "threshold")
        see(visit, ".md-search-result__link")
        visit.open(f"{host.address}annex-a/")
        see(visit, "[data-annex-a][data-live]")
        visit.run(TYPE, "Qz typed")
        assert "what you typed is gone" in visit.run(PROMISE)
        with hosted(site) as elsewhere:
            visit.open(elsewhere.address)
            visit.run("() => history.back()")
            see(visit, "[data-annex-a]")
        assert visit.run(TYPED) == ""


def a_helper_asks(visit: Visit, host: Host) -> None:
    visit.open(f"{host.address}helpers/which-route/")
    see(visit, ".helper[data-walking]")
    visit.press(FIRST)
    see(visit, ".so-far ol li")
