"""The keepers' desk: no trace of what is put in there, but for the file that somebody saves."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.privacy.checks import fill_every_field, is_forgotten_after_back, nothing_left_behind
from tests.browser.privacy.recorder import Recorder
from tests.browser.privacy.sweep import MARKER

pytestmark = pytest.mark.thorough


def test_what_is_typed_at_the_desk(recorder: Recorder, page: Page, tmp_path: Path) -> None:
    page.goto(f"{recorder.host.address}keepers/")
    expect(page.locator("[data-desk][data-python=ready]")).to_be_attached()
    (file := tmp_path / f"{MARKER}.txt").write_text(f"{MARKER} policy\n\nWe tell the DSL.\n", encoding="utf-8")
    page.locator("#desk-edition-file").set_input_files(file)
    expect(page.locator("[data-desk-step=pages]")).to_be_visible()
    page.locator("#desk-name").select_option("tools/scenarios/the-bundle.md")
    expect(page.locator("[data-desk-editor][data-looked=right]")).to_be_attached()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(MARKER)
    expect(page.locator("[data-desk-editor][data-looked=wrong]")).to_be_attached()
    assert fill_every_field(page, ".desk") > 30
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator("[data-desk-found-told]")).to_contain_text("No paragraph")
    page.locator("#desk-by").blur()
    expect(page.locator("[id='desk-agreed-wrong']")).to_be_visible()
    page.get_by_role("button", name="List what is left").click()
    expect(page.locator("[data-desk-listed]")).to_contain_text("Put right what is marked")
    page.get_by_role("button", name="Sign and save the file").click()
    expect(page.locator("[data-desk-taken]")).to_contain_text("Nothing was saved")
    assert MARKER in page.content()
    nothing_left_behind(recorder, page)
    page.on("dialog", lambda dialog: dialog.accept())
    is_forgotten_after_back(page, ".desk", f"{recorder.host.address}about/")
    expect(page.locator(".cm-content")).to_have_count(0)
    expect(page.locator("[data-desk-step=pages]")).to_be_hidden()
    nothing_left_behind(recorder, page)
