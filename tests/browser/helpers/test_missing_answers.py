"""Where an answer is missing in a rehearsal or the quiz, its title, a summary and the question say so."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import PYTHON, box, open_form, press
from tests.browser.rehearsal.rehearsing import past_the_act

SUMMARY = ".error-summary"
DESCRIPTION = """group => (group.getAttribute("aria-describedby") ?? "").split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "").join(" ")"""


@pytest.mark.parametrize(
    ("path", "question", "to_begin"),
    [
        ("training/the-bundle/", "[data-part][data-current] .step[data-current]", ".show-options"),
        ("training/quiz/", ".quiz-question[data-current]", ""),
    ],
)
def test_a_question_left_unanswered_is_told_and_led_to_until_it_is_answered(
    page: Page, address: str, path: str, question: str, to_begin: str
) -> None:
    page.goto(f"{address}{path}")
    step = page.locator(question)
    if to_begin:
        page.locator(to_begin).first.click()
        past_the_act(page.locator("[data-part][data-current]"))
    title = page.title()
    step.locator(".continue").click()
    expect(page).to_have_title(f"Error: {title}")
    expect(step.locator(SUMMARY)).to_be_focused()
    expect(step.get_by_role("alert")).to_contain_text("There is a problem")
    step.locator(".continue").click()
    expect(page).to_have_title(f"Error: {title}")
    expect(step.get_by_role("alert")).to_have_count(1)
    url = page.url
    step.locator(SUMMARY).get_by_role("link").click()
    expect(step.locator("input[type=radio]").first).to_be_focused()
    assert page.url == url
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_title(title)
    expect(page.locator(SUMMARY)).to_have_count(0)


def test_the_message_is_part_of_the_question_only_while_the_answer_is_missing(page: Page, address: str) -> None:
    page.goto(f"{address}training/quiz/")
    question = page.locator(".quiz-question[data-current]")
    expect(question).to_be_visible()
    group = question.get_by_role("group").first
    assert "Choose an answer" not in group.evaluate(DESCRIPTION)
    question.locator(".continue").click()
    assert "Choose an answer" in group.evaluate(DESCRIPTION)


def test_the_form_s_gaps_are_no_error_and_the_title_stays_as_it_was(page: Page, address: str) -> None:
    open_form(page, address)
    title = page.title()
    box(page, "referrer").fill("MARKER-4711")
    press(page, "Check what is missing")
    expect(page.locator("[data-gaps] a").first).to_be_visible(timeout=PYTHON)
    # An incomplete sheet may be printed; its title becomes the name of the file.
    expect(page).to_have_title(title)
