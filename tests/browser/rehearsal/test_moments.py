"""The two-minute moments: the same for the whole school in a week, one slide, one sheet, and nothing kept."""

import datetime
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.rehearsal.rehearsing import pdf, plain, tab_to
from tools.sources.scenarios.act import Mark
from tools.sources.scenarios.moments import Moment

MONDAY = datetime.datetime(2026, 11, 30, 7, 0)
# What of a slide does not fit, and the smallest words on it.
# Heights are rounded: one pixel is none.
SLIDE = """slide => {
    const speaks = (each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    const words = [...slide.querySelectorAll("*")].filter((each) => each.checkVisibility() && speaks(each));
    const over = slide.scrollHeight - slide.clientHeight;
    return [over > 1 ? over : 0, Math.min(...words.map((each) => parseFloat(getComputedStyle(each).fontSize)))];
}"""


def open_moments(page: Page, address: str, anchor: str = "") -> Locator:
    """The moment that is shown."""
    page.goto(f"{address}training/two-minutes/{anchor}")
    expect(page.locator(".moments[data-playing]")).to_be_attached()
    return page.locator("[data-moment][data-current]")


def test_the_weeks_moment_is_the_same_from_monday_to_sunday_and_the_next_comes_after_it(
    page: Page, address: str
) -> None:
    page.clock.set_fixed_time(MONDAY)
    first = open_moments(page, address).get_attribute("data-moment")
    page.clock.set_fixed_time(MONDAY + datetime.timedelta(days=6, hours=16))
    assert open_moments(page, address).get_attribute("data-moment") == first
    page.clock.set_fixed_time(MONDAY + datetime.timedelta(days=7))
    assert open_moments(page, address).get_attribute("data-moment") != first


def test_somebody_chooses_the_weeks_for_a_role_or_opens_one_by_its_address(
    page: Page, address: str, moments: tuple[Moment, ...]
) -> None:
    theirs = "|".join(moment.name for moment in moments if "the DSL and deputies" in moment.audience)
    expect(open_moments(page, address)).to_have_count(1)
    page.get_by_label("This week’s for").select_option("the DSL and deputies")
    shown = page.locator("[data-moment][data-current]")
    expect(shown).to_have_attribute("data-moment", re.compile(f"^({theirs})$"))
    page.get_by_role("link", name="Just between us").press("Enter")
    expect(page.get_by_role("heading", name="Just between us")).to_be_focused()
    page.goto("about:blank")
    expect(open_moments(page, address, "#the-sleeping-game")).to_have_attribute("data-moment", "the-sleeping-game")


def test_a_missed_danger_is_told_first_and_the_moment_waits_on_the_list_until_it_is_right(
    page: Page, address: str
) -> None:
    moment = open_moments(page, address, "#the-sleeping-game")
    tab_to(page, "[data-current] .act input[type=radio]")
    page.keyboard.press("Space")
    tab_to(page, "[data-current] .act .continue")
    page.keyboard.press("Enter")
    shown = moment.locator(".what-happens:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator("h4 + p")).to_contain_text("Danger comes first, and this passes it by. Ring 999.")
    back = page.locator(".come-back")
    expect(back.get_by_role("button", name="The sleeping game")).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    back.get_by_role("button", name="The sleeping game").press("Enter")
    expect(moment.locator(".what-happens:visible")).to_have_count(0)
    moment.locator("input[type=radio]").nth(1).check()
    moment.locator(".continue").press("Enter")
    expect(back).to_be_hidden()


@pytest.mark.thorough
def test_every_moment_is_whole_on_one_screen_in_letters_that_a_room_can_read(
    page: Page, address: str, moments: tuple[Moment, ...]
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_moments(page, address)
    for each in moments:
        page.get_by_role("link", name=each.title, exact=True).press("Enter")
        slide = page.locator(f'[data-moment="{each.name}"]')
        slide.locator(".to-slide").press("Enter")
        expect(slide.locator(".what-happens:visible")).to_have_count(0)
        over, smallest = slide.evaluate(SLIDE)
        assert (over, smallest >= 720 / 30) == (0, True), each.name
        page.keyboard.press("PageDown")
        right = [option for option in each.act.options if option.mark is not Mark.TEMPTING]
        expect(slide.locator(".what-happens:visible")).to_have_count(len(right))
        over, smallest = slide.evaluate(SLIDE)
        assert (over, smallest >= 720 / 30) == (0, True), each.name
        page.keyboard.press("PageUp")
        expect(slide.locator(".what-happens:visible")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(slide.locator(".to-slide")).to_be_focused()


@pytest.mark.thorough
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_each_moment_prints_on_one_sheet_with_what_to_do(
    browser: Browser, address: str, moments: tuple[Moment, ...], scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    if scripts:
        sheets = []
        open_moments(page, address)
        for each in moments:
            page.get_by_role("link", name=each.title, exact=True).press("Enter")
            sheets.append(pdf(page))
        assert [len(sheet) for sheet in sheets] == [1] * len(moments)
        texts = [sheet[0] for sheet in sheets]
    else:
        page.goto(f"{address}training/two-minutes/")
        expect(page.locator(".what-happens:visible")).to_have_count(sum(len(each.act.options) for each in moments))
        texts = pdf(page)[-len(moments) :]
    for each, text in zip(moments, texts, strict=True):
        paper = "".join(text.split())
        for words in (each.title, *each.situation, *(option.words for option in each.act.options)):
            assert "".join(plain(words).split()) in paper
        for option in each.act.right:
            assert "".join(plain(option.say).split()) in paper
        assert not any("".join(plain(option.then).split()) in paper for option in each.act.options)
    context.close()
