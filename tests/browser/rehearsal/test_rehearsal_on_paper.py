"""The rehearsal room on paper: cards, the completion record, and a scenario's sheet without scripts."""

from math import ceil

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.rehearsal.rehearsing import pdf, plain
from tools.sources.scenarios.rehearsed import Rehearsed
from tools.sources.scenarios.scenario import Scenario


def test_the_completion_record_prints_what_was_done_and_keeps_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}training/record/")
    page.get_by_label("Your name").fill("Qz Name")
    page.get_by_label("The bundle").check()
    pages = pdf(page)
    text = " ".join("\n".join(pages).split())
    assert len(pages) == 1
    assert "Qz Name" in text and "The bundle" in text and "agreed 15 November 2021" in text
    assert "Snack money" not in text
    assert "Qz" not in page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state, document.cookie])")
    page.reload()
    expect(page.get_by_label("Your name")).to_have_value("")


def test_a_long_name_is_printed_whole_on_the_completion_record(page: Page, address: str) -> None:
    name = "Qz Bartholomew-Featherstonehaugh Cholmondeley"
    page.goto(f"{address}training/record/")
    page.get_by_label("The bundle").check()
    for typed in (name, name * 4):
        page.get_by_label("Your name").fill(typed)
        pages = pdf(page)
        assert len(pages) == 1
        assert typed.replace(" ", "") in "".join(pages[0].split())
        # What a box cuts is in the PDF's text too, so that alone would not tell.
        page.emulate_media(media="print")
        cut = page.locator(".completion :is(input[type=text], .written):visible").evaluate_all(
            "places => places.filter((place) => place.scrollWidth > place.clientWidth).length"
        )
        page.emulate_media(media="null")
        assert cut == 0


def unspaced(*texts: str) -> str:
    """A line that ends at a hyphen reads as "grown- up" from a PDF."""
    return "".join("".join(texts).split())


@pytest.mark.thorough
def test_the_cards_print_four_to_a_page_with_every_part_whole(page: Page, address: str, parts: list[Rehearsed]) -> None:
    page.goto(f"{address}training/cards/")
    pages = [" ".join(text.split()) for text in pdf(page)]
    with_debriefs = next(number for number, text in enumerate(pages) if "Debrief 1 of" in text)
    assert with_debriefs == ceil(len(parts) / 4)
    for_tables, for_trainer = unspaced(*pages[:with_debriefs]), unspaced(*pages[with_debriefs:])
    for part in parts:
        assert unspaced(plain(part.part.ask)) in for_tables
        assert unspaced(plain(part.part.talk)) in for_trainer
    # What a card cuts is in the PDF's text too, so that alone would not tell.
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    cut = page.locator(".card").evaluate_all(
        """cards => cards.filter((card) => card.scrollHeight > card.clientHeight + 2)
            .map((card) => card.innerText.slice(0, 60))"""
    )
    assert cut == []
    page.emulate_media(media="null")
    page.locator("#choose-cards").select_option("the-end-of-the-table")
    chosen = pdf(page)
    assert "The end of the table" in chosen[0] and "4 of 4" in chosen[0]
    assert "Snack money" not in "".join(chosen)


@pytest.mark.thorough
def test_without_scripts_a_scenario_is_a_sheet_with_its_debrief_on_a_following_page(
    browser: Browser, address: str, scenarios: tuple[Scenario, ...]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for scenario in scenarios:
        page.goto(f"{address}training/{scenario.name}/", wait_until="domcontentloaded")
        expect(page.get_by_text("Before you begin")).to_be_visible()
        shown = plain(page.locator(".rehearsal").inner_text())
        for part in scenario.parts:
            for text in (*part.story, part.ask, *part.judgement, part.talk, *(row.because for row in part.rows)):
                assert plain(text) in shown, (scenario.name, text)
        if scenario.name in ("snack-money", "the-bundle"):
            pages = pdf(page)
            first_debrief = next(number for number, text in enumerate(pages) if "Debrief of part 1" in text)
            last_ask = max(number for number, text in enumerate(pages) if "What would you do?" in text)
            assert first_debrief > last_ask
            assert plain(scenario.parts[0].rows[0].because) in plain("\n".join(pages))
    context.close()


@pytest.mark.thorough
def test_the_sheet_of_a_scenario_is_two_pages_at_most_and_has_what_a_table_decides(
    page: Page, address: str, scenarios: tuple[Scenario, ...]
) -> None:
    for scenario in scenarios:
        page.goto(f"{address}training/{scenario.name}/")
        expect(page.locator(".rehearsal[data-playing]")).to_be_attached()
        page.locator(".rehearsal").evaluate("place => { place.dataset.printing = 'sheet'; }")
        sheet = pdf(page)
        assert len(sheet) <= 2, scenario.name
        text = unspaced(*sheet)
        for part in scenario.parts:
            assert unspaced(plain(part.ask)) in text
            assert unspaced(plain(part.talk)) not in text
        assert text.count("Decide") == len(scenario.parts)
        page.locator(".rehearsal").evaluate("place => { place.dataset.printing = 'debrief'; }")
        debrief = pdf(page)
        # What comes of each option of an act takes a page and a half.
        assert len(debrief) <= 4 * len(scenario.parts), scenario.name
        assert unspaced(plain(scenario.parts[-1].talk)) in unspaced(*debrief)
        assert unspaced(plain(max(scenario.parts[0].story, key=len))) not in unspaced(*debrief)


def test_the_buttons_print_the_sheet_or_the_debrief_and_leave_the_page_as_it_was(page: Page, address: str) -> None:
    page.add_init_script(
        "window.print = () => { document.documentElement.dataset.printed = "
        "document.querySelector('.rehearsal').dataset.printing; dispatchEvent(new Event('afterprint')); };"
    )
    page.goto(f"{address}training/the-bundle/")
    for name, paper in (("Print the sheet", "sheet"), ("Print the debrief", "debrief")):
        page.get_by_role("button", name=name).click()
        expect(page.locator("html")).to_have_attribute("data-printed", paper)
        assert page.locator(".rehearsal").get_attribute("data-printing") is None


def test_a_blank_completion_record_prints_every_box_and_a_ticked_one_only_what_was_gone_through(
    page: Page, address: str, scenarios: tuple[Scenario, ...]
) -> None:
    page.goto(f"{address}training/record/")
    expect(page.locator(".completion[data-ready]")).to_be_attached()
    blank = pdf(page)
    assert len(blank) == 1
    assert [each.title for each in scenarios if unspaced(plain(each.title)) not in unspaced(*blank)] == []
    assert "still unclear" in blank[0]
    page.get_by_label("The bundle").check()
    page.get_by_label("What is still unclear to me").fill("Qz who stays with the class")
    filled = pdf(page)
    assert len(filled) == 1
    assert "Qz who stays with the class" in filled[0] and "Snack money" not in filled[0]
    assert "minutes" not in filled[0] and "score" in filled[0]


def test_the_register_is_one_page_and_the_voting_cards_are_four_to_a_page(page: Page, address: str) -> None:
    page.goto(f"{address}training/register/")
    register = pdf(page)
    assert len(register) == 1
    assert "Signature" in register[0] and "Led by" in register[0]
    page.goto(f"{address}training/voting-cards/")
    first, second = map(unspaced, pdf(page))
    assert "ABCD" in first and "EFGH" in second
