"""What the case record has for Annex A is offered there: it goes in only when pressed, and the form grows with it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import box, name_of
from tests.browser.annex_a.test_case_record import NOTE, REASON, press, walk_with_a_note
from tests.browser.conftest import open_with_instant_navigation
from tools.browser.flow.model import Flow


@pytest.mark.thorough
def test_a_note_goes_to_its_row_and_a_reason_to_the_decisions_only_when_pressed(
    page: Page, address: str, flows: list[Flow]
) -> None:
    walk_with_a_note(page, address, flows)
    page.locator('.step[data-current] .ways-on a[href$="/annex-a/"]').dispatch_event("click")
    offer = page.locator(".annex-carried")
    expect(offer.locator("summary")).to_have_text("From the case record: 2 things to put in")
    expect(box(page, "classes.risk")).to_have_value("")
    offer.locator("summary").click()
    offer.get_by_role("button", name=name_of("classes")).click()
    expect(box(page, "classes.risk")).to_have_value(NOTE)
    offer.get_by_role("button", name=re.compile("Put it in")).click()
    expect(box(page, "rationale")).to_be_visible()
    expect(box(page, "rationale")).to_have_value(re.compile(REASON))
    expect(offer).to_have_count(0)
    assert page.locator("select:not([data-draft-days])").evaluate_all("all => all.every(each => each.value === '')")


def test_the_references_of_four_children_go_in_and_the_form_grows_with_them(page: Page, address: str) -> None:
    open_with_instant_navigation(page, f"{address}annex-a/record/")
    for number, reference in enumerate(("P1", "Q2", "R3", "S4")):
        press(page, "Add a child")
        page.locator(".case-child").nth(number).get_by_label("Initials or a reference").fill(reference)
    page.locator('.md-nav--primary a[href$="annex-a/"]:not([href*="policy"])').first.dispatch_event("click")
    offer = page.locator(".annex-carried")
    expect(offer.locator("summary")).to_have_text("From the case record: 4 things to put in")
    offer.locator("summary").click()
    offer.get_by_role("button", name="Child 4").click()
    expect(box(page, "child-4.reference")).to_have_value("S4")
    expect(box(page, "child-3.reference")).to_have_value("")
    offer.get_by_role("button", name="Child 3").click()
    expect(box(page, "child-3.reference")).to_have_value("R3")
