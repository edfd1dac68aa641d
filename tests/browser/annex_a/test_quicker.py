"""Annex A is quicker: the first box is on the first screen, and a date is said back, never guessed."""

import tomllib

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.annex_a.filling import box, open_form, pdf, press, text_of
from tests.browser.conftest import python_is_ready
from tools.sources.paths import WEIGH

TODAY = """() => {
    const Now = Date;
    globalThis.Date = class extends Now {
        constructor(...at) { super(...(at.length ? at : ["2026-11-30T10:00"])); }
    };
}"""


@pytest.mark.parametrize(
    "size",
    [{"width": 1366, "height": 768}, {"width": 390, "height": 844}, {"width": 360, "height": 800}],
    ids=["a laptop", "a phone", "a narrow phone"],
)
def test_the_first_box_is_whole_on_the_first_screen(browser: Browser, address: str, size: ViewportSize) -> None:
    page = browser.new_page(viewport=size, has_touch=size["width"] < 400, is_mobile=size["width"] < 400)
    open_form(page, address)
    first = box(page, "referrer").bounding_box()
    bar = page.locator("[data-bar]").bounding_box()
    assert first and bar
    assert first["y"] + first["height"] <= bar["y"], (first, bar)
    page.close()


def test_a_date_is_said_back_in_words_when_its_box_is_left(form: Page) -> None:
    python_is_ready(form)
    said = form.locator("[id='review-said']")
    box(form, "review").fill("3/12/26")
    box(form, "referrer").focus()
    expect(said).to_have_text("Thursday 3 December 2026")
    box(form, "review").fill("31/2/26")
    expect(said).to_have_text("")
    box(form, "referrer").focus()
    expect(said).to_have_text("Error: This date does not exist: write the day, month and year, such as 23/11/2026.")
    # On paper stands what was written, and nothing of ours.
    assert (
        "31/2/26" in text_of(pdf(form)) and "does not exist: write" not in text_of(pdf(form)).split("What the check")[0]
    )


def test_a_year_is_never_guessed_but_the_days_that_may_be_meant_can_be_pressed(form: Page) -> None:
    python_is_ready(form)
    form.evaluate(TODAY)
    press(form, "Add a child")
    here = box(form, "child-3.police.date")
    here.fill("3rd December")
    box(form, "referrer").focus()
    said = form.locator("[id='child-3.police.date-said']")
    expect(said).to_contain_text("This date has no year")
    expect(here).to_have_value("3rd December")
    expect(said.get_by_role("button")).to_have_text(["Thursday 3 December 2026?", "Wednesday 3 December 2025?"])
    said.get_by_role("button").last.click()
    expect(here).to_have_value("Wednesday 3 December 2025")
    expect(said).to_have_text("Wednesday 3 December 2025")
    press(form, "Undo")
    expect(here).not_to_have_value("Wednesday 3 December 2025")


def test_the_sheet_has_one_review_date_whichever_box_it_is_written_in(form: Page) -> None:
    box(form, "review").fill("26/11/2026")
    form.locator("[data-switch-list] summary").click()
    form.locator("#part-reviews").check()
    expect(box(form, "review")).to_have_value("26/11/2026")
    box(form, "review-1.next").fill("15/12/2026")
    expect(box(form, "review")).to_have_value("15/12/2026")
    box(form, "review").fill("16/12/2026")
    expect(box(form, "review-1.next")).to_have_value("16/12/2026")
    press(form, "Add a review")
    box(form, "review-2.next").fill("12/01/2027")
    expect(box(form, "review")).to_have_value("12/01/2027")
    expect(box(form, "review-1.next")).to_have_value("16/12/2026")
    text = text_of(pdf(form))
    assert "Review of this plan: 12/01/2027" in text and "Review of this plan: 16" not in text
    form.locator("[data-review]").last.get_by_role("button").click()
    form.locator("dialog[open]").get_by_role("button", name="Remove Review 2").click()
    expect(box(form, "review")).to_have_value("16/12/2026")
    press(form, "Undo")
    expect(box(form, "review")).to_have_value("12/01/2027")


def test_beside_a_bare_row_stands_what_to_weigh_and_never_a_level(form: Page) -> None:
    for row in ("crime", "limit-contact", "classes", "transport", "social-media"):
        fold = form.locator(f'[data-row="{row}"] .annex-weigh')
        fold.locator("summary").click()
        expect(fold).to_contain_text("Not in this policy")
        expect(fold).to_contain_text("Source:")
        expect(box(form, f"{row}.level")).to_have_value("")
    weigh = tomllib.loads(WEIGH.read_text(encoding="utf-8"))["beside"]
    for each in (each for each in weigh if each["row"] == "crime" and each.get("quote")):
        expect(form.locator('[data-row="crime"] .annex-weigh')).to_contain_text(each["quote"])
    assert "What to weigh here" not in text_of(pdf(form))
