"""Records what a browser sends, says and keeps, by page, worker and service worker."""

import base64
import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request, WebSocket

from tests.browser.hosting import Host
from tests.browser.privacy.sweep import Trace

LEFT_BEHIND = (Path(__file__).parent / "left_behind.js").read_text(encoding="utf-8")
# The browser says so itself when a test does not let it keep the site.
ALLOWED_LINE = "Service Worker registration blocked"


@dataclass
class Recorder:
    """Listens to everything in one browser context from its beginning."""

    context: BrowserContext
    host: Host
    traces: list[Trace] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    """Every line that the console has, of pages, workers and service workers, and every error."""
    not_plain: list[str] = field(default_factory=list)
    """Requests that are not for a file of the site by its bare address, with nothing sent along."""

    def __post_init__(self) -> None:
        self.context.on("request", self._on_request)
        self.context.on("console", self._on_console)
        self.context.on("weberror", lambda error: self._say(f"error: {error.error}"))
        self.context.on("dialog", self._on_dialog)
        self.context.on("page", self._on_page)

    def look(self, page: Page) -> list[Trace]:
        """Everything recorded since the last look, and what is left behind in the browser as it stands now."""
        kept = page.evaluate(LEFT_BEHIND, own_hashes(self.host.folder))
        self.traces += [Trace(where, text) for where, text in kept]
        for worker in page.workers:
            entries = worker.evaluate(
                "JSON.stringify([self.name, performance.getEntries().map((entry) => [entry, entry.detail])])"
            )
            self.traces.append(Trace("performance in a worker", entries))
        for cookie in self.context.cookies():
            self.traces.append(Trace("cookies", str(cookie)))
        history = self.context.new_cdp_session(page)
        for entry in history.send("Page.getNavigationHistory")["entries"]:
            self.traces.append(Trace("history", f"{entry['url']} {entry['title']}"))
        history.detach()
        self.traces += [Trace("arrived at the host", text) for text in self.host.arrived]
        found = list(self.traces)
        self.traces.clear()
        self.host.arrived.clear()
        return found

    def _on_page(self, page: Page) -> None:
        page.on("websocket", self._on_websocket)
        page.on("download", lambda download: self._note("name of a file", download.suggested_filename))
        session = self.context.new_cdp_session(page)
        session.on("ServiceWorker.workerErrorReported", lambda error: self._say(f"service worker: {error}"))
        session.send("ServiceWorker.enable")

    def _on_request(self, request: Request) -> None:
        # What is made on the page and read there again goes nowhere; its address is the browser's own.
        if request.url.startswith(("blob:", "data:")):
            self._note("address on the page", request.url)
            return
        body = (request.post_data_buffer or b"").decode("latin-1")
        self._note("request", f"{request.method} {request.url}\n{request.headers}\n{body}")
        parts = urlsplit(request.url)
        ours = request.url.startswith(self.host.address)
        if not ours or parts.query or parts.fragment or body or request.method != "GET":
            self.not_plain.append(f"{request.method} {request.url} {body}")

    def _on_websocket(self, socket: WebSocket) -> None:
        self._note("request", socket.url)
        self.not_plain.append(socket.url)

    def _on_console(self, message: ConsoleMessage) -> None:
        if ALLOWED_LINE not in message.text:
            self._say(f"{message.type}: {message.text}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self._note("dialog", dialog.message)
        dialog.accept()

    def _say(self, line: str) -> None:
        self.console.append(line)
        self._note("console", line)

    def _note(self, where: str, text: str) -> None:
        self.traces.append(Trace(where, text))


@cache
def own_hashes(folder: Path) -> list[str]:
    """The hashes of the site's own files."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return [base64.b64encode(hashlib.sha256(content).digest()).decode() for content in files]
