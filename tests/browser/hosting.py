"""A plain web host for the built site, which a test can disturb."""

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

Mood = Literal["well", "answers 404", "answers 410", "answers 500", "hangs", "asks to sign in", "leads away"]


@dataclass
class Host:
    """What the host serves, and how; a test may change all of it while pages are open."""

    folder: Path
    address: str = ""
    """Where the site is served, with a slash at the end."""
    mood: Mood = "well"
    """The last two are a network's, in the place of the host: a page of its own for every address, or a way to one."""
    replaced: dict[str, bytes] = field(default_factory=dict)
    """What a path (without the first slash) is served with instead of its file."""
    missing: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)
    """A path that leads to another."""
    slow: set[str] = field(default_factory=set)
    """What is never sent, though the connection stays open."""
    stalls: set[str] = field(default_factory=set)
    """Of what only the first half is sent."""
    knows_dates: bool = False
    """Whether a browser is told that a file has not changed since the date that it has it of, or of a later one."""
    held: set[str] = field(default_factory=set)
    """What is sent only once the test sets `released`."""
    released: threading.Event = field(default_factory=threading.Event)
    types: dict[str, str] = field(default_factory=dict)
    """A content type that is not the file's own."""
    asked: list[str] = field(default_factory=list)
    """The paths that were asked for, in order."""
    arrived: list[str] = field(default_factory=list)
    """Every request whole, as it came: its line, headers and body."""
    ended: threading.Event = field(default_factory=threading.Event)


class Server(ThreadingHTTPServer):
    """A browser that goes away in the middle of a file is no error."""

    daemon_threads = True
    # Python's own is 5: a sixth connection that comes at the same moment waits until the system asks again.
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*_)  # type: ignore[arg-type]


class Plain(SimpleHTTPRequestHandler):
    """Serves files and says nothing; knows the types that browsers insist on, and sends no header that protects."""

    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def __init__(self, *words: object, host: Host) -> None:
        self.host = host
        super().__init__(*words, directory=str(host.folder))  # type: ignore[arg-type]

    def do_POST(self) -> None:
        """Nothing on the site sends anything. What comes all the same is noted."""
        self._note()
        self.send_error(405)

    do_PUT = do_DELETE = do_OPTIONS = do_PATCH = do_POST

    def do_GET(self) -> None:
        self._note()
        # A date tells a newer file by the second; tests publish twice within one.
        if not self.host.knows_dates:
            del self.headers["If-Modified-Since"]
        path = urlsplit(self.path).path.lstrip("/")
        self.host.asked.append(path)
        if path in self.host.held:
            self.host.released.wait()
        if self.host.mood == "hangs" or path in self.host.slow:
            self.host.ended.wait()
        elif self.host.mood.startswith("answers "):
            self.send_error(int(self.host.mood.removeprefix("answers ")))
        elif self.host.mood == "asks to sign in":
            self._send("sign-in.html", b"<!doctype html><title>Sign in to the network</title><h1>Sign in</h1>")
        elif self.host.mood == "leads away" and path != "sign-in/":
            self._lead_to("sign-in/")
        elif path in self.host.moved:
            self._lead_to(self.host.moved[path])
        elif path in self.host.stalls:
            self._send_half(path)
        elif path in self.host.missing:
            self.send_error(404)
        elif path in self.host.replaced:
            self._send(path, self.host.replaced[path])
        elif path in self.host.types:
            self._send(path, (self.host.folder / path).read_bytes())
        elif path == "sitemap.xml":
            self._send(path, self._sitemap())
        else:
            super().do_GET()

    def _note(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.host.arrived.append(f"{self.requestline}\n{self.headers}\n{body.decode('latin-1')}")

    def _sitemap(self) -> bytes:
        """The site map with this host's address: only when the two agree does the theme keep a visit in one page."""
        written = (self.host.folder / "sitemap.xml").read_text(encoding="utf-8")
        return re.sub(r"<loc>https?://[^/]+/", f"<loc>http://{self.headers['Host']}/", written).encode()

    def _send(self, path: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", self.host.types.get(path, self.guess_type(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _lead_to(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", f"/{path}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_half(self, path: str) -> None:
        file = self.host.folder / path / "index.html" if path.endswith("/") else self.host.folder / path
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        self.host.ended.wait()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serves a folder on a port of its own until the test is over."""
    host = Host(folder)
    server = Server(("127.0.0.1", 0), partial(Plain, host=host))
    host.address = f"http://127.0.0.1:{server.server_address[1]}/"
    # It looks for its end this often: half a second, which is Python's own, is a minute in all tests.
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield host
    finally:
        host.ended.set()
        host.released.set()
        server.shutdown()
        server.server_close()
