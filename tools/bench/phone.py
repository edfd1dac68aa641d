"""What somebody with an older phone waits for: 360 px wide, a slow line, a processor four times as slow.

Chromium slows only the page's own thread down, not the worker that Python runs in.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tools.bench.figures import Figure, median
from tools.bench.serving import SLOW_4G, served
from tools.bench.starting import ANSWERS, HELPER
from tools.bench.visitor import WAIT_MS, browser, visit

PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
SLOWER = 4
WASM = "pyodide.asm.wasm"


def waits(running: Browser, site: Path, times: int) -> list[Figure]:
    """The first answer, and Python."""
    answered, loaded, first_kb, ready, alone = [], [], [], [], []
    for _ in range(times):
        sent: list[int] = []
        with served(site, line=SLOW_4G, sent=sent) as address, visit(running, also=ANSWERS, **PHONE) as page:
            slow_down(page)
            page.goto(address + HELPER, wait_until="commit")
            page.locator("html[data-answered]").wait_for(state="attached", timeout=WAIT_MS)
            answered.append(float(page.evaluate("document.documentElement.dataset.answered")))
            page.locator("html[data-python=ready]").wait_for(state="attached", timeout=WAIT_MS)
            ready.append(float(page.evaluate("marks.ready")))
            alone.append(SLOW_4G.seconds(sum(sent)) * 1000)
            loaded.append(float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")))
        first_kb.append(kilobytes_without_python(running, site))
    return [
        Figure("Phone: first answer acted on", median(answered), "ms", median(loaded), "page load", most=1),
        Figure("Phone: fetched for it, without Python", median(first_kb), "kB"),
        Figure("Phone: Python ready", median(ready), "ms", median(alone), "the line alone", most=1.1),
    ]


def memory(site: Path, times: int) -> list[Figure]:
    """What a page takes of a phone's memory: too much, and the system throws it away."""
    return [
        Figure("Phone: memory of the page with Python", median(memory_mb(site, times)), "MB"),
        Figure("Phone: memory of the page without", median(memory_mb(site, times, held=WASM)), "MB"),
    ]


def slow_down(page: Page) -> None:
    """As a phone of some years ago beside this machine."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def kilobytes_without_python(running: Browser, site: Path) -> float:
    """All that the page fetches when Python is not sent for, as with Save-Data."""
    sent: list[int] = []
    saving = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"
    with served(site, sent=sent) as address, visit(running, also=saving, **PHONE) as page:
        page.goto(address + HELPER, wait_until="networkidle")
    return sum(sent) / 1000


def memory_mb(site: Path, times: int, *, held: str = "") -> list[float]:
    """What is the page's own of its process's memory (Linux), once Python is ready or has not come."""
    found = []
    for _ in range(times):
        # A browser of its own: else pages share a process.
        with browser() as running, served(site, held=held) as address, visit(running, **PHONE) as page:
            page.goto(address + HELPER, wait_until="load" if held else "commit")
            if not held:
                page.locator("html[data-python=ready]").wait_for(state="attached", timeout=WAIT_MS)
            processes = running.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
            found.append(max(_private_mb(each["id"]) for each in processes if each["type"] == "renderer"))
    return found


def _private_mb(process: int) -> float:
    """Memory that no other process has a part in."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024
