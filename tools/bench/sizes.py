"""What is sent: counted, not timed. The tests hold the site to these numbers."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tools.bench.figures import Figure
from tools.bench.serving import served
from tools.bench.stock import FILES, stock
from tools.bench.visitor import visit

POLICY_PAGE = "policy/07-sexual-violence-and-harassment/"


def sent(file: Path) -> int:
    """A file's bytes on their way from a host that sends Brotli."""
    beside = file.with_name(f"{file.name}.br")
    return (beside if beside.exists() else file).stat().st_size


def runtime_bytes(site: Path) -> int:
    """The Python runtime with our code in it."""
    return sum(sent(path) for path in (site / "assets" / "runtime").glob("*/*") if path.suffix not in {".br", ".gz"})


def page_bytes(running: Browser, site: Path, path: str) -> dict[str, int]:
    """Everything that a page asks for until it is idle, by address, as sent with Brotli. Bodies, without headers."""
    with served(site) as address, visit(running) as page:
        asked: list[str] = []
        page.on("requestfinished", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
        # What the theme asks for last, and whatever it leads to.
        with page.expect_request_finished(lambda request: request.url.endswith("sitemap.xml")):
            page.goto(address + path, wait_until="networkidle")
    files = {name: site / name / "index.html" if not name or name.endswith("/") else site / name for name in asked}
    return {name: sent(file) for name, file in files.items() if file.is_file()}


def sizes(running: Browser, site: Path) -> list[Figure]:
    """The runtime, and a policy page."""
    theirs = sum(sent(stock() / "stock" / name) for name in FILES)
    page = page_bytes(running, site, POLICY_PAGE)
    runtime = sum(size for name, size in page.items() if "/runtime/" in name)
    return [
        Figure("Runtime with our code, Brotli", runtime_bytes(site) / 1e6, "MB", most=3.6),
        Figure("Runtime beside stock, Brotli both", runtime_bytes(site) / 1e6, "MB", theirs / 1e6, "stock"),
        Figure("A policy page, cold and complete, Brotli", sum(page.values()) / 1e3, "kB", most=150),
        Figure("Requests of a policy page", len(page), ""),
        Figure("Runtime bytes on a policy page", runtime, "bytes", most=0),
    ]
