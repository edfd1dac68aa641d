"""Large letters, narrow screens, more space between words, less motion: nothing is lost and nothing is too small."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import SIZES, still_page
from tests.browser.annex_a.filling import fill_everything, open_every_fold, press, switch_everything_on
from tests.browser.walking import has_stood
from tests.browser.walking import press as press_in_helper

KINDS = [
    *("", "who-to-tell/", "policy/", "policy/07-sexual-violence-and-harassment/", "policy/annex-a/", "glossary/"),
    *("policy/whole-policy/", "helpers/", "helpers/which-route/", "annex-a/", "about/accessibility/"),
    *("about/how-the-helpers-follow-the-policy/", "about/who-reviewed-what/", "about/notes-on-the-text/"),
    *("for/parents/", "for/children/", "training/", "training/the-bundle/", "training/quiz/", "training/cards/"),
]
# A window of 1280 by 1024, at 400 %: WCAG 1.4.10.
AT_400_PERCENT = {"width": 320, "height": 256}
# WCAG 1.4.12, word for word.
MORE_SPACE = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
CUT = """() => [...document.querySelectorAll(".md-content *, .md-banner *, .exit-button")].filter((each) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(each);
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    return clipPath === "none" && each.clientWidth > 1 && each.innerText?.trim()
        && ((hides(overflowX) && each.scrollWidth > each.clientWidth + 1)
            || (hides(overflowY) && each.scrollHeight > each.clientHeight + 1)
            || (each.matches("button, .exit-button") && each.scrollWidth > each.clientWidth + 1));
}).map((each) => each.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll(
    ".exit-button, .md-content :is(button, select, summary, .answer label, .answer input[type=radio])")]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".for-readers"))
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 43.9 || height < 43.9)
    .map(([each, { width, height }]) => `${width} x ${height}: ${each.outerHTML.slice(0, 120)}`)"""


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.scrollingElement.scrollWidth > innerWidth"))


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Any:
    """One for all tests: each opens the page that it is about."""
    page = still_page(browser, viewport=AT_400_PERCENT)
    yield page
    page.context.close()


@pytest.mark.thorough
@pytest.mark.parametrize("path", KINDS)
def test_no_page_scrolls_sideways_at_400_percent_or_loses_words_when_they_are_set_wider(
    narrow: Page, address: str, path: str
) -> None:
    narrow.goto(f"{address}{path}")
    expect(narrow.locator("h1").first).to_be_attached()
    assert not scrolls_sideways(narrow)
    narrow.add_style_tag(content=MORE_SPACE)
    assert narrow.evaluate(CUT) == []
    assert not scrolls_sideways(narrow), "with more space"


def test_no_state_of_a_walk_scrolls_sideways_at_400_percent(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}helpers/which-route/")
    expect(narrow.locator(".helper[data-walking]")).to_be_visible()
    narrow.add_style_tag(content=MORE_SPACE)
    step = narrow.locator(".step[data-current]")
    while step.locator(".give").count():
        before = str(step.get_attribute("data-step"))
        step.locator(".give").last.dispatch_event("click")
        expect(step).not_to_have_attribute("data-step", before)
        assert narrow.evaluate(CUT) == [] and not scrolls_sideways(narrow), f"after {before}"
        narrow.locator(".back").dispatch_event("click")
        expect(step.locator(".your-answer")).to_have_count(step.locator("fieldset").count())
        assert narrow.evaluate(CUT) == [] and not scrolls_sideways(narrow), f"back at {before}"
        step.locator(".give").last.dispatch_event("click")
        expect(step).not_to_have_attribute("data-step", before)
    press_in_helper(narrow, "Show every step on this page")
    assert not scrolls_sideways(narrow), "every step"
    has_stood(narrow)
    narrow.goto(f"{address}helpers/which-route/#your-decision")
    expect(narrow.locator(".helper[data-looking]")).to_be_visible()
    assert narrow.evaluate(CUT) == [] and not scrolls_sideways(narrow), "one step by itself"


@pytest.mark.thorough
def test_the_form_filled_in_does_not_scroll_sideways_at_400_percent(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}annex-a/")
    expect(narrow.locator("[data-annex-a][data-live]")).to_be_attached()
    press(narrow, "Add a child")
    switch_everything_on(narrow)
    open_every_fold(narrow)
    fill_everything(narrow, children=3, with_parts=True)
    assert not scrolls_sideways(narrow)
    narrow.add_style_tag(content=MORE_SPACE)
    assert narrow.evaluate(CUT) == [] and not scrolls_sideways(narrow), "with more space"


def test_a_scenario_does_not_scroll_sideways_at_400_percent(narrow: Page, address: str) -> None:
    narrow.goto(f"{address}training/the-bundle/")
    narrow.locator("[data-part][data-current] .show-options").click()
    assert not scrolls_sideways(narrow)
    narrow.get_by_role("button", name="Show to a group").click()
    assert not scrolls_sideways(narrow), "the group view"


def small_in_both_sizes(page: Page) -> list[str]:
    found = []
    for size in SIZES:
        page.set_viewport_size(SIZES[size])
        found += [f"{size}: {each}" for each in page.evaluate(SMALL)]
    return found


@pytest.mark.parametrize("path", ["", "helpers/which-route/", "annex-a/", "training/the-bundle/", "training/quiz/"])
def test_answers_and_buttons_are_at_least_44_pixels(browser: Browser, address: str, path: str) -> None:
    page = still_page(browser)
    page.goto(f"{address}{path}")
    expect(page.locator("label[data-opens] button").first).to_be_attached()
    # Before it is played, a scenario is a sheet.
    expect(page.locator(":is(.rehearsal, .quiz):not([data-playing])")).to_have_count(0)
    assert small_in_both_sizes(page) == []
    if begin := page.locator(".show-options:visible").all():
        begin[0].click()
        assert small_in_both_sizes(page) == [], "a question"
    if page.locator(".helper").count():
        page.locator(".step[data-current] .give").first.click()
        expect(page.locator(".so-far .change")).to_be_visible()
        assert small_in_both_sizes(page) == [], "an ending, with the answers so far"
    page.context.close()


def test_nothing_moves_for_those_who_asked_for_less_motion(browser: Browser, address: str) -> None:
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
        const { transitionDuration, animationName } = getComputedStyle(each);
        return animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
    }).length"""
    page = still_page(browser)
    for path in ("", "helpers/which-route/", "annex-a/", "training/the-bundle/"):
        page.goto(f"{address}{path}")
        assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) > 0, "The test sees no motion at all."
    page.context.close()
