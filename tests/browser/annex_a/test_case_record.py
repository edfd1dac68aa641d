"""The case record: what was walked and written in a visit, on one page, in one file, on paper, and into Annex A."""

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.accessible.axe import faults_in_every_look
from tests.browser.annex_a.filling import box, pdf, text_of
from tests.browser.annex_a.saving import NO_PICKERS, PASSPHRASE, choose, give_passphrase
from tests.browser.conftest import open_with_instant_navigation
from tests.browser.helpers.test_facts_travel import flow_named, go_to
from tests.browser.walking import all_paths, answer_at_once, has_stood
from tools.browser.flow.model import Flow

PLANNING = "planning-for-safety"
LINK_OUT = """() => {
    const link = Object.assign(document.createElement("a"), { id: "away", href: "/away", textContent: "Away" });
    document.querySelector(".md-content__inner").append(link);
}"""
NOTE, REASON = "both in 4B for maths", "Plan first, levels with the police"


def walk_with_a_note(page: Page, address: str, flows: list[Flow], *, reason: str = REASON) -> None:
    """The longest way through Planning for safety: a note at the row of classes, a reason at the end."""
    flow = flow_named(flows, PLANNING)
    given, _ = max(all_paths(flow), key=lambda way: len(way[0]))
    open_with_instant_navigation(page, f"{address}helpers/{PLANNING}/")
    for step, answer in given:
        expect(page.locator(f'.step[data-current][data-step="{step}"]')).to_be_visible()
        if step == "the-school-day":
            has_stood(page)
            row = page.locator('.step[data-current] .weighing:has([data-row="classes"])')
            row.locator("input").check()
            row.locator("textarea").fill(NOTE)
        answer_at_once(page, flow, (step, answer))
    has_stood(page)
    if reason:
        page.locator(".record textarea").fill(reason)


def open_record(page: Page) -> None:
    page.locator('.md-nav--primary a[href$="annex-a/record/"]').first.dispatch_event("click")
    expect(page.locator("[data-case-record] [data-live]").first).to_be_visible()


def press(page: Page, name: str) -> None:
    page.locator("[data-case-record]").get_by_role("button", name=name, exact=True).click()


@pytest.mark.thorough
def test_what_was_walked_noted_and_decided_stands_in_the_record_with_its_time_and_version(
    page: Page, address: str, flows: list[Flow]
) -> None:
    walk_with_a_note(page, address, flows)
    open_record(page)
    entry = page.locator(".case-entry")
    expect(entry).to_have_count(1)
    expect(entry.locator("h3")).to_have_text(re.compile(r"20\d\d, \d\d:\d\d: Planning for safety"))
    expect(entry.locator("[data-came-to]")).to_contain_text("Came to:")
    expect(entry.get_by_label("What was decided, and why?")).to_have_value(REASON)
    entry.locator("summary").click()
    expect(entry.locator("details")).to_contain_text(f"Note: {NOTE}")
    expect(entry.locator("[data-version]")).to_contain_text("words")
    expect(page.locator("[data-missing-reasons]")).to_be_hidden()


def test_a_child_with_something_written_and_a_line_are_removed_only_after_asking(page: Page, address: str) -> None:
    page.goto(f"{address}annex-a/record/")
    press(page, "Add a child")
    reference = page.get_by_label("Initials or a reference")
    reference.fill("P1")
    page.get_by_role("button", name="Remove this child").click()
    page.get_by_role("button", name="Keep it").click()
    expect(reference).to_have_value("P1")
    page.locator("#case-line-words").fill("Rang the school.")
    page.locator('[data-do="add-line"]').click()
    page.locator("[data-timeline] [data-remove]").click()
    page.locator("dialog[open]").get_by_role("button", name="Remove this line").click()
    expect(page.locator("[data-timeline]")).not_to_contain_text("Rang the school.")
    page.get_by_role("button", name="Remove this child").click()
    page.get_by_role("button", name="Remove P1").click()
    expect(reference).to_have_count(0)


def test_an_ending_without_a_reason_is_listed_and_nothing_waits_for_it(
    page: Page, address: str, flows: list[Flow]
) -> None:
    walk_with_a_note(page, address, flows, reason="")
    open_record(page)
    missing = page.locator("[data-missing-reasons]")
    missing.get_by_role("button", name="Planning for safety").click()
    asked = page.get_by_label("What was decided, and why?")
    expect(asked).to_be_focused()
    asked.fill(REASON)
    expect(missing).to_be_hidden()
    # The same words stand in the helper's own box.
    go_to(page, PLANNING)
    expect(page.locator(".record textarea")).to_have_value(REASON)


def test_a_parents_helper_leaves_nothing_in_the_record(page: Page, address: str, flows: list[Flow]) -> None:
    flow = flow_named(flows, "worried-about-my-child")
    open_with_instant_navigation(page, f"{address}helpers/{flow.name}/")
    for given in min(all_paths(flow), key=lambda way: len(way[0]))[0]:
        answer_at_once(page, flow, given)
    open_record(page)
    expect(page.locator("[data-nothing]")).to_be_visible()
    expect(page.locator(".case-entry")).to_have_count(0)


@pytest.mark.thorough
def test_each_child_has_a_part_a_school_a_family_and_a_time_to_go_home(
    page: Page, address: str, flows: list[Flow]
) -> None:
    walk_with_a_note(page, address, flows)
    open_record(page)
    for number, (reference, home) in enumerate([("A.B.", "15:30"), ("C.D.", "15:15")]):
        press(page, "Add a child")
        child = page.locator(".case-child").nth(number)
        child.get_by_label("Initials or a reference").fill(reference)
        child.get_by_label("Part in it").select_option("May have been harmed")
        child.get_by_label("Goes home today at").fill(home)
        child.get_by_label("The family").select_option("Not told yet")
    expect(page.locator("[data-going-home]")).to_have_text("Before they go home: C.D. at 15:15, A.B. at 15:30.")
    page.get_by_label("About C.D.").check()
    text = text_of(pdf(page))
    assert "About: C.D." in text
    assert "family: not told yet" in text
    # Who goes home when stands at the ending too: below it are the duties that come before.
    go_to(page, PLANNING)
    line = page.locator(".step[data-current] .going-home")
    expect(line).to_have_text("Before they go home: C.D. at 15:15, A.B. at 15:30.")
    has_stood(page)
    page.get_by_role("button", name="Another case").click()
    page.get_by_role("dialog").get_by_role("button", name="Start another case").click()
    expect(page.locator('.step[data-current][data-step="danger-now"]')).to_be_visible()
    expect(page.get_by_text("C.D. at 15:15")).to_have_count(0)


@pytest.mark.thorough
@pytest.mark.parametrize("python", ["", "worker.js"])
def test_the_record_and_annex_a_are_saved_locked_in_one_file_and_opened_tomorrow(
    page: Page, address: str, flows: list[Flow], tmp_path: Path, python: str
) -> None:
    page.add_init_script(NO_PICKERS)
    walk_with_a_note(page, address, flows)
    page.locator('.md-nav--primary a[href$="annex-a/"]:not([href*="policy"])').first.dispatch_event("click")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    box(page, "referrer").fill("the deputy")
    open_record(page)
    with page.expect_download() as download:
        press(page, "Save, with Annex A, in a locked file")
        give_passphrase(page)
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    assert path.read_bytes().startswith(b"age-encryption.org")
    with page.expect_file_chooser() as chooser:
        press(page, "Check the saved file")
    chooser.value.set_files(path)
    expect(page.locator("[data-record-status]")).to_contain_text("it holds what you saved")

    page.close(run_before_unload=False)
    tomorrow = page.context.new_page()
    tomorrow.add_init_script(NO_PICKERS)
    if python:
        tomorrow.route(f"**/{python}", lambda route: route.abort())
    open_with_instant_navigation(tomorrow, f"{address}annex-a/record/")
    expect(tomorrow.locator("[data-case-record] [data-live]").first).to_be_visible()
    with tomorrow.expect_file_chooser() as chooser:
        press(tomorrow, "Open a saved file")
    chooser.value.set_files(path)
    give_passphrase(tomorrow, PASSPHRASE, twice=False)
    expect(tomorrow.locator(".case-entry h3")).to_contain_text("Planning for safety")
    status = tomorrow.locator("[data-record-status]")
    if python:
        expect(status).to_contain_text("needs Python")
        return
    expect(status).to_contain_text("Annex A is open too")
    tomorrow.locator('.md-nav--primary a[href$="annex-a/"]:not([href*="policy"])').first.dispatch_event("click")
    expect(box(tomorrow, "referrer")).to_have_value("the deputy")
    # A review looks at it beside today's plan: the plan of last time is in the one file that there is.
    box(tomorrow, "referrer").fill("the DSL")
    choose(tomorrow, "Compare with a saved file", path)
    give_passphrase(tomorrow, PASSPHRASE, twice=False)
    expect(tomorrow.locator("[data-differences-title]")).to_contain_text("differ in 1 place")


@pytest.mark.thorough
def test_the_word_document_and_the_plain_text_have_what_the_record_has(
    page: Page, address: str, flows: list[Flow], tmp_path: Path
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    walk_with_a_note(page, address, flows)
    open_record(page)
    with page.expect_download() as download:
        press(page, "Word document")
    download.value.save_as(tmp_path / "record.docx")
    word = Document(str(tmp_path / "record.docx"))
    words = "\n".join(each.text for each in word.paragraphs)
    assert (word.core_properties.author, word.core_properties.last_modified_by) == ("", "")
    assert 'w:val="en-GB"' in word.styles.element.xml
    press(page, "Copy as plain text")
    expect(page.locator("[data-record-status]")).to_contain_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    for said in (REASON, NOTE, "SHA-256 of this record", "Planning for safety"):
        assert said in words
        assert said.upper() in text.upper()


@pytest.mark.thorough
def test_leaving_an_unsaved_record_asks_and_exit_forgets_it(page: Page, address: str, flows: list[Flow]) -> None:
    page.route("**/weather", lambda route: route.fulfill(body="<p>Weather</p>", content_type="text/html"))
    walk_with_a_note(page, address, flows)
    open_record(page)
    press(page, "Add a child")
    page.evaluate(LINK_OUT)
    page.locator("#away").click()
    expect(page.get_by_role("dialog")).to_contain_text("The case record is not saved.")
    page.get_by_role("dialog").get_by_role("button", name="Stay here").click()
    page.locator("a.exit-this-page").first.click()
    expect(page.get_by_text("Weather")).to_be_visible()
    page.goto(f"{address}annex-a/record/")
    expect(page.locator("[data-nothing]")).to_be_visible()
    assert REASON not in page.content()


@pytest.mark.thorough
def test_the_filled_record_has_no_fault_that_axe_can_find(wide: Page, address: str, flows: list[Flow]) -> None:
    page = wide
    walk_with_a_note(page, address, flows, reason="")
    open_record(page)
    press(page, "Add a child")
    page.get_by_label("What was said, done or decided").fill("Rang the family")
    press(page, "Add it to the record")
    expect(page.locator(".case-entry")).to_have_count(2)
    page.locator(".case-entry summary").click()
    assert faults_in_every_look(page) == []


def test_without_scripts_the_page_is_a_sheet_for_a_pen(page: Page, address: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(f"{address}annex-a/record/")
    expect(plain.get_by_text("This page puts the record together with scripts")).to_be_visible()
    assert "Who was told" in text_of(pdf(plain))
    context.close()
