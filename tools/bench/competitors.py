"""The same flowchart as plainly as Pyodide and PyScript do it, beside ours: cold and warm, on two lines.

marimo has its browser files in npm too (@marimo-team/islands), but not what they fetch: Pyodide, a list of packages and
compiled packages (msgspec is one) come from the makers' own hosts when the page is opened.
"""

import json
import shutil
from pathlib import Path

from playwright.sync_api import Page

from tools.bench.extra import modules
from tools.bench.figures import Figure, median
from tools.bench.serving import Line, served
from tools.bench.starting import ANSWERS, HELPER
from tools.bench.stock import FILES, stock
from tools.bench.visitor import WAIT_MS, browser, regular, visit
from tools.release.compress import compress
from tools.sources.digest import CACHED, digest
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import CACHE, FLOWCHARTS, POLICY
from tools.sources.policy.text import read_policy

PAGES = Path(__file__).with_name("pages")
FOLDER = "stock"
"""Served as lasting (tools/bench/serving.py), as our own runtime is."""
PEERS = {"the plainest Pyodide page": "plain.html", "PyScript": "pyscript.html"}
THEIR_ANSWERS = """
document.addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("main");
  if (!document.getElementById("flow")) return;
  new MutationObserver(() => {
    const first = document.documentElement.dataset;
    if (main.dataset.step === first.asked) return;
    if (first.asked) {
      first.answered ??= performance.now();
    } else {
      first.asked = main.dataset.step;
      main.querySelector("button").click();
    }
  }).observe(main, { attributeFilter: ["data-step"] });
});
"""


def peers() -> Path:
    """A folder to serve: the two pages with our flowchart in them, and the files that they need, compressed."""
    name = HELPER.strip("/").rpartition("/")[2]
    [flow] = [flow for flow in read_flows(FLOWCHARTS, read_policy(POLICY)) if flow.name == name]
    steps = {
        step.id: {
            "title": step.title,
            "body": step.body,
            "answers": [{"words": answer.words, "to": answer.to} for answer in step.answers],
        }
        for step in flow.steps
    }
    words = json.dumps({"steps": steps}).replace("<", "\\u003c")
    library = modules() / "@pyscript" / "core"
    sources = [*sorted(PAGES.iterdir()), library / "package.json", Path(__file__), stock() / "complete"]
    mark = digest(words.encode(), *(path.read_bytes() for path in sources), digits=CACHED)
    folder = CACHE / "bench-competitors" / mark
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        inner = folder / FOLDER
        shutil.copytree(library / "dist", inner / "pyscript", ignore=shutil.ignore_patterns("*.map"))
        for file in FILES:
            shutil.copy2(stock() / FOLDER / file, inner / file)
        walk = (PAGES / "walk.py").read_text(encoding="utf-8")
        (inner / "walk.py").write_text(walk, encoding="utf-8")
        for page in PEERS.values():
            text = (PAGES / page).read_text(encoding="utf-8")
            (inner / page).write_text(text.replace("FLOW", words).replace("WALK", walk), encoding="utf-8")
        compress(folder)
        (folder / "complete").touch()
    return folder


def compared(site: Path, times: int, *, line: Line | None = None) -> list[Figure]:
    """When a first answer has been acted on, and when Python has answered: ours, and each of theirs."""
    on = f", {line.name}" if line else ""
    with served(site, line=line) as here, served(peers(), line=line) as there:
        pages = {"": here + HELPER} | {name: f"{there}{FOLDER}/{page}" for name, page in PEERS.items()}
        figures = _compared(f"cold{on}", [_cold(pages) for _ in range(times)])
        with regular() as context:
            context.add_init_script(ANSWERS + THEIR_ANSWERS)
            visits = []
            for turn in range(times + 2):
                took = {}
                for name, url in pages.items():
                    page = context.new_page()
                    took[name] = _took(page, url)
                    if turn == 0 and not name:
                        page.locator("html[data-kept=ready]").wait_for(state="attached", timeout=WAIT_MS)
                    page.close()
                visits.append(took)
        # The first two visits fill the browser's caches, also of compiled code.
        figures += _compared(f"warm{on}", visits[2:])
    return figures


Times = dict[str, tuple[float, float]]
"""By the name of the peer ("" for ours): answer acted on, and Python has answered."""


def _cold(pages: dict[str, str]) -> Times:
    took = {}
    for name, url in pages.items():
        with browser() as running, visit(running, also=ANSWERS + THEIR_ANSWERS) as page:
            took[name] = _took(page, url)
    return took


def _took(page: Page, url: str) -> tuple[float, float]:
    page.goto(url, wait_until="commit")
    page.locator("html[data-answered]").wait_for(state="attached", timeout=WAIT_MS)
    answered = float(page.evaluate("document.documentElement.dataset.answered"))
    if "/helpers/" not in url:
        return answered, answered
    page.locator("html[data-python=ready]").wait_for(state="attached", timeout=WAIT_MS)
    return answered, float(page.evaluate("marks.ready"))


def _compared(when: str, visits: list[Times]) -> list[Figure]:
    return [
        Figure(
            f"{what}, {when}, beside {name}",
            median(took[""][which] for took in visits),
            "ms",
            median(took[name][which] for took in visits),
            name,
        )
        for which, what in enumerate(("First answer acted on", "Python has answered"))
        for name in PEERS
    ]
