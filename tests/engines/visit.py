"""What a test does in a browser, whichever drives it: Playwright where it has the engine, else WebDriver."""

import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests import patience


class Visit(Protocol):
    """A visit to the site. A selector is CSS; the first that fits is meant, once it can be seen."""

    def open(self, url: str) -> None:
        """Opens a page and waits for its ``load``."""

    def back(self) -> None:
        """Goes back by one, as the browser's own button does."""

    def address(self) -> str:
        """The page that is open; can be asked for while pages change, when no function can be run."""

    def run(self, function: str, *given: Any) -> Any:
        """Runs a JavaScript function in the page and gives what it returns."""

    def press(self, selector: str) -> None:
        """Clicks."""

    def write(self, selector: str, text: str) -> None:
        """Goes there and types."""

    def key(self, name: str) -> None:
        """Presses and lets go one key, such as ``Enter``, wherever the focus is."""

    def save(self, selector: str) -> Path:
        """Presses a button and gives the file that the browser has put with its downloads."""

    def choose(self, button: str, file_input: str, path: Path) -> None:
        """Presses a button that asks for a file, and chooses this one."""

    def printed(self, url: str, prepare: str, *given: Any) -> str:
        """Opens a page, runs a function in it until it gives true, and prints it; gives the words on paper."""

    def sheets(self, url: str, prepare: str, *given: Any) -> list[str]:
        """The same, sheet by sheet."""

    def picture(self) -> bytes:
        """What the window shows, as PNG."""

    def resize(self, width: int, height: int) -> None:
        """Gives the window another size."""


def until[Seen](look: Callable[[], Seen], what: str, *, times: int = 1) -> Seen:
    """Looks again and again, for so many times a test's patience, until there is something; says what did not come."""
    seconds = patience.SECONDS * times
    end = time.monotonic() + seconds
    while not (seen := look()):
        if time.monotonic() > end:
            raise AssertionError(f"This did not come in {seconds} seconds: {what}.")
        time.sleep(0.02)
    return seen


def words_of(paper: bytes) -> list[str]:
    """The words of a PDF, sheet by sheet. What is cut off at the edge of a sheet is not among them."""
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(paper)).pages]


def see(visit: Visit, selector: str, words: str = "", *, times: int = 1) -> str:
    """Waits until something that fits the selector can be seen and has these words; gives all its text."""
    found: str = until(
        lambda: visit.run(
            """(selector, words) => [...document.querySelectorAll(selector)]
                .filter((each) => each.checkVisibility()).map((each) => each.textContent.trim() || " ")
                .find((text) => text.includes(words))""",
            selector,
            words,
        ),
        f"“{words}” in {selector}" if words else selector,
        times=times,
    )
    return found


class PlaywrightVisit:
    """A visit in one of Playwright's own browsers."""

    def __init__(self, page: Page, downloads: Path) -> None:
        self._page = page
        self._downloads = downloads
        page.set_default_timeout(patience.MILLISECONDS)

    def open(self, url: str) -> None:
        self._page.goto(url)

    def back(self) -> None:
        self._page.go_back()

    def address(self) -> str:
        return self._page.url

    def run(self, function: str, *given: Any) -> Any:
        return self._page.evaluate(f"(given) => ({function})(...given)", list(given))

    def press(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def write(self, selector: str, text: str) -> None:
        self._page.locator(selector).first.press_sequentially(text)

    def key(self, name: str) -> None:
        self._page.keyboard.press(name)

    def save(self, selector: str) -> Path:
        with self._page.expect_download() as download:
            self.press(selector)
        path = self._downloads / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def choose(self, button: str, file_input: str, path: Path) -> None:
        with self._page.expect_file_chooser() as chooser:
            self.press(button)
        chooser.value.set_files(path)

    def printed(self, url: str, prepare: str, *given: Any) -> str:
        # Playwright prints in Chromium only. Elsewhere the page can be shown as it would be printed.
        self.open(url)
        until(lambda: self.run(prepare, *given), "the page to print")
        self._page.emulate_media(media="print")
        words = self._page.locator("body").inner_text()
        self._page.emulate_media(media=None)
        return words

    def sheets(self, url: str, prepare: str, *given: Any) -> list[str]:
        pytest.skip("Playwright's own Firefox and WebKit print nothing: sheets were NOT looked at one by one.")

    def picture(self) -> bytes:
        return self._page.screenshot()

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})
