"""A window of our site that the keyboard alone works: by Tab, or by the browser's search for words that stand there."""

from dataclasses import dataclass

from playwright.sync_api import expect

from tests.compare.form import Form
from tests.compare.screen import FEW_TABS, until

# How many Tabs it is to a control, back where it is less than 0; 0 where nobody can say.
_TABS_TO = """selector => {
    const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
        .filter((stop) => stop.tabIndex >= 0 && !stop.disabled && stop.checkVisibility({ visibilityProperty: true }));
    const here = document.activeElement;
    const target = document.querySelector(selector);
    if (here === document.body) return 0;
    const ahead = stops.filter((stop) => here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
    const behind = stops.filter((stop) => here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING);
    return ahead.indexOf(target) + 1 || (behind.includes(target) ? behind.indexOf(target) - behind.length : 0);
}"""

# How often the browser's own search comes by these words, from where the keyboard is and round again, before it is at
# this part of the page.
_TIMES = """([words, selector]) => {
    const part = document.querySelector(selector);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const here = document.activeElement === document.body ? null : document.activeElement;
    const found = { before: [], after: [] };
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
        const times = text.data.toLowerCase().split(words.toLowerCase()).length - 1;
        const passed = here && here.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING;
        found[passed ? "before" : "after"].push(...Array(times).fill(text));
    }
    const times = [...found.after, ...found.before].findIndex((text) => part.contains(text)) + 1;
    if (!times) throw new Error(`"${words}" does not stand in ${selector}`);
    return times;
}"""
# Whether the way from the words that were found is back. So it is too where they are the control's own: most often it
# has the keyboard at once, but sometimes Chromium only marks the words in it.
_IS_BEFORE = """([one, other]) => {
    const [target, near] = [one, other].map((each) => document.querySelector(each));
    if (target === near) return true;
    return !near.contains(target) && Boolean(target.compareDocumentPosition(near) & 4);
}"""
_FOCUSED = "selector => document.activeElement.matches(selector)"
_TIME = "[type=time], [type=datetime-local]"


@dataclass
class Keyboard(Form):
    """The moves of a practised hand. The page is only looked at."""

    def go(self, selector: str, words: str = "", near: str = "") -> None:
        """To a control: by Tab, or by the browser's search for words that stand in it or near it, and Tab."""
        self.screen.stops += 1
        expect(self.page.locator(selector).first).to_be_visible()
        if self.page.evaluate(_FOCUSED, selector):
            return
        tabs: int = self.page.evaluate(_TABS_TO, selector)
        if 0 < abs(tabs) <= FEW_TABS or not words:
            assert tabs, f"There is no way by Tab to {selector}."
            self.screen.press("Tab" if tabs > 0 else "shift+Tab", times=abs(tabs))
            if not selector.endswith(("-home", "-at")):
                self._out_of_a_time()
        else:
            times = self.page.evaluate(_TIMES, [words, near or selector])
            before = self.corner()
            self.screen.press("ctrl+f")
            until(lambda: self.corner() != before, "the browser's search")
            self.screen.type(words, "find")
            self.screen.settled()
            if times > 1:
                self.screen.press("Return", times=times - 1)
                self.screen.settled()
            self.screen.press("Escape")
            self.screen.settled()
            # A box to tick stands before its label.
            key = "shift+Tab" if self.page.evaluate(_IS_BEFORE, [selector, near or selector]) else "Tab"
            for _ in range(FEW_TABS):
                if self.page.evaluate(_FOCUSED, selector):
                    break
                self.screen.press(key)
                self.screen.settled()
        until(lambda: self.page.evaluate(_FOCUSED, selector), f"the keyboard at {selector}, from “{words}”")

    def _out_of_a_time(self) -> None:
        """A box for a day or a time has stops of its own, as many as the browser likes."""
        while self.page.evaluate(_FOCUSED, _TIME):
            self.screen.settled()
            if self.page.evaluate(_FOCUSED, _TIME):
                self.screen.press("Tab")

    def push(self, selector: str, words: str = "", near: str = "") -> None:
        """A button or a link."""
        self.go(selector, words, near)
        self.screen.press("Return")

    def fill(self, selector: str, text: str, words: str = "", near: str = "") -> None:
        """A box."""
        self.go(selector, words, near)
        self.screen.type(text)
        box = self.page.locator(selector)
        until(lambda: box.input_value().replace(":", "") == text.replace(":", ""), f"“{text}” in {selector}")

    def pick(self, selector: str, text: str) -> None:
        """One of a list, by the arrow keys."""
        self.go(selector)
        options = self.page.locator(f"{selector} option").all_inner_texts()
        self.screen.press("Down", times=options.index(text), kind="choice")
        expect(self.page.locator(selector)).to_have_value(text)
