"""A screen of its own, a keyboard that counts what it sends, and a look at what the screen shows."""

import os
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Kind = Literal["words", "choice", "find", "step"]
"""Words of the case; what chooses a level, YES or NO; what is typed to find a place; every other key."""

PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "soffice": "libreoffice-writer"}
"""What has to be on the machine, and the Debian package that brings it."""

# Tabs are pressed one after the other up to here; beyond, a person finds the place by its words.
FEW_TABS = 12
_MILLISECONDS_A_KEY = "15"
_STILL_IN_SECONDS = 0.7
_LINES_OF_A_CURSOR = 25
_PATIENCE_IN_SECONDS = 60
_COVERED_AFTER_SECONDS = 4


def until[Seen](look: Callable[[], Seen], what: str) -> Seen:
    """Looks again and again until there is something to see; says what did not come."""
    end = time.monotonic() + _PATIENCE_IN_SECONDS
    while not (seen := look()):
        if time.monotonic() > end:
            raise TimeoutError(f"This did not come: {what}.")
        time.sleep(0.05)
    return seen


@dataclass
class Screen:
    """A display that only this run uses. Every key goes through here, so that none is sent without being counted."""

    display: str
    picture: Path
    width: int
    sent: Counter[Kind] = field(default_factory=Counter)
    stops: int = 0
    """How often whoever works there has to look for the next place: another box, button or line."""

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to come up on this screen."""
        return {**os.environ, "DISPLAY": self.display}

    def type(self, text: str, kind: Kind = "words") -> None:
        """Types a text, character by character; a new line is a key that one presses."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Return")
            if line:
                self.sent[kind] += len(line)
                self._xdotool("type", "--delay", _MILLISECONDS_A_KEY, "--", line)

    def press(self, *keys: str, times: int = 1, kind: Kind = "step") -> None:
        """Presses each key, or keys held together such as ``ctrl+f``: one step each."""
        self.sent[kind] += len(keys) * times
        self._xdotool("key", "--delay", _MILLISECONDS_A_KEY, *(keys * times))

    def has_manager(self) -> bool:
        """Whether a window manager is at work."""
        return self._xdotool("get_num_desktops").strip() not in ("", "0")

    def windows(self, title: str) -> list[str]:
        """The windows that can be seen and whose title has these words."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def title(self) -> str:
        """The title of the window that has the keyboard."""
        return self._xdotool("getwindowfocus", "getwindowname").strip()

    def wait_for(self, title: str) -> None:
        """Waits until a window with these words in its title has the keyboard."""
        until(lambda: title in self.title(), f"a window called “{title}”")

    def pixels(self) -> bytes:
        """The picture on the screen, four bytes a pixel: blue, green, red and nothing."""
        content = self.picture.read_bytes()
        start = int.from_bytes(content[:4], "big") + 12 * int.from_bytes(content[76:80], "big")
        return content[start:]

    def settled(self, since: bytes | None = None) -> None:
        """Waits until the picture has changed, if told since when, and stands still."""
        before = self.pixels() if since is None else since
        until(lambda: since is None or self.differs(before), "another picture")
        while True:
            time.sleep(_STILL_IN_SECONDS)
            now = self.pixels()
            if not self.differs(before, now):
                return
            before = now

    def differs(self, before: bytes, now: bytes = b"") -> bool:
        """Whether more has changed than a blinking cursor."""
        now = now or self.pixels()
        line = 4 * self.width
        changed = sum(before[start : start + line] != now[start : start + line] for start in range(0, len(now), line))
        return changed > _LINES_OF_A_CURSOR

    def places_of(self, colour: bytes) -> set[int]:
        """Where on the screen a colour stands, given as blue, green, red."""
        return {found.start() for found in re.finditer(re.escape(colour), self.pixels()) if found.start() % 4 == 0}

    def still_in(self, colour: bytes, *, may_be_covered: bool = False) -> None:
        """Waits until a colour is to be seen and moves no more; for what a bar may cover, only as long as it takes."""
        end = time.monotonic() + (_COVERED_AFTER_SECONDS if may_be_covered else _PATIENCE_IN_SECONDS)
        while not self.places_of(colour) and time.monotonic() < end:
            time.sleep(0.05)
        if not may_be_covered and not self.places_of(colour):
            raise TimeoutError(f"This did not come: the colour {colour.hex()}.")
        before: set[int] = set()
        while before != (before := self.places_of(colour)):
            time.sleep(_STILL_IN_SECONDS)

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True).stdout


@contextmanager
def screen(width: int = 1366, height: int = 768) -> Iterator[Screen]:
    """Switches a screen on, with a window manager, as big as a school's laptop unless told otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        quiet = subprocess.DEVNULL
        size = ("-screen", "0", f"{width}x{height}x24", "-fbdir", folder)
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", *size], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert server.stdout is not None
        shown = Screen(f":{server.stdout.readline().strip()}", Path(folder) / "Xvfb_screen0", width)
        manager = subprocess.Popen(["openbox"], env=shown.environment, stdout=quiet, stderr=quiet)
        try:
            # Without it a dialog that comes up does not get the keyboard.
            until(shown.has_manager, "a window manager")
            yield shown
        finally:
            for program in (manager, server):
                program.terminate()
                program.wait()
