"""Our form in a Chromium with a window of its own, worked by the keyboard alone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.hosting import hosted
from tests.compare.places import is_chosen, words_beside
from tests.compare.screen import FEW_TABS, Screen, until
from tests.find_browser import launch_arguments

# The colour in which Chromium marks what its search has found, as blue, green, red.
_MARKED = bytes((50, 150, 255))
# The colour of the button in its print preview.
_SAVE = bytes((208, 87, 11))
_PYTHON_IN_MS = 60_000
# How often words stand on the page, for the browser's own search, from where the keyboard is to the row of a field or
# the label of a control.
_TIMES = """([words, id]) => {
    const control = document.getElementById(id) ?? document.querySelector(`[data-do="${id}"]`);
    const row = control.closest("tr, .annex-reference")?.querySelector("th, label") ?? control.closest("p, section");
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const here = document.activeElement;
    let times = 0;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
        if (here !== document.body && here.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) continue;
        if (!text.data.toLowerCase().includes(words.toLowerCase())) continue;
        times += 1;
        if (row.contains(text)) return times;
    }
    throw new Error(`"${words}" does not stand beside ${id}`);
}"""
# How many Tabs it is from what has the keyboard to a field; -1 when the field is not ahead.
_TABS_TO = """id => {
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter((stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true }));
    const here = stops.indexOf(document.activeElement);
    return here < 0 ? -1 : stops.findIndex((stop) => stop.id === id) - here;
}"""
_FOCUSED = """(here => here === document.body ? "the page" : here.id || here.dataset.do || here.textContent.trim())
(document.activeElement)"""
_VALUES = "boxes => Object.fromEntries(boxes.map((box) => [box.id, box.value]).filter(([, text]) => text))"
_PUT = """texts => {
    for (const box of document.querySelectorAll("[data-field]")) {
        if (box.value === (texts[box.id] ?? "")) continue;
        box.value = texts[box.id] ?? "";
        box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    document.activeElement.blur();
    getSelection().removeAllRanges();
    window.scrollTo(0, 0);
}"""


@dataclass
class Form:
    """The browser's window with the form. ``screen`` has its keyboard; ``page`` is only looked at."""

    screen: Screen
    page: Page
    home: Path

    @property
    def version(self) -> str:
        """The browser's."""
        browser = self.page.context.browser
        return browser.version if browser else ""

    def write(self, texts: Mapping[str, str]) -> None:
        """Writes these fields, in the order of the form; "" makes a field empty."""
        order: list[str] = self.page.locator("[data-field]").evaluate_all("boxes => boxes.map((box) => box.id)")
        for field in sorted(texts, key=order.index):
            self._go(field)
            if is_chosen(field):
                self.choose(texts[field])
            else:
                if self.values().get(field):
                    self.screen.press("ctrl+a")
                    if not texts[field]:
                        self.screen.press("Delete")
                self.screen.type(texts[field])
                until(lambda field=field: self.values().get(field, "") == texts[field], f"{field} as typed")  # type: ignore[misc]

    def choose(self, text: str) -> None:
        """A list takes what begins with the letters that are typed. Its first line, which is blank, is "Choose"."""
        one_of_them = text in ("HIGH", "MEDIUM", "LOW", "YES", "NO", "")
        self.screen.type((text or "Choose")[:1] if one_of_them else text, "choice")

    def values(self) -> dict[str, str]:
        """What stands in the fields that are not empty."""
        found: dict[str, str] = self.page.locator("[data-field]").evaluate_all(_VALUES)
        return found

    def put(self, texts: Mapping[str, str]) -> None:
        """Sets the stage, without the keyboard: the form has these texts and no others."""
        self.page.evaluate(_PUT, dict(texts))

    def find(self, words: str, control: str) -> None:
        """Finds the words beside a control with the browser's own search, and goes on to it with Tab."""
        times = self.page.evaluate(_TIMES, [words, control])
        before = self.corner()
        self.screen.press("ctrl+f")
        until(lambda: self.corner() != before, "the browser's search")
        self.screen.type(words, "find")
        self.screen.still_in(_MARKED, may_be_covered=True)
        if times > 1:  # The first is found while one types.
            self.screen.press("Return", times=times - 1)
            self.screen.still_in(_MARKED, may_be_covered=True)
        self.screen.press("Escape")
        if words in self.page.locator(f'[id="{control}"], [data-do="{control}"]').first.inner_text():
            # A button whose own words are found has the keyboard at once.
            until(lambda: self.focused() == control, f"the button “{words}”")
            return
        here = self.focused()
        for _ in range(FEW_TABS):
            self.screen.press("Tab")
            until(lambda here=here: self.focused() != here, f"the next field after {here}")  # type: ignore[misc]
            if (here := self.focused()) == control:
                return
        raise LookupError(f"The browser's search for “{words}” did not come near {control}, but to {here}.")

    def focused(self) -> str:
        """The id, the work or the words of what has the keyboard."""
        return str(self.page.evaluate(_FOCUSED))

    def check(self) -> list[str]:
        """Presses "Check what is missing" and reads the list."""
        self.page.locator("[data-gaps]").evaluate("part => part.hidden = true")
        self.find("Check what is missing", "check")
        self.screen.press("Return")
        expect(self.page.locator("[data-gaps-title]")).to_be_focused(timeout=_PYTHON_IN_MS)
        return self.page.locator("[data-gaps-list] li").all_inner_texts()

    def pdf_for_one_child(self) -> Path:
        """Prints the sheet for the first child's family into a PDF: nothing is in it but what is tied to that child."""
        self.find("What to print", "annex-print-what")
        self.screen.type("F", "choice")
        self.screen.press("Tab", times=2)
        until(lambda: self.focused() == "print", "Print")
        self.screen.press("Return")
        return self.save_as_pdf()

    def save_as_pdf(self, name: str = "") -> Path:
        """From the browser's print preview, under a name or, without one, that of the page."""
        before = {*self.home.rglob("*.pdf")}
        self.screen.still_in(_SAVE)
        self.screen.press("Return")
        self.screen.wait_for("Save File")
        self.screen.settled()
        if name:
            self.screen.type(name, "step")
        self.screen.press("alt+s")
        made = until(lambda: [path for path in {*self.home.rglob("*.pdf")} - before if path.stat().st_size], "the PDF")
        self.screen.wait_for(self.page.title()[:12])
        return made[0]

    def _go(self, field: str) -> None:
        self.screen.stops += 1
        tabs = self.page.evaluate(_TABS_TO, field)
        if 0 < tabs <= FEW_TABS:
            self.screen.press("Tab", times=tabs)
            until(lambda: self.focused() == field, f"{field} after {tabs} Tabs")
        else:
            self.find(words_beside(field), field)

    def corner(self) -> bytes:
        """The upper right of the window, where the browser's search comes up."""
        width = self.screen.width
        picture = self.screen.pixels()
        return b"".join(picture[4 * (y * width + width - 420) : 4 * (y * width + width)] for y in range(90, 130))


@contextmanager
def form(screen: Screen, site: Path, home: Path, begin: str = "annex-a/") -> Iterator[Form]:
    """Opens the built site's form, or where else the work begins, in a big window, as a person does on a laptop."""
    start: Any = launch_arguments(with_window=True)
    start["args"] = [*start["args"], "--start-maximized", "--lang=en-GB"]
    environment: dict[str, str | float | bool] = {**screen.environment, "HOME": str(home), "LANGUAGE": "en_GB"}
    with hosted(site) as host, sync_playwright() as play:
        browser = play.chromium.launch(**start, headless=False, env=environment)
        page = browser.new_context(no_viewport=True, service_workers="block").new_page()
        page.goto(f"{host.address}{begin}")
        expect(page.locator("[data-annex-a][data-live], .helper[data-walking]")).to_be_attached()
        screen.wait_for(page.title()[:12])
        yield Form(screen, page, home)
        browser.close()
