"""Next year's policy at the desk, as the office takes it in: from the Word file to the file that the command takes."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessible.axe import faults_in_every_look, still_page
from tests.browser.conftest import site_map_is_read
from tests.browser.keepers.test_desk import READY, asked_before_reload, open_desk
from tests.edition.hostile import HOSTILE
from tests.edition.next_year import GONE, NUMBER, OLD_ROW, ORDER, REWORDED, TO_SETTLE, WEAKER, as_word, number_of
from tests.edition.test_hostile import EXPECTED
from tests.edition.test_word import add, run
from tests.keep.conftest import copied
from tests.patience import MILLISECONDS
from tests.sentences import weaker
from tools.keepers.desk.changes import unpacked
from tools.keepers.taking import take
from tools.sources import load

pytestmark = pytest.mark.thorough

WEAKER_CHANGED = f"input[name='desk-sentence-{WEAKER.number}'][value=change]"
SECTION, PARAGRAPH = REWORDED.number.split(".")
REWORDED_NOW = f"{ORDER.index(SECTION) + 1}.{PARAGRAPH}"
ROW_NUMBER = number_of(OLD_ROW)
LONGEST = 4 * MILLISECONDS
"""For what takes a minute where nothing else runs: a new edition is put in everywhere, and all of it read."""


def step(page: Page, name: str) -> Locator:
    return page.locator(f"[data-desk-step={name}]")


def choose(page: Page, file: Path) -> None:
    page.locator("#desk-edition-file").set_input_files(file)


def drop(page: Page, file: Path) -> None:
    """Lets the file fall on the place for it, as from a folder."""
    page.locator("[data-desk-drop]").evaluate(
        """(place, [name, letters]) => {
            const held = new DataTransfer();
            held.items.add(new File([Uint8Array.from(letters)], name));
            place.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
        }""",
        [file.name, list(file.read_bytes())],
    )


def asking(path: Path) -> Path:
    """A file that asks what can be answered here: the last paragraph has two struck words, which do not belong."""
    document = Document(str(as_word(path, settled=True)))
    add(document, run("no ", "<w:strike/>"))
    add(document, run("not ", "<w:strike/>"))
    document.save(str(path))
    return path


def test_the_office_takes_next_years_policy_from_a_word_file_to_a_file_for_the_project(
    page: Page, address: str, complaints: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_desk(page, address)
    site_map_is_read(page)
    (harm := tmp_path / "policy.docx").write_bytes(HOSTILE["entities"]())
    choose(page, harm)
    expect(page.locator("[data-desk-edition-wrong]")).to_have_text(EXPECTED["entities"])

    drop(page, as_word(tmp_path / "messy.docx", settled=False))
    told = page.locator("[data-desk-edition-told]")
    expect(told).to_contain_text(f"asks {TO_SETTLE} things. Nothing is taken in before they are settled.")
    expect(step(page, "questions").get_by_role("group", name="A table stands inside a table")).to_contain_text(
        "Only in Word: Make it rows of its own."
    )
    expect(step(page, "pages")).to_be_hidden()

    _answer_what_word_did(page, asking(tmp_path / "policy-2026.docx"))
    _look_at_the_pages(page)
    _answer_the_sentences(page)
    page.get_by_role("link", name="Helpers", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("The keepers’ desk")
    page.go_back()
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator(WEAKER_CHANGED)).to_be_checked()

    rows = page.locator("[data-desk-form-rows]")
    expect(rows.get_by_role("row")).to_have_count(3)
    expect(rows.get_by_text(f"{OLD_ROW} (risk): Written in")).to_have_count(1)
    page.get_by_role("button", name="Work it out").click()
    left = page.locator("[data-desk-edition-left]")
    expect(left.get_by_role("heading", name="The school office")).to_be_visible(timeout=LONGEST)
    expect(left).to_contain_text(f"The policy says “{NUMBER[1]}” now")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the edition as a file").click()
    download.value.save_as(path := tmp_path / "next-year.zip")
    expect(page.locator("[data-desk-edition-sheet]")).to_contain_text("“no” is struck through. The words do not belong")

    assert asked_before_reload(page) == [], "it is saved"
    expect(page.locator(READY)).to_be_attached()
    page.locator("#desk-file").set_input_files(path)
    expect(page.locator("[data-desk-opened]")).to_contain_text("“next-year.zip” is open")
    expect(page.locator(WEAKER_CHANGED)).to_be_checked()
    assert complaints == []
    _taken(path, tmp_path, monkeypatch)


def _answer_what_word_did(page: Page, file: Path) -> None:
    """By keyboard alone."""
    choose(page, file)
    questions = step(page, "questions")
    expect(questions.get_by_role("heading")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
    expect(questions.get_by_role("radio", name="The words do not belong to it")).to_have_count(2)
    assert questions.get_by_role("radio", checked=True).evaluate_all("all => all.map(({ value }) => value)") == [
        "out",
        "out",
    ]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(step(page, "pages").get_by_role("heading", level=3)).to_be_focused()


def _look_at_the_pages(page: Page) -> None:
    pages = step(page, "pages")
    section = pages.locator("details", has_text="5. Pictures made by machines")
    section.get_by_text("5. Pictures made by machines").first.click()
    expect(section.locator("ins").first).to_have_text("5. Pictures made by machines")
    less = pages.locator("details", has_text=WEAKER.page)
    less.locator("summary").click()
    expect(less.locator("del", has_text=WEAKER.strengths[0])).to_have_count(1)
    lines = less.locator(".desk-pair").count()
    less.get_by_role("button", name="lines of this page").click()
    assert less.locator(".desk-pair").count() > lines
    expect(less.locator(".desk-pair").first).to_be_focused()
    page.get_by_role("button", name="Show the sentences").click()
    expect(page.locator("[data-desk-unticked]")).to_contain_text("Tick each of them first.")
    expect(pages.locator("[data-desk-remarks] input").first).to_be_focused()
    for box in pages.locator("[data-desk-remarks] input").all():
        box.check()
    page.get_by_role("button", name="Show the sentences").click()
    expect(step(page, "cards").get_by_role("heading", level=3)).to_be_focused()


def _answer_the_sentences(page: Page) -> None:
    cards = step(page, "cards")
    expect(cards.get_by_role("heading", level=4).first).to_have_text("Weaker now (1)")
    less = cards.get_by_role("group", name=WEAKER.number)
    less.get_by_text("places rest on it").click()
    expect(less.get_by_text("tools/duties/duties.md, line").first).to_be_visible()
    answered = page.locator("[data-desk-answered]")
    less.get_by_role("radio", name="Remove").check()
    expect(answered).to_have_text("Without an answer: 3.")
    page.get_by_role("button", name="Undo the last answer").click()
    expect(answered).to_have_text("The last answer is taken back. Without an answer: 4.")
    expect(cards.get_by_role("radio", checked=True)).to_have_count(0)
    less.get_by_role("radio", name="Change").check()
    cards.get_by_role("group", name=GONE.number).get_by_role("radio", name="Remove").check()
    cards.get_by_role("group", name=f"{REWORDED.number}, now {REWORDED_NOW}").get_by_role("radio", name="Keep").check()
    row = cards.get_by_role("group", name=ROW_NUMBER, exact=True)
    row.get_by_role("combobox").select_option(ROW_NUMBER)
    expect(answered).to_have_text("Every sentence has its answer.")
    expect(row.get_by_role("combobox")).to_have_value(ROW_NUMBER)
    page.get_by_role("button", name="Undo the last answer").click()
    expect(answered).to_have_text("The last answer is taken back. Without an answer: 1.")
    expect(row.get_by_role("combobox")).to_have_value("")


def _taken(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What whoever keeps the project does with the file."""
    monkeypatch.setattr(load, "load", lambda: None)
    assert (unpacked(path.read_bytes()).edition or {})["answers"] == {
        WEAKER.number: "change",
        GONE.number: "remove",
        REWORDED.number: "keep",
    }
    root = copied(tmp_path / "project")
    assert "docs/policy/05-pictures-made-by-machines.md" in take(path, root).paths
    assert weaker(WEAKER.line) in (root / "docs/policy" / WEAKER.page).read_text(encoding="utf-8")


def test_each_stretch_is_accessible_in_every_look_and_at_400_percent_nothing_stands_beside_the_screen(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = open_desk(still_page(browser, python=True), address)
    choose(page, as_word(tmp_path / "messy.docx", settled=False))
    expect(step(page, "questions")).to_be_visible()
    _fits(page, "questions")
    choose(page, as_word(tmp_path / "policy-2026.docx", settled=True))
    expect(step(page, "pages")).to_be_visible()
    page.locator("[data-desk-pages] summary").first.click()
    _fits(page, "pages")
    for box in page.locator("[data-desk-remarks] input").all():
        box.check()
    page.get_by_role("button", name="Show the sentences").click()
    expect(step(page, "cards")).to_be_visible()
    page.locator("[data-desk-cards] summary").first.click()
    _fits(page, "cards")
    _fits(page, "result")
    step(page, "cards").get_by_role("radio").first.check()
    assert asked_before_reload(page) == ["beforeunload"]
    page.context.close()


def _fits(page: Page, name: str) -> None:
    assert faults_in_every_look(page, f"[data-desk-step={name}]") == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 900})
