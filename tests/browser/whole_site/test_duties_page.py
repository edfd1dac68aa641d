"""The page "What a situation calls for": every duty once, with an address that the policy's paragraphs lead to."""

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow
from tools.pages.formatting import inline
from tools.pages.helpers.duties_page import DUTIES_PAGE
from tools.sources.flowcharts.duties_command import carrying
from tools.sources.flowcharts.quotations import place
from tools.sources.flowcharts.strength import SHOWN
from tools.sources.policy.text import Policy

PATH = f"about/{DUTIES_PAGE}/"
DUTIES = "ul.duty-table > li"


def test_every_duty_stands_there_once_with_its_words_and_its_helpers(
    page: Page, address: str, flows: list[Flow], complaints: list[str]
) -> None:
    page.goto(f"{address}{PATH}")
    duties = [duty for duty in flows[0].table.duties if duty.says]
    ids = page.locator(DUTIES).evaluate_all("all => all.map((each) => each.id)")
    assert len(ids) > 100
    assert sorted(ids) == sorted(duty.id for duty in duties)
    said = page.locator(DUTIES).evaluate_all(
        "all => Object.fromEntries(all.map((each) => [each.id, each.querySelector('p').textContent]))"
    )
    linked = page.locator(DUTIES).evaluate_all(
        """all => Object.fromEntries(all.map((each) =>
            [each.id, [...each.querySelectorAll("details a")].map((link) => link.href)]))"""
    )
    where = carrying(flows)
    for duty in duties:
        assert duty.says
        words = f"{SHOWN[duty.says.strength].label}: {_plain(inline(duty.says.text))}"
        assert _folded(said[duty.id]).lower() == _folded(words).lower()
        helpers = dict.fromkeys(f"{address}helpers/{flow.name}/" for flow, _, _ in where[duty.id])
        assert linked[duty.id] == list(helpers), duty.id
    assert complaints == []


def test_a_paragraph_of_the_policy_leads_to_the_duties_that_quote_it(
    site: Path, page: Page, address: str, flows: list[Flow], policy: Policy
) -> None:
    wanted = set(quoted(flows, policy))
    found = set()
    for file in (site / "policy").rglob("index.html"):
        if "whole-policy" not in file.parts:
            text = file.read_text(encoding="utf-8")
            for number, words in re.findall(r'<[a-z]+[^>]* id="(p[^"]+)"(.*?)(?=<[a-z]+[^>]* id="p|\Z)', text, re.S):
                found |= {(number, duty) for duty in re.findall(rf'href="[^"]*{DUTIES_PAGE}/#([^"]+)"', words)}
    assert len(wanted) > 50
    assert found == wanted


def test_a_reader_of_the_policy_comes_to_the_duty_and_from_it_to_a_helper(
    page: Page, address: str, flows: list[Flow], policy: Policy
) -> None:
    anchor, duty = next(each for each in quoted(flows, policy) if each[1] == "refer-it-immediately")
    section = next(each for each in policy.sections if any(one.anchor == anchor for one in each.paragraphs))
    page.goto(f"{address}policy/{section.path.stem}/#{anchor}")
    marks = page.locator(f".step-marks:has(a[href$='#{duty}'])").first
    marks.locator("summary").click()
    marks.locator(f"a[href$='{DUTIES_PAGE}/#{duty}']").click()
    expect(page).to_have_url(f"{address}{PATH}#{duty}")
    item = page.locator(f"[id='{duty}']")
    expect(item).to_be_in_viewport()
    item.locator("summary").click()
    item.locator("details a").first.click()
    expect(page.locator(".helper")).to_be_attached()


def test_without_scripts_when_and_where_can_be_opened(browser: Browser, address: str, flows: list[Flow]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    duty = flows[0].table.duties[0]
    page.goto(f"{address}{PATH}#{duty.id}")
    item = page.locator(f"[id='{duty.id}']")
    expect(item).to_be_in_viewport()
    item.locator("summary").click()
    expect(item.locator("details a").first).to_be_visible()
    context.close()


def quoted(flows: list[Flow], policy: Policy) -> Iterator[tuple[str, str]]:
    """Each paragraph that a duty quotes, by its id on the page, and the duty."""
    shown = {key for flow in flows for due in shown_at(flow).values() for key in due}
    for duty in flows[0].table.duties:
        for quotation in duty.says.quotations if duty.says and duty.id in shown else ():
            paragraph = place(quotation, policy)
            assert paragraph, duty.id
            yield paragraph.anchor, duty.id


def _plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")


def _folded(text: str) -> str:
    return " ".join(text.split())
