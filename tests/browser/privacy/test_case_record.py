"""The case record holds what nobody else may see: no trace of it anywhere but on its page, and none once left."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_with_instant_navigation
from tests.browser.privacy.checks import fill_every_field, is_forgotten_after_back, nothing_left_behind
from tests.browser.privacy.recorder import Recorder
from tests.browser.privacy.sweep import MARKER
from tests.browser.privacy.test_helpers import walk_with_notes
from tools.browser.flow.model import Flow

pytestmark = pytest.mark.thorough


def test_a_walk_that_comes_into_the_record_is_nowhere_but_on_its_page(
    recorder: Recorder, page: Page, flows: list[Flow]
) -> None:
    flow = next(flow for flow in flows if flow.name == "planning-for-safety")
    open_with_instant_navigation(page, f"{recorder.host.address}helpers/{flow.name}/")
    walk_with_notes(page, flow)
    page.locator('.md-nav--primary a[href$="annex-a/record/"]').first.dispatch_event("click")
    record = page.locator("[data-case-record]")
    expect(record.locator(".case-entry textarea")).to_have_value(re.compile(MARKER))
    record.get_by_role("button", name="Add a child").click()
    assert fill_every_field(page, "[data-case-record]") >= 6
    record.get_by_role("button", name="Add it to the record").click()
    expect(record.locator(".case-entry")).to_have_count(2)
    record.get_by_role("button", name="Print", exact=True).click()
    expect(page.locator("html[data-prints='1']")).to_be_attached()
    nothing_left_behind(recorder, page)
    # What leaving asks is answered with yes by the recorder.
    is_forgotten_after_back(page, "[data-case-record]", f"{recorder.host.address}about/")
    nothing_left_behind(recorder, page)
