"""What ten times the flowcharts cost: checks, build, a page's weight, a page's start. Prints the curve."""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser

from tools.bench.building import WORK
from tools.bench.copying import command, copy, timed
from tools.bench.figures import Figure, median
from tools.bench.serving import served
from tools.bench.sizes import page_bytes, sent
from tools.bench.starting import ANSWERS, HELPER
from tools.bench.visitor import ready_ms, visit
from tools.browser.flow.model import Flow
from tools.sources.flowcharts.read import read_flow
from tools.sources.paths import FLOWCHARTS

COUNTS = (50, 100, 200)
PAGES = {"a helper": HELPER, "a policy page": "policy/01-purpose/", "the list of helpers": "helpers/"}

SAME = 1.1
"""A start does not grow; two medians of the same page differ by a tenth."""


def grow(project: Path, count: int) -> None:
    """Adds synthetic flowcharts until there are `count`: real ones whose steps have other names."""
    folder = project / "tools" / "flowcharts"
    real = sorted(folder.glob("*.md"))
    for number in range(count - len(real)):
        turn, which = divmod(number, len(real))
        path = real[which]
        text = path.read_text(encoding="utf-8")
        flow, _ = read_flow(path.stem, path.name, text)
        assert flow
        (folder / f"{path.stem}-{turn + 2}.md").write_text(_renamed(text, flow, turn + 2), encoding="utf-8")
    words = ("reviewed", "helper", "--by", "the measurement of growth")
    timed([sys.executable, "-m", "tools.cli", *words], project)


def _renamed(text: str, flow: Flow, number: int) -> str:
    text = text.replace(f"# {flow.title}\n", f"# {flow.title} {number}\n", 1)
    for step in flow.steps:
        text = text.replace(f"## {step.title}\n", f"## {step.title} {number}\n")
        text = text.replace(f"[{step.title}](#{step.id})", f"[{step.title} {number}](#{step.id}-{number})")
    return re.sub(r"^reviewed: .*$", "reviewed: 2026-11-23", text, flags=re.M)


def growing(running: Browser, times: int) -> list[Figure]:
    """Each count beside the real flowcharts: in proportion at the most, and a page's start not at all."""
    real = len(list(FLOWCHARTS.glob("*.md")))
    projects = {count: copy(WORK / f"growing-{count}") for count in (real, *COUNTS)}
    figures: list[Figure] = []
    first: dict[str, float] = {}
    for count, project in projects.items():
        if count > real:
            grow(project, count)
        measured = _measured(project)
        first = first or measured
        figures += [
            _figure(count, name, value, first[name] * count / real, "in proportion", 1 if count > real else None)
            for name, value in measured.items()
        ]
    starts = _starts(running, [project / "site" for project in projects.values()], times)
    for count, measured in zip(projects, starts, strict=True):
        figures += [
            _figure(count, name, value, starts[0][name], f"with {real}", SAME if count > real else None)
            for name, value in measured.items()
        ]
    return figures


def _figure(count: int, name: str, value: float, reference: float, beside: str, most: float | None) -> Figure:
    what, _, unit = name.rpartition(", ")
    return Figure(f"{what} with {count} flowcharts", value, unit, reference, beside, most=most)


def _measured(project: Path) -> dict[str, float]:
    """What is counted or taken by the processor's clock, the second time that it is done."""
    checks, built = [
        (timed(words, project), timed(words, project))[1].processor
        for words in ([sys.executable, "-m", "tools.cli", "check"], command("build", "--quiet"))
    ]
    pages = {f"Weight of {name}, kB": sent(project / "site" / at / "index.html") / 1e3 for name, at in PAGES.items()}
    return {"Checks, s": checks, "Build, s": built, **pages}


def _starts(running: Browser, sites: list[Path], times: int) -> list[dict[str, float]]:
    """The start of the same helper on each site, turn by turn."""
    took: list[list[tuple[float, float]]] = [[] for _ in sites]
    weights = [sum(page_bytes(running, site, HELPER).values()) for site in sites]
    for _ in range(times):
        for site, of_site in zip(sites, took, strict=True):
            with served(site) as address, visit(running, also=ANSWERS) as page:
                ready = ready_ms(page, address + HELPER)
                of_site.append((float(page.evaluate("document.documentElement.dataset.answered")), ready))
    return [
        {
            "Sent until a helper is idle, kB": weight / 1e3,
            "First answer acted on, ms": median(answered for answered, _ in of_site),
            "Python ready, cold, ms": median(ready for _, ready in of_site),
        }
        for of_site, weight in zip(took, weights, strict=True)
    ]
