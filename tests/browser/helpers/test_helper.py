"""A helper in a real browser: walked by mouse, by keyboard, with an answer changed."""

import re
from collections.abc import Callable, Iterable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.walking import (
    Way,
    a_way_to_each_ending,
    all_paths,
    answer_at_once,
    answer_button,
    answer_by_keyboard,
    answer_by_mouse,
    covering_paths,
    current,
    has_stood,
    press,
    start_again,
    start_again_by_keyboard,
)
from tools.browser.flow.duties import due_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import Given
from tools.pages.helpers.record import TOLD

FIRST = "a-child-has-told-me-something"
Answer = Callable[[Page, Flow, Given], None]


@pytest.fixture
def flow(flows: list[Flow]) -> Flow:
    return next(flow for flow in flows if flow.name == FIRST)


def open_helper(page: Page, address: str, flow: Flow) -> None:
    page.goto(f"{address}helpers/{flow.name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()


def walk_all(page: Page, flow: Flow, answer: Answer, ways: Iterable[Way]) -> None:
    """Way after way, by Start again; the ending must be the one that the file says."""
    for given, ending in ways:
        for pair in given:
            answer(page, flow, pair)
        current(page, ending)
        expect(page.locator(".so-far > ol li")).to_have_count(len(given))
        start_again(page, flow)
    expect(page.locator("html[data-disagreement]")).to_have_count(0)


def duties_in_sight(page: Page) -> dict[str, bool]:
    """The duties of the ending that is shown, by id, and whether each stands without its *if*; those in folds too."""
    expect(page.locator('.helper[data-kind="ending"]')).to_be_attached()
    page.locator(".step[data-current] details.fold").evaluate_all("all => all.forEach(each => { each.open = true; })")
    found: dict[str, bool] = page.locator(".step[data-current] [data-duty]").evaluate_all(
        """all => Object.fromEntries(all.filter(each => each.checkVisibility()).map(each => {
            const given = each.querySelector(".given");
            return [each.dataset.duty, !given || !given.checkVisibility()];
        }))"""
    )
    return found


def test_an_ending_shows_what_its_way_calls_for_and_nothing_else(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    python_is_ready(page)
    # Of every way, test_every_helper.py asks Python what it calls for.
    for given, ending in covering_paths(flow)[::4]:
        for pair in given:
            answer_at_once(page, flow, pair)
        current(page, ending)
        expect(page.locator(".turns")).to_be_visible()
        assert duties_in_sight(page) == due_on(flow, given)
        start_again(page, flow)


def test_a_changed_answer_changes_what_the_ending_calls_for(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    python_is_ready(page)
    given = next(given for given, end in all_paths(flow) if end.id == "report-and-record-it")
    for pair in given:
        answer_by_mouse(page, flow, pair)
    assert duties_in_sight(page) == due_on(flow, given)
    press(page, "Change your answer to “What cannot wait”")
    answer_by_mouse(page, flow, ("what-cannot-wait", "a-weapon-hidden-brought-or-spoken-of"))
    expect(page.locator('.step[data-current] [data-duty="do-not-confront-over-a-weapon"]')).to_be_visible()
    changed = dict(given) | {"what-cannot-wait": "a-weapon-hidden-brought-or-spoken-of"}
    assert duties_in_sight(page) == due_on(flow, list(changed.items()))


def test_a_way_to_every_ending_by_mouse_with_python(
    page: Page, address: str, flow: Flow, complaints: list[str]
) -> None:
    """Each answer by mouse the first time that it is given: a hand is slow."""
    open_helper(page, address, flow)
    python_is_ready(page)
    by_mouse: set[tuple[str, str]] = set()

    def answer(page: Page, flow: Flow, given: tuple[str, str]) -> None:
        (answer_at_once if given in by_mouse else answer_by_mouse)(page, flow, given)
        by_mouse.add(given)

    walk_all(page, flow, answer, a_way_to_each_ending(flow))
    assert complaints == []


@pytest.mark.thorough
def test_every_step_can_be_shown_and_the_walk_gone_on_with(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    answer_by_mouse(page, flow, ("danger-now", "no"))
    press(page, "Show every step on this page")
    expect(page.locator(".step:visible")).to_have_count(len(flow.steps))
    press(page, "One question at a time")
    expect(page.locator(".step:visible")).to_have_count(1)
    expect(page.locator("#an-image-or-message")).to_be_focused()
    press(page, "Show every step on this page")
    for link, step in [
        (".outline li:last-child a", flow.steps[-1].id),
        (".drawing a >> nth=0", flow.steps[0].id),
        ('.answer:has([id="danger-now--no"]) a', "an-image-or-message"),
    ]:
        has_stood(page)
        page.locator(link).click()
        expect(page.locator(f"#{step}")).to_be_focused()
        expect(page.locator(".step:visible")).to_have_count(len(flow.steps))
    press(page, "One question at a time")
    expect(page.locator(".so-far > ol li")).to_have_count(1)


@pytest.mark.thorough
def test_every_path_by_keyboard_alone(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    python_is_ready(page)
    for given, ending in covering_paths(flow):
        for pair in given:
            answer_by_keyboard(page, flow, pair)
        current(page, ending)
        expect(page.locator(f"#{ending.id}")).to_be_focused()
        start_again_by_keyboard(page)
        expect(page.locator("#danger-now")).to_be_focused()


def test_change_keeps_the_later_answers_that_still_apply(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    python_is_ready(page)
    for pair in [
        *[("danger-now", "no"), ("an-image-or-message", "no")],
        *[("about-an-adult", "not-sure"), ("what-cannot-wait", "none-of-these")],
    ]:
        answer_by_mouse(page, flow, pair)
    press(page, "Change your answer to “About an adult”")
    is_shown_as_given(page, ("about-an-adult", "not-sure"))
    answer_by_mouse(page, flow, ("about-an-adult", "no"))
    expect(page.locator("#anything-sexual")).to_be_focused()
    expect(page.locator(".so-far > ol")).to_contain_text("None of these")


@pytest.mark.thorough
def test_change_says_which_answers_no_longer_apply(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    python_is_ready(page)
    for pair in [("danger-now", "no"), ("an-image-or-message", "no")]:
        answer_by_mouse(page, flow, pair)
    press(page, "Change your answer to “Danger now”")
    answer_by_mouse(page, flow, ("danger-now", "yes-another-danger"))
    expect(page.locator(".dropped")).to_contain_text("“An image or message” no longer applies")
    expect(page.locator(".so-far > ol li")).to_have_count(1)


def test_back_goes_one_answer_back(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    answer_by_mouse(page, flow, ("danger-now", "no"))
    answer_by_mouse(page, flow, ("an-image-or-message", "not-sure"))
    press(page, "Back")
    press(page, "Back")
    expect(page.locator("#danger-now")).to_be_focused()
    expect(page.locator(".so-far > ol li")).to_have_count(0)
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_hidden()
    is_shown_as_given(page, ("danger-now", "no"))
    answer_by_mouse(page, flow, ("danger-now", "no"))
    is_shown_as_given(page, ("an-image-or-message", "not-sure"))
    press(page, "Start again")
    current(page, flow.steps[0])
    expect(page.locator(".your-answer, .give[aria-current]")).to_have_count(0)


def is_shown_as_given(page: Page, given: Given) -> None:
    """That answer of the step, and no other, says that it was given: to the eye, and to a screen reader."""
    expect(page.locator(f'.step[data-step="{given[0]}"] h2')).to_be_focused()
    marked = page.locator(".step[data-current] .give[aria-current]")
    expect(marked).to_have_id("--".join(given))
    expect(marked.get_by_text("Your answer")).to_be_visible()
    expect(page.locator(".step[data-current] .your-answer")).to_have_count(1)


@pytest.mark.thorough
def test_another_answer_after_back_forgets_what_was_answered_further_on(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    for pair in [("danger-now", "no"), ("an-image-or-message", "no"), ("about-an-adult", "not-sure")]:
        answer_by_mouse(page, flow, pair)
    press(page, "Back")
    press(page, "Back")
    answer_by_mouse(page, flow, ("an-image-or-message", "yes"))
    expect(page.locator("#about-an-adult-with-an-image")).to_be_focused()
    expect(page.locator(".step[data-current] .your-answer")).to_have_count(0)


def test_the_answers_of_a_question_are_a_group_that_has_its_name(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    group = page.get_by_role("group", name=re.compile("Is any child in danger"))
    expect(group.get_by_role("button")).to_have_count(len(flow.steps[0].answers))
    expect(page.locator(".step[data-current] :is(input, form)")).to_have_count(0)


def test_enter_that_is_held_down_answers_once(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    python_is_ready(page)
    answer_button(page, ("danger-now", "no")).focus()
    page.keyboard.down("Enter")
    expect(page.locator("#an-image-or-message")).to_be_focused()
    # The finger is still on it, and the focus has come to the first answer of the next question.
    answer_button(page, ("an-image-or-message", flow.steps[1].answers[0].id)).focus()
    for _ in range(5):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(page.locator(".so-far > ol li")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".so-far > ol li")).to_have_count(2)


@pytest.mark.thorough
def test_answers_last_while_the_reader_looks_something_up_and_are_in_no_address(
    page: Page, address: str, flow: Flow
) -> None:
    open_with_instant_navigation(page, f"{address}helpers/{flow.name}/")
    given = next(given for given, end in all_paths(flow) if end.id == "do-not-look-at-the-image")
    for pair in given:
        answer_by_mouse(page, flow, pair)
    press(page, "Show the policy’s words and sources")
    page.locator(".step[data-current] cite a:visible").first.click()
    expect(page).to_have_url(re.compile("/policy/0.*#p"))
    page.go_back()
    expect(page.locator(".step[data-current]")).to_have_attribute("data-step", "do-not-look-at-the-image")
    assert page.url == f"{address}helpers/{flow.name}/"


def test_coming_back_from_another_site_shows_nothing_that_was_answered_or_typed(
    page: Page, address: str, flow: Flow
) -> None:
    open_helper(page, address, flow)
    answer_by_mouse(page, flow, ("danger-now", "not-sure"))
    page.get_by_label(f"{TOLD}?").fill("MARKER-4711")
    # What a browser does with a page that it keeps for the Back button.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    for gave in ("answers", "ending", "said"):
        expect(page.locator(f'.sheet [data-record="{gave}"]')).to_be_empty()
    expect(page.locator(".sheet .reason-printed")).to_be_empty()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    current(page, flow.steps[0])
    expect(page.locator(".so-far > ol li")).to_have_count(0)
    expect(page.get_by_label(f"{TOLD}?")).to_have_value("")


def test_keys_of_the_theme_do_nothing_while_somebody_answers(page: Page, address: str, flow: Flow) -> None:
    open_helper(page, address, flow)
    page.locator(".step[data-current] .give").first.focus()
    for key in ["n", "p", "f", "s", "/", ".", ","]:
        page.keyboard.press(key)
    assert page.url == f"{address}helpers/{flow.name}/"
    expect(page.locator(".md-search__input")).not_to_be_focused()


def test_on_a_phone_the_drawing_shows_the_present_step_and_the_page_stays(
    page: Page, address: str, flows: list[Flow]
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    flow = next(flow for flow in flows if flow.name == "a-report-of-sexual-violence-or-harassment")
    open_helper(page, address, flow)
    box = page.locator(".overview figure")
    assert box.evaluate("(box) => box.scrollWidth > box.clientWidth")
    answer_by_mouse(page, flow, (flow.steps[0].id, "not-sure"))
    here = page.locator(".drawing .here")
    expect(here).to_have_count(1)
    inside = """(here) => {
      const [at, around] = [here, here.closest("figure")].map((each) => each.getBoundingClientRect());
      return at.left >= around.left && at.right <= around.right;
    }"""
    assert here.evaluate(inside)
    assert page.evaluate("scrollX") == 0
    assert box.evaluate("(box) => box.getBoundingClientRect().top > innerHeight")
