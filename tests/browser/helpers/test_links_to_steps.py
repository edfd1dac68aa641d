"""A link to a step of a helper shows that step by itself, wherever it stands, as the page without scripts has it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.helpers.test_helper import open_helper
from tests.browser.rehearsal.rehearsing import past_the_act
from tests.browser.walking import answer_by_mouse, has_stood, press
from tests.browser.whole_site.test_search import look_for
from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow, Kind

PHONE, LAPTOP = (390, 844), (1280, 800)
FIRST = "a-child-has-told-me-something"
START, BACK = "Start from the first question", "Back to my answers"
# The first line of the heading that has the focus: in the window, and nothing lies over it.
SEEN = """heading => {
    const [line] = heading.getClientRects();
    const text = document.createRange();
    text.selectNodeContents(heading);
    const first = text.getClientRects()[0];
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
    const under = document.elementFromPoint(first.left + 4, first.top + first.height / 2);
    return document.activeElement === heading && line.top >= 0 && first.top >= header - 1
        && first.bottom <= innerHeight && first.right <= innerWidth && heading.contains(under);
}"""


@pytest.fixture(autouse=True)
def at_rest(page: Page) -> None:
    """The search slides away from over the step: where it is on the way says nothing."""
    page.emulate_media(reduced_motion="reduce")


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def sized(page: Page, request: pytest.FixtureRequest) -> Page:
    page.set_viewport_size({"width": request.param[0], "height": request.param[1]})
    return page


def shows(page: Page, flow: Flow, step_id: str, button: str = START) -> None:
    """The step alone, whole, its heading in sight with the focus; its answers are links, and nothing is assumed."""
    step = flow.step(step_id)
    assert step is not None
    expect(page.locator(f'[data-helper="{flow.name}"][data-looking]')).to_be_visible()
    shown = page.locator(f'.step[data-step="{step_id}"]')
    expect(page.locator(".step:visible")).to_have_count(1)
    expect(shown).to_be_visible()
    heading = shown.locator("h2")
    expect(heading).to_be_focused()
    assert heading.evaluate(SEEN)
    expect(shown.locator(".arrow:visible")).to_have_count(len(step.answers))
    expect(shown.locator(".words:visible")).to_have_count(len(step.answers))
    expect(page.locator(":is(.give, .so-far, .record, .back, .restart):visible")).to_have_count(0)
    expect(shown.get_by_text("How could one get here?")).to_have_count(0 if step is flow.steps[0] else 1)
    expect(page.get_by_role("button", name=button, exact=True)).to_be_visible()
    if step.kind is Kind.ENDING:
        has_if = {duty.id for duty in flow.table.duties if duty.given}
        for duty, sure in shown_at(flow)[step_id].items():
            item = shown.locator(f'[data-duty="{duty}"]')
            expect(item).to_be_visible()
            expect(item.locator(".given:visible")).to_have_count(1 if duty in has_if and not sure else 0)


def named(flows: list[Flow], href: str | None) -> tuple[Flow, str]:
    """The helper and the step to which an address leads."""
    path, _, step = (href or "").partition("#")
    return next(flow for flow in flows if flow.name == path.rstrip("/").rsplit("/", 1)[-1]), step


def from_the_policy(page: Page, address: str) -> Locator:
    open_with_instant_navigation(page, f"{address}policy/07-sexual-violence-and-harassment/")
    page.locator(".step-marks summary").nth(3).click()
    return page.locator(".step-marks[open] a").first


def from_coverage(page: Page, address: str) -> Locator:
    open_with_instant_navigation(page, f"{address}about/how-the-helpers-follow-the-policy/")
    return page.locator('.md-content a[href*="helpers/"][href*="#"]:visible').first


def from_the_search(page: Page, address: str) -> Locator:
    open_with_instant_navigation(page, address)
    # On a phone a button opens the search; elsewhere its box is in the header.
    opener = page.locator(".md-header__inner > label[for=__search] button")
    (opener if opener.is_visible() else page.locator(".md-search__input")).click()
    look_for(page, "about an adult could an adult have done it")
    return page.locator('.md-search-result a[href*="/helpers/"][href*="#"]:visible').first


def from_a_debrief(page: Page, address: str) -> Locator:
    open_with_instant_navigation(page, f"{address}training/the-bundle/")
    page.locator(".show-options").first.click()
    past_the_act(page.locator("[data-part][data-current]"))
    here = page.locator("[data-part][data-current] .step[data-current]")
    expect(here).to_be_visible()
    while not here.locator(".in-full").is_visible():
        before = str(here.get_attribute("data-step"))
        if here.locator("input[type=radio]").count():
            here.locator("input[type=radio]").last.check()
        here.locator(".continue").click()
        expect(here).not_to_have_attribute("data-step", before)
    return here.locator(".in-full a")


@pytest.mark.thorough
@pytest.mark.parametrize("place", [from_the_policy, from_coverage, from_the_search, from_a_debrief])
@pytest.mark.parametrize(
    ("sized", "python"), [(PHONE, False), (LAPTOP, True)], indirect=["sized"], ids=["phone-no-python", "laptop-python"]
)
def test_a_link_from_elsewhere_on_the_site_shows_its_step(
    sized: Page, address: str, flows: list[Flow], place: Callable[[Page, str], Locator], python: bool
) -> None:
    if not python:
        sized.route("**/pyodide.asm.wasm", lambda route: route.abort())
    link = place(sized, address)
    flow, step = named(flows, link.get_attribute("href"))
    link.click()
    shows(sized, flow, step)
    expect(sized.locator(f"html[data-python={'ready' if python else 'failed'}]")).to_be_attached()
    shows(sized, flow, step)
    assert sized.url == f"{address}helpers/{flow.name}/#{step}"
    press(sized, START)
    expect(sized.locator(".helper[data-walking] .step[data-current] h2")).to_be_focused()
    expect(sized.locator(".step[data-current]")).to_have_attribute("data-step", flow.steps[0].id)
    assert sized.url == f"{address}helpers/{flow.name}/"


@pytest.mark.thorough
def test_an_address_shows_its_step_in_a_new_tab_for_every_step(
    context: BrowserContext, address: str, flows: list[Flow]
) -> None:
    flow = next(flow for flow in flows if flow.name == FIRST)
    for number, step in enumerate(flow.steps):
        page = context.new_page()
        size = PHONE if number % 2 else LAPTOP
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{address}helpers/{flow.name}/#{step.id}")
        shows(page, flow, step.id)
        page.close()


def test_an_address_of_a_place_in_a_step_shows_the_step(page: Page, address: str, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == FIRST)
    page.goto(f"{address}helpers/{flow.name}/#about-an-adult--hint")
    shows(page, flow, "about-an-adult")
    page.goto("about:blank")
    page.goto(f"{address}helpers/{flow.name}/#outline")
    expect(page.locator(".helper[data-walking]")).to_be_visible()


@pytest.mark.thorough
def test_links_in_the_page_show_their_step_and_the_address_stays(sized: Page, address: str, flows: list[Flow]) -> None:
    page = sized
    flow = next(flow for flow in flows if flow.name == FIRST)
    open_helper(page, address, flow)
    python_is_ready(page)
    answer_by_mouse(page, flow, ("danger-now", "no"))
    expect(page.locator("#an-image-or-message")).to_be_focused()
    has_stood(page)
    page.locator(".outline a").last.click()
    shows(page, flow, flow.steps[-1].id, BACK)
    has_stood(page)
    page.locator(".drawing a").nth(1).click()
    shows(page, flow, flow.steps[1].id, BACK)
    has_stood(page)
    page.locator(".step[data-current] .arrow").last.click()
    shows(page, flow, flow.steps[1].answers[-1].to, BACK)
    has_stood(page)
    page.locator(".step[data-current] .ways-here summary").click()
    page.locator(".step[data-current] .ways-here a").first.click()
    expect(page.locator(".step:visible")).to_have_count(1)
    assert page.url == f"{address}helpers/{flow.name}/"
    press(page, BACK)
    expect(page.locator("#an-image-or-message")).to_be_focused()
    expect(page.locator(".so-far > ol li")).to_have_count(1)
    press(page, "Show every step on this page")
    expect(page.locator(".step:visible")).to_have_count(len(flow.steps))
    assert page.url == f"{address}helpers/{flow.name}/"


def test_an_ending_looked_at_in_a_walk_shows_all_and_the_walk_s_own_is_as_it_was(
    page: Page, address: str, flows: list[Flow]
) -> None:
    flow = next(flow for flow in flows if flow.name == FIRST)
    open_helper(page, address, flow)
    python_is_ready(page)
    answer_by_mouse(page, flow, ("danger-now", "yes-badly-hurt-or-very-unwell"))
    ending = page.locator(".step[data-current]")
    expect(ending.locator("h2")).to_be_focused()
    due = page.locator(".step[data-current] [data-duty]:visible").count()
    step = str(ending.get_attribute("data-step"))
    has_stood(page)
    page.locator(f'.outline a[href$="#{step}"]').click()
    shows(page, flow, step, BACK)
    press(page, BACK)
    expect(page.locator(".record")).to_be_visible()
    expect(page.locator(".step[data-current] [data-duty]:visible")).to_have_count(due)


@pytest.mark.thorough
def test_a_changed_address_and_back_and_forward_show_what_the_address_names(
    sized: Page, address: str, flows: list[Flow]
) -> None:
    page = sized
    flow = next(flow for flow in flows if flow.name == FIRST)
    open_with_instant_navigation(page, f"{address}helpers/{flow.name}/")
    answer_by_mouse(page, flow, ("danger-now", "no"))
    expect(page.locator("#an-image-or-message")).to_be_focused()
    page.evaluate("location.hash = 'about-an-adult'")
    shows(page, flow, "about-an-adult", BACK)
    page.go_back()
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    expect(page.locator(".step[data-current]")).to_have_attribute("data-step", "an-image-or-message")
    page.go_forward()
    shows(page, flow, "about-an-adult", BACK)
    has_stood(page)
    # On a phone the menu is folded away.
    page.locator('.md-nav a[href$="who-to-tell/"]').first.evaluate("link => link.click()")
    expect(page.locator("h1").first).to_have_text("Who to tell")
    page.go_back()
    shows(page, flow, "about-an-adult", BACK)


@pytest.mark.thorough
def test_the_search_leads_from_one_step_to_another_of_the_same_helper(
    page: Page, address: str, flows: list[Flow]
) -> None:
    flow = next(flow for flow in flows if flow.name == FIRST)
    open_with_instant_navigation(page, f"{address}helpers/{flow.name}/#ring-999")
    shows(page, flow, "ring-999")
    for _ in range(2):
        page.locator(".md-search__input").click()
        look_for(page, "told me about an adult could an adult have done it")
        page.locator(f'.md-search-result a[href$="{FIRST}/#about-an-adult"]:visible').first.click()
        shows(page, flow, "about-an-adult")
        # Elsewhere in between: then the same link leads to the same step again.
        press(page, START)
        expect(page.locator(".helper[data-walking]")).to_be_visible()


def test_without_scripts_a_link_to_a_step_goes_there_among_all(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    plain = context.new_page()
    plain.goto(f"{address}helpers/{FIRST}/#about-an-adult")
    box = plain.locator("#about-an-adult").bounding_box()
    assert box
    assert 0 <= box["y"] < 844
    expect(plain.locator(".step:visible")).not_to_have_count(1)
    expect(plain.get_by_role("button", name=START)).to_have_count(0)
    context.close()
