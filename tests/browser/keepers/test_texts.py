"""Scenarios and the duties at the keepers' desk: a helper's editor, with what each kind needs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import faults_in_every_look, still_page
from tests.browser.keepers.test_desk import open_desk
from tests.browser.keepers.test_helper import choose, looked, text_of

pytestmark = pytest.mark.thorough

BUNDLE, DUTIES = "tools/scenarios/the-bundle.md", "tools/duties/duties.md"
END = "Report it, and challenge what you see"


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A desk whose texts each test leaves as they were."""
    page = still_page(browser, python=True)
    yield open_desk(page, address)
    page.context.close()


def test_a_scenarios_parts_are_walked_and_one_that_goes_another_way_says_so_at_400_percent_too(opened: Page) -> None:
    choose(opened, BUNDLE)
    parts = opened.locator("[data-desk-parts]")
    expect(parts.locator("h4")).to_have_count(3)
    expect(parts.get_by_text("The walk goes the same way, and leads to “Ring 999”.")).to_have_count(1)
    expect(opened.locator("[data-desk-walk]")).to_be_hidden()
    parts.get_by_text("What “Ring 999” shows for these answers").click()
    expect(parts.get_by_role("heading", name="Do now").first).to_be_visible()
    parts.locator("h4 button").nth(1).click()
    expect(text_of(opened)).to_be_focused()
    # Only the lines in sight are in the page.
    opened.keyboard.press("Control+End")
    opened.locator(".cm-line", has_text=f"Leads to: {END}").click()
    opened.keyboard.press("End")
    opened.keyboard.type(" now")
    looked(opened, "wrong")
    expect(parts.locator(".desk-wrong")).to_have_text(f"The walk leads to “{END}”, and the table says “{END} now”.")
    expect(opened.locator("[data-desk-problems] li")).to_contain_text(
        f"The table leads to '{END}', not to '{END} now'."
    )
    size = opened.viewport_size
    assert size
    opened.set_viewport_size({"width": 320, "height": 640})
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    opened.set_viewport_size(size)
    assert faults_in_every_look(opened, "[aria-labelledby=desk-text]") == []
    opened.get_by_role("button", name="Put it back as published").click()
    looked(opened, "right")


def test_by_keyboard_a_new_scenario_is_begun_refused_under_a_title_that_is_there_and_taken_away(opened: Page) -> None:
    choose(opened, BUNDLE)
    box = opened.locator("#desk-begin")
    box.focus()
    opened.keyboard.type("The bundle")
    opened.keyboard.press("Enter")
    expect(opened.locator("#desk-begun")).to_contain_text("There is a scenario with this address already")
    expect(box).to_be_focused()
    box.fill("The lost key")
    opened.keyboard.press("Enter")
    expect(text_of(opened)).to_be_focused()
    expect(opened.locator("[data-desk-text-changes] h3")).to_have_text("Scenario “The lost key”")
    opened.get_by_role("button", name="Take this new scenario away").click()
    expect(opened.locator("#desk-name")).to_have_value("")
    expect(opened.locator("#desk-name option", has_text="The lost key")).to_have_count(0)
    expect(opened.locator("[data-desk-text-changes] h3")).to_have_count(0)


def test_a_changed_duty_is_told_with_the_endings_that_show_it_and_the_words_before_and_after(opened: Page) -> None:
    choose(opened, DUTIES)
    opened.get_by_text("All that stands in it").click()
    opened.locator("[data-desk-steps]").get_by_role("button", name="Not responding").click()
    opened.locator(".cm-line", has_text="When: hurt").first.click()
    opened.keyboard.press("End")
    opened.keyboard.type(" or offence")
    opened.locator(".cm-line", has_text="Put 999 on loudspeaker").click()
    # The line is folded: the first goes to the fold.
    opened.keyboard.press("End")
    opened.keyboard.press("End")
    opened.keyboard.type(" Now.")
    changes = opened.locator("[data-desk-text-changes]")
    expect(changes.locator("h3")).to_have_text("Duties")
    looked(opened, "wrong")
    expect(opened.locator("[data-desk-problems] li")).to_contain_text("may be unsure, and has no 'If:'.")
    opened.locator(".cm-line", has_text="When: hurt or offence").click()
    opened.keyboard.press("End")
    for _ in " or offence":
        opened.keyboard.press("Backspace")
    looked(opened, "right")
    expect(changes.locator("li", has_text="Not responding").first).to_contain_text(
        "Show it as before, in its words of now ("
    )
    expect(changes).to_contain_text("Put 999 on loudspeaker. Do what they tell you. Now.")
    opened.get_by_role("button", name="Put it back as published").click()
    looked(opened, "right")
