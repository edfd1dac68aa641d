"""What was answered in one helper is offered in the next: never taken, never for danger, never in another case."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import open_with_instant_navigation
from tests.browser.helpers.test_helper_without import RUNTIME
from tests.browser.hosting import Host
from tests.browser.walking import answer_by_mouse, has_stood, press
from tools.browser.flow.model import Flow

REPORT, POLICE = "a-report-of-sexual-violence-or-harassment", "the-police"
TO_THE_ROLE = [("danger-now", "no"), ("your-role", "yes")]


def flow_named(flows: list[Flow], name: str) -> Flow:
    return next(flow for flow in flows if flow.name == name)


def offer(page: Page) -> Locator:
    return page.locator(".told-before")


def go_to(page: Page, name: str) -> None:
    """By the menu, as a person does: the page load goes on."""
    page.locator('.md-nav--primary a[href$="/helpers/"]').first.dispatch_event("click")
    page.locator(f'.md-content a[href$="{name}/"]').first.dispatch_event("click")
    expect(page.locator(f'.helper[data-walking][data-helper="{name}"]')).to_be_visible()


def walk_the_report(page: Page, address: str, flows: list[Flow]) -> None:
    open_with_instant_navigation(page, f"{address}helpers/{REPORT}/")
    for given in TO_THE_ROLE:
        answer_by_mouse(page, flow_named(flows, REPORT), given)


def test_an_answer_is_offered_in_the_next_helper_and_taken_only_when_pressed(
    page: Page, address: str, flows: list[Flow]
) -> None:
    walk_the_report(page, address, flows)
    go_to(page, POLICE)
    # Danger is asked every time.
    expect(page.locator('.step[data-current][data-step="danger-now"]')).to_be_visible()
    expect(offer(page)).to_have_count(0)
    answer_by_mouse(page, flow_named(flows, POLICE), ("danger-now", "no"))
    expect(page.locator('.step[data-current][data-step="your-role"]')).to_be_visible()
    expect(offer(page)).to_contain_text(re.compile(r"You answered Yes at \d\d:\d\d, in “A report of sexual violence"))
    has_stood(page)
    offer(page).get_by_role("button", name="Keep: Yes").click()
    expect(page.locator('.so-far ol li:has-text("Your role")')).to_contain_text("Yes")


@pytest.mark.thorough
def test_who_would_rather_change_it_answers_as_if_nothing_were_known(
    page: Page, address: str, flows: list[Flow]
) -> None:
    walk_the_report(page, address, flows)
    go_to(page, POLICE)
    answer_by_mouse(page, flow_named(flows, POLICE), ("danger-now", "no"))
    has_stood(page)
    offer(page).get_by_role("button", name="Change").click()
    expect(offer(page)).to_have_count(0)
    expect(page.locator('.step[data-current][data-step="your-role"] h2')).to_be_focused()
    answer_by_mouse(page, flow_named(flows, POLICE), ("your-role", "no"))
    expect(page.locator('.so-far ol li:has-text("Your role")')).to_contain_text("No")


@pytest.mark.thorough
def test_another_case_knows_nothing_of_the_last_one(page: Page, address: str, flows: list[Flow]) -> None:
    walk_the_report(page, address, flows)
    press(page, "Another case")
    page.get_by_role("dialog").get_by_role("button", name="Go on with this case").click()
    expect(page.locator(".so-far ol li")).to_have_count(2)
    press(page, "Another case")
    page.get_by_role("dialog").get_by_role("button", name="Start another case").click()
    expect(page.locator('.step[data-current][data-step="danger-now"]')).to_be_visible()
    expect(page.get_by_role("button", name="Another case")).to_be_hidden()
    page.locator('.md-nav--primary a[href$="annex-a/record/"]').first.dispatch_event("click")
    expect(page.locator("[data-nothing]")).to_be_visible()
    expect(page.locator(".case-entry")).to_have_count(0)
    go_to(page, POLICE)
    answer_by_mouse(page, flow_named(flows, POLICE), ("danger-now", "no"))
    expect(page.locator('.step[data-current][data-step="your-role"]')).to_be_visible()
    expect(offer(page)).to_have_count(0)


@pytest.mark.parametrize("missing", RUNTIME[:1])
def test_without_python_it_is_offered_too(page: Page, address: str, flows: list[Flow], missing: str) -> None:
    page.route(f"**/{missing}", lambda route: route.abort())
    walk_the_report(page, address, flows)
    go_to(page, POLICE)
    answer_by_mouse(page, flow_named(flows, POLICE), ("danger-now", "no"))
    expect(offer(page)).to_contain_text("You answered Yes")


def test_what_is_answered_goes_along_at_an_address_that_the_site_was_not_built_for(
    page: Page, host: Host, flows: list[Flow]
) -> None:
    # The site map as it was built, for another host and port.
    host.replaced["sitemap.xml"] = (host.folder / "sitemap.xml").read_bytes()
    walk_the_report(page, host.address, flows)
    expect(page.locator("html[data-visit=kept]")).to_be_attached()
    go_to(page, POLICE)
    answer_by_mouse(page, flow_named(flows, POLICE), ("danger-now", "no"))
    expect(offer(page)).to_contain_text("You answered Yes")
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


def test_where_nothing_can_go_along_the_page_says_so(page: Page, host: Host, flows: list[Flow]) -> None:
    host.missing.add("sitemap.xml")
    walk_the_report(page, host.address, flows)
    expect(page.locator("html[data-visit=lost]")).to_be_attached()
    page.goto(f"{host.address}annex-a/record/")
    expect(page.locator(".visit-lost").first).to_be_visible()
