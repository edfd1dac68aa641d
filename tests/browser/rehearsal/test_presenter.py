"""A scenario and the quiz, shown to a group: whole on each screen, worked by keys, two votes, a timer, notes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_with_instant_navigation
from tests.browser.hosting import Host
from tests.browser.rehearsal.rehearsing import open_scenario
from tools.pages.rehearsal.screens import voted_on
from tools.sources.paths import SCENARIOS
from tools.sources.scenarios.rehearsed import Rehearsed

SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
NAMES = sorted(path.stem for path in SCENARIOS.glob("*.md"))
EXAMPLES = ("the-bundle",)
"""`make test` looks at this one, and `make thorough` at all."""

# What is not whole on the screen that stands there, and every letter that is lower than a thirtieth of it.
NOT_READ = """() => {
    const faults = [];
    const box = document.querySelector(".screen");
    if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) faults.push("not whole");
    const bar = document.querySelector(".presenter-bar").getBoundingClientRect();
    if (bar.bottom > innerHeight + 1) faults.push("the bar is below the screen");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const holder = text.parentElement;
        if (!text.data.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue;
        if (holder.closest("h1, .for-readers, script, style, [data-told]") || !holder.getClientRects().length) continue;
        const size = parseFloat(getComputedStyle(holder).fontSize);
        if (size < innerHeight / 30) faults.push(`${size} px: ${text.data.trim().slice(0, 40)}`);
    }
    return faults;
}"""


def present(page: Page) -> None:
    page.get_by_role("button", name="Show to a group").click()
    expect(page.locator(".presenter h2")).to_be_focused()


def go_to(page: Page, kind: str) -> None:
    """On by a clicker's key until a screen of this kind stands there."""
    screen = page.locator(".presenter .screen")
    while screen.get_attribute("data-screen") != kind:
        before = page.locator(".screen-count").inner_text()
        page.keyboard.press("PageDown")
        expect(page.locator(".screen-count")).not_to_have_text(before)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in EXAMPLES else pytest.mark.thorough) for name in [*NAMES, "quiz"]]
)
def test_each_screen_is_whole_and_no_letter_is_lower_than_a_thirtieth_of_it(
    page: Page, address: str, name: str, complaints: list[str]
) -> None:
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{address}training/{name}/")
        present(page)
        [many] = re.findall(r"1 of (\d+)", page.locator(".screen-count").inner_text())
        for number in range(1, int(many) + 1):
            expect(page.locator(".screen-count")).to_have_text(f"{number} of {many}")
            assert page.evaluate(NOT_READ) == [], (name, height, number, page.locator(".screen").inner_text())
            page.keyboard.press("PageDown")
    assert complaints == []


def test_keys_and_a_clicker_go_on_and_back_through_every_question_that_a_group_decides(
    page: Page, address: str, parts: list[Rehearsed]
) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_scenario(page, address, "the-bundle")
    present(page)
    expect(page.locator(".presenter")).to_contain_text("You will meet:")
    count = page.locator(".screen-count")
    for number, key in enumerate(("PageDown", "ArrowRight", "Space", "Enter"), 2):
        page.keyboard.press(key)
        expect(count).to_have_text(re.compile(rf"{number} of "))
    for number, key in ((4, "PageUp"), (3, "ArrowLeft")):
        page.keyboard.press(key)
        expect(count).to_have_text(re.compile(rf"{number} of "))
    told = []
    while not page.locator('.screen[data-screen="end"]').count():
        told.append(page.locator(".screen").inner_text())
        before = count.inner_text()
        page.keyboard.press("PageDown")
        expect(count).not_to_have_text(before)
    here = [part for part in parts if part.scenario.name == "the-bundle"]
    shown = " ".join(" ".join(told).split())
    for part in here:
        assert part.part.ask in shown
        assert part.part.talk in shown
        for row in voted_on(part.part):
            assert f"{' or '.join(row.answers)}." in shown


def test_two_votes_are_counted_shown_with_the_answer_kept_by_escape_and_gone_for_a_new_group(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_scenario(page, address, "the-bundle")
    present(page)
    go_to(page, "vote")
    first, second = page.locator(".ballot input").nth(0), page.locator(".ballot input").nth(1)
    first.fill("7")
    second.fill("14")
    bars = page.locator(".ballot li").first.locator(".bars i")
    widths = bars.evaluate_all("bars => bars.map((bar) => bar.offsetWidth)")
    assert 0 < widths[0] < widths[1]
    first.fill("7.5")
    expect(first).to_have_attribute("aria-invalid", "true")
    first.fill("7")
    # A clicker goes on from within a box, and nothing has to be chosen.
    page.keyboard.press("PageDown")
    expect(page.locator(".screen")).to_have_attribute("data-screen", "reveal")
    expect(page.locator(".tally")).to_have_text("Hands: A: first 7, then 14.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show to a group")).to_be_focused()
    expect(page.locator(".presenter")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".tally")).to_have_text("Hands: A: first 7, then 14.")
    page.get_by_role("button", name="New group").click()
    expect(page.locator(".screen-count")).to_have_text(re.compile("1 of "))
    go_to(page, "vote")
    expect(page.locator(".ballot input").first).to_have_value("")
    go_to(page, "reveal")
    expect(page.locator(".tally")).to_be_hidden()


def test_after_the_last_screen_the_next_group_begins_at_the_first_with_no_counts(page: Page, address: str) -> None:
    open_scenario(page, address, "the-bundle")
    present(page)
    go_to(page, "vote")
    page.locator(".ballot input").first.fill("9")
    go_to(page, "end")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    expect(page.locator(".screen-count")).to_have_text(re.compile("^1 of "))
    go_to(page, "vote")
    expect(page.locator(".ballot input").first).to_have_value("")


def test_the_timer_begins_where_people_think_and_shows_and_says_that_it_is_over(page: Page, address: str) -> None:
    page.clock.install(time=0)
    open_scenario(page, address, "the-bundle")
    present(page)
    # From here on time passes only as the test lets it.
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    timer = page.locator(".presenter .timer")
    expect(timer).to_have_text("0:00")
    go_to(page, "think")
    page.clock.run_for(20_000)
    expect(timer).to_have_text("0:40")
    page.get_by_role("button", name="Stop").click()
    page.clock.run_for(20_000)
    expect(timer).to_have_text("0:40")
    page.get_by_role("button", name="1 minute more").click()
    expect(timer).to_have_text("1:40")
    page.get_by_role("button", name="Start").click()
    before = timer.evaluate("face => getComputedStyle(face).backgroundColor")
    page.clock.run_for(101_000)
    expect(timer).to_have_text("0:00")
    expect(page.locator("[data-told]")).to_have_text("The time is over.")
    assert timer.evaluate("face => getComputedStyle(face).backgroundColor") != before
    go_to(page, "pairs")
    expect(timer).to_have_text("2:00")
    expect(timer).not_to_have_attribute("data-over", "")


def test_notes_stand_in_a_second_window_that_goes_along_and_leads(page: Page, address: str) -> None:
    open_scenario(page, address, "the-bundle")
    present(page)
    notes = open_notes(page)
    expect(notes.get_by_role("heading", level=2)).to_contain_text("The bundle")
    expect(notes.locator(".moment")).to_contain_text("Read the warning aloud")
    expect(notes.locator(".waiting")).to_be_hidden()
    go_to(page, "vote")
    expect(notes.locator(".moment")).to_contain_text(re.compile("Expected: |Each of these fits: |To do: "))
    expect(notes.locator(".moment")).to_contain_text(re.compile(r"Minute \d+; worked out: \d+"))
    here = page.locator(".screen-count").inner_text()
    notes.get_by_role("button", name="Next").click()
    expect(page.locator(".screen-count")).not_to_have_text(here)
    notes.keyboard.press("PageUp")
    expect(page.locator(".screen-count")).to_have_text(here)
    page.keyboard.press("Escape")
    expect(notes.locator(".waiting")).to_be_visible()
    expect(notes.locator(".moment")).to_be_empty()


def open_notes(page: Page) -> Page:
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Notes", exact=True).click()
    return opened.value


def test_notes_that_hear_of_nothing_say_what_to_do(page: Page, address: str) -> None:
    page.goto(f"{address}training/notes/")
    expect(page.locator(".waiting")).to_contain_text("press “Show to a group”")
    page.keyboard.press("PageDown")
    expect(page.locator(".waiting")).to_be_visible()


def test_the_way_out_stays_on_every_screen_and_empties_the_notes(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.context.route("**/weather", lambda route: route.fulfill(body="elsewhere"))
    open_scenario(page, address, "the-bundle")
    present(page)
    go_to(page, "policy")
    expect(page.locator(".exit-button")).to_be_in_viewport()
    heading = page.locator(".presenter h2").bounding_box()
    button = page.locator(".exit-button").bounding_box()
    assert heading and button and heading["x"] + heading["width"] <= button["x"], "the button stands over the heading"
    notes = open_notes(page)
    expect(notes.locator(".moment h2")).to_be_visible()
    page.locator(".exit-button").click()
    page.wait_for_url("**/weather")
    expect(notes.locator(".waiting")).to_be_visible()
    expect(notes.locator(".moment")).to_be_empty()


def test_the_quiz_shows_a_round_of_five_with_the_policys_words(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{address}training/quiz/")
    page.get_by_label("To show").select_option(label="Five questions, for an hour")
    present(page)
    asked = []
    while not page.locator('.screen[data-screen="end"]').count():
        if page.locator(".ballot").count():
            asked.append(page.locator(".presenter h2").inner_text())
        else:
            expect(page.locator(".presenter blockquote, .presenter .instruction").first).to_be_visible()
        before = page.locator(".screen-count").inner_text()
        page.keyboard.press("PageDown")
        expect(page.locator(".screen-count")).not_to_have_text(before)
    assert len(asked) == len(set(asked)) == 5


def test_a_screen_of_another_size_keeps_the_place_and_the_counts(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_scenario(page, address, "the-walk-home")
    present(page)
    go_to(page, "vote")
    heading = page.locator(".presenter h2").inner_text()
    page.locator(".ballot input").first.fill("5")
    page.set_viewport_size({"width": 390, "height": 700})
    expect(page.locator(".presenter h2")).to_have_text(heading)
    expect(page.locator(".ballot input").first).to_have_value("5")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_where_a_visit_is_not_remembered_from_page_to_page_the_list_and_the_record_say_so(
    page: Page, host: Host
) -> None:
    lost = page.locator(".visit-lost")
    for path in ("training/", "training/record/"):
        page.goto(f"{host.address}{path}")
        expect(page.locator("html[data-visit=kept]")).to_be_attached()
        expect(lost).to_be_hidden()
        host.missing.add("sitemap.xml")
        page.goto(f"{host.address}{path}")
        expect(lost).to_contain_text("each page begins anew")
        expect(lost).to_be_visible()
        host.missing.clear()
    host.missing.add("sitemap.xml")
    page.goto(f"{host.address}training/record/")
    expect(page.get_by_text("What you finished in this visit is ticked.")).to_be_hidden()


def test_going_back_from_what_is_shown_to_a_group_leaves_the_next_page_whole(page: Page, address: str) -> None:
    open_with_instant_navigation(page, f"{address}training/")
    page.locator('.md-content a[href$="the-bundle/"]').first.click()
    page.get_by_role("button", name="Show to a group").click()
    expect(page.locator("html[data-shown=group]")).to_be_attached()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Rehearsal room")
    expect(page.locator(".md-header__title")).to_be_visible()
    expect(page.locator(".presenter")).to_have_count(0)


def test_where_pages_may_not_speak_to_each_other_a_group_is_shown_all_the_same(page: Page, address: str) -> None:
    page.add_init_script(
        "window.BroadcastChannel = class { constructor() { throw new DOMException('refused', 'SecurityError'); } };"
    )
    open_scenario(page, address, "the-bundle")
    page.get_by_role("button", name="Show to a group").click()
    expect(page.locator(".screen h2")).to_be_visible()
    expect(page.locator(".to-notes")).to_be_hidden()
    page.goto(f"{address}training/notes/")
    expect(page.locator(".presenter-notes")).to_contain_text("cannot be shown in this browser")
