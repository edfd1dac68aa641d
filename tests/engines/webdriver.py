"""Drives a browser by the W3C's WebDriver, over one of two roads: a driver's HTTP, or Firefox's own Marionette.

Playwright brings browsers of its own and cannot drive those of a Linux distribution. Debian has a driver for WebKit and
none for Firefox. But Firefox knows the same commands by other names, and a driver would do no more than translate.
"""

import base64
import json
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from tests.engines.visit import until, words_of

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What WebDriver calls a reference to an element (W3C WebDriver, 12.2)."""

COMMANDS = {
    "go": ("POST", "/url", "WebDriver:Navigate"),
    "back": ("POST", "/back", "WebDriver:Back"),
    "where": ("GET", "/url", "WebDriver:GetCurrentURL"),
    "find": ("POST", "/element", "WebDriver:FindElement"),
    "click": ("POST", "/element/{id}/click", "WebDriver:ElementClick"),
    "type": ("POST", "/element/{id}/value", "WebDriver:ElementSendKeys"),
    "run": ("POST", "/execute/sync", "WebDriver:ExecuteScript"),
    "act": ("POST", "/actions", "WebDriver:PerformActions"),
    "resize": ("POST", "/window/rect", "WebDriver:SetWindowRect"),
    "picture": ("GET", "/screenshot", "WebDriver:TakeScreenshot"),
    "print": ("POST", "/print", "WebDriver:Print"),
}
"""What we call a command, how a driver is asked for it, and what Marionette calls it."""

UNFINISHED = (".part", ".wkdownload")
"""What Firefox and WebKit call a file while they write it."""
KEYS = {"Enter": "\ue007", "Shift": "\ue008", "Escape": "\ue00c", "Tab": "\ue004", "ArrowDown": "\ue015"}


STALE = "stale element reference"
"""How WebDriver refuses what is not in the page any more (W3C WebDriver, 6.6). Nothing has been clicked then."""


class WebDriverError(Exception):
    """The browser refused a command, and says why."""


class Road(Protocol):
    """How a command reaches a browser."""

    def send(self, command: str, given: dict[str, Any]) -> Any:
        """Sends a command of `COMMANDS` and gives the browser's answer; raises WebDriverError when it refuses."""


class Http:
    """A driver that was started beside the browser."""

    def __init__(self, port: int, wishes: dict[str, Any]) -> None:
        self._address = f"http://127.0.0.1:{port}/session"
        started = self._ask("POST", "", {"capabilities": {"alwaysMatch": wishes}})
        self.capabilities = started["capabilities"]
        self._address += f"/{started['sessionId']}"

    def send(self, command: str, given: dict[str, Any]) -> Any:
        method, path, _ = COMMANDS[command]
        return self._ask(method, path.format_map(given), given)

    def end(self) -> None:
        self._ask("DELETE", "", {})

    def _ask(self, method: str, path: str, given: dict[str, Any]) -> Any:
        body = json.dumps(given).encode() if method == "POST" else None
        request = urllib.request.Request(
            self._address + path, body, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            raise WebDriverError(refused.read().decode()) from None


class Marionette:
    """Firefox's own way in. A message is its length in bytes, a colon, and JSON."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._hear()  # It says first which protocol it speaks.
        self.capabilities = self._ask("WebDriver:NewSession", {"strictFileInteractability": False})["capabilities"]

    def send(self, command: str, given: dict[str, Any]) -> Any:
        answer = self._ask(COMMANDS[command][2], given)
        return answer["value"] if isinstance(answer, dict) and "value" in answer else answer

    def end(self) -> None:
        self._ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()

    def _ask(self, name: str, given: dict[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, given]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, answer = self._hear()
        if error:
            raise WebDriverError(f"{name}: {error['error']}: {error['message']}")
        return answer

    def _hear(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise WebDriverError("Firefox has gone away.")
            length += byte
        return json.loads(self._stream.read(int(length)))


class WebDriverVisit:
    """A visit to the site in a browser that WebDriver drives (see `tests/engines/visit.py`)."""

    def __init__(self, road: Road, downloads: Path, printer: Callable[[str, str], bytes] | None = None) -> None:
        """``printer`` prints a page, once an expression is true there, where the driver itself cannot."""
        self._road = road
        self._downloads = downloads
        self._printer = printer

    def open(self, url: str) -> None:
        self._road.send("go", {"url": url})

    def back(self) -> None:
        self._road.send("back", {})

    def address(self) -> str:
        where: str = self._road.send("where", {})
        return where

    def run(self, function: str, *given: Any) -> Any:
        script = f"return ({function}).apply(null, arguments)"
        return self._road.send("run", {"script": script, "args": list(given)})

    def press(self, selector: str) -> None:
        self._find(selector)
        # As a person does, who scrolls until it is not at the very edge: a bar of the page may lie there.
        self.run("(at) => document.querySelector(at).scrollIntoView({ block: 'center' })", selector)
        until(lambda: self._clicked(selector), f"a click on {selector}")

    def write(self, selector: str, text: str) -> None:
        self._road.send("type", {"id": self._find(selector), "text": text})

    def key(self, name: str) -> None:
        keys = [{"type": kind, "value": KEYS.get(name, name)} for kind in ("keyDown", "keyUp")]
        self._road.send("act", {"actions": [{"type": "key", "id": "keyboard", "actions": keys}]})

    def resize(self, width: int, height: int) -> None:
        self._road.send("resize", {"width": width, "height": height})

    def picture(self) -> bytes:
        return base64.b64decode(self._road.send("picture", {}))

    def printed(self, url: str, prepare: str, *given: Any) -> str:
        return "\n".join(self.sheets(url, prepare, *given))

    def sheets(self, url: str, prepare: str, *given: Any) -> list[str]:
        if self._printer:
            return words_of(self._printer(url, f"({prepare})(...{json.dumps(given)})"))
        self.open(url)
        until(lambda: self.run(prepare, *given), "the page to print")
        # As large as it is: made to fit, a table that is too wide would not be missed.
        return words_of(base64.b64decode(self._road.send("print", {"shrinkToFit": False})))

    def save(self, selector: str) -> Path:
        before = set(self._downloads.iterdir())
        self.press(selector)
        until(lambda: self._whole(before), f"the file that {selector} saves")
        return self._whole(before)[0]

    def choose(self, button: str, file_input: str, path: Path) -> None:
        # The browser's own window for choosing a file is out of reach: the file is put straight into the box.
        self.run("(box) => { document.querySelector(box).click = () => {}; }", file_input)
        self.press(button)
        self._road.send("type", {"id": self._find(file_input, visible=False), "text": str(path)})

    def _clicked(self, selector: str) -> bool:
        """Finding and clicking are two commands: in between, the page may put another in place of what was found."""
        try:
            self._road.send("click", {"id": self._find(selector)})
        except WebDriverError as refused:
            if STALE in str(refused):
                return False
            raise
        return True

    def _whole(self, before: set[Path]) -> list[Path]:
        """What is new among the downloads; nothing while a part of it is still under another name, or empty."""
        new = [path for path in self._downloads.iterdir() if path not in before]
        return new if all(path.suffix not in UNFINISHED and path.stat().st_size for path in new) else []

    def _find(self, selector: str, *, visible: bool = True) -> str:
        if visible:
            until(lambda: self.run("(at) => document.querySelector(at)?.checkVisibility()", selector), selector)
        return until(lambda: self._found(selector), selector)

    def _found(self, selector: str) -> str:
        """WebKit may find what the page is just putting another in the place of."""
        try:
            found: str = self._road.send("find", {"using": "css selector", "value": selector})[ELEMENT]
        except WebDriverError as refused:
            if STALE in str(refused):
                return ""
            raise
        return found
