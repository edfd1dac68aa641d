"""The rehearsal room in a real browser: alone, by keyboard, every answer explained; marked twice alike."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.rehearsal.rehearsing import open_scenario, past_the_act, plain, tab_to, walk_by_keyboard
from tests.rehearsal.sheets import sheets
from tools.browser.flow.model import Kind
from tools.browser.flow.walk import Given
from tools.browser.flow.wire import to_wire
from tools.browser.rehearsal.mark import mark
from tools.sources.paths import SCENARIOS
from tools.sources.quiz import HOW_MANY
from tools.sources.scenarios.rehearsed import Rehearsed
from tools.sources.scenarios.scenarios import accepted

NAMES = sorted(path.stem for path in SCENARIOS.glob("*.md"))
EXAMPLES = ("a-note-in-the-worry-box", "the-two-numbers-on-the-desk")
"""By keyboard `make test` walks these, which have every kind of part, and `make thorough` all."""

# What the debrief says to each answer sheet: how the row is marked, what stands there, and what the person answered.
EXPLAINED = """async ([id, table, sheets]) => {
    const main = document.querySelector("script[src$='/js/main.js']").src;
    const { mark } = await import(new URL("rehearsal/rehearsal-fallback.js", main).href);
    const { fillDebrief } = await import(new URL("rehearsal/rehearsal-debrief.js", main).href);
    const part = document.querySelector(`[data-part="${id}"]`);
    const debrief = document.querySelector(`[data-debrief="${id}"]`);
    return sheets.map(([answers, wrong]) => {
        fillDebrief(part, debrief, mark(table, answers), answers, "");
        const row = debrief.querySelector(`[data-row="${wrong}"]`);
        const words = (selector) => row.querySelector(selector).textContent.trim().replace(/\\s+/g, " ");
        return [row.dataset.mark, words(".mark"), words(".mine strong"), words(".because")];
    });
}"""


@pytest.fixture(scope="module")
def room(browser: Browser, address: str) -> Iterator[Page]:
    """One visit to the list of scenarios, from which on pages are changed without leaving.

    Python is held back: what the page says by itself. That Python says the same, another test tells.
    """
    context = browser.new_context()
    page = context.new_page()
    page.route("**/runtime/**", lambda route: route.abort())
    open_with_instant_navigation(page, f"{address}training/")
    yield page
    context.close()


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_every_wrong_answer_of_every_scenario_is_explained(
    room: Page, address: str, name: str, parts: list[Rehearsed]
) -> None:
    room.goto(f"{address}training/{name}/")
    expect(room.locator(f'[data-rehearsal="{name}"][data-playing]')).to_be_attached()
    for part in (part for part in parts if part.scenario.name == name):
        every_wrong_answer_is_explained(room, part)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in EXAMPLES else pytest.mark.thorough) for name in NAMES]
)
def test_a_scenario_is_walked_by_keyboard_and_each_wrong_answer_is_explained(
    room: Page, address: str, name: str, parts: list[Rehearsed]
) -> None:
    if not room.locator(".scenarios").count():  # Another scenario failed on its way.
        open_with_instant_navigation(room, f"{address}training/")
    room.locator(f'[data-name="{name}"] a').press("Enter")
    expect(room.locator(f'[data-rehearsal="{name}"][data-playing]')).to_be_attached()
    for part in (part for part in parts if part.scenario.name == name):
        walk_by_keyboard(room, part)
        debrief = f'[data-debrief="{part.part.id}"]'
        expect(room.locator(f"{debrief} .parted")).to_contain_text("Your way leads where the scenario expects")
        every_wrong_answer_is_explained(room, part)
        tab_to(room, f"{debrief} .next-part")
        room.keyboard.press("Enter")
    expect(room.get_by_role("heading", name="You have been through every part")).to_be_focused()
    tab_to(room, ".finished a")
    room.keyboard.press("Enter")
    expect(room.locator(f'[data-name="{name}"] .done')).to_be_visible()


def every_wrong_answer_is_explained(page: Page, part: Rehearsed) -> None:
    """Its row says where the ways part, or that “Not sure” is never wrong; and what in the story settles it."""
    table = {"flow": to_wire(part.flow), "accepted": accepted(part.flow, part.part)}
    wrong = list(sheets(part))
    told = page.evaluate(EXPLAINED, [part.part.id, table, [[given, step] for given, (step, _) in wrong]])
    because = {row.question: plain(row.because) for row in part.part.rows}
    for (_, (step_id, answer)), (marked, words, mine, reason) in zip(wrong, told, strict=True):
        step = part.flow.step(step_id)
        assert step is not None
        kind, begins = ("more-careful", "“Not sure” is never wrong") if answer == "not-sure" else ("parted", "Your way")
        assert (marked, reason) == (kind, because[step.title]), (part.name, step_id, answer)
        assert words.startswith(begins)
        assert mine == next(each.words for each in step.answers if each.id == answer)


@pytest.mark.thorough
def test_python_and_the_page_mark_every_sheet_of_every_part_alike(
    page: Page, address: str, parts: list[Rehearsed]
) -> None:
    open_scenario(page, address, NAMES[0])
    python_is_ready(page)
    # Which way an answer leads needs no facts, and thousands of helpers with theirs would take minutes to read.
    asked = [
        {
            "flow": {name: whole for name, whole in to_wire(part.flow).items() if name in ("name", "steps")},
            "accepted": accepted(part.flow, part.part),
            "answers": given,
        }
        for part in parts
        for given in (list(part.given), *(sheet for sheet, _ in sheets(part)))
    ]
    differ = page.evaluate(
        """async asked => {
            const main = document.querySelector("script[src$='/js/main.js']").src;
            const { ask } = await import(new URL("python/python.js", main).href);
            const { mark } = await import(new URL("rehearsal/rehearsal-fallback.js", main).href);
            const differ = [];
            const said = await Promise.all(asked.map((each) => ask({ do: "mark", ...each })));
            for (const [index, { flow, accepted, answers }] of asked.entries()) {
                const theirs = said[index];
                const ours = mark({ id: "", flow, accepted }, answers);
                const same = (one) => JSON.stringify([one.marks, one.parted, one.step, one.kind, one.expected]);
                if (same(theirs) !== same(ours)) differ.push([answers, theirs, ours]);
            }
            return differ;
        }""",
        asked,
    )
    assert len(asked) > 2000
    assert differ == []


@pytest.mark.thorough
def test_python_in_the_browser_says_what_each_part_s_answers_leave_out(
    page: Page, address: str, parts: list[Rehearsed]
) -> None:
    """Of one sheet of each part that leaves out something, and of the table's own answers."""
    open_scenario(page, address, NAMES[0])
    python_is_ready(page)
    asked, expected = [], []
    for part in parts:
        table = accepted(part.flow, part.part)
        left_out = ((given, missed) for given, _ in sheets(part) if (missed := mark(part.flow, table, given).missed))
        for given, missed in ((list(part.given), ()), *islice(left_out, 1)):
            asked.append({"flow": to_wire(part.flow), "accepted": table, "answers": given})
            expected.append(list(missed))
    found = page.evaluate(
        """async asked => {
            const main = document.querySelector("script[src$='/js/main.js']").src;
            const { ask } = await import(new URL("python/python.js", main).href);
            const said = await Promise.all(asked.map((each) => ask({ do: "mark", ...each })));
            return said.map((each) => each.missed);
        }""",
        asked,
    )
    assert sum(map(bool, expected)) > 100
    assert found == expected


def test_a_wrong_answer_is_explained_and_can_be_tried_again(page: Page, address: str, parts: list[Rehearsed]) -> None:
    part = next(part for part in parts if part.name == "snack-money#going-out")
    first = next(part for part in parts if part.name == "snack-money#no-snack-again")
    page.route("**/runtime/**", lambda route: route.abort())
    open_scenario(page, address, "snack-money")
    own_words = page.locator("[data-part][data-current] .own-words textarea")
    own_words.fill("I would ask her, and then the DSL.")
    walk_by_keyboard(page, first)
    expect(page.locator("[data-debrief][data-current] .wrote p")).to_have_text("I would ask her, and then the DSL.")
    page.locator("[data-debrief][data-current] .next-part").click()
    page.locator(f'[data-part="{part.part.id}"] .show-options').click()
    past_the_act(page.locator(f'[data-part="{part.part.id}"]'))
    for step, answer in [*part.given[:-1], ("boyfriend-or-girlfriend", "no")]:
        page.locator(f'label[for="{part.part.id}--{step}--{answer}"]').click()
        page.locator(f'[data-part="{part.part.id}"] .step[data-current] .continue').click()
    page.locator(f'[data-part="{part.part.id}"] .step.question[data-current] .answer > label').first.click()
    page.locator(f'[data-part="{part.part.id}"] .step.question[data-current] .continue').click()
    page.locator(f'[data-part="{part.part.id}"] .step[data-current] .to-debrief').click()
    debrief = page.locator("[data-debrief][data-current]")
    row = debrief.locator('[data-row="boyfriend-or-girlfriend"]')
    expect(row).to_have_attribute("data-mark", "parted")
    expect(row).to_contain_text("Your way parts here. This is what the story tells you:")
    expect(row).to_contain_text("changes nothing")
    expect(debrief.locator(".wrote")).to_be_hidden()
    expect(debrief.locator(".parted")).to_contain_text("Your way parts from the expected one at")
    assert not re.search(r"\d+ ?(%|out of|points)|score of", debrief.inner_text())
    debrief.get_by_role("button", name="Try this part again").click()
    expect(page.locator(f'[data-part="{part.part.id}"] h2')).to_be_focused()


@pytest.mark.thorough
def test_the_debrief_says_which_duties_the_answers_would_have_left_out(
    page: Page, address: str, parts: list[Rehearsed]
) -> None:
    part, given, missed = most_left_out(parts)
    open_scenario(page, address, part.scenario.name)
    python_is_ready(page)
    debrief = play(page, part, given)
    heading = debrief.get_by_role("heading", name="What your answers would have left out")
    expect(heading).to_be_visible()
    # Each in the words in which the expected ending has it, and in its order.
    debrief.locator(".in-full > summary").click()
    expected = [plain(debrief.locator(f'.duties [data-duty="{duty}"] > p').first.inner_text()) for duty in missed]
    said = [plain(each) for each in debrief.locator(".missed li").all_inner_texts()]
    assert len(missed) > 1
    assert said == expected
    debrief.get_by_role("button", name="Try this part again").click()
    debrief = play(page, part, part.given)
    expect(debrief.locator(".parted")).to_contain_text("Your way leads where the scenario expects")
    expect(heading).to_be_hidden()
    expect(debrief.locator(".missed li")).to_have_count(0)


def most_left_out(parts: list[Rehearsed]) -> tuple[Rehearsed, list[Given], tuple[str, ...]]:
    """The first part of a scenario, and answers that lead to an ending and leave out the most of what it calls for."""
    first = [part for part in parts if part.part == part.scenario.parts[0]]
    found = []
    for part in first:
        table = accepted(part.flow, part.part)
        for given, _ in sheets(part):
            debriefed = mark(part.flow, table, given)
            if debriefed.step.kind is Kind.ENDING:
                found.append((len(debriefed.missed), part, given, debriefed.missed))
    _, part, given, missed = max(found, key=lambda each: each[0])
    return part, given, missed


def play(page: Page, part: Rehearsed, given: Sequence[Given]) -> Locator:
    """Answers a part with a mouse, from its options to its debrief."""
    here = page.locator(f'[data-part="{part.part.id}"]')
    here.locator(".show-options").click()
    past_the_act(here)
    answers = dict(given)
    step = here.locator(".step[data-current]")
    while not step.locator(".to-debrief").is_visible():
        before = str(step.get_attribute("data-step"))
        if before in answers and step.locator("input[type=radio]").count():
            page.locator(f'label[for="{part.part.id}--{before}--{answers[before]}"]').click()
        step.locator(".continue").click()
        expect(step).not_to_have_attribute("data-step", before)
    step.locator(".to-debrief").click()
    return page.locator("[data-debrief][data-current]")


def test_the_list_is_chosen_from_by_role_length_and_section(page: Page, address: str) -> None:
    page.goto(f"{address}training/")
    items = page.locator(".scenarios > li:visible")
    expect(items).to_have_count(len(NAMES))
    page.locator("#choose-role").select_option("midday supervisors")
    minutes = int(str(page.locator("#choose-minutes option").nth(3).get_attribute("value")))
    page.locator("#choose-minutes").select_option(str(minutes))
    expect(page.locator(".shown")).to_contain_text(f"of {len(NAMES)} scenarios")
    shown = items.count()
    assert 0 < shown < len(NAMES)
    for item in items.all():
        assert "midday supervisors" in str(item.get_attribute("data-for"))
        assert int(str(item.get_attribute("data-minutes"))) <= minutes
    page.locator("#choose-role").select_option("")
    page.locator("#choose-minutes").select_option("")
    page.locator("#choose-section").select_option("8")
    for item in items.all():
        assert "8" in str(item.get_attribute("data-sections")).split("|")
    expect(items).not_to_have_count(len(NAMES))


@pytest.mark.thorough
def test_the_quiz_explains_each_answer_with_the_policys_words(page: Page, address: str) -> None:
    page.goto(f"{address}training/quiz/")
    many = page.locator(".quiz-question").count()
    assert many > HOW_MANY
    for number in range(many):
        page.locator(".quiz-question[data-current] input").last.check()
        page.locator(".quiz-question[data-current] .continue").click()
        answer = page.locator(".quiz-answer[data-current]")
        expect(answer).to_be_focused()
        expect(answer.locator("blockquote")).to_be_visible()
        told = "The policy does not answer this." if number >= HOW_MANY else "The policy says"
        expect(answer.locator("> p").first).to_contain_text(told)
        answer.get_by_role("button").click()
    expect(page.get_by_role("heading", name="That was the last question")).to_be_focused()


def test_on_a_telephone_nothing_scrolls_sideways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    pages = ("", "the-end-of-the-table/", "quiz/", "two-minutes/", "record/", "register/", "cards/", "voting-cards/")
    for path in (*pages, "facilitators-guide/", "what-our-groups-find-hard/"):
        page.goto(f"{address}training/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
