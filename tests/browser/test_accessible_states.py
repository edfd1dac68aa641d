"""No state that a person can bring a page into has a fault that axe can find: every step of every helper,
the form filled in and checked, a scenario from its story to its debrief, the search.
"""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.annex_a_form import PYTHON, fill_everything, open_every_fold, press, switch_everything_on
from tests.browser.axe import SIZES, faults, faults_in_every_look, put_on, still_page
from tests.browser.contrast import CONTRAST
from tests.browser.walking import answer_by_mouse, current
from tools.guide.model import Flow
from tools.guide.walk import paths
from tools.publish.places import FLOWCHARTS

HELPERS = sorted(path.stem for path in FLOWCHARTS.glob("*.md"))


@pytest.mark.parametrize("name", HELPERS)
def test_no_step_of_a_helper_has_a_fault(browser: Browser, address: str, flows: list[Flow], name: str) -> None:
    flow = next(flow for flow in flows if flow.name == name)
    page = still_page(browser, viewport=SIZES["desktop"])
    page.goto(f"{address}helpers/{name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    page.locator(".step[data-current] .continue").click()
    expect(page.locator(".step[data-current] .answer-missing")).to_be_visible()
    assert faults(page, ".walk") == [], "a question left unanswered"
    # Every step as a walk shows it, at once: which of them is shown is all that differs between the steps of a walk.
    page.locator(".step").evaluate_all("steps => steps.forEach((step) => step.toggleAttribute('data-current', true))")
    expect(page.locator(".step:visible")).to_have_count(len(flow.steps))
    assert faults_in_every_look(page) == [], "every step in a walk"
    page.reload()
    given, ending = max(paths(flow), key=lambda way: len(way[0]))
    for pair in given:
        answer_by_mouse(page, flow, pair)
    current(page, ending)
    assert faults_in_every_look(page, ".walk") == [], "an ending, with the answers so far and the record"
    page.get_by_role("button", name="Show every step on this page").click()
    page.locator(".helper details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")
    assert faults_in_every_look(page, ".helper") == [], "every step without a walk"
    page.context.close()


@pytest.fixture
def form(browser: Browser, address: str) -> Any:
    page = still_page(browser, python=True, viewport=SIZES["phone"])
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    yield page
    page.context.close()


def test_the_form_has_no_fault_empty_or_with_everything_switched_on_and_filled(form: Page) -> None:
    # The form as it opens is among the pages of test_accessible.py.
    press(form, "Add a child")
    switch_everything_on(form)
    open_every_fold(form)
    assert faults(form, ".md-content") == [], "every part, empty"
    fill_everything(form, children=3, with_parts=True)
    assert faults_in_every_look(form, ".md-content") == [], "filled"


def test_the_form_has_no_fault_with_its_gaps_listed(form: Page) -> None:
    press(form, "Check what is missing")
    expect(form.locator("[data-gaps] a").first).to_be_visible(timeout=PYTHON)
    assert faults_in_every_look(form, ".md-content") == []


def test_no_dialog_of_the_form_has_a_fault(form: Page) -> None:
    form.locator('[data-field="referrer"]').fill("Written")
    for opener in ("Clear everything", "Save with a passphrase"):
        press(form, opener)
        expect(form.locator("dialog[open]")).to_be_visible()
        assert faults_in_every_look(form, "dialog[open]") == [], opener
        form.keyboard.press("Escape")
        expect(form.locator("dialog[open]")).to_have_count(0)


def test_no_state_of_a_scenario_has_a_fault(browser: Browser, address: str) -> None:
    page = still_page(browser, python=True, viewport=SIZES["phone"])
    page.goto(f"{address}training/the-bundle/")
    expect(page.locator(".rehearsal[data-playing]")).to_be_attached()
    page.locator("[data-part][data-current] .show-options").click()
    step = page.locator("[data-part][data-current] .step[data-current]")
    step.locator(".continue").click()
    expect(step.locator(".error-summary")).to_be_focused()
    assert faults_in_every_look(page, ".rehearsal") == [], "a question left unanswered"
    while not step.locator(".to-debrief").is_visible():
        before = str(step.get_attribute("data-step"))
        if step.locator("input[type=radio]").count():
            step.locator(".answer > label").first.click()
        step.locator(".continue").click()
        expect(step).not_to_have_attribute("data-step", before)
        assert faults(page, ".rehearsal") == [], f"after {before}"
    step.locator(".to-debrief").click()
    expect(page.locator("[data-debrief][data-current]")).to_be_visible()
    assert faults_in_every_look(page, ".rehearsal") == [], "the debrief"
    page.locator("[data-debrief][data-current] .again").click()
    page.get_by_role("button", name="Show to a group").click()
    page.locator("[data-part][data-current] .show-options").click()
    step.locator(".hands input").first.fill("999")
    step.locator(".show-answer").click()
    assert faults_in_every_look(page, ".rehearsal") == [], "the group view"
    page.context.close()


def test_no_state_of_the_quiz_the_record_or_the_list_has_a_fault(browser: Browser, address: str) -> None:
    page = still_page(browser, python=True, viewport=SIZES["phone"])
    page.goto(f"{address}training/quiz/")
    question = page.locator(".quiz-question[data-current]")
    question.locator(".continue").click()
    expect(question.locator(".error-summary")).to_be_focused()
    assert faults_in_every_look(page, ".quiz") == [], "a question left unanswered"
    question.locator("input").first.check()
    question.locator(".continue").click()
    expect(page.locator(".quiz-answer[data-current]")).to_be_focused()
    assert faults_in_every_look(page, ".quiz") == [], "an answer"
    page.goto(f"{address}training/record/")
    page.get_by_label("Your name").fill("Initials")
    page.get_by_label("The bundle").check()
    assert faults_in_every_look(page, ".md-content") == [], "the record"
    page.goto(f"{address}training/")
    page.locator("#choose-minutes").select_option("3")
    assert faults_in_every_look(page, ".md-content") == [], "the list, narrowed"
    page.context.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_search_and_the_menu_have_no_fault_when_they_are_open(browser: Browser, address: str, size: str) -> None:
    page = still_page(browser, python=True, viewport=SIZES[size])
    page.goto(address)
    if size == "phone":
        page.get_by_role("button", name="Menu", exact=True).click()
        expect(page.locator(".md-sidebar--primary a").first).to_be_visible()
        assert in_each_colour(page) == [], "the menu"
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Search", exact=True).click()
    page.locator(".md-search__input").fill("who do I tell")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert in_each_colour(page) == [], "the search"
    page.context.close()


def in_each_colour(page: Page) -> list[str]:
    """At the width that the page has: another would close the menu."""
    found = faults(page)
    for colours in ("dark", "forced"):
        put_on(page, colours)
        found += [f"{colours}: {each}" for each in page.evaluate(CONTRAST, "html")]
    put_on(page, "light")
    return found
