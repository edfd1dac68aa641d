"""The window in which the one case is worked on our site, by the keyboard alone."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect

from tests.compare.keyboard import Keyboard
from tests.compare.one_case import CHILDREN, FROM_THE_RECORD, LINES, PLAN, REVIEW, REVIEWED, TASKS, Child, Walk
from tests.compare.places import words_beside
from tests.compare.screen import until

PASSPHRASE = "four words do not rhyme"
_CURRENT = ".step[data-current]"
_WORDS = "part => part.innerText.trim().split(/\\s+/).length"


@dataclass
class CaseWindow(Keyboard):
    """The window, from the first helper on. ``read`` counts the words that the helpers show on the way."""

    read: int = 0

    def walk(self, walk: Walk) -> None:
        """Through a helper to its ending: what is offered is kept. Then what was decided, and why."""
        expect(self.page.locator(f'.helper[data-walking][data-helper="{walk.helper}"]')).to_be_visible()
        while not self.page.locator(f"{_CURRENT} .ending-card").count():
            self._answer(walk)
        assert self.page.locator(f"{_CURRENT} h2").first.inner_text().strip() == walk.ending
        self.read += self.page.locator(f"{_CURRENT} .ending-card").evaluate(_WORDS)
        box = f"#reason-{walk.helper}"
        label = f'label[for="reason-{walk.helper}"]'
        self.fill(box, walk.reason, self.page.locator(label).inner_text()[:24], label)

    def _answer(self, walk: Walk) -> None:
        step = self.page.locator(_CURRENT)
        name = step.get_attribute("data-step") or ""
        self.read += step.evaluate(_WORDS)
        for row, note in walk.notes.items():
            self._note(row, note)
        given = walk.answers.get(name)
        if given:
            answer, words = f"#{name}--{given}", ""
        elif step.locator(".told-before").count():
            answer, words = f"{_CURRENT} .keep", ""
        else:
            answer, words = f"{_CURRENT} .give", step.locator(".give").inner_text()
        if self.page.evaluate("document.activeElement === document.body"):
            words, near = "or badly hurt", f"{_CURRENT} fieldset"
        else:
            near = answer
        self.push(answer, words, near)
        expect(self.page.locator(f'{_CURRENT}:not([data-step="{name}"]) h2').first).to_be_focused()

    def _note(self, row: str, note: str) -> None:
        weighing = f'.weighing:has([data-row="{row}"])'
        if self.page.locator(f"{_CURRENT} {weighing}").count():
            self.go(
                f"{_CURRENT} {weighing} input", words_beside(f"{row}.risk"), f'{_CURRENT} li:has([data-row="{row}"])'
            )
            self.screen.press("space")
            self.fill(f"{_CURRENT} {weighing} textarea", note)

    def follow(self, words: str, end: str) -> None:
        """A link of the page, found by its words."""
        link = f'{_CURRENT} .ways-on a[href$="{end}"]'
        if not self.page.locator(link).count():
            link = f'.md-nav--primary a[href$="{end}"]:not([href*="policy"])'
        self.push(link, words)

    def record(self) -> None:
        """Children, families, and who was told, into the case record."""
        expect(self.page.locator("[data-case-record] [data-live]").first).to_be_visible()
        for child in CHILDREN:
            self._child(child)
        for who, what in LINES:
            self.fill("#case-line-who", who, "Who was told, or who was", 'label[for="case-line-who"]')
            self.fill("#case-line-words", what)
            self.push('[data-do="add-line"]')
            expect(self.page.locator("#case-timeline")).to_be_focused()

    def _child(self, child: Child) -> None:
        self.push('[data-do="add-child"]', "Add a child")
        made = self.page.locator(".case-child").last
        number = (made.locator("[data-of=reference]").get_attribute("id") or "").split("-")[1]
        expect(made.locator("[data-of=reference]")).to_be_focused()
        self.screen.type(child.reference)
        for part in ("part", "school", "speaks", "home", "family", "told"):
            text, box = getattr(child, part), f"#case-{number}-{part}"
            if text and part in ("part", "family"):
                self.pick(box, text)
            elif text:
                self.fill(box, text)

    def plan(self) -> None:
        """Annex A: what the record has is put in, the rest is typed; then the list of actions."""
        expect(self.page.locator(".annex-carried summary")).to_be_visible()
        self.push(".annex-carried summary", "From the case record")
        for field, text in FROM_THE_RECORD.items():
            offered = self.page.locator(".annex-carried li > span").all_inner_texts()
            self.push(f".annex-carried li:nth-child({offered.index(text) + 1}) button", text[:24], ".annex-carried")
            until(lambda field=field: self.values().get(field) == FROM_THE_RECORD[field], field)  # type: ignore[misc]
        self.push(".annex-carried .annex-buttons button")
        self.write({field: text for field, text in PLAN.items() if field not in FROM_THE_RECORD})
        self.switch_on("tasks", "A list of actions")
        for number, task in enumerate(TASKS, start=1):
            if number > 1:
                self.push('[data-do="add-task"]', "Add an action")
                expect(self.page.locator(f'[id="task-{number}.what"]')).to_be_focused()
            for part, text in zip(("what", "owner", "due", "relax"), task, strict=True):
                self.fill(f'[id="task-{number}.{part}"]', text, "What is done", ".annex-tasks thead")

    def switch_on(self, part: str, words: str) -> None:
        """Adds to the form what the policy's has no place for."""
        if not self.page.locator("[data-switch-list]").get_attribute("open"):
            self.push("[data-switch-list] summary", "Choose what to add")
        self.go(f"#part-{part}", words, f'label[for="part-{part}"]')
        self.screen.press("space")

    def print_for(self, reader: str) -> Path:
        """A PDF of the whole plan (""), for a family such as "family-1", or for staff."""
        select = self.page.locator("#annex-print-what")
        self.go("#annex-print-what", "What to print", 'label[for="annex-print-what"]')
        options: list[str] = select.locator("option").evaluate_all("all => all.map((each) => each.value)")
        move = options.index(reader) - options.index(select.input_value())
        self.screen.press("Down" if move > 0 else "Up", times=abs(move), kind="choice")
        expect(select).to_have_value(reader)
        if reader:
            expect(self.page.locator("[data-extract] h4").first).to_be_visible()
        self.push('[data-do="print"]')
        if not reader:
            self._yes()
        return self.save_as_pdf(f"{reader or 'plan'}.pdf")

    def _yes(self) -> None:
        """The answer of a question that the page asks."""
        self.go("dialog[open] [data-answer=yes]")
        self.screen.press("Return")

    def save(self) -> None:
        """The record and Annex A, locked in one file."""
        expect(self.page.locator("[data-case-record] [data-live]").first).to_be_visible()
        self.push('[data-do="save"]', "Save, with Annex A")
        for box in ("#annex-secret-one", "#annex-secret-two"):
            expect(self.page.locator(box)).to_be_visible()
            self.go(box)
            self.screen.type(PASSPHRASE, "step")
        with self.page.expect_download() as download:
            self._yes()
        download.value.save_as(self.home / download.value.suggested_filename)

    def open(self) -> None:
        """Three weeks later, in a new page: the file, its passphrase."""
        expect(self.page.locator("[data-case-record] [data-live]").first).to_be_visible()
        self._choose_file('[data-do="open"]', "Open a saved file")
        expect(self.page.locator("[data-record-status]")).to_contain_text("Annex A is open too", timeout=60_000)

    def _choose_file(self, button: str, words: str) -> None:
        """The one file of the case. In the system's own dialog, nothing is counted: Playwright answers it."""
        with self.page.expect_file_chooser() as chooser:
            self.push(button, words)
        chooser.value.set_files(next(self.home.glob("case-record-*")))
        expect(self.page.locator("#annex-secret-one")).to_be_focused(timeout=60_000)
        self.screen.type(PASSPHRASE, "step")
        self._yes()

    def change(self) -> None:
        """What the review changes, and a line in the log of reviews."""
        expect(self.page.locator("[data-annex-a][data-live]")).to_be_attached()
        until(lambda: self.values().items() >= PLAN.items(), "the plan of last time")
        self.write(REVIEWED)
        self.switch_on("reviews", "A log of reviews")
        for part, text in zip(("date", "who", "changed", "next"), REVIEW, strict=True):
            if part == "next" and self.values().get("review-1.next") == text:
                continue  # The sheet has one date for it.
            self.fill(f'[id="review-1.{part}"]', text, "Date of this review", ".annex-reviews thead")

    def changed_since(self) -> Path:
        """Last time's plan beside today's, and what changed since on paper."""
        self._choose_file('[data-part="reviews"] [data-do="compare"]', "Open last time")
        expect(self.page.locator("[data-differences-title]")).to_be_focused(timeout=60_000)
        self.push('[data-do="print-changes"]')
        return self.save_as_pdf("changes.pdf")

    def sheet(self) -> str:
        """The case record as it would be printed, with its words apart from each other."""
        text = self.page.locator("[data-sheet]").evaluate(
            "sheet => [...sheet.children].map((p) => p.textContent).join(' ')"
        )
        return " ".join(str(text).split())
