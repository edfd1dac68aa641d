"""How long the site takes to build, beside plain Material with the same written pages; and until a change shows."""

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page

from tools.bench.copying import QUIET, Took, build, command, copy
from tools.bench.figures import Figure, median
from tools.pages import site_pages
from tools.pages.markers import fill_markers
from tools.sources.paths import CACHE, DOCS, PROJECT

WORK = CACHE / "bench-work"
OURS = ("extra_css", "plugins", "extra", "theme", "site_dir", "docs_dir", "strict")
"""The parts of mkdocs.yml that make it more than plain Material."""
PLAIN = """theme: {name: material, language: en, font: false, features: [navigation.instant, navigation.indexes]}
plugins: [search]
docs_dir: docs
site_dir: site
"""
CHANGES = {
    "the policy": ("docs/policy/01-purpose.md", "policy/01-purpose/", "the culture", "the {} culture"),
    "a helper": ("tools/flowcharts/the-police.md", "helpers/the-police/", "Use this when", "Use {} this when"),
}
"""What is changed, where it shows, which words, and what they become."""


def plain(folder: Path) -> Path:
    """A project of plain Material: each page as it is written once ours is made, the same navigation, its search."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS, folder / "docs")
    site = site_pages.prepare()
    for name, text in (site_pages.helper_pages(site) | site_pages.scenario_pages(site)).items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    for page in (folder / "docs").rglob("*.md"):
        path = page.relative_to(folder / "docs").as_posix()
        page.write_text(fill_markers(site, path, page.read_text(encoding="utf-8")), encoding="utf-8")
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").replace("  - tools.pages.policy.paragraphs\n", "")
    parts = re.split(r"^(?=\w+:)", settings, flags=re.M)
    kept = "".join(part for part in parts if part.partition(":")[0] not in OURS)
    (folder / "mkdocs.yml").write_text(kept + PLAIN, encoding="utf-8")
    return folder


def builds(times: int) -> list[Figure]:
    """With everything, and plain Material with the same written pages; turn by turn. Once as in a fresh clone."""
    ours, theirs = copy(WORK / "ours"), plain(WORK / "plain")
    first = build(copy(WORK / "fresh", fresh=True))
    build(ours)
    build(theirs)
    changed, again, beside = [], [], []
    for turn in range(times):
        # A word that is on every page, so that each is written and compressed anew.
        settings = ours / "mkdocs.yml"
        settings.write_text(re.sub(r"^copyright: \w+", f"copyright: Nothing{turn}", settings.read_text(), flags=re.M))
        changed.append(build(ours))
        again.append(build(ours))
        beside.append(build(theirs))
    return [
        *_both("Build, every page changed", changed, beside, most=2),
        *_both("Build, nothing changed", again, beside, most=2),
        Figure("Build, first of a clone", first.clock, "s", median(each.clock for each in beside), "plain Material"),
    ]


def _both(name: str, ours: list[Took], theirs: list[Took], most: float) -> list[Figure]:
    clock = [median(each.clock for each in which) for which in (ours, theirs)]
    processor = [median(each.processor for each in which) for which in (ours, theirs)]
    return [
        Figure(name, clock[0], "s", clock[1], "plain Material", most=most),
        Figure(f"{name}, processor time", processor[0], "s", processor[1], "plain Material", most=most),
    ]


def shows(running: Browser, times: int) -> list[Figure]:
    """From writing a file until the changed word is on the screen of a browser that has the page open."""
    project = copy(WORK / "serve")
    with previewed(project) as address:
        page = running.new_page()
        return [_shows(page, address, project, what, times) for what in CHANGES]


@contextmanager
def previewed(project: Path) -> Iterator[str]:
    """The address at which `make serve` shows a project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = command("serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}")
    server = subprocess.Popen(words, cwd=project, env=QUIET, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _shows(page: Page, address: str, project: Path, what: str, times: int) -> Figure:
    name, place, old, new = CHANGES[what]
    when_there(page, address + place)
    file = project / name
    before = file.read_text(encoding="utf-8")
    took = []
    for turn in range(times + 1):
        mark = f"Changed{turn}"
        began = time.perf_counter()
        file.write_text(before.replace(old, new.format(mark), 1), encoding="utf-8")
        page.get_by_text(mark).first.wait_for(timeout=60_000)
        took.append(time.perf_counter() - began)
    # The first change after the start converts every page once.
    return Figure(f"make serve: a changed word of {what} shows", median(took[1:]), "s", most=2)


def when_there(page: Page, address: str) -> None:
    """Opens an address as soon as it answers: the first build takes seconds, on a busy machine minutes."""
    for _ in range(6_000):
        try:
            page.goto(address)
            return
        except Error:
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer.")
