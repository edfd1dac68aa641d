"""The copy says when it was last compared with its host, and on every page when that is long ago."""

import datetime
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hosting import Host
from tests.browser.offline.keeping import SECOND, is_kept, kept, published
from tools.sources.days import on_day

COMPARED = """async (on) => {
    for (const name of await caches.keys()) {
        await (await caches.open(name)).put("/kept-compared.json", new Response(JSON.stringify({ on })));
    }
}"""
FOOT, LINE = "[data-offline-told]", "[data-copy-age]"
OLD, VERY_OLD = "Numbers and names may have changed. Connect to a network to compare.", "Old copy. This copy was last"


def compared(page: Page, days_ago: float) -> str:
    """Has the copy last compared so many days ago; gives that day in words."""
    on = time.time() - days_ago * 86_400
    page.evaluate(COMPARED, on * 1000)
    return on_day(datetime.date.fromtimestamp(on).isoformat())


def test_the_foot_says_when_the_copy_was_last_compared_with_its_host(page: Page, host: Host) -> None:
    kept(page, host.address)
    today = on_day(datetime.date.today().isoformat())
    expect(page.locator(FOOT)).to_have_text(
        f"Ready for use without a network. Compared with the school’s site on {today}."
    )
    compared(page, 5)
    page.reload()
    expect(page.locator(FOOT)).to_contain_text(f"Compared with the school’s site on {today}.")
    expect(page.locator(LINE)).to_be_hidden()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("days", "said", "mood"), [(13.9, "", "answers 500"), (30, OLD, "hangs"), (60.1, VERY_OLD, "asks to sign in")]
)
def test_from_two_weeks_on_every_page_says_that_the_copy_is_old(
    page: Page, host: Host, days: float, said: str, mood: Any
) -> None:
    """From which day on, tests/js/rules.test.mjs tells."""
    kept(page, host.address)
    day = compared(page, days)
    host.mood = mood
    page.reload()
    expect(page.locator(FOOT)).to_contain_text(day)
    line = page.locator(LINE)
    for path in ("", "helpers/which-route/", "no/such/page/"):
        page.goto(f"{host.address}{path}")
        expect(page.locator(FOOT)).to_contain_text(day)
        if said:
            expect(line).to_contain_text(said)
            expect(line).to_contain_text(f"compared with the school’s site on {day}")
        else:
            expect(line).to_be_hidden()
    expect(page.locator(f"{LINE}[data-very-old]")).to_have_count(int(days > 60))
    if said:
        page.get_by_role("link", name="Who to tell").first.click()
        expect(page.locator("h1")).to_have_text("Who to tell")
        expect(line).to_contain_text(day)


@pytest.mark.thorough
@pytest.mark.parametrize("how", ["the device says that it has a network", "a minute goes by"])
def test_with_a_network_again_the_copy_is_compared_without_being_asked_and_the_line_goes(
    page: Page, host: Host, how: str
) -> None:
    page.clock.install()
    kept(page, host.address)
    compared(page, 30)
    host.mood = "answers 500"
    page.reload()
    line = page.locator(LINE)
    expect(line).to_contain_text(OLD)
    host.mood = "well"
    if how == "a minute goes by":
        page.clock.fast_forward(60_001)
    else:
        page.evaluate("dispatchEvent(new Event('online'))")
    expect(line).to_be_hidden()
    expect(page.locator(FOOT)).to_contain_text(on_day(datetime.date.today().isoformat()))


def test_what_answers_in_the_place_of_the_host_is_no_comparison(page: Page, host: Host) -> None:
    kept(page, host.address)
    day = compared(page, 3)
    host.mood = "asks to sign in"
    page.reload()
    expect(page.locator(FOOT)).to_contain_text(
        f"It could not be compared with the school’s site since {day}: something else answers at its address."
    )


def test_a_clock_that_was_wrong_once_destroys_nothing_and_is_put_right(page: Page, host: Host) -> None:
    kept(page, host.address)
    compared(page, -400)
    host.mood = "answers 500"
    page.reload()
    expect(page.locator(FOOT)).to_contain_text("It is not known when this copy was last compared")
    expect(page.locator(LINE)).to_contain_text("It is not known when this copy was last compared")
    is_kept(page)
    host.mood = "well"
    page.reload()
    expect(page.locator(FOOT)).to_contain_text(on_day(datetime.date.today().isoformat()))
    expect(page.locator(LINE)).to_be_hidden()


@pytest.mark.thorough
def test_a_newer_version_that_cannot_be_kept_makes_the_copy_no_younger(page: Page, moving: Host, site: Path) -> None:
    kept(page, moving.address)
    day = compared(page, 20)
    published(site, moving.folder, SECOND)
    moving.missing = {"policy/01-purpose/"}
    page.reload()
    expect(page.locator(LINE)).to_have_text(
        f"This copy was last the same as the school’s site on {day}. Numbers and names may have changed. "
        "A newer version has not taken its place yet."
    )
