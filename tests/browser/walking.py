"""How a person walks a helper: answers by mouse or by keyboard, and reads where it led.

A press by mouse or finger counts once the step has stood for a moment (overrides/assets/js/session/second-tap.js). A
test that gives hundreds of answers presses as a key does, which is never held back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tools.browser.flow.model import Flow, Kind, Step
from tools.browser.flow.walk import Given, paths

type Way = tuple[tuple[Given, ...], Step]
"""The answers of a way through, and the ending that they lead to."""

# One move of a tour: an answer is given, or Back is pressed, as a key does. Each ends when the focus is on a heading.
TRAVEL = """async (moves) => {
    for (const move of moves) {
        const there = new Promise((heard) => {
            document.addEventListener("focusin", ({ target }) => { if (target.matches(".step h2")) heard(); });
        });
        const pressed = move ? document.getElementById(move.join("--")) : document.querySelector(".walk .back");
        pressed.click();
        await there;
    }
    return document.querySelector(".step[data-current]").dataset.step;
}"""

# Heard of as it happens: an expectation looks again after 100, 350 and 850 ms, and a step has stood after 400.
STOOD = """() => new Promise((stood) => {
    const look = () => {
        if (document.querySelector(".helper[data-just-come]")) return;
        watch.disconnect();
        stood();
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, attributeFilter: ["data-just-come"] });
    look();
})"""


@dataclass(frozen=True, slots=True)
class Stop:
    """A state of a walk on a tour: how to come there from the stop before, and the step that is shown."""

    moves: tuple[Given | None, ...]
    """Answers to give, or None for Back."""
    step: Step
    new: bool
    """Whether the tour has not been at this step before."""


def tour(flow: Flow) -> Iterator[Stop]:
    """Gives every answer of a helper once, and so comes to every step; goes back from where it was already."""
    been = {flow.steps[0].id}
    moves: list[Given | None] = []

    def on_from(step: Step) -> Iterator[Stop]:
        for answer in step.answers:
            next_step = flow.step(answer.to)
            assert next_step is not None
            moves.append((step.id, answer.id))
            new = next_step.id not in been
            been.add(next_step.id)
            yield Stop(tuple(moves), next_step, new)
            moves.clear()
            if new:
                yield from on_from(next_step)
            moves.append(None)

    yield from on_from(flow.steps[0])


def travel(page: Page, stop: Stop) -> None:
    """Makes the moves as the page's own buttons do."""
    assert page.evaluate(TRAVEL, stop.moves) == stop.step.id


def current(page: Page, step: Step) -> None:
    """The step is shown, it alone, and the focus is on its heading once the walk has begun."""
    expect(page.locator(".step[data-current]")).to_have_attribute("data-step", step.id)
    expect(page.locator(f"#{step.id}")).to_be_visible()


def has_stood(page: Page) -> None:
    """What is shown has been there long enough to be read, so that a press on it counts."""
    page.evaluate(STOOD)


def answer_by_mouse(page: Page, flow: Flow, given: Given) -> None:
    """As soon as the step has stood, one press."""
    button = answer_button(page, given)
    expect(button).to_be_visible()
    has_stood(page)
    button.click()


def answer_at_once(page: Page, flow: Flow, given: Given) -> None:
    """The same by what a key does: many answers, one after the other."""
    button = answer_button(page, given)
    expect(button).to_be_visible()
    button.dispatch_event("click")
    expect(page.locator(f'.step[data-current]:not([data-step="{given[0]}"]) h2')).to_be_focused()


def answer_button(page: Page, given: Given) -> Locator:
    return page.locator(f'[id="{"--".join(given)}"]')


def answer_by_keyboard(page: Page, flow: Flow, given: Given) -> None:
    """Tab to the answer, then Enter or the space bar: nothing else is touched."""
    _tab_to(page, f'[id="{"--".join(given)}"]')
    page.keyboard.press("Enter" if len(given[1]) % 2 else "Space")
    # A person goes on when the next step is there: until then Tab would go through the one that is about to leave.
    expect(page.locator(".step[data-current] h2")).to_be_focused()


def press(page: Page, name: str) -> None:
    """A button of the walk, named by its words, once what is shown has stood."""
    has_stood(page)
    page.get_by_role("button", name=name, exact=True).click()


def start_again_by_keyboard(page: Page) -> None:
    """Back from the ending's heading to the button above it."""
    _tab_to(page, ".restart", key="Shift+Tab")
    page.keyboard.press("Enter")


def start_again(page: Page, flow: Flow) -> None:
    """By the button, as a key presses it."""
    page.locator(".walk .restart").dispatch_event("click")
    current(page, flow.steps[0])


def all_paths(flow: Flow) -> list[Way]:
    return list(paths(flow))


def a_way_to_each_ending(flow: Flow) -> list[Way]:
    """The shortest."""
    return list(
        {ending.id: (given, ending) for given, ending in sorted(paths(flow), key=lambda way: -len(way[0]))}.values()
    )


def covering_paths(flow: Flow) -> list[Way]:
    """Ways through that give every answer at least once: there are hundreds of ways, and a hand is slow."""
    left = {(step.id, answer.id) for step in flow.steps for answer in step.answers}
    chosen = []
    for given, ending in sorted(paths(flow), key=lambda way: -len(way[0])):
        if left & set(given):
            chosen.append((given, ending))
            left -= set(given)
    return chosen


def flow_kind(flow: Flow, step_id: str) -> Kind:
    step = flow.step(step_id)
    assert step is not None
    return step.kind


def _tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The Tab key never reaches {selector}.")
