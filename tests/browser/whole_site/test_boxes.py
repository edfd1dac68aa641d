"""What a tool puts into a box without a word to the page is in whatever is made of it; boxes ask tools to stay out."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.annex_a.drafts import keep, open_draft
from tests.browser.annex_a.filling import PYTHON, box, open_form, pdf, press, text_of
from tests.browser.annex_a.saving import NO_PICKERS
from tests.browser.annex_a.test_files import BAR
from tests.browser.conftest import open_with_instant_navigation
from tests.browser.rehearsal.rehearsing import open_scenario
from tests.browser.whole_site.test_losses import to_a_box
from tools.pages.formatting import UNSENT

WORDS = "Put there by a tool"
# As a text expander does: no event, no focus.
PUT = "(box, words) => { box.value = words; }"


def test_a_saved_file_has_it(page: Page, address: str) -> None:
    page.add_init_script(NO_PICKERS)
    open_form(page, address)
    put(page, "#referrer")
    saved = page.evaluate(
        """() => new Promise((done) => {
            URL.createObjectURL = (blob) => { blob.text().then(done); return "blob:none"; };
            document.querySelector('[data-do="save"]').click();
            document.querySelector('dialog[open] [data-answer="yes"]')?.click();
        })"""
    )
    assert json.loads(saved)["entries"]["referrer"] == WORDS


def test_the_print_has_it_by_the_browser_s_own_command(page: Page, address: str) -> None:
    open_form(page, address)
    put(page, '[id="incident.risk"]')
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert WORDS in text_of(pdf(page))
    expect(page.locator(BAR)).to_have_text("Not saved")


def test_the_check_finds_it(page: Page, address: str) -> None:
    open_form(page, address)
    put(page, "#referrer")
    press(page, "Check what is missing")
    expect(page.locator("[data-gaps-title]")).to_be_focused(timeout=PYTHON)
    expect(page.locator('[data-go-to="referrer"]')).to_have_count(0)
    expect(page.locator('[data-go-to="contact"]')).to_have_count(1)


@pytest.mark.thorough
def test_a_draft_has_it_before_long_though_nobody_touches_the_page(
    page: Page, context: BrowserContext, address: str
) -> None:
    open_form(page, address)
    box(page, "contact").fill("Typed")
    keep(page)
    put(page, "#referrer")
    expect(page.locator(BAR)).to_have_text("Not saved")
    expect(page.locator(BAR)).to_have_text("Kept in the draft")
    page.close()
    other = open_form(context.new_page(), address)
    open_draft(other)
    expect(box(other, "referrer")).to_have_value(WORDS)


def test_undo_takes_it_back(page: Page, address: str) -> None:
    open_form(page, address)
    put(page, "#referrer")
    page.get_by_role("heading", name="Considerations", exact=True).click()
    press(page, "Undo")
    expect(box(page, "referrer")).to_have_value("")


def test_leaving_asks_about_it(page: Page, address: str) -> None:
    open_form(page, address)
    box(page, "contact").click()
    put(page, "#referrer")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    asked.value.dismiss()
    assert asked.value.type == "beforeunload"


def test_it_is_there_after_looking_something_up(page: Page, address: str) -> None:
    open_with_instant_navigation(page, f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    put(page, "#referrer")
    looked_up(page)
    expect(box(page, "referrer")).to_have_value(WORDS)


@pytest.mark.thorough
def test_a_helper_s_notes_are_there_after_looking_something_up_and_ticks_too(page: Page, address: str) -> None:
    open_with_instant_navigation(page, f"{address}helpers/planning-for-safety/")
    to_a_box(page)
    put(page, ".step[data-current] textarea")
    page.locator(".step[data-current] .weighing input").first.evaluate("box => { box.checked = true; }")
    looked_up(page)
    expect(page.locator(".step[data-current] textarea").first).to_have_value(WORDS)
    expect(page.locator(".step[data-current] .weighing input").first).to_be_checked()


def test_one_s_own_words_in_a_scenario_are_in_its_debrief(page: Page, address: str) -> None:
    open_scenario(page, address, "the-bundle")
    put(page, ".own-words textarea")
    page.locator(".show-options:visible").first.click()
    page.get_by_role("link", name="Who to tell").first.click()
    page.go_back()
    expect(page.locator(".own-words textarea").first).to_have_value(WORDS)


def test_what_was_read_from_a_page_is_not_there_any_more_after_exit(page: Page, address: str) -> None:
    weather = "<h1>Weather</h1>"
    page.context.route(re.compile("^https://"), lambda route: route.fulfill(body=weather, content_type="text/html"))
    open_with_instant_navigation(page, f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    put(page, "#referrer")
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")
    page.locator(".exit-button").click()
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    expect(box(page, "referrer")).to_have_value("")


def put(page: Page, selector: str) -> None:
    page.locator(selector).first.evaluate(PUT, WORDS)


def looked_up(page: Page) -> None:
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")
    page.go_back()


class Boxes(HTMLParser):
    """Collects every box of a page that somebody can type in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "textarea" or (tag == "input" and at.get("type", "text") in ("text", "number", "search")):
            self.found.append(at)


@pytest.mark.thorough
def test_every_box_of_every_page_asks_browsers_and_tools_to_stay_out(site: Path) -> None:
    [wanted] = Boxes(f"<textarea {UNSENT}></textarea>").found
    assert {"data-gramm", "data-lpignore", "data-1p-ignore", "data-bwignore"} <= wanted.keys()
    boxes = 0
    for page in site.rglob("*.html"):
        for at in Boxes(page.read_text(encoding="utf-8")).found:
            boxes += 1
            assert wanted.items() <= at.items(), (page, at)
    assert boxes > 500
