"""What is it, or might it be? One list to tick, in a real browser, from the home page to the card."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.helpers.test_card import lines_in_sight
from tests.browser.helpers.test_first_screen import PHONE
from tests.browser.walking import has_stood, press
from tools.browser.flow.duties import called, card, card_of, due_by_ticks, due_on, stated_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import Given
from tools.sources.flowcharts.tick_list import read_tick_list

SHOW = "Show what to do"
SITUATIONS = (
    (
        "a-nude-undressed-or-sexual-picture-video-or-message",
        "a-child-who-spoke-or-was-harmed-is-with-me-or-on-the-way-to-me",
    ),
    ("badly-hurt-or-very-unwell-also-a-burn-an-allergy-a-squeezed-neck-something-swallowed",),
    (
        "a-child-may-hurt-themself-or-is-told-to",
        "a-child-goes-home-to-the-harm-or-with-the-family-of-whoever-did-it-or-is-afraid-to-go",
        "nobody-knows-who-did-it",
    ),
    ("a-bump-or-an-accident-or-a-quarrel-that-is-over-and-nothing-else-here",),
    ("words-or-acts-about-race-religion-disability-gender-or-who-a-child-is", "i-see-or-hear-it-myself"),
    ("i-am-not-sure-what-it-is",),
)


@pytest.fixture(scope="module")
def tick_list(flows: list[Flow]) -> Flow:
    flow, problems = read_tick_list(flows[0].table)
    assert flow is not None, problems
    return flow


def given_by(flow: Flow, ticks: tuple[str, ...]) -> list[Given]:
    return [(step.id, answer.id) for step in flow.steps for answer in step.answers if answer.id in ticks]


def tick(page: Page, given: list[Given]) -> None:
    for pair in given:
        page.locator(f'label[for="{"--".join(pair)}"]').click()


def card_for(flow: Flow, given: list[Given]) -> list[str]:
    return card(flow.table, called(flow.table, stated_on(flow, given)))


@pytest.mark.thorough
@pytest.mark.parametrize("ticks", SITUATIONS, ids=lambda ticks: ticks[0])
def test_from_the_home_page_to_the_right_card_in_at_most_five_taps(
    browser: Browser, address: str, tick_list: Flow, ticks: tuple[str, ...]
) -> None:
    page = browser.new_page(viewport=PHONE)
    given = given_by(tick_list, ticks)
    assert len(given) == len(ticks) and 1 + len(given) + 1 <= 5
    open_with_instant_navigation(page, address)
    page.locator(".doors").get_by_role("link", name="What is it, or might it be?").click()
    python_is_ready(page)
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    has_stood(page)
    tick(page, given)
    page.get_by_role("button", name=SHOW).click()
    expect(page.locator("#what-to-do")).to_be_focused()
    assert lines_in_sight(page) == card_for(tick_list, given)
    box = page.locator(".ending-card").bounding_box()
    assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]
    page.locator("details.fold").evaluate_all("all => all.forEach(each => { each.open = true; })")
    shown = page.locator(".step[data-current] [data-duty]:visible")
    assert set(due_on(tick_list, given)) == {each.get_attribute("data-duty") for each in shown.all()}
    page.close()


def open_list(page: Page, address: str) -> None:
    page.goto(f"{address}helpers/what-is-it/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    python_is_ready(page)


@pytest.mark.thorough
def test_ticks_are_changed_and_begun_again_and_kept_while_something_is_looked_up(
    page: Page, address: str, tick_list: Flow
) -> None:
    open_with_instant_navigation(page, f"{address}helpers/what-is-it/")
    python_is_ready(page)
    weapon = given_by(tick_list, ("a-weapon-hidden-brought-or-spoken-of",))
    tick(page, weapon)
    page.get_by_role("button", name=SHOW).click()
    expect(page.locator('.ending-card [data-card="keep-children-away-from-a-hidden-weapon"]')).to_be_visible()
    expect(page.locator(".so-far > ol li")).to_have_text(["A weapon, hidden, brought or spoken of"])
    press(page, "Change what is ticked")
    expect(page.locator(f'[id="{"--".join(weapon[0])}"]')).to_be_checked()
    expect(page.locator(".tick input").first).to_be_focused()
    picture = given_by(tick_list, ("a-nude-undressed-or-sexual-picture-video-or-message",))
    has_stood(page)
    tick(page, picture)
    page.get_by_role("button", name=SHOW).click()
    expect(page.locator("#what-to-do")).to_be_focused()
    assert lines_in_sight(page) == card_for(tick_list, [*picture, *weapon])
    has_stood(page)
    page.locator(".ways-on a").last.click()
    expect(page.locator("h1").first).not_to_contain_text("What is it, or might it be?")
    page.go_back()
    expect(page.locator(f'[id="{"--".join(weapon[0])}"]')).to_be_checked()
    press(page, SHOW)
    press(page, "Start again")
    expect(page.locator(".tick input:checked")).to_have_count(0)
    assert page.url == f"{address}helpers/what-is-it/"


def test_by_keyboard_alone(page: Page, address: str, tick_list: Flow) -> None:
    open_list(page, address)
    page.locator(".tick input").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#what-to-do")).to_be_focused()
    assert lines_in_sight(page) == card_for(tick_list, given_by(tick_list, ("a-weapon-is-held-used-or-threatened",)))


def test_without_python_it_shows_all_that_may_be_due_and_then_what_is(
    page: Page, address: str, tick_list: Flow
) -> None:
    held = []
    page.route("**/pyodide.asm.wasm", lambda route: held.append(route))
    page.goto(f"{address}helpers/what-is-it/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    given = given_by(tick_list, SITUATIONS[3])
    tick(page, given)
    page.get_by_role("button", name=SHOW).click()
    expect(page.locator("#what-to-do")).to_be_focused()
    assert lines_in_sight(page) == card_of(tick_list.table, due_by_ticks(tick_list))
    for route in held:
        route.continue_()
    python_is_ready(page)
    expect(page.locator('.ending-card [data-card="first-aid-and-the-class-teacher"]')).to_be_visible()
    assert lines_in_sight(page) == card_for(tick_list, given)


def test_without_scripts_it_is_a_list_and_what_each_line_may_call_for(
    browser: Browser, address: str, tick_list: Flow
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}helpers/what-is-it/")
    for step in tick_list.steps[:-1]:
        for answer in step.answers:
            expect(page.get_by_text(answer.words, exact=True)).to_be_visible()
    expect(page.locator(".tick input:visible, button:visible")).to_have_count(0)
    due = due_by_ticks(tick_list)
    shown = page.locator("[data-duty]:visible")
    assert {each.get_attribute("data-duty") for each in shown.all()} == set(due)
    context.close()


def test_the_record_says_what_was_ticked(page: Page, address: str, tick_list: Flow) -> None:
    open_list(page, address)
    tick(page, given_by(tick_list, ("extreme-views",)))
    page.get_by_role("button", name=SHOW).click()
    page.evaluate("window.print = () => {}")
    press(page, "Print or save this record")
    expect(page.locator(".sheet ol li").first).to_have_text("Ticked: Extreme views")
    expect(page.locator('.sheet [data-duty="extreme-views-a-threat-or-a-plan"]')).to_have_count(1)
    expect(page.locator('.sheet [data-duty="first-aid-and-the-class-teacher"]')).to_have_count(0)
