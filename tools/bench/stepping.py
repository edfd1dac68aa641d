"""How quick a step is once Python is there, and how long the page is ever held up."""

from pathlib import Path

from playwright.sync_api import Browser

from tools.bench.figures import Figure, median, percentile_95
from tools.bench.serving import served
from tools.bench.starting import HELPER
from tools.bench.visitor import ready_ms, visit

STEPS = 200
WALK = """
async (steps) => {
  const helper = document.querySelector(".helper");
  const times = [];
  const shown = () => helper.querySelector("[data-current]");
  const change = (from) => new Promise((done) => {
    const look = new MutationObserver(() => {
      if (shown() === from || !shown()) return;
      look.disconnect();
      // Laid out, too: what is left is for the browser to paint it.
      shown().getBoundingClientRect();
      done(performance.now());
    });
    look.observe(helper, { subtree: true, attributeFilter: ["data-current"] });
  });
  while (times.length < steps) {
    const step = shown();
    const answers = step.querySelectorAll(".give");
    const changed = change(step);
    if (!answers.length || helper.dataset.kind === "ending") {
      helper.querySelector(".restart").click();
      await changed;
      continue;
    }
    const pressed = performance.now();
    answers[times.length % answers.length].click();
    times.push((await changed) - pressed);
    // A person pauses: work of one step, its painting too, must not count for the next.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
  return times;
}
"""


def stepping(running: Browser, site: Path) -> Figure:
    """From pressing an answer until the next step is laid out, Python deciding."""
    with served(site) as address, visit(running) as page:
        ready_ms(page, address + HELPER)
        times = page.evaluate(WALK, STEPS)
    return Figure(f"Answer to next step, 95th percentile of {STEPS}", percentile_95(times), "ms", most=16)


def held_up(running: Browser, site: Path, times: int) -> Figure:
    """The longest that the page is held up after its load, while Python starts: what of a task comes after the load.

    The browser tells of tasks of 50 ms and more only.
    """
    longest = []
    with served(site) as address:
        for _ in range(times):
            with visit(running) as page:
                ready_ms(page, address + HELPER)
                loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                tasks = page.evaluate("marks.long")
                longest.append(max(0.0, *(start + length - max(start, loaded) for start, length in tasks), 0.0))
    return Figure("Longest hold-up of the page after load, Python starting", median(longest), "ms", most=50)
