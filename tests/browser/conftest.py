"""A real browser in front of the built site, served as a plain host would."""

import re
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.find_browser import launch_arguments


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing; knows the types that browsers insist on.

    The sitemap names the address that the site is published at. Here that is this server: the theme keeps a visit
    in one page (instant navigation) only when the two agree.
    """

    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def do_GET(self) -> None:
        if self.path != "/sitemap.xml":
            super().do_GET()
            return
        here = self.headers["Host"]
        sitemap = (Path(self.directory) / "sitemap.xml").read_text(encoding="utf-8")
        text = re.sub(r"<loc>https?://[^/]+/", f"<loc>http://{here}/", sitemap).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """A browser that goes away in the middle of a file is no error."""

    def handle_error(self, *_: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*_)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    return {**browser_type_launch_args, **launch_arguments()}


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, with a slash at the end."""
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the page says in the console, or throws: a test that asks for it wants it to stay empty."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    return heard


def python_is_ready(page: Page) -> None:
    """Waits until Python answers on this page."""
    expect(page.locator("html[data-python=ready]")).to_be_attached(timeout=30_000)


def open_with_instant_navigation(page: Page, url: str) -> None:
    """Opens a page and waits for the site map, from which on the theme changes pages without leaving this one."""
    with page.expect_response("**/sitemap.xml") as answer:
        page.goto(url)
    answer.value.finished()
