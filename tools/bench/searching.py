"""How soon the search answers after the last key on a laptop four times as slow, and what is fetched for it.

Chromium slows only the page's own thread down, not the search's worker, and by the clock a busy machine counts too. So
what the page has of the processor is counted, and what the worker takes, four times each.
"""

from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from tools.bench.figures import Figure, median
from tools.bench.phone import SLOWER
from tools.bench.serving import served
from tools.bench.visitor import WAIT_MS, visit

BOX = ".md-search__input"
WANTED_MS = 150
MOST_KB = 300
ASKED = (
    "my son was hit at school",
    "a child told me something at lunch and i am not sure",
    "who do i tell when the dsl is off",
    "she does not want anybody to know",
    "they keep calling him names online",
)
"""What is typed to the end before the last letter is struck and timed."""
TIMES = """
globalThis.search = {};
addEventListener("input", () => { search.key = performance.now(); }, true);
globalThis.Worker = class extends Worker {
  constructor(...how) {
    super(...how);
    this.addEventListener("message", ({ data }) => {
      if (data?.number !== search.number) return;
      const { key, sent, typed } = search;
      const worker = performance.now() - sent;
      // Once the panel has taken what was found, and the browser has painted it.
      requestAnimationFrame(() => setTimeout(() => {
        search.took = [performance.now() - key, worker];
        document.documentElement.dataset.found = typed;
      }));
    });
  }
  postMessage(message, ...more) {
    if (typeof message?.typed === "string") search = { ...message, key: search.key, sent: performance.now() };
    super.postMessage(message, ...more);
  }
};
"""


def searching(running: Browser, site: Path, times: int) -> list[Figure]:
    """The first results of a visit, those after a later key, and the bytes."""
    first, later, work, fetched = [], [], [], []
    for _ in range(times):
        sent: list[int] = []
        with served(site, sent=sent) as address, visit(running, also=TIMES) as page:
            clock = page.context.new_cdp_session(page)
            clock.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(address, wait_until="networkidle")
            before = sum(sent)
            page.locator(BOX).click()
            for nth, asked in enumerate(ASKED):
                page.locator(BOX).fill(asked[:-1])
                whole, _worker = _found(page, asked[:-1])
                if not nth:
                    first.append(SLOWER * whole)
                    fetched.append((sum(sent) - before) / 1000)
                begun = _page_ms(clock)
                page.locator(BOX).press(asked[-1])
                _whole, worker = _found(page, asked)
                later.append(SLOWER * (_page_ms(clock) - begun + worker))
                work.append(SLOWER * worker)
    return [
        Figure("Search: first results of a visit, slow laptop", median(first), "ms"),
        Figure("Search: results after a later key, slow laptop", median(later), "ms", WANTED_MS, "wanted", most=1),
        Figure("Search: the worker's part of that", median(work), "ms"),
        Figure("Search: fetched for it", median(fetched), "kB", MOST_KB, "wanted", most=1),
    ]


def _found(page: Page, typed: str) -> tuple[float, float]:
    """How long from the key to the results, and how much of that the worker took."""
    page.locator(f'html[data-found="{typed}"]').wait_for(state="attached", timeout=WAIT_MS)
    whole, worker = page.evaluate("search.took")
    return float(whole), float(worker)


def _page_ms(clock: CDPSession) -> float:
    """What the page's thread has had of the processor so far."""
    metrics = clock.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))
