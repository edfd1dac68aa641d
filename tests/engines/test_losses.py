"""Nothing typed is lost without a word, in Firefox and in WebKit: links, Back, drafts, boxes without an event."""

from pathlib import Path

import pytest

from tests.browser.hosting import Host, hosted
from tests.engines.test_core import PASSPHRASE, VALUES, open_form
from tests.engines.visit import Visit, see, until

pytestmark = pytest.mark.thorough

WORDS = "Written by hand"
EARLIER = "footer .version a"
# The menu may lie over the foot of the page: how a link is reached is tested elsewhere.
FOLLOW = "(selector) => document.querySelector(selector).click()"
DIALOG = "dialog[open]"
GONE = "(selector) => !document.querySelector(selector)"


def test_a_link_and_back_out_of_the_page_ask_first(visit: Visit, host: Host) -> None:
    visit.open(f"{host.address}about/?before")
    open_form(visit, host)
    visit.write("#referrer", WORDS)
    visit.run(FOLLOW, EARLIER)
    see(visit, DIALOG, "What you typed in Annex A is not saved.")
    stay(visit)
    for _ in range(2):
        visit.back()
        see(visit, DIALOG, "Go back without it?")
        assert visit.address() == f"{host.address}annex-a/"
        stay(visit)
        assert WORDS in visit.run(VALUES)
    visit.back()
    see(visit, DIALOG, "Go back without it?")
    visit.press(f'{DIALOG} [data-answer="yes"]')
    until(lambda: visit.address() == f"{host.address}about/?before", "the page before")


def test_back_with_nothing_to_lose_goes_back_at_once(visit: Visit, host: Host) -> None:
    visit.open(f"{host.address}about/?before")
    open_form(visit, host)
    visit.write("#referrer", WORDS)
    visit.press('[data-do="clear"]')
    visit.press(f'{DIALOG} [data-answer="yes"]')
    see(visit, "[data-status]", "Everything is cleared.")
    visit.back()
    until(lambda: visit.address() == f"{host.address}about/?before", "the page before")


def test_a_draft_outlives_exit_and_shift_in_a_box_does_not_leave(visit: Visit, site: Path) -> None:
    # Not the shared host: a draft belongs to an address, and stays there.
    with hosted(site) as host, hosted(site) as elsewhere:
        host.missing.add("service-worker.js")
        # The page lets nothing lead out but what was built into it.
        page = (site / "annex-a" / "index.html").read_text(encoding="utf-8")
        host.replaced["annex-a/"] = page.replace("https://www.bbc.co.uk/weather", elsewhere.address).encode()
        host.types["annex-a/"] = "text/html"
        open_form(visit, host)
        visit.write("#referrer", WORDS)
        for _ in range(3):
            visit.key("Shift")
        assert visit.run("() => document.querySelector('[data-exit-told]').textContent") == ""
        visit.press('[data-files] [data-do="keep-draft"]')
        see(visit, DIALOG, "for 21 days")
        visit.write('[data-secret="one"]', PASSPHRASE)
        visit.write('[data-secret="two"]', PASSPHRASE)
        visit.press(f'{DIALOG} [data-answer="yes"]')
        see(visit, "[data-draft-status]", "Draft kept on this device at")
        visit.press(".exit-button")
        until(lambda: visit.address() == elsewhere.address, "the other site")
        open_form(visit, host)
        assert set(visit.run(VALUES)) == {""}
        see(visit, "[data-kept-draft]", "A draft is kept on this device")
        visit.press('[data-do="open-draft"]')
        visit.write('[data-secret="one"]', PASSPHRASE)
        visit.press(f'{DIALOG} [data-answer="yes"]')
        see(visit, "[data-draft-told]", "The draft is open")
        assert WORDS in visit.run(VALUES)


def test_what_was_put_into_a_box_without_an_event_is_there_after_looking_something_up(visit: Visit, host: Host) -> None:
    open_form(visit, host)
    # The theme has fetched the site map, from which on pages change without leaving this one.
    until(lambda: "sitemap.xml" in host.asked, "the site map")
    visit.run("(words) => { document.querySelector('#referrer').value = words; }", WORDS)
    # Pressed, not followed by a script: WebKit's Back passes over what a page adds to the history by itself.
    visit.press('.md-content a[href*="urgent-help"]')
    see(visit, "h1", "What do you need?")
    visit.back()
    see(visit, "[data-annex-a][data-live]")
    assert WORDS in visit.run(VALUES)


def stay(visit: Visit) -> None:
    visit.press(f'{DIALOG} [data-answer="no"]')
    until(lambda: visit.run(GONE, DIALOG), "the question to go")
