"""When the school takes the site down or moves it, no device goes on showing its copy; nothing else ends the copy."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.annex_a.filling import box
from tests.browser.hosting import Host
from tests.browser.offline.keeping import KEPT, is_kept, kept, leave
from tools.release.withdraw import withdraw
from tools.sources.paths import DOCS
from tools.sources.school import read_school

LEFT = """async () => [...(await caches.keys()), (await navigator.serviceWorker.getRegistrations()).length].join()"""
UNTIL_LEFT = f"""async (wanted) => {{
    const left = {LEFT};
    for (let times = 300; (await left()) !== wanted; times -= 1) {{
        if (!times) throw new Error(`Still there: ${{await left()}}`);
        await new Promise((done) => setTimeout(done, 100));
    }}
}}"""
NEIGHBOUR = "of a neighbour"
GONE = "This site is no longer at its address"


def shows_the_network(page: Page, heading: str) -> None:
    expect(page.locator("h1")).to_have_text(heading, timeout=KEPT)
    page.evaluate(UNTIL_LEFT, f"{NEIGHBOUR},0")


def withdrawn(host: Host, moved_to: str = "") -> None:
    """The folder of the host as the command leaves it; it is the built site, so that nothing is an earlier version."""
    withdraw(host.folder, moved_to, read_school(DOCS / "school.toml"))


@pytest.fixture
def neighbour(page: Page, moving: Host) -> None:
    """Another site of the same host keeps something too."""
    page.goto(f"{moving.address}sitemap.xml")
    page.evaluate(f"caches.open('{NEIGHBOUR}')")


@pytest.mark.usefixtures("neighbour")
@pytest.mark.parametrize("mood", ["answers 404", "answers 410"])
def test_when_the_host_has_no_such_site_the_copy_goes_and_the_network_is_shown(
    page: Page, moving: Host, mood: Any
) -> None:
    kept(page, moving.address)
    moving.mood = mood
    page.goto(f"{moving.address}who-to-tell/")
    shows_the_network(page, "Error response")


@pytest.mark.thorough
@pytest.mark.parametrize("mood", ["answers 500", "hangs", "asks to sign in", "leads away", "no network"])
def test_nothing_but_the_host_s_own_word_ends_the_copy(page: Page, moving: Host, mood: Any) -> None:
    kept(page, moving.address)
    before = page.evaluate(LEFT)
    if mood == "no network":
        page.context.set_offline(True)
        moving.mood = "hangs"
    else:
        moving.mood = mood
    for path in ("who-to-tell/", ""):
        page.goto(f"{moving.address}{path}")
        # By then the page has heard from its worker what the host has.
        expect(page.locator("[data-offline-told]")).to_contain_text("ompared with the school’s site")
    is_kept(page)
    expect(page.locator("h1")).to_have_text("First words?")
    assert page.evaluate(LEFT) == before


@pytest.mark.thorough
@pytest.mark.parametrize("how", ["gone", "withdrawn"])
def test_what_somebody_has_typed_stays_until_they_have_finished(
    page: Page, context: BrowserContext, moving: Host, how: str
) -> None:
    kept(page, f"{moving.address}annex-a/")
    box(page, "referrer").fill("Half filled")
    if how == "gone":
        moving.mood = "answers 404"
    else:
        withdrawn(moving)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-newer]")).to_contain_text("ave or print what you need", timeout=KEPT)
    expect(box(page, "referrer")).to_have_value("Half filled")
    # What saves the form is fetched when it is asked for.
    page.get_by_role("button", name="Save with a passphrase").click()
    expect(page.get_by_role("dialog", name="Choose a passphrase")).to_be_visible()
    leave(page)
    again = context.new_page()
    again.goto(moving.address)
    expect(again.locator("h1")).to_have_text("Error response" if how == "gone" else "This site has been taken down")
    again.evaluate(UNTIL_LEFT, "0")


@pytest.mark.thorough
def test_with_two_tabs_open_neither_is_taken_from_its_reader(page: Page, context: BrowserContext, moving: Host) -> None:
    kept(page, moving.address)
    other = context.new_page()
    other.goto(f"{moving.address}annex-a/")
    expect(other.locator("[data-annex-a][data-live]")).to_be_attached()
    moving.mood = "answers 404"
    page.reload()
    expect(page.locator("[data-newer]")).to_contain_text(GONE)
    expect(page.locator("[data-newer]")).to_contain_text("Close the other tabs")
    expect(page.locator(".md-content[inert]")).to_have_count(0)
    other.close()
    page.reload()
    expect(page.locator("h1")).to_have_text("Error response")


@pytest.mark.thorough
@pytest.mark.usefixtures("neighbour")
def test_a_site_that_was_withdrawn_says_so_on_a_device_that_had_kept_it(
    page: Page, moving: Host, complaints: list[str]
) -> None:
    kept(page, moving.address)
    withdrawn(moving, "https://policy.example.org/new/")
    page.reload()
    shows_the_network(page, "This site has moved")
    expect(page.get_by_role("link")).to_have_attribute("href", "https://policy.example.org/new/")
    assert page.locator("script, style, link").count() == 0
    assert complaints == []


@pytest.mark.thorough
def test_a_site_that_comes_back_is_kept_again(page: Page, moving: Host) -> None:
    kept(page, moving.address)
    moving.mood = "answers 404"
    page.reload()
    expect(page.locator("h1")).to_have_text("Error response")
    moving.mood = "well"
    kept(page, moving.address)
