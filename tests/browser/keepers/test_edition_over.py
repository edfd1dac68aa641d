"""A new edition laid over the desk: what is left of it is mended there, it is signed, taken in, and opened again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.accessible.axe import faults_in_every_look, still_page
from tests.browser.keepers.test_desk import READY, asked_before_reload, open_desk
from tests.browser.keepers.test_edition import LONGEST, choose, step
from tests.browser.keepers.test_helper import looked, text_of
from tests.edition.mild_year import FRONT, SAID, mild_year
from tests.keep.conftest import copied
from tools.sources.paths import ROOT

pytestmark = pytest.mark.thorough

PASTED = """(place, text) => {
    const held = new DataTransfer();
    held.setData("text/plain", text);
    place.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""
COPIED = """(place) => {
    const held = new DataTransfer();
    place.dispatchEvent(new ClipboardEvent("copy", { clipboardData: held, bubbles: true, cancelable: true }));
    return held.getData("text/plain");
}"""


def over(page: Page) -> Locator:
    return page.locator("[data-desk-over]")


def box(page: Page, name: str) -> Locator:
    return page.locator(f"[data-field='{name}']")


def laid(page: Page, file: Path) -> None:
    choose(page, file)
    expect(step(page, "pages")).to_be_visible()
    for tick in page.locator("[data-desk-remarks] input").all():
        tick.check()
    page.get_by_role("button", name="Show the sentences").click()
    expect(step(page, "cards")).to_be_visible(timeout=LONGEST)
    page.get_by_role("button", name="Lay it over this desk").click()
    expect(over(page).get_by_role("heading", level=2)).to_be_focused(timeout=LONGEST)


def listed(page: Page, told: str) -> None:
    over(page).get_by_role("button", name="List what is left of it").click()
    expect(page.locator("[data-desk-state-told]")).to_contain_text(told, timeout=LONGEST)


def test_what_is_left_is_mended_on_top_of_it_and_once_nothing_is_left_it_is_signed_and_taken_in(
    page: Page, address: str, complaints: list[str], tmp_path: Path
) -> None:
    open_desk(page, address)
    laid(page, mild_year(tmp_path / "policy-2026.docx", is_weaker=False))
    expect(step(page, "cards")).to_be_hidden()
    listed(page, "Left: 4.")
    expect(over(page).get_by_role("heading", name="The school office")).to_be_visible()

    page.locator("#desk-by").fill("the DSL")
    page.get_by_role("button", name="Sign and save the file").click()
    expect(page.locator("[data-desk-sheet]")).to_contain_text("signed once nothing is left of it", timeout=LONGEST)

    for name, day in FRONT.items():
        box(page, name).fill(day)
        box(page, name).blur()
        expect(page.locator(f"[id='desk-{name}-wrong']")).to_be_hidden()
    _mend(page, "Notes on the text")
    _mend(page, "The reviewed list of decisions")
    expect(page.locator("[data-desk-text-changes] h3")).to_have_count(2)
    listed(page, "Nothing is left. It can be signed below")
    expect(over(page).get_by_text("helper “Is this policy in date?”")).to_be_visible()

    page.get_by_role("link", name="Helpers", exact=True).first.click()
    page.go_back()
    expect(page.locator(READY)).to_be_attached()
    expect(over(page).get_by_text("helper “Is this policy in date?”")).to_be_visible()
    page.locator("#desk-by").fill("the DSL")
    with page.expect_download(timeout=LONGEST) as download:
        page.get_by_role("button", name="Sign and save the file").click()
    download.value.save_as(path := tmp_path / "next-year.zip")
    assert "next-year-signed-" in download.value.suggested_filename
    expect(page.locator("[data-desk-sheet]")).to_contain_text("Signed by the DSL on")
    _taken(path, tmp_path)

    assert asked_before_reload(page) == [], "it is saved"
    expect(page.locator(READY)).to_be_attached()
    page.locator("#desk-file").set_input_files(path)
    expect(page.locator("[data-desk-opened]")).to_contain_text("with all that was changed on top", timeout=LONGEST)
    expect(box(page, "agreed")).to_have_value(FRONT["agreed"])
    expect(page.locator("[data-desk-text-changes] h3")).to_have_count(2)
    assert complaints == []


def _mend(page: Page, title: str) -> None:
    """By the line's own button; then all of it is copied out, mended elsewhere, and put in again."""
    over(page).locator("li", has_text=title).get_by_role("button", name="Line").first.click()
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    text = str(text_of(page).evaluate(COPIED))
    for pair in SAID:
        text = text.replace(*pair)
    text_of(page).evaluate(PASTED, text)
    looked(page, "right")


def _taken(path: Path, tmp_path: Path) -> None:
    """What whoever keeps the project does with the file: nothing is left to mend, to sign or to read."""
    environment = {**os.environ, "POLICY_PROJECT": str(copied(tmp_path / "project"))}
    for words, told in (
        (("take", str(path)), "Nothing is left to mend."),
        (("reviewed",), "Everything has been reviewed as it is now."),
    ):
        command = [sys.executable, "-m", "tools.cli", *words]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert told in done.stdout


def test_it_is_accessible_and_taken_off_again_but_not_while_something_was_changed_on_top(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    page = open_desk(still_page(browser, python=True), address)
    laid(page, mild_year(tmp_path / "policy-2026.docx", is_weaker=False))
    listed(page, "Left: 4.")
    assert faults_in_every_look(page, "[data-desk-over]") == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    box(page, "agreed").fill(FRONT["agreed"])
    off = over(page).get_by_role("button", name="Take it off again")
    off.click()
    expect(page.locator("[data-desk-state-told]")).to_contain_text("would be lost")
    box(page, "agreed").fill(box(page, "agreed").get_attribute("value") or "")
    off.click()
    expect(step(page, "cards").get_by_role("heading", level=3)).to_be_focused(timeout=LONGEST)
    expect(over(page)).to_be_hidden()
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("[data-desk-edition-left]")).to_contain_text("The school office", timeout=LONGEST)
    page.context.close()
