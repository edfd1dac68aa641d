"""No state of a scenario has a fault that axe can find: on a phone and on a desktop, in light, dark and forced colours.

`make test` plays a few scenarios that together have every kind of part, and looks at every other one as a whole sheet,
where a fault of its own words would stand. `make thorough` plays every one.

A scenario is played from its first story to its last debrief, on the way that it expects: each story, each debrief
and a question left unanswered. The steps between are a helper's, in the same words and shape in every scenario: each is
looked at in the first scenario that comes to it. Answers that no scenario expects are given in one of them.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import SIZES, faults, faults_in_every_look, faults_of_words, still_page
from tests.browser.accessible.kinds import kinds_of_parts
from tests.browser.copies import States
from tests.browser.rehearsal.rehearsing import open_scenario, past_the_act
from tools.sources.paths import SCENARIOS
from tools.sources.scenarios.rehearsed import Rehearsed

NAMES = sorted(path.stem for path in SCENARIOS.glob("*.md"))
EXAMPLES = ("a-note-in-the-worry-box", "the-two-numbers-on-the-desk")
"""Together they have every kind of part that a scenario has."""
# Gives an answer, or goes on from a pause, and tells which step is shown then.
ANSWER = """async (answer) => {
    const there = new Promise((heard) => {
        document.addEventListener("focusin", ({ target }) => target.matches(".step h4") && heard());
    });
    const step = document.querySelector("[data-part][data-current] .step[data-current]");
    step.querySelector(`input[type=radio][value="${CSS.escape(answer)}"]`)?.click();
    step.querySelector(".continue").click();
    await there;
    return document.querySelector("[data-part][data-current] .step[data-current]").dataset.step;
}"""


def test_the_examples_have_every_kind_of_part_that_any_scenario_has(site: Path) -> None:
    parts = {name: kinds_of_parts(site / "training" / name / "index.html") for name in NAMES}
    seen = set().union(*(parts[name] for name in EXAMPLES))
    assert len(seen) > 90
    assert {name: own - seen for name, own in parts.items() if own - seen} == {}


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for name in NAMES if name not in EXAMPLES])
def test_no_scenario_has_a_fault_as_a_whole_sheet(wide: Page, address: str, name: str) -> None:
    wide.set_viewport_size(SIZES["phone"])
    open_scenario(wide, address, name)
    wide.get_by_role("button", name="Show the whole sheet").click()
    assert faults_of_words(wide) == []


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in EXAMPLES else pytest.mark.thorough) for name in NAMES]
)
def test_no_state_of_a_scenario_has_a_fault(wide: Page, address: str, parts: list[Rehearsed], name: str) -> None:
    page = wide
    page.set_viewport_size(SIZES["desktop"])
    open_scenario(page, address, name)
    assert faults(page) == [], "the page as it opens"
    states = States(page, ".rehearsal", ".rehearsal > :is(aside, .play-bar, .helper-facts)")
    here = [part for part in parts if part.scenario.name == name]
    for part in here:
        shown = page.locator(f'[data-part="{part.part.id}"][data-current]')
        expect(shown).to_be_visible()
        states.keep(f"the story of {part.name}")
        shown.locator(".show-options").click()
        if part.part.act:
            shown.locator(".act input[type=radio]").first.check()
            shown.locator(".act .continue").dispatch_event("click")
            shown.locator(".act .all-outcomes").dispatch_event("click")
            states.keep(f"the act of {part.name}")
            shown.locator(".act .to-walk").dispatch_event("click")
        expect(shown.locator(".step[data-current]")).to_be_visible()
        if part is here[0]:
            page.evaluate("document.querySelector('[data-part] .step[data-current] .continue').click()")
            states.keep("a question left unanswered", but=".story")
        walk(page, part, states, first_met(parts, part))
        shown.locator(".step[data-current] .to-debrief").click()
        expect(page.locator(f'[data-debrief="{part.part.id}"][data-current]')).to_be_visible()
        states.keep(f"the debrief of {part.name}")
        page.locator("[data-debrief][data-current] .next-part").click()
    expect(page.locator(".finished")).to_be_visible()
    states.keep("the end")
    assert states.faults() == []


def first_met(parts: list[Rehearsed], part: Rehearsed) -> set[str]:
    """The steps of its helper to which this is the first of all parts to come."""
    before = parts[: parts.index(part)]
    return {step.id for step in part.steps} - {
        step.id for each in before if each.flow == part.flow for step in each.steps
    }


def walk(page: Page, part: Rehearsed, states: States, new: set[str]) -> None:
    """The expected way through a part's options."""
    answers = dict(part.given)
    for step, then in zip(part.steps, [*part.steps[1:], None], strict=True):
        if step.id in new:
            states.keep(f"{step.id} in {part.name}", but=".story")
        if then:
            assert page.evaluate(ANSWER, answers.get(step.id, "")) == then.id


@pytest.mark.thorough
def test_a_debrief_of_answers_that_the_scenario_does_not_expect_has_no_fault(
    wide: Page, address: str, parts: list[Rehearsed]
) -> None:
    page, part = wide, next(part for part in parts if part.name == "snack-money#going-out")
    open_scenario(page, address, "snack-money")
    while not page.locator(f'[data-part="{part.part.id}"][data-current]').is_visible():
        leave_part(page)
    page.locator("[data-part][data-current] .show-options").click()
    past_the_act(page.locator("[data-part][data-current]"))
    step = page.locator("[data-part][data-current] .step[data-current]")
    while not step.locator(".to-debrief").is_visible():
        page.evaluate(ANSWER, unexpected(part, str(step.get_attribute("data-step"))))
    step.locator(".to-debrief").click()
    debrief = page.locator("[data-debrief][data-current]")
    expect(debrief.locator("[data-mark=parted]").first).to_be_visible()
    assert faults_in_every_look(page, ".rehearsal") == []


def unexpected(part: Rehearsed, step_id: str) -> str:
    """An answer that the scenario's table does not have, or "" at a pause."""
    step = part.flow.step(step_id)
    assert step is not None
    others = [answer.id for answer in step.answers if (step_id, answer.id) not in part.given]
    return others[0] if others else ""


def leave_part(page: Page) -> None:
    """On to the next part, by the first answer to each question."""
    page.locator("[data-part][data-current] .show-options").click()
    past_the_act(page.locator("[data-part][data-current]"))
    step = page.locator("[data-part][data-current] .step[data-current]")
    while not step.locator(".to-debrief").is_visible():
        box = step.locator("input[type=radio]").first
        page.evaluate(ANSWER, box.get_attribute("value") if box.count() else "")
    step.locator(".to-debrief").click()
    page.locator("[data-debrief][data-current] .next-part").click()


@pytest.mark.thorough
def test_no_state_of_the_group_view_or_of_a_missing_answer_has_a_fault(browser: Browser, address: str) -> None:
    page = still_page(browser, viewport=SIZES["phone"])
    open_scenario(page, address, "the-bundle")
    page.locator("[data-part][data-current] .show-options").click()
    past_the_act(page.locator("[data-part][data-current]"))
    step = page.locator("[data-part][data-current] .step[data-current]")
    step.locator(".continue").click()
    expect(step.locator(".error-summary")).to_be_focused()
    assert faults_in_every_look(page) == [], "a question left unanswered"
    page.get_by_role("button", name="Show to a group").click()
    for kind in ("story", "vote", "reveal"):
        while not page.locator(f'.screen[data-screen="{kind}"]').count():
            page.keyboard.press("PageDown")
        assert faults_in_every_look(page) == [], f"the group view: {kind}"
    page.get_by_role("button", name="Leave").click()
    page.get_by_role("button", name="Show the whole sheet").click()
    assert faults_in_every_look(page) == [], "the whole sheet"
    page.context.close()
