"""Python in the browser cannot reach anything: not another site, nor, once it has started, our own.

The host sends no header that protects, so that only what the pages bring with them can.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Worker, expect

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host, hosted

BEACON = "assets/beacon.txt"
ATTEMPTS = {
    "fetch": "return js.fetch(ADDRESS)",
    "pyfetch": "from pyodide.http import pyfetch\nreturn pyfetch(ADDRESS)",
    "open_url": "from pyodide.http import open_url\nopen_url(ADDRESS)",
    "XMLHttpRequest": "request = js.XMLHttpRequest.new()\nrequest.open('GET', ADDRESS, False)\nrequest.send()",
    "WebSocket": "js.WebSocket.new(ADDRESS.replace('http', 'ws'))",
    "EventSource": "js.EventSource.new(ADDRESS)",
    "importScripts": "js.importScripts(ADDRESS)",
    "a dynamic import": "import pyodide.code\nreturn pyodide.code.run_js(f'import({ADDRESS!r})')",
    "an import made of words": "return js.Function.new(f'return import({ADDRESS!r})')()",
    "a worker of its own": "js.Worker.new(ADDRESS)",
    "a beacon": "js.navigator.sendBeacon(ADDRESS, 'x')",
    "a cache": "return js.caches.open('x').then(lambda cache: cache.add(ADDRESS))",
    "a font": "return js.FontFace.new('x', f'url({ADDRESS})').load()",
    "Pyodide's own loader": "import pyodide_js\nreturn pyodide_js.loadPackage(ADDRESS)",
}
# Python in the browser cannot wait for anything (it has no asyncio): what it starts, JavaScript waits for.
TRY = """
import asyncio, js

class Future:
    "What Pyodide makes of a promise that Python meets, and JavaScript can wait for again."
    outcome = heard = None

    def done(self):
        return False

    def set_result(self, value):
        self.tell(0, None)

    def set_exception(self, reason):
        self.tell(1, str(reason))

    def tell(self, which, value):
        self.outcome = (which, value)
        if self.heard:
            self.heard[which](value)

    def then(self, *heard):
        self.heard = heard
        if self.outcome:
            self.tell(*self.outcome)

    def create_future(self):
        return Future()

asyncio.get_event_loop = Future

def attempt(ADDRESS):
{body}

attempt({address!r})
"""
RUN = """
self.run = async (text) => {
  // What the browser's tools run may run words as code; what it leads to later may not.
  await new Promise((resolve) => setTimeout(resolve));
  try {
    await python.runPython(text);
    return "no complaint";
  } catch (refused) {
    return String(refused).trim().slice(-200);
  }
};
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Host]:
    """Another site, which would answer."""
    with hosted(tmp_path) as other:
        other.replaced[BEACON] = b"1"
        yield other


def worker_that_runs(page: Page, host: Host, when_closed: bool) -> Worker:
    """The site's own worker, except that it runs whatever Python it is given; with its doors closed or still open."""
    script = next(host.folder.glob("assets/**/js/python/worker.js"))
    words = script.read_text(encoding="utf-8")
    handle, close = 'handle = python.pyimport("tools.browser.api").handle;', "  removeNetworkAndStorage();\n"
    assert handle in words and close in words
    words = words.replace(handle, RUN)
    if not when_closed:
        words = words.replace(close, "")
    host.replaced[script.relative_to(host.folder).as_posix()] = words.encode()
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
    # The search has a worker too, and whichever comes first.
    return next(each for each in page.workers if "/search/" not in each.url)


def tried(worker: Worker, body: str, address: str) -> str:
    indented = "\n".join(f"    {line}" for line in body.splitlines())
    script = TRY.format(body=indented, address=address)
    return str(worker.evaluate("text => self.run(text)", script))


def test_python_cannot_reach_another_site_even_while_its_doors_are_open(
    page: Page, host: Host, elsewhere: Host
) -> None:
    worker = worker_that_runs(page, host, when_closed=False)
    told = {name: tried(worker, body, elsewhere.address + BEACON) for name, body in ATTEMPTS.items()}
    # The last attempt has been refused; whatever else was on its way would be there before this page is.
    page.goto(host.address)
    expect(page.locator("h1").first).to_be_visible()
    assert elsewhere.asked == [], json.dumps(told, indent=2)


def test_once_it_has_started_python_cannot_reach_our_own_site_either(page: Page, host: Host) -> None:
    worker = worker_that_runs(page, host, when_closed=True)
    before = len(host.asked)
    told = {name: tried(worker, body, host.address + BEACON) for name, body in ATTEMPTS.items()}
    page.goto(host.address)
    expect(page.locator("h1").first).to_be_visible()
    assert BEACON not in host.asked[before:], json.dumps(told, indent=2)
    assert "no complaint" not in told.values(), json.dumps(told, indent=2)


def test_with_its_doors_open_it_could_reach_our_own_so_the_test_can_fail(page: Page, host: Host) -> None:
    host.replaced[BEACON] = b"1"
    worker = worker_that_runs(page, host, when_closed=False)
    assert tried(worker, ATTEMPTS["fetch"], host.address + BEACON) == "no complaint"
    assert BEACON in host.asked


def test_a_worker_fetched_from_a_plain_host_would_have_no_rules(page: Page, host: Host, elsewhere: Host) -> None:
    """Why workers start from a blob: started from its address, the same worker reaches another site."""
    script = next(host.folder.glob("assets/**/js/python/worker.js")).relative_to(host.folder).as_posix()
    page.add_init_script(
        f"""window.Worker = class extends Worker {{
            constructor(address, options) {{
                super(String(address).startsWith("blob:") ? "/{script}" : address, options);
            }}
        }};"""
    )
    worker = worker_that_runs(page, host, when_closed=False)
    tried(worker, ATTEMPTS["fetch"], elsewhere.address + BEACON)
    assert BEACON in elsewhere.asked
