"""On a phone the first question is there before the thumb moves, below what is said of danger and of the review."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import python_is_ready
from tools.browser.flow.model import Flow

PHONE: ViewportSize = {"width": 390, "height": 844}
ENDS = """() => Object.fromEntries(Object.entries({
    review: ".status .overdue", danger: ".danger-now summary", question: ".step[data-current] h2",
    first: ".step[data-current] .answer", last: ".step[data-current] .answer:last-child",
    third: ".step[data-current] .answer:nth-of-type(3)",
}).map(([name, selector]) => [name, document.querySelector(selector).getBoundingClientRect().bottom]))"""


def ends(page: Page, address: str, name: str) -> dict[str, float]:
    """Where each of these ends on the screen, once the number of questions left is there too."""
    page.goto(f"{address}helpers/{name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    python_is_ready(page)
    found: dict[str, float] = page.evaluate(ENDS)
    return found


def test_what_brings_most_people_here_begins_on_one_screen_and_ends_within_a_sweep_of_the_thumb(
    browser: Browser, address: str
) -> None:
    """Danger is asked by its kinds, and eight answers are more than a phone has room for: the worst come first."""
    page = browser.new_page(viewport=PHONE)
    found = ends(page, address, "a-child-has-told-me-something")
    assert 0 < found["review"] < found["danger"] < found["question"] < found["third"] <= PHONE["height"]
    assert found["third"] < found["last"] <= 1.5 * PHONE["height"]
    expect(page.locator(".status")).to_contain_text("Review due")
    expect(page.locator(".status .overdue")).to_be_visible()
    page.close()


@pytest.mark.thorough
@pytest.mark.parametrize("start", [0, 1])
def test_every_helper_asks_its_first_question_on_the_first_screen(
    browser: Browser, address: str, flows: list[Flow], start: int
) -> None:
    page = browser.new_page(viewport=PHONE)
    late = {}
    for flow in flows[start::2]:
        found = ends(page, address, flow.name)
        if found["first"] > PHONE["height"] or found["danger"] > found["question"]:
            late[flow.name] = found
    assert late == {}
    page.close()
