"""An outside address is asked over the network: what it says is told as it is."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tools.keepers.ready.addresses import answer


class Host(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/here")
        else:
            self.send_response(200 if self.path == "/here" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_that_answers_has_nothing_to_say(host: str) -> None:
    assert answer(f"{host}/here") == ""


def test_an_address_that_is_gone_says_so(host: str) -> None:
    assert answer(f"{host}/gone") == "it answered 404 Not Found"


def test_an_address_that_has_moved_says_where_to(host: str) -> None:
    assert answer(f"{host}/moved") == f"it sends visitors on to {host}/here"


def test_an_address_that_nobody_is_at_could_not_be_reached(host: str) -> None:
    assert answer("http://127.0.0.1:1/").startswith("it could not be reached (")
