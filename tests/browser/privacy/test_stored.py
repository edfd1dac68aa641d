"""What the browser has stored after a visit: the site itself, and what somebody asked for."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.drafts import is_on_the_device, keep, later, stored
from tests.browser.annex_a.filling import box, open_form
from tests.browser.hosting import Host

STORED = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
  databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(),
})"""
NOTHING = {"local": [], "session": [], "cookies": "", "databases": [], "caches": []}


def test_nothing_is_stored_but_the_site_until_somebody_asks(page: Page, host: Host) -> None:
    for path in ("annex-a/", "helpers/which-route/", "training/record/", "about/privacy/", ""):
        page.goto(f"{host.address}{path}")
        expect(page.locator("h1").first).to_be_visible()
    page.locator(".md-search__input").click()
    page.keyboard.type("threshold")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Escape")
    assert page.evaluate(STORED) == NOTHING
    assert page.context.cookies() == []
    page.get_by_role("button", name="Switch to dark").click()
    expect(page.locator("body[data-md-color-scheme=slate]")).to_be_attached()
    assert page.evaluate(STORED) == {**NOTHING, "local": ["/.__palette"]}
    page.reload()
    expect(page.locator("body[data-md-color-scheme=slate]")).to_be_attached()


@pytest.mark.thorough
def test_a_draft_that_has_ended_goes_on_another_day_whatever_page_is_opened(page: Page, host: Host) -> None:
    open_form(page, host.address)
    box(page, "referrer").fill("Written")
    keep(page, days=7)
    other = page.context.new_page()
    other.goto(f"{host.address}sitemap.xml")
    other.evaluate(
        """() => { window.told = new Promise((tell) => {
            new BroadcastChannel("annex-a-draft").onmessage = ({ data }) => tell(data);
        }); }"""
    )
    page.close()
    first = later(other.context, f"{host.address}about/privacy/", 8)
    expect(first.locator("h1")).to_have_text("Privacy")
    first.close()
    assert is_on_the_device(other)
    later(other.context, f"{host.address}policy/01-purpose/", 9.1)
    assert other.evaluate("told") == "deleted"
    # Two dates, and whether Exit this page takes them away.
    assert [part for part in stored(other)[1:] if not part.isdigit()] == ["false"]
