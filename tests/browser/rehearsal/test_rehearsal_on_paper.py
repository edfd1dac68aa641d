"""The rehearsal room on paper: cards, the completion record, and a scenario's sheet without scripts."""

from math import ceil

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
