"""The rehearsal room in a real browser: alone, in a group, on paper, without scripts; marked the same way twice."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import python_is_ready
from tests.rehearsal.sheets import sheets
from tools.guide.model import Flow, Kind
from tools.guide.wire import to_wire
from tools.publish.places import SCENARIOS
from tools.publish.policy import Policy
from tools.publish.rehearsed import Rehearsed, rehearsed
from tools.publish.scenarios import accepted, read_scenarios
from tools.rehearsal.scenario import Scenario

NAMES = sorted(path.stem for path in SCENARIOS.glob("*.md"))


@pytest.fixture(scope="session")
def scenarios(flows: list[Flow], policy: Policy) -> dict[str, Scenario]:
    return {scenario.name: scenario for scenario in read_scenarios(SCENARIOS, flows, policy)}


@pytest.fixture(scope="session")
def parts(flows: list[Flow], scenarios: dict[str, Scenario]) -> list[Rehearsed]:
    return rehearsed(list(scenarios.values()), flows)


def open_scenario(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}training/{name}/")
    expect(page.locator(".rehearsal[data-playing]")).to_be_attached()


def walk_by_keyboard(page: Page, part: Rehearsed) -> None:
    """From the story to the debrief: Tab, arrows, Space and Enter only."""
    tab_to(page, f'[data-part="{part.part.id}"] .show-options')
    page.keyboard.press("Enter")
    answers = dict(part.given)
    for step in part.steps:
        heading = page.locator(f'[id="{part.part.id}--{step.id}"]')
        expect(heading).to_be_focused()
        if step.kind is Kind.QUESTION:
            tab_to(page, f'[data-part="{part.part.id}"] [data-step="{step.id}"] input[type=radio]')
            page.keyboard.press("Space")
            for _ in range([answer.id for answer in step.answers].index(answers[step.id])):
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
        else:
            tab_to(page, f'[data-part="{part.part.id}"] [data-step="{step.id}"] button')
            page.keyboard.press("Enter")
    expect(page.locator(f'[id="debrief--{part.part.id}"]')).to_be_focused()


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The Tab key never reaches {selector}.")


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_is_walked_by_keyboard_from_its_first_part_to_its_last(
    page: Page, address: str, name: str, parts: list[Rehearsed]
) -> None:
    # Python held back: what the page says by itself. That Python says the same, another test tells.
    page.route("**/runtime/**", lambda route: route.abort())
    open_scenario(page, address, name)
    for part in (part for part in parts if part.scenario.name == name):
        walk_by_keyboard(page, part)
        debrief = page.locator(f'[data-debrief="{part.part.id}"]')
        expect(debrief.locator(".parted")).to_contain_text("Your way leads where the scenario expects")
        tab_to(page, f'[data-debrief="{part.part.id}"] .next-part')
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You have been through every part")).to_be_focused()


def test_python_and_the_page_mark_every_sheet_of_every_part_alike(
    page: Page, address: str, parts: list[Rehearsed]
) -> None:
    open_scenario(page, address, NAMES[0])
    python_is_ready(page)
    asked = [
        {"flow": to_wire(part.flow), "accepted": accepted(part.flow, part.part), "answers": given}
        for part in parts
        for given in (list(part.given), *(sheet for sheet, _ in sheets(part)))
    ]
    differ = page.evaluate(
        """async asked => {
            const main = document.querySelector("script[src$='/js/main.js']").src;
            const { ask } = await import(new URL("python.js", main).href);
            const { mark } = await import(new URL("rehearsal-way.js", main).href);
            const differ = [];
            for (const { flow, accepted, answers } of asked) {
                const theirs = await ask({ do: "mark", flow, accepted, answers });
                const ours = mark({ id: "", flow, accepted }, answers);
                const same = (one) => JSON.stringify([one.marks, one.parted, one.step, one.kind, one.expected]);
                if (same(theirs) !== same(ours)) differ.push([answers, theirs, ours]);
            }
            return differ;
        }""",
        asked,
    )
    assert len(asked) > 500
    assert differ == []


def test_a_wrong_answer_is_explained_and_can_be_tried_again(page: Page, address: str, parts: list[Rehearsed]) -> None:
    part = next(part for part in parts if part.name == "snack-money#going-out")
    first = next(part for part in parts if part.name == "snack-money#no-snack-again")
    open_scenario(page, address, "snack-money")
    walk_by_keyboard(page, first)
    page.locator("[data-debrief][data-current] .next-part").click()
    page.locator(f'[data-part="{part.part.id}"] .show-options').click()
    for step, answer in [*part.given[:-1], ("boyfriend-or-girlfriend", "no")]:
        page.locator(f'label[for="{part.part.id}--{step}--{answer}"]').click()
        page.locator(f'[data-part="{part.part.id}"] .step[data-current] .continue').click()
    page.locator(f'[data-part="{part.part.id}"] .step.pause[data-current] .continue').click()
    page.locator(f'[data-part="{part.part.id}"] .step.question[data-current] .answer > label').first.click()
    page.locator(f'[data-part="{part.part.id}"] .step.question[data-current] .continue').click()
    page.locator(f'[data-part="{part.part.id}"] .step[data-current] .to-debrief').click()
    debrief = page.locator("[data-debrief][data-current]")
    row = debrief.locator('[data-row="boyfriend-or-girlfriend"]')
    expect(row).to_have_attribute("data-mark", "parted")
    expect(row).to_contain_text("Your way parts here. This is what the story tells you:")
    expect(row).to_contain_text(
        "“they are only ten” changes nothing" if "“they" in row.inner_text() else "changes nothing"
    )
    expect(debrief.locator(".parted")).to_contain_text("Your way parts from the expected one at")
    assert not re.search(r"\d+ ?(%|out of|points)|score of", debrief.inner_text())
    debrief.get_by_role("button", name="Try this part again").click()
    expect(page.locator(f'[data-part="{part.part.id}"] h2')).to_be_focused()


def test_the_list_is_chosen_from_by_role_length_and_section(page: Page, address: str) -> None:
    page.goto(f"{address}training/")
    items = page.locator(".scenarios > li:visible")
    expect(items).to_have_count(len(NAMES))
    page.locator("#choose-role").select_option("midday supervisors")
    page.locator("#choose-minutes").select_option("3")
    expect(page.locator(".shown")).to_contain_text(f"of {len(NAMES)} scenarios")
    shown = items.count()
    assert 0 < shown < len(NAMES)
    for item in items.all():
        assert "midday supervisors" in str(item.get_attribute("data-for"))
        assert item.get_attribute("data-minutes") == "3"


def test_in_a_group_hands_are_counted_an_answer_is_revealed_and_escape_leaves(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    open_scenario(page, address, "the-bundle")
    page.get_by_role("button", name="Show to a group").click()
    expect(page.get_by_role("button", name="Leave the group view")).to_be_focused()
    assert float(page.locator(".story:visible p").first.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")) >= 20
    page.get_by_role("button", name="Show the options").first.click()
    hands = page.locator(".step[data-current] .hands input:visible")
    hands.first.fill("7")
    hands.last.fill("14")
    widths = page.locator(".step[data-current] .bar").evaluate_all("bars => bars.map((bar) => bar.offsetWidth)")
    assert 0 < widths[0] < widths[-1]
    expect(page.locator(".step[data-current] .revealed")).to_be_hidden()
    page.locator(".step[data-current] .show-answer").click()
    expect(page.locator(".step[data-current] .revealed")).to_contain_text("Expected: No.")
    page.get_by_role("button", name="Start the timer").click()
    expect(page.locator(".timer")).to_have_text(re.compile(r"1:\d\d"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show to a group")).to_be_focused()


def test_a_count_of_hands_that_does_not_fit_is_told_and_keeps_nobody_from_going_on(
    page: Page, address: str, complaints: list[str]
) -> None:
    open_scenario(page, address, "the-bundle")
    page.get_by_role("button", name="Show to a group").click()
    page.get_by_role("button", name="Show the options").first.click()
    step = page.locator(".step[data-current]")
    for wrong in ("999", "-3", "1.5"):
        step.locator(".hands input").first.fill(wrong)
        expect(step.get_by_role("alert")).to_have_text("Count hands as a whole number from 0 to 200.")
    assert step.locator(".bar").first.evaluate("bar => bar.offsetWidth") == 0
    page.get_by_role("button", name="Leave the group view").click()
    before = step.get_attribute("data-step")
    step.locator(".answer > label").first.click()
    step.locator(".continue").click()
    expect(page.locator(".step[data-current]")).not_to_have_attribute("data-step", str(before))
    assert complaints == []


def test_the_quiz_explains_each_answer_with_the_policys_words(page: Page, address: str) -> None:
    page.goto(f"{address}training/quiz/")
    for _ in range(20):
        page.locator(".quiz-question[data-current] input").last.check()
        page.locator(".quiz-question[data-current] .continue").click()
        answer = page.locator(".quiz-answer[data-current]")
        expect(answer).to_be_focused()
        expect(answer.locator("blockquote")).to_be_visible()
        expect(answer.locator(".verdict")).to_contain_text("The policy says")
        answer.get_by_role("button").click()
    expect(page.get_by_role("heading", name="That was the last question")).to_be_focused()


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


def test_the_cards_print_four_to_a_page_with_every_part_whole(page: Page, address: str, parts: list[Rehearsed]) -> None:
    page.goto(f"{address}training/cards/")
    page.locator("#choose-cards").select_option("the-end-of-the-table")
    text = " ".join("\n".join(pdf(page)).split())
    mine = [part for part in parts if part.scenario.name == "the-end-of-the-table"]
    for part in mine:
        assert plain(part.part.ask) in text
        assert plain(part.part.talk) in text
    cut = page.locator(".card:not([hidden])").evaluate_all(
        "cards => cards.filter((card) => card.scrollHeight > card.clientHeight + 1).length"
    )
    assert cut == 0


def test_no_card_is_cut_on_paper(page: Page, address: str) -> None:
    page.goto(f"{address}training/cards/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    cut = page.locator(".card").evaluate_all(
        """cards => cards.filter((card) => card.scrollHeight > card.clientHeight + 2)
            .map((card) => card.innerText.slice(0, 60))"""
    )
    assert cut == []


def test_without_scripts_a_scenario_is_a_sheet_with_its_debrief_on_a_following_page(
    browser: Browser, address: str, scenarios: dict[str, Scenario]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("snack-money", "the-bundle"):
        page.goto(f"{address}training/{name}/")
        expect(page.get_by_text("Before you begin")).to_be_visible()
        pages = pdf(page)
        sheet = " ".join("\n".join(pages).split())
        for part in scenarios[name].parts:
            for text in (*part.story, part.ask, part.talk, part.rows[0].because):
                assert plain(text) in sheet
        first_debrief = next(number for number, text in enumerate(pages) if "Debrief of part 1" in text)
        last_ask = max(number for number, text in enumerate(pages) if "What would you do?" in text)
        assert first_debrief > last_ask
    context.close()


@pytest.mark.parametrize("path", ["", "the-end-of-the-table/", "quiz/", "record/", "cards/", "facilitators-guide/"])
def test_on_a_telephone_nothing_scrolls_sideways(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{address}training/{path}")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def pdf(page: Page) -> list[str]:
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]


def plain(text: str) -> str:
    return " ".join(text.replace("*", "").split())
