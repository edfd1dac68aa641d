"""A reader's browser: opens pages and tells what happened when, by the browser's own clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.find_browser import launch_arguments

MARKS = """
globalThis.marks = { long: [] };
new MutationObserver(() => {
  const { python } = document.documentElement?.dataset ?? {};
  if (python === "ready") marks.ready ??= performance.now();
  if (python === "failed") marks.failed ??= performance.now();
}).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-python"] });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) marks.long.push([entry.startTime, entry.duration]);
}).observe({ type: "longtask", buffered: true });
"""
WAIT_MS = 120_000


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, as the tests find it.

    Without windows where that can be had: with each window Chromium prepares pages of its own, a quarter of a second
    of the processor in the middle of what is measured.
    """
    arguments: Any = launch_arguments()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(**arguments)
        yield running
        running.close()


@contextmanager
def visit(running: Browser, *, also: str = "", **wishes: Any) -> Iterator[Page]:
    """A page of a browser that has never been here: nothing in its cache. `also` is a script to run before its own."""
    context = running.new_context(service_workers="block", **wishes)
    context.add_init_script(MARKS + also)
    yield context.new_page()
    context.close()


@contextmanager
def regular() -> Iterator[BrowserContext]:
    """A browser that remembers where it was, on its disk, as a reader's own does."""
    arguments: Any = launch_arguments()
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(folder, **arguments)
        context.add_init_script(MARKS)
        yield context
        context.close()


def ready_ms(page: Page, url: str) -> float:
    """From navigation until Python is ready, in milliseconds."""
    page.goto(url, wait_until="commit")
    page.locator("html[data-python=ready]").wait_for(state="attached", timeout=WAIT_MS)
    return float(page.evaluate("marks.ready"))
