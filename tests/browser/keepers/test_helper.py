"""A helper at the keepers' desk: mended, refused, mended again, signed, carried into a project. Nothing is lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessible.axe import faults_in_every_look, still_page
from tests.browser.keepers.test_desk import READY, asked_before_reload, open_desk
from tests.keep.conftest import copied
from tools.keepers.desk.changes import RECORD
from tools.sources.paths import PROJECT
from tools.sources.review.record import read_record

pytestmark = pytest.mark.thorough

FILE = "tools/flowcharts/the-police.md"
MOST_CLICKS = 7


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A desk with one helper open, whose text each test leaves as it was."""
    page = still_page(browser, python=True)
    open_desk(page, address)
    choose(page)
    yield page
    page.context.close()


def choose(page: Page, name: str = FILE) -> None:
    page.locator("#desk-name").select_option(name)
    looked(page, "right")


def looked(page: Page, what: str) -> None:
    """Waits until Python has looked at the text as it stands."""
    expect(page.locator(f"[data-desk-editor][data-looked={what}]")).to_be_attached()


def text_of(page: Page) -> Locator:
    return page.locator("[data-desk-editor] .cm-content")


def strength(page: Page, word: str) -> None:
    """Another strength, in the line that begins with it and has the cursor."""
    page.keyboard.press("Home")
    for _ in "1. **":
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Delete")
    page.keyboard.type(word)


def command(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    project = {**os.environ, "POLICY_PROJECT": str(root)}
    return subprocess.run(
        [sys.executable, "-m", "tools.cli", *words], env=project, cwd=PROJECT, capture_output=True, text=True
    )


def test_a_sentence_is_mended_refused_mended_again_signed_and_carried_into_a_project(
    page: Page, address: str, complaints: list[str], tmp_path: Path
) -> None:
    page.add_init_script("addEventListener('pointerdown', () => (window.presses = (window.presses ?? 0) + 1), true);")
    open_desk(page, address)
    choose(page)
    page.get_by_text("All that stands in it").click()
    page.get_by_role("button", name="The police starting point").click()
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("Control+Delete")
    page.keyboard.type("This helper does")
    # Where it begins: a line is folded to the width of the editor, and Home goes to the beginning of what is folded.
    page.locator(".cm-line", has_text="**Should**: start from").click(position={"x": 20, "y": 8})
    strength(page, "Must")
    looked(page, "wrong")
    expect(page.locator("[data-desk-problems] li")).to_have_text(
        "Line 90 'Must' is stronger than the words quoted, which bear 'Should'. "
        "Use the policy's own strength, or quote more of it."
    )
    expect(page.locator("[data-desk-text-changes]")).to_contain_text("Put right what is marked")
    page.get_by_role("button", name="Line 90", exact=True).click()
    strength(page, "Should")
    looked(page, "right")
    expect(page.locator("[data-desk-text-changes] li li")).to_have_text(
        [
            "text, before: This page does not decide. The policy's starting point is the police. If you decide on "
            "anything else, the page leads you to advice first. A child who is hurt, in pain or unwell does not wait "
            "for this page.",
            "text, now: This helper does not decide. The policy's starting point is the police. If you decide on "
            "anything else, the page leads you to advice first. A child who is hurt, in pain or unwell does not wait "
            "for this page.",
        ]
    )
    page.locator("#desk-by").click()
    page.keyboard.type("the Designated Safeguarding Lead")
    with page.expect_download() as download:
        page.get_by_role("button", name="Sign and save the file").click()
    download.value.save_as(path := tmp_path / "changes.zip")
    expect(page.locator("[data-desk-sheet]")).to_contain_text("Signed by the Designated Safeguarding Lead on")
    assert page.evaluate("window.presses") <= MOST_CLICKS

    # The office takes it along, and opens it again on another day.
    page.reload()
    expect(page.locator(READY)).to_be_attached()
    page.locator("#desk-file").set_input_files(path)
    expect(page.locator("[data-desk-opened]")).to_contain_text("“The police”: Signed by the Designated")
    looked(page, "right")
    expect(page.locator("[data-desk-text-changes] li li")).to_have_count(2)

    root = copied(tmp_path / "project")
    taken = command(root, "take", str(path))
    assert taken.returncode == 0, taken.stderr
    assert "This helper does not decide." in (root / FILE).read_text(encoding="utf-8")
    assert read_record(root / RECORD)["helper/the-police"].by == "the Designated Safeguarding Lead"
    checked = command(root, "check")
    assert checked.returncode == 0, checked.stderr
    assert complaints == []


def test_what_was_typed_is_there_again_after_another_page_and_is_asked_about_before_it_is_lost(
    page: Page, address: str
) -> None:
    with page.expect_response("**/sitemap.xml") as answer:
        open_desk(page, address)
    answer.value.finished()
    choose(page)
    text_of(page).click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("x")
    looked(page, "wrong")
    page.get_by_role("link", name="Helpers", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("The keepers’ desk")
    page.go_back()
    looked(page, "wrong")
    expect(page.locator("[data-desk-problems] li")).not_to_have_count(0)
    assert asked_before_reload(page) == ["beforeunload"]
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator("[data-desk-text]")).to_be_hidden()


def test_by_keyboard_alone_the_text_is_reached_written_undone_and_left(opened: Page) -> None:
    opened.locator("#desk-name").focus()
    opened.keyboard.press("Tab")
    expect(text_of(opened)).to_be_focused()
    opened.keyboard.press("Control+Home")
    opened.keyboard.type("x")
    looked(opened, "wrong")
    expect(opened.locator("[data-desk-problems] li").first).to_contain_text("No front matter.")
    opened.keyboard.press("Control+z")
    looked(opened, "right")
    opened.keyboard.press("Tab")
    expect(opened.get_by_role("button", name="Put it back as published")).to_be_focused()


def test_the_policys_words_are_put_in_by_search_and_taken_out_again(opened: Page) -> None:
    opened.get_by_text("All that stands in it").click()
    opened.locator("[data-desk-steps]").get_by_role("button", name="Ring 999").click()
    opened.locator("#desk-find").fill("penetration crimes")
    opened.keyboard.press("Enter")
    opened.get_by_role("button", name="Put it in: Rape, assault by penetration").click()
    expect(text_of(opened)).to_be_focused()
    opened.keyboard.type("write down what you did.")
    expect(text_of(opened)).to_contain_text("1. **Will**: write down what you did.")
    expect(text_of(opened)).to_contain_text("[Victim](../../docs/policy/07-sexual-violence-and-harassment.md#victim)")
    looked(opened, "right")
    expect(opened.locator("[data-desk-text-changes]")).to_contain_text("instruction put in: Will: write down")
    opened.get_by_role("button", name="Put it back as published").click()
    looked(opened, "right")
    expect(opened.locator("[data-desk-text-changes] h3")).to_have_count(0)


def test_it_is_walked_to_an_ending_and_an_answer_is_changed(opened: Page) -> None:
    walk = opened.locator("[data-desk-walk]")
    walk.get_by_role("button", name="Yes, a child is missing").click()
    expect(walk.get_by_role("heading", name="Ring 999")).to_be_focused()
    expect(walk.get_by_role("heading", name="Do now")).to_be_visible()
    walk.get_by_role("button", name="Change the answer to Danger now").click()
    expect(walk.get_by_role("heading", name="Danger now")).to_be_focused()


def test_at_400_percent_nothing_stands_beside_the_screen_and_it_is_accessible_in_every_look(opened: Page) -> None:
    opened.locator("#desk-find").fill("police")
    opened.keyboard.press("Enter")
    expect(opened.locator("[data-desk-found] > li").first).to_be_visible()
    size = opened.viewport_size
    assert size
    opened.set_viewport_size({"width": 320, "height": 640})
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    opened.set_viewport_size(size)
    text_of(opened).click()
    opened.keyboard.press("Control+Home")
    opened.keyboard.type("x")
    looked(opened, "wrong")
    assert faults_in_every_look(opened, "[aria-labelledby=desk-text]") == []
    opened.keyboard.press("Control+z")
    looked(opened, "right")
