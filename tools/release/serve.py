"""Serves this copy of the site on this machine only, from a USB stick or any folder. Nothing has to be installed.

The build puts this file into the built site, where it stands alone: it needs Python 3.9 or newer and nothing else.

    python3 hosting/serve.py        (on Windows: py hosting\\serve.py)
"""

import argparse
import re
import webbrowser
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

SITE = Path(__file__).resolve().parent.parent
THIS_MACHINE = "127.0.0.1"


def published_at(site: Path) -> str:
    """The address that the site was built for, such as 'https://policy.example.org/some/folder/'.

    The site map has it: the shortest address in it is the home page's.
    """
    addresses = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    return str(min(addresses, key=len))


class Site(SimpleHTTPRequestHandler):
    """Answers as the host would that the site was built for: in the same folder, with the types that browsers need."""

    # Said here, because Python asks the machine, and a Windows machine may know .js as plain text.
    extensions_map = {  # noqa: RUF012
        "": "application/octet-stream",
        ".css": "text/css",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".xml": "text/xml",
        ".zip": "application/zip",
    }

    def __init__(self, *words: object, built_for: str) -> None:
        """`built_for` is the address that the site was built for."""
        self.built_for = built_for
        self.folder = urlsplit(built_for).path
        super().__init__(*words, directory=str(SITE))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Sends a file, the site map with this address in it, or the page that says that there is no such page."""
        # Python compares dates: after an older copy was put back, browsers would go on with the newer one they have.
        del self.headers["If-Modified-Since"]
        path = urlsplit(self.path).path
        if path == f"{self.folder}sitemap.xml":
            self._send(200, "text/xml", self._site_map())
        elif path.startswith(self.folder) and Path(self.translate_path(self.path)).exists():
            super().do_GET()
        elif path == "/":
            self.send_response(302)
            self.send_header("Location", self.folder)
            self.end_headers()
        else:
            self._send(404, "text/html; charset=utf-8", (SITE / "404.html").read_bytes())

    def translate_path(self, path: str) -> str:
        """Where a file lies: the folder in the address is the one that the site was built for."""
        return super().translate_path("/" + path[len(self.folder) :] if path.startswith(self.folder) else path)

    def list_directory(self, path: object) -> None:
        """A folder without a page is no page."""
        self._send(404, "text/html; charset=utf-8", (SITE / "404.html").read_bytes())

    def end_headers(self) -> None:
        """Has a browser ask again each time: the folder may have another version tomorrow."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def _site_map(self) -> bytes:
        """With this address in it: only then do answers stay while somebody looks something up."""
        here = f"http://{self.headers['Host']}{self.folder}"
        words = (SITE / "sitemap.xml").read_text(encoding="utf-8")
        return words.replace(f"<loc>{self.built_for}", f"<loc>{here}").encode()

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing: what somebody reads is written down nowhere."""


def main() -> None:
    """Serves until the window is closed."""
    said = argparse.ArgumentParser(description="Opens this copy of the site, on this machine only.")
    said.add_argument("--port", type=int, default=8000)
    said.add_argument("--no-browser", action="store_true", help="do not open a browser")
    asked = said.parse_args()
    built_for = published_at(SITE)
    try:
        server = ThreadingHTTPServer((THIS_MACHINE, asked.port), partial(Site, built_for=built_for))
    except OSError:
        raise SystemExit(f"Port {asked.port} is in use. Try again with --port {asked.port + 1}") from None
    address = f"http://{THIS_MACHINE}:{server.server_address[1]}{urlsplit(built_for).path}"
    print(f"The site is at {address} on this machine only. Close this window to stop it.", flush=True)
    if not asked.no_browser:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


if __name__ == "__main__":
    main()
