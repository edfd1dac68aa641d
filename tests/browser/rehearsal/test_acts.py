"""An act in a scenario: chosen by keyboard, its outcome read, then the helper's walk as ever; whole without scripts."""

from collections import defaultdict

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.rehearsal.rehearsing import open_scenario, pdf, plain, tab_to
from tests.sentences import binding
from tools.sources.scenarios.act import Act
from tools.sources.scenarios.rehearsed import Rehearsed

NAME, PART = "a-folded-note", "in-the-maths-book"
HERE = f'[data-part="{PART}"]'


def test_an_act_is_chosen_by_keyboard_and_the_helpers_questions_come_after_it(page: Page, address: str) -> None:
    open_scenario(page, address, NAME)
    tab_to(page, f"{HERE} .show-options")
    page.keyboard.press("Enter")
    expect(page.locator(f"{HERE} .act legend h3")).to_be_focused()
    expect(page.locator(f"{HERE} .to-walk")).to_be_hidden()
    tab_to(page, f"{HERE} .act .continue")
    page.keyboard.press("Enter")
    expect(page.locator(f"{HERE} .act .error-summary")).to_contain_text("Choose what you would do.")
    tab_to(page, f"{HERE} .act input[type=radio]")
    page.keyboard.press("Space")
    tab_to(page, f"{HERE} .act .continue")
    page.keyboard.press("Enter")
    shown = page.locator(f"{HERE} .what-happens:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator("h4")).to_be_focused()
    expect(shown).to_contain_text("She writes no more notes.")
    expect(shown).to_contain_text(binding().bound)
    expect(page).not_to_have_title("Error")
    tab_to(page, f"{HERE} .to-walk")
    page.keyboard.press("Enter")
    expect(page.locator(f'[id="{PART}--danger-now"]')).to_be_focused()
    expect(page.locator(f"{HERE} .act")).to_be_hidden()
    tab_to(page, f"{HERE} .back")
    page.keyboard.press("Enter")
    expect(page.locator(f"{HERE} .act legend h3")).to_be_focused()
    expect(page.locator(f"{HERE} .act input:checked")).to_have_attribute("value", "0")


def test_a_model_record_waits_until_somebody_asks_for_it(page: Page, address: str) -> None:
    open_scenario(page, address, NAME)
    page.locator(f"{HERE} .show-options").dispatch_event("click")
    expect(page.locator(f"{HERE} .write-down")).to_be_hidden()
    page.locator(f"{HERE} .act input").nth(2).check()
    page.locator(f"{HERE} .act .continue").dispatch_event("click")
    page.get_by_label("Your record, if you like").first.fill("Qz 10.05")
    expect(page.locator(f"{HERE} .model-record")).to_be_hidden()
    page.locator(f"{HERE} .show-record").dispatch_event("click")
    expect(page.locator(f"{HERE} .model-record")).to_be_focused()
    assert "Qz" not in page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state, document.cookie])")


def test_what_happens_with_each_option_can_be_read_without_choosing_one(page: Page, address: str) -> None:
    open_scenario(page, address, NAME)
    page.locator(f"{HERE} .show-options").dispatch_event("click")
    page.locator(f"{HERE} .all-outcomes").dispatch_event("click")
    expect(page.locator(f"{HERE} .what-happens:visible")).to_have_count(page.locator(f"{HERE} .act .answer").count())
    expect(page.locator(f"{HERE} .to-walk")).to_be_visible()


@pytest.mark.thorough
@pytest.mark.thorough
def test_without_scripts_and_on_paper_an_act_stands_whole(
    browser: Browser, address: str, parts: list[Rehearsed]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    acts: defaultdict[str, list[tuple[str, Act]]] = defaultdict(list)
    for part in parts:
        if part.part.act:
            acts[part.scenario.name].append((part.part.id, part.part.act))
    for name, here in acts.items():
        page.goto(f"{address}training/{name}/")
        paper = "".join("".join(pdf(page)).split())
        for part_id, act in here:
            place = page.locator(f'[data-part="{part_id}"] .act')
            expect(place.locator(".what-happens:visible")).to_have_count(len(act.options))
            expect(place.locator(".continue")).to_be_hidden()
            for text in (
                act.ask,
                act.record,
                *(each.then for each in act.options),
                *(each.say for each in act.options),
            ):
                assert "".join(plain(text).split()) in paper
    context.close()
