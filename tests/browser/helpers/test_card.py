"""The card of an ending in a real browser, and what lies folded below it.

That every ending's card is whole on a phone's first screen is told in test_every_helper.py.
"""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.helpers.test_first_screen import PHONE
from tests.browser.helpers.test_helper import open_helper
from tests.browser.walking import a_way_to_each_ending, answer_at_once, current, has_stood, press
from tools.browser.flow.duties import called, card, card_of, shown_at, stated_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import Given

LINES = ".step[data-current] .ending-card [data-card]"
FIRST = "a-child-has-told-me-something"


def lines_in_sight(page: Page) -> list[str]:
    found: list[str] = page.locator(LINES).evaluate_all(
        "all => all.filter(each => each.checkVisibility()).map(each => each.dataset.card)"
    )
    return found


@pytest.fixture
def flow(flows: list[Flow]) -> Flow:
    return next(flow for flow in flows if flow.name == FIRST)


def come_to(page: Page, address: str, flow: Flow, ending: str) -> tuple[Given, ...]:
    open_helper(page, address, flow)
    python_is_ready(page)
    given = next(given for given, end in a_way_to_each_ending(flow) if end.id == ending)
    for pair in given:
        answer_at_once(page, flow, pair)
    expect(page.locator(".turns")).to_be_visible()
    has_stood(page)
    return given


def test_what_can_wait_is_folded_and_the_policy_s_words_are_one_press_away(
    page: Page, address: str, flow: Flow
) -> None:
    come_to(page, address, flow, "tell-the-dsl-immediately")
    ending = page.locator(".step[data-current]")
    folds = ending.locator("details.fold:visible")
    expect(folds).to_have_count(2)
    assert folds.evaluate_all("all => all.every(each => !each.open)")
    for name in ("then", "may-come-next"):
        many = ending.locator(f".{name} li:not([data-not-due])").count()
        expect(ending.locator(f".{name} summary")).to_contain_text(f"({many})")
    expect(ending.locator("blockquote:visible, .source:visible")).to_have_count(0)
    press(page, "Show the policy’s words and sources")
    expect(ending.locator(".do-now blockquote").first).to_be_visible()
    press(page, "Hide the policy’s words and sources")
    expect(ending.locator("blockquote:visible")).to_have_count(0)
    summary = ending.locator(".then summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(ending.locator('[data-duty="write-it-down"]')).to_be_visible()


@pytest.mark.thorough
def test_with_every_step_shown_nothing_is_folded_and_on_paper_neither(page: Page, address: str, flow: Flow) -> None:
    come_to(page, address, flow, "tell-the-dsl-immediately")
    press(page, "Show every step on this page")
    expect(page.locator("details.fold:not([open])")).to_have_count(0)
    expect(page.locator("#tell-the-dsl-immediately ~ .do-now blockquote").first).to_be_visible()
    press(page, "One question at a time")
    expect(page.locator(".step[data-current] details.fold[open]")).to_have_count(0)
    page.evaluate("window.print = () => {}")
    press(page, "Print or save this record")
    expect(page.locator(".sheet details.fold:not([open])")).to_have_count(0)
    assert page.locator(".sheet blockquote").count() > 5
    expect(page.locator(".sheet .ending-card")).to_have_count(0)


def test_an_ending_shown_by_itself_has_the_card_of_any_way_and_then_the_walk_s_own_again(
    page: Page, address: str, flow: Flow
) -> None:
    given = come_to(page, address, flow, "ring-999")
    own = card(flow.table, called(flow.table, stated_on(flow, given)))
    of_any = card_of(flow.table, shown_at(flow)["ring-999"])
    assert own != of_any
    page.locator('.outline a[href$="#ring-999"]').first.dispatch_event("click")
    expect(page.locator(".helper[data-looking]")).to_be_attached()
    assert lines_in_sight(page) == of_any
    press(page, "Back to my answers")
    expect(page.locator(".helper[data-walking]")).to_be_attached()
    assert lines_in_sight(page) == own


def test_however_an_ending_is_printed_nothing_of_it_stays_folded(page: Page, address: str, flow: Flow) -> None:
    come_to(page, address, flow, "tell-the-dsl-immediately")
    expect(page.locator(".step[data-current] details.fold[open]")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details.fold:not([open])")).to_have_count(0)


def test_every_number_on_a_card_rings(page: Page, address: str, flow: Flow) -> None:
    come_to(page, address, flow, "ring-999")
    shown = page.locator(".step[data-current] .ending-card")
    expect(shown.locator('[data-card="ring-999"] a')).to_have_attribute("href", "tel:999")
    numbers = page.locator(".step[data-current] :is(.ending-card, .duties)").evaluate_all(
        r"""all => all.flatMap(each => [...each.querySelectorAll("p:not(.source), .ending-card li")]).filter(each => {
            const copy = each.cloneNode(true);
            copy.querySelectorAll("a").forEach(link => link.remove());
            return /(?<![\d£-])(999|101|111)(?![\d-])/.test(copy.textContent);
        }).map(each => each.textContent)"""
    )
    assert numbers == []


def test_before_python_comes_the_card_is_of_all_that_may_be_due(page: Page, address: str, flow: Flow) -> None:
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())
    open_helper(page, address, flow)
    expect(page.locator("html[data-python=failed]")).to_be_attached()
    for given, ending in a_way_to_each_ending(flow):
        for pair in given:
            answer_at_once(page, flow, pair)
        current(page, ending)
        assert lines_in_sight(page) == card_of(flow.table, shown_at(flow)[ending.id])
        page.locator(".walk .restart").dispatch_event("click")


def test_without_scripts_each_ending_begins_with_its_card(browser: Browser, address: str, flow: Flow) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}helpers/{flow.name}/")
    for ending, due in shown_at(flow).items():
        lines = page.locator(f'[data-step="{ending}"] .ending-card [data-card]:visible')
        assert [line.get_attribute("data-card") for line in lines.all()] == card_of(flow.table, due)
        expect(page.locator(f'[data-step="{ending}"] blockquote').first).to_be_visible()
    expect(page.get_by_role("button", name="Show the policy’s words and sources")).to_have_count(0)
    context.close()


def test_a_family_reads_what_to_do_before_how_strongly_the_policy_says_it(
    page: Page, address: str, flows: list[Flow]
) -> None:
    flow = next(flow for flow in flows if flow.name == "worried-about-my-child")
    come_to(page, address, flow, "there-may-be-a-picture-or-something-sexual")
    expect(page.locator(".step[data-current] .strength:visible")).to_have_count(0)
    press(page, "Show the policy’s words and sources")
    expect(page.locator(".step[data-current] .strength:visible").first).to_be_visible()
