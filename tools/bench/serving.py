"""Serves folders as a good host does: compressed files as they lie there, kept for ever where their name allows it."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

LASTING = re.compile(r"/assets/(runtime/)?[0-9a-f]{12}/|/stock/")
SHAPES = (("br", "br"), ("gzip", "gz"))


CHUNK = 12_500


@dataclass(frozen=True)
class Line:
    """A reader's line, shared by all that is fetched at a time."""

    name: str
    bits_per_second: int
    answers_after_s: float

    def seconds(self, count: int) -> float:
        """What so many bytes take on it, without the wait before each answer."""
        return count * 8 / self.bits_per_second


HOME = Line("10 Mbit/s and 100 ms", 10_000_000, 0.1)
SLOW_4G = Line("slow 4G", 1_600_000, 0.15)
"""As Lighthouse has it: 1.6 Mbit/s, 150 ms."""


class Server(ThreadingHTTPServer):
    """A browser that goes away in the middle of a file is no error."""

    daemon_threads = True
    line: Line | None = None
    """Slow here, since Chromium's own throttle spares workers."""
    held = ""
    """A file whose name ends so is never sent."""
    sent: list[int] | None = None
    """Gets the bytes of each answer, when somebody counts them."""

    def __init__(self, folder: Path) -> None:
        """Takes whatever port is free."""
        self.turn = threading.Lock()
        self.ended = threading.Event()
        super().__init__(("127.0.0.1", 0), partial(Good, directory=str(folder)))

    def handle_error(self, *_: object) -> None:
        """Says nothing."""


class Good(SimpleHTTPRequestHandler):
    """Keeps connections open, and sends the `.br` or `.gz` beside a file when the browser takes it."""

    protocol_version = "HTTP/1.1"
    # Head and body go out in two parts; without this the second waits 40 ms for the browser to confirm the first.
    disable_nagle_algorithm = True
    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def do_GET(self) -> None:
        """Answers with the file, or its compressed form."""
        assert isinstance(self.server, Server)
        if self.server.held and urlsplit(self.path).path.endswith(self.server.held):
            self.server.ended.wait()
        if self.server.line:
            time.sleep(self.server.line.answers_after_s)
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            return self.send_error(404)
        sent, encoding = file, ""
        for name, shape in SHAPES:
            beside = file.with_name(f"{file.name}.{shape}")
            if name in self.headers.get("Accept-Encoding", "") and beside.is_file():
                sent, encoding = beside, name
                break
        body = self.body(file, sent.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if encoding and file.name != "sitemap.xml":
            self.send_header("Content-Encoding", encoding)
        lasting = LASTING.search(urlsplit(self.path).path)
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._send(body, self.server)
        return None

    def _send(self, body: bytes, server: Server) -> None:
        if server.sent is not None:
            server.sent.append(len(body))
        if not server.line:
            self.wfile.write(body)
            return
        for start in range(0, len(body), CHUNK):
            chunk = body[start : start + CHUNK]
            with server.turn:
                time.sleep(server.line.seconds(len(chunk)))
                self.wfile.write(chunk)

    def body(self, file: Path, content: bytes) -> bytes:
        """The site map gets this host's address: only then does the theme keep a visit in one page."""
        if file.name != "sitemap.xml":
            return content
        here = f"<loc>http://{self.headers['Host']}/".encode()
        return re.sub(rb"<loc>https?://[^/]+/", here, file.read_bytes())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path, *, line: Line | None = None, held: str = "", sent: list[int] | None = None) -> Iterator[str]:
    """The address at which a folder is served, with a slash at the end. ``sent`` gets the bytes of each answer."""
    server = Server(folder)
    server.line, server.held, server.sent = line, held, sent
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
