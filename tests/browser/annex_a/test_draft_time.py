"""For how long a draft can be opened: its owner chooses, and is told before it ends and after; wrong clocks."""

import datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.annex_a.drafts import DAY, NOTICE, STATUS, is_on_the_device, keep, later, open_draft, record, stored
from tests.browser.annex_a.filling import box, open_form, press
from tests.browser.annex_a.test_files import BAR
from tools.pages.form.draft import DAYS, USUAL

OLD = """() => new Promise((done) => {
    const request = indexedDB.open("annex-a");
    request.onsuccess = () => {
        const store = request.result.transaction("draft", "readwrite").objectStore("draft");
        store.get("draft").onsuccess = ({ target }) => {
            const { kept, identity, sheet } = target.result;
            const old = { kept, expires: kept + 7 * 86_400_000, identity, sheet };
            store.put(old, "draft").onsuccess = () => { request.result.close(); done(); };
        };
    };
})"""


@pytest.fixture
def kept(page: Page, address: str) -> BrowserContext:
    """A browser with a draft of seven days, and no page open."""
    open_form(page, address)
    box(page, "referrer").fill("Written")
    keep(page, days=7)
    page.close()
    return page.context


def form_in(context: BrowserContext, address: str, days: float) -> Page:
    page = later(context, f"{address}annex-a/", days)
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    return page


def day(days: float) -> str:
    """As the page writes the day so many days from now."""
    then = datetime.datetime.now() + datetime.timedelta(days=days)
    return f"{then.day} {then:%B %Y}"


@pytest.mark.thorough
@pytest.mark.parametrize("days", DAYS)
def test_its_owner_chooses_for_how_long_and_can_choose_otherwise(page: Page, address: str, days: int) -> None:
    open_form(page, address)
    expect(page.get_by_label("Keep it for")).to_have_value(str(USUAL))
    box(page, "referrer").fill("Written")
    keep(page, days=days)
    expect(page.locator(STATUS)).to_contain_text(f"until {day(days)}, and {days} days longer after each change")
    found = record(page)
    assert found and found["expires"] - found["kept"] == days * DAY and found["exit"] is False
    other = DAYS[DAYS.index(days) - 1]
    page.get_by_label("Keep it for").select_option(str(other))
    expect(page.locator(STATUS)).to_contain_text(f"and {other} days longer after each change")
    page.get_by_label("also deletes the draft").check()
    # Opened again, it is kept on as it was chosen.
    expect(page.locator(BAR)).to_have_text("Kept in the draft")
    until_exit_is_chosen(page)
    page.goto(f"{address}about/")
    open_form(page, address)
    open_draft(page)
    expect(page.get_by_label("Keep it for")).to_have_value(str(other))
    expect(page.get_by_label("also deletes the draft")).to_be_checked()


def until_exit_is_chosen(page: Page) -> None:
    """Waits until the choice is on the disk."""
    page.evaluate(
        """async () => {
            for (;;) {
                const base = await new Promise((done) => {
                    const r = indexedDB.open("annex-a"); r.onsuccess = () => done(r.result);
                });
                const draft = await new Promise((done) => {
                    const r = base.transaction("draft").objectStore("draft").get("draft");
                    r.onsuccess = () => done(r.result);
                });
                base.close();
                if (draft.exit) return;
            }
        }"""
    )


@pytest.mark.thorough
def test_it_is_said_before_a_draft_ends_and_after(kept: BrowserContext, address: str) -> None:
    page = form_in(kept, address, 4)
    expect(page.locator(NOTICE)).to_contain_text(f"can be opened until {day(7)}.")
    page = form_in(kept, address, 5.5)
    expect(page.locator(NOTICE)).to_contain_text("The draft on this device ends soon")
    expect(page.locator(NOTICE)).to_contain_text(f"can be opened until {day(7)} at")
    page = form_in(kept, address, 7.5)
    expect(page.locator(NOTICE)).to_contain_text(f"A draft kept on {day(0)} ended on {day(7)}.")
    expect(page.locator(NOTICE)).to_contain_text(f"today is {day(7.5)}: if that is wrong, put the clock right")
    expect(page.get_by_role("button", name="Open the draft")).to_be_hidden()
    assert is_on_the_device(page)
    page = form_in(kept, address, 9)
    expect(page.locator(NOTICE)).to_contain_text(f"A draft kept on {day(0)} ended on {day(7)}. It is deleted.")
    assert not is_on_the_device(page)
    page = form_in(kept, address, 40)
    press(page, "Do not show this again")
    expect(page.locator(NOTICE)).to_be_hidden()
    assert len(stored(page)) == 1


@pytest.mark.thorough
def test_that_a_draft_ended_is_not_said_for_ever(kept: BrowserContext, address: str) -> None:
    for days in (8, 10, 52):
        page = form_in(kept, address, days)
    expect(page.locator(NOTICE)).to_be_hidden()
    assert len(stored(page)) == 1


@pytest.mark.thorough
def test_a_clock_that_is_wrong_once_destroys_nothing(kept: BrowserContext, address: str) -> None:
    for days in (400, 400.4):
        page = form_in(kept, address, days)
        expect(page.locator(NOTICE)).to_contain_text("A draft has ended")
        page.goto(f"{address}about/privacy/")
        page.close()
    page = form_in(kept, address, 0.1)
    open_draft(page)
    expect(box(page, "referrer")).to_have_value("Written")


@pytest.mark.thorough
def test_a_clock_that_is_wrong_on_two_days_that_lie_apart_destroys_nothing_when_it_was_right_between(
    kept: BrowserContext, address: str
) -> None:
    for days in (400, 0.1, 402):
        form_in(kept, address, days).close()
    page = form_in(kept, address, 0.2)
    open_draft(page)
    expect(box(page, "referrer")).to_have_value("Written")


@pytest.mark.thorough
def test_a_clock_that_is_set_back_gives_one_span_more_and_not_a_year(kept: BrowserContext, address: str) -> None:
    page = form_in(kept, address, -365)
    expect(page.locator(NOTICE)).to_contain_text(f"can be opened until {day(-358)}.")
    page = form_in(kept, address, -357)
    expect(page.locator(NOTICE)).to_contain_text("A draft has ended")
    # It was wrong: by the right clock the draft is as it was.
    page = form_in(kept, address, 1)
    expect(page.locator(NOTICE)).to_contain_text(f"can be opened until {day(7)}.")
    for days in (-357, -355):
        page = form_in(kept, address, days)
    assert not is_on_the_device(page)


def test_a_sheet_is_kept_over_one_that_has_ended_only_after_asking(kept: BrowserContext, address: str) -> None:
    page = form_in(kept, address, 400)
    box(page, "referrer").fill("Another")
    press(page, "Keep a draft on this device")
    expect(page.locator("dialog[open]")).to_contain_text("cannot be brought back")


@pytest.mark.thorough
def test_a_draft_kept_before_there_was_a_choice_opens_and_lasts_as_long_as_was_said_then(
    page: Page, address: str
) -> None:
    open_form(page, address)
    box(page, "referrer").fill("Written")
    keep(page)
    page.evaluate(OLD)
    page.goto(f"{address}about/")
    open_form(page, address)
    expect(page.locator(NOTICE)).to_contain_text(f"can be opened until {day(7)}.")
    open_draft(page)
    expect(box(page, "referrer")).to_have_value("Written")
    expect(page.get_by_label("Keep it for")).to_have_value("7")
    expect(page.get_by_label("also deletes the draft")).not_to_be_checked()


def test_by_finger_a_draft_is_offered_before_anything_is_typed(page: Page, address: str) -> None:
    page.add_init_script(
        """const match = window.matchMedia;
        window.matchMedia = (query) => match(query === "(any-pointer: coarse)" ? "all" : query);"""
    )
    open_form(page, address)
    told = page.locator("[data-unasked]")
    expect(told).to_contain_text("may close this page unasked: what is not saved is then gone")
    told.get_by_role("button", name="Keep a draft from the start").click()
    expect(page.locator("dialog[open]")).to_contain_text("Choose a passphrase for the draft")


def test_with_a_mouse_nothing_is_said_of_it(page: Page, address: str) -> None:
    open_form(page, address)
    expect(page.get_by_role("button", name="Keep a draft on this device")).to_be_visible()
    expect(page.locator("[data-unasked]")).to_be_hidden()
