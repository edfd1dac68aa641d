"""How soon a question can be answered, and how soon Python is there: the first time, and again."""

from pathlib import Path

from playwright.sync_api import Browser

from tools.bench.figures import Figure, median
from tools.bench.serving import Line, served
from tools.bench.stock import stock
from tools.bench.visitor import ready_ms, regular, visit

HELPER = "helpers/which-route/"
OTHER = "helpers/the-police/"
STOCK = "stock/worker.html"
"""Stock Pyodide in a worker, as ours is: it starts no slower there than on the page itself."""
ANSWERS = """
document.addEventListener("DOMContentLoaded", () => {
  const helper = document.querySelector(".helper");
  const wait = new MutationObserver(() => {
    wait.disconnect();
    const step = helper.querySelector("[data-current]");
    new MutationObserver(() => {
      if (!step.hasAttribute("data-current")) document.documentElement.dataset.answered ??= performance.now();
    }).observe(step, { attributes: true });
    step.querySelector(".give").click();
  });
  wait.observe(helper, { attributeFilter: ["data-walking"] });
});
"""
NEXT = """
(address) => new Promise((done) => {
  const clicked = performance.now();
  const old = document.querySelector(".helper");
  let shown = 0;
  new MutationObserver((_, observer) => {
    const helper = document.querySelector(".helper");
    if (!helper || helper === old) return;
    if (helper.hasAttribute("data-walking")) shown ||= performance.now();
    if (!helper.querySelector(".left")?.textContent) return;
    observer.disconnect();
    done({ python: performance.now() - shown, all: performance.now() - clicked });
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const link = document.createElement("a");
  link.href = address;
  document.body.append(link);
  link.click();
})
"""


def first_answer(running: Browser, site: Path, pairs: int) -> list[Figure]:
    """From navigation until an answer has been acted on, beside the page's own load."""
    figures = []
    for held, name in (("", "First answer acted on"), ("pyodide.asm.wasm", "First answer, Python never comes")):
        answered, loaded = [], []
        with served(site, held=held) as address:
            for _ in range(pairs):
                with visit(running, also=ANSWERS) as page:
                    page.goto(address + HELPER)
                    page.locator("html[data-answered]").wait_for(state="attached")
                    answered.append(float(page.evaluate("document.documentElement.dataset.answered")))
                    loaded.append(float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")))
        figures.append(Figure(name, median(answered), "ms", median(loaded), "page load", most=1))
    return figures


def cold(running: Browser, site: Path, pairs: int, *, line: Line | None = None) -> Figure:
    """Python ready in a browser that was never here, beside stock Pyodide; turn by turn."""
    ours, theirs = [], []
    with served(site, line=line) as here, served(stock(), line=line) as there:
        for _ in range(pairs):
            with visit(running) as page:
                ours.append(ready_ms(page, here + HELPER))
            with visit(running) as page:
                theirs.append(ready_ms(page, there + STOCK))
    name = f"Python ready, cold{f', {line.name}' if line else ''}"
    return Figure(name, median(ours), "ms", median(theirs), "stock, cold", most=None if line else 0.30)


def same_visit(running: Browser, site: Path, times: int) -> list[Figure]:
    """The next helper in the same visit: from its being there until Python has answered for it."""
    python, whole = [], []
    with served(site) as address, visit(running) as page:
        ready_ms(page, address + HELPER)
        page.locator("html[data-visit]").wait_for(state="attached")
        for turn in range(times):
            took = page.evaluate(NEXT, address + (HELPER if turn % 2 else OTHER))
            python.append(took["python"])
            whole.append(took["all"])
    return [
        Figure("Python ready, next helper of a visit", median(python), "ms", most=50),
        Figure("Next helper of a visit, from the click", median(whole), "ms"),
    ]


def later_visit(site: Path, times: int, stock_cold: float) -> list[Figure]:
    """A later visit of a browser that has kept the site; and the same of stock Pyodide, from the browser's cache."""
    ours: list[float] = []
    theirs: list[float] = []
    with served(site) as here, served(stock()) as there, regular() as context:
        for turn in range(times + 2):
            for found, url in ((ours, here + HELPER), (theirs, there + STOCK)):
                page = context.new_page()
                took = ready_ms(page, url)
                if turn == 0 and found is ours:
                    page.locator("html[data-kept=ready]").wait_for(state="attached", timeout=120_000)
                # The first two visits fill the browser's caches, also of compiled code.
                if turn > 1:
                    found.append(took)
                page.close()
    return [
        Figure("Python ready, later visit", median(ours), "ms", stock_cold, "stock, cold", most=0.15),
        Figure(
            "Python ready, later visit, beside the same of stock", median(ours), "ms", median(theirs), "stock, warm"
        ),
    ]
