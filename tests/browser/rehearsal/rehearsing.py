"""A scenario, opened and walked in a browser as somebody without a mouse does."""

from io import BytesIO

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tools.browser.flow.model import Kind
from tools.sources.scenarios.rehearsed import Rehearsed

# How often Tab has to be pressed from where the focus is: a group of radio buttons is one stop.
STOPS = """selector => {
    const target = document.querySelector(selector);
    const from = document.activeElement;
    const stop = (each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true });
    const first = (each) => each.type !== "radio" || each.name !== from.name
        && each === (document.querySelector(`[name="${each.name}"]:checked`)
            ?? document.querySelector(`[name="${each.name}"]`));
    const after = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
        (each) => stop(each) && first(each) && (from === document.body || after(from, each)) && after(each, target)
    ).length;
}"""


def open_scenario(page: Page, address: str, name: str) -> None:
    """Opens a scenario's page and waits until it is played."""
    page.goto(f"{address}training/{name}/")
    expect(page.locator(".rehearsal[data-playing]")).to_be_attached()


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until this has the focus. What is counted beforehand is pressed without looking.

    A page that comes by a link gives the focus to nobody, and the browser goes on from about where the link was: that
    may be past it, and Tab comes round again.
    """
    for _ in range(page.evaluate(STOPS, selector)):
        page.keyboard.press("Tab")
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The Tab key never reaches {selector}.")


def walk_by_keyboard(page: Page, part: Rehearsed) -> None:
    """From the story to the debrief: Tab, arrows, Space and Enter only."""
    here = f'[data-part="{part.part.id}"]'
    tab_to(page, f"{here} .show-options")
    page.keyboard.press("Enter")
    if part.part.act:
        act_by_keyboard(page, here)
    answers = dict(part.given)
    for step in part.steps:
        expect(page.locator(f'[id="{part.part.id}--{step.id}"]')).to_be_focused()
        if step.kind is Kind.QUESTION:
            tab_to(page, f'{here} [data-step="{step.id}"] input[type=radio]')
            page.keyboard.press("Space")
            for _ in range([answer.id for answer in step.answers].index(answers[step.id])):
                page.keyboard.press("ArrowDown")
        else:
            tab_to(page, f'{here} [data-step="{step.id}"] button')
        page.keyboard.press("Enter")
    expect(page.locator(f'[id="debrief--{part.part.id}"]')).to_be_focused()


def act_by_keyboard(page: Page, here: str) -> None:
    """Chooses the first option of an act, reads what happens, and goes on to the helper's questions."""
    expect(page.locator(f"{here} .act legend h3")).to_be_focused()
    tab_to(page, f"{here} .act input[type=radio]")
    page.keyboard.press("Space")
    tab_to(page, f"{here} .act .continue")
    page.keyboard.press("Enter")
    expect(page.locator(f"{here} .what-happens:visible h4")).to_be_focused()
    tab_to(page, f"{here} .to-walk")
    page.keyboard.press("Enter")


def past_the_act(part: Locator) -> None:
    """Chooses the first option of an act, where the part has one, and goes on to the helper's questions."""
    act = part.locator(".act")
    if act.count():
        act.locator("input[type=radio]").first.check()
        act.locator(".continue").dispatch_event("click")
        act.locator(".to-walk").dispatch_event("click")


def pdf(page: Page) -> list[str]:
    """The text of each sheet of paper."""
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages]


def plain(text: str) -> str:
    """A source's words as a reader sees them."""
    return " ".join(text.replace("*", "").split())
