"""A scenario, the quiz, the record and the lists: no trace of what is answered, counted and typed there."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.privacy.answers import mark_answers
from tests.browser.privacy.checks import fill_every_field, is_forgotten_after_back, nothing_left_behind
from tests.browser.privacy.recorder import Recorder
from tests.browser.privacy.sweep import MARKER, sweep
from tests.browser.rehearsal.rehearsing import past_the_act
from tests.browser.rehearsal.test_presenter import go_to, present


@pytest.mark.thorough
def test_a_scenario_played_alone_and_in_a_group(context: BrowserContext, recorder: Recorder, page: Page) -> None:
    mark_answers(context, "**/training/the-bundle/")
    page.goto(f"{recorder.host.address}training/the-bundle/")
    python_is_ready(page)
    page.get_by_role("button", name="Show the whole sheet").click()
    page.get_by_role("button", name="One part at a time").click()
    for _ in range(page.locator(".rehearsal [data-part]").count()):
        part = page.locator("[data-part][data-current]")
        part.locator(".own-words textarea").fill(f"{MARKER} own words")
        part.get_by_role("button", name="Show the options").click()
        past_the_act(part)
        count_hands(page)
        answer_to_the_end(page)
        page.get_by_role("button", name="See the debrief").locator("visible=true").click()
        debrief = page.locator("[data-debrief][data-current]")
        expect(debrief.locator(".parted")).not_to_be_empty()
        debrief.locator(".next-part").click()
    expect(page.get_by_role("heading", name="You have been through every part")).to_be_focused()
    assert MARKER in page.content()
    nothing_left_behind(recorder, page)
    is_forgotten_after_back(page, ".rehearsal", f"{recorder.host.address}about/")
    nothing_left_behind(recorder, page)


def count_hands(page: Page) -> None:
    present(page)
    go_to(page, "vote")
    page.locator(".presenter .ballot input").first.fill("731")
    page.keyboard.press("PageDown")
    expect(page.locator(".presenter .tally")).to_contain_text("731")
    page.get_by_role("button", name="Leave").click()


def answer_to_the_end(page: Page) -> None:
    """The last answer of every question, and once Back."""
    step = page.locator("[data-part][data-current] .step[data-current]")
    first = step.get_attribute("data-step")
    while not step.locator(".to-debrief").is_visible():
        here = str(step.get_attribute("data-step"))
        if step.locator(".answer > label").count():
            step.locator(".answer > label").last.click()
        step.locator(".continue").click()
        expect(step).not_to_have_attribute("data-step", here)
        if here == first:
            page.locator("[data-part][data-current]").get_by_role("button", name="Back").click()
            expect(step).to_have_attribute("data-step", here)
            first = None


def test_the_quiz(recorder: Recorder, page: Page) -> None:
    page.goto(f"{recorder.host.address}training/quiz/")
    # The values are numbers: marked once the script has read which is right, which it does when asked.
    page.locator(".quiz input[type=radio]").evaluate_all(
        "(all, marker) => all.forEach((each) => { each.value += marker; })", MARKER
    )
    for _ in range(3):
        page.locator(".quiz-question[data-current] .answer label").first.click()
        page.locator(".quiz-question[data-current] .continue").click()
        page.locator(".quiz-answer[data-current]").get_by_role("button").click()
    nothing_left_behind(recorder, page)
    is_forgotten_after_back(page, ".quiz", f"{recorder.host.address}about/")


@pytest.mark.thorough
def test_the_completion_record_and_the_lists(recorder: Recorder, page: Page) -> None:
    page.goto(f"{recorder.host.address}training/record/")
    assert fill_every_field(page, ".completion") == 3
    page.get_by_role("button", name="Print or save this record").click()
    expect(page.locator("html[data-prints='1']")).to_be_attached()
    nothing_left_behind(recorder, page)
    is_forgotten_after_back(page, ".completion", f"{recorder.host.address}about/")
    for path, select in (("training/", "#choose-role"), ("training/cards/", "#choose-cards")):
        page.goto(f"{recorder.host.address}{path}")
        page.locator(select).evaluate("(select, marker) => { select.options[1].value = marker; }", MARKER)
        page.locator(select).select_option(MARKER)
        nothing_left_behind(recorder, page)


def test_search(recorder: Recorder, page: Page) -> None:
    page.goto(recorder.host.address)
    box = page.locator(".md-search__input")
    for words in (MARKER, f"{MARKER}~x", f"title:{MARKER} threshold", "threshold"):
        box.click()
        box.fill("")
        box.press_sequentially(words)
    expect(page.locator('.md-search-result__link[href*="09-childrens"]').first).to_be_visible()
    box.press_sequentially(f" {MARKER}")
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching")
    nothing_left_behind(recorder, page)
    box.press("Enter")
    box.press("Escape")
    nothing_left_behind(recorder, page)
    is_forgotten_after_back(page, "[data-search]", f"{recorder.host.address}about/")


def test_counted_hands_are_in_the_file_that_is_saved_and_nowhere_else(
    recorder: Recorder, page: Page, tmp_path: Path
) -> None:
    open_with_instant_navigation(page, f"{recorder.host.address}training/the-bundle/")
    count_hands(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the counts").click()
    path = tmp_path / f"{MARKER}.json"
    download.value.save_as(path)
    page.locator(".hands-counted a").click()
    (tmp_path / "foreign.json").write_text(f'{{"document": "{MARKER}"}}', encoding="utf-8")
    expect(page.get_by_label("Open saved counts")).to_be_visible()
    page.get_by_label("Open saved counts").set_input_files([path, tmp_path / "foreign.json"])
    expect(page.locator('[data-rows="groups"] tr')).to_contain_text(MARKER)
    # The key of a group is chance alone: wherever it stands, its hands do.
    [group] = json.loads(path.read_text(encoding="utf-8"))["groups"]
    traces = recorder.look(page)
    assert sweep(traces) + sweep(traces, group["key"]) == []
    assert recorder.console == [] and recorder.not_plain == []
    is_forgotten_after_back(page, ".hands", f"{recorder.host.address}about/")
    expect(page.get_by_text("Nothing is open")).to_be_visible()
    assert sweep(recorder.look(page), group["key"]) == []
