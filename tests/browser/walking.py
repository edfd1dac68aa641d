"""How a person walks a helper: answers by mouse or by keyboard, and reads where it led."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tools.guide.model import Flow, Kind, Step
from tools.guide.walk import Given, paths

# One move of a tour: the answer is chosen and sent, or Back is pressed. Each ends when the focus is on a heading.
TRAVEL = """async (moves) => {
    for (const move of moves) {
        const there = new Promise((heard) => {
            document.addEventListener("focusin", ({ target }) => target.matches(".step h2") && heard());
        });
        const step = document.querySelector(".step[data-current]");
        if (move) step.querySelector(`label[for="${CSS.escape(move.join("--"))}"]`)?.click();
        (move ? step.querySelector(".continue") : document.querySelector(".walk .back")).click();
        await there;
    }
    return document.querySelector(".step[data-current]").dataset.step;
}"""


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


def answer_by_mouse(page: Page, flow: Flow, given: Given) -> None:
    step, answer = given
    shown = page.locator(f'.step[data-step="{step}"]')
    if flow_kind(flow, step) is Kind.QUESTION:
        shown.locator(f'label[for="{step}--{answer}"]').click()
    shown.locator(".continue").click()


def answer_by_keyboard(page: Page, flow: Flow, given: Given) -> None:
    """Tab to the answers, arrow to the right one, Enter to go on: nothing else is touched."""
    step_id, answer = given
    step = flow.step(step_id)
    assert step is not None
    if step.kind is Kind.QUESTION:
        first = page.locator(f'.step[data-step="{step_id}"] input[type=radio]').first
        _tab_to(page, f'[id="{first.get_attribute("id")}"]')
        page.keyboard.press("Space")
        for _ in range([each.id for each in step.answers].index(answer)):
            page.keyboard.press("ArrowDown")
        expect(page.locator(f'[id="{step_id}--{answer}"]')).to_be_checked()
        page.keyboard.press("Enter")
    else:
        _tab_to(page, f'[data-step="{step_id}"] .continue')
        page.keyboard.press("Enter")
    # A person goes on when the next step is there: until then Tab would go through the one that is about to leave.
    expect(page.locator(".step[data-current] h2")).to_be_focused()


def start_again_by_keyboard(page: Page) -> None:
    """Back from the ending's heading to the button above it."""
    _tab_to(page, ".restart", key="Shift+Tab")
    page.keyboard.press("Enter")


def all_paths(flow: Flow) -> list[tuple[tuple[Given, ...], Step]]:
    return list(paths(flow))


def covering_paths(flow: Flow) -> list[tuple[tuple[Given, ...], Step]]:
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
