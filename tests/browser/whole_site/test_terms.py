"""A term of the glossary is explained where it stands: by mouse, keyboard and finger, on paper, and without scripts."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.walking import answer_by_mouse, has_stood
from tools.browser.flow.model import Flow

PAGE = "policy/07-sexual-violence-and-harassment/"
MEANS = "Designated Safeguarding Lead."


def test_by_mouse_and_one_can_go_into_the_box_to_read(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    term = page.locator("abbr.term", has_text="DSL").first
    told = page.locator(".term-told")
    term.hover()
    expect(told).to_contain_text(MEANS)
    told.get_by_role("link", include_hidden=True).hover()
    expect(told).to_be_visible()
    page.locator("h1").hover()
    expect(told).to_have_count(0)


def test_a_term_that_comes_under_a_pointer_at_rest_covers_nothing(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    told = page.locator(".term-told")
    term = page.locator("abbr.term", has_text="DSL").first
    page.mouse.move(200, 300)
    at = "position: fixed; left: 190px; top: 290px; padding: 20px"
    term.evaluate("(term, at) => term.style.cssText = at", at)
    # A browser says so when it draws, which one that nobody sees may put off.
    term.dispatch_event("pointerover", {"pointerType": "mouse"})
    expect(told).to_have_count(0)
    page.mouse.move(203, 303)
    expect(told).to_contain_text(MEANS)


def test_by_keyboard_and_escape_closes(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    term = page.get_by_role("button", name="DSL", exact=True).first
    told = page.locator(".term-told")
    # Not its description, which would be read at every mention of it: it is told when the term is pressed.
    expect(term).to_have_accessible_description("")
    term.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-told]")).to_contain_text(MEANS)
    expect(told).to_contain_text(MEANS)
    expect(term).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
    expect(term).to_have_attribute("aria-expanded", "false")
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    expect(told).to_contain_text("Deputy Designated Safeguarding Lead.")


def test_where_the_keyboard_is_it_stays_whatever_lies_under_the_pointer(page: Page, address: str) -> None:
    page.goto(f"{address}{PAGE}")
    told = page.locator(".term-told")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="DSL", exact=True).first.focus()
    expect(told).to_contain_text(MEANS)
    # As when the page moves under a pointer at rest.
    page.locator("h1").hover()
    expect(told).to_contain_text(MEANS)
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)


def test_by_finger(browser: Browser, address: str) -> None:
    page = browser.new_context(has_touch=True, viewport={"width": 320, "height": 640}).new_page()
    page.goto(f"{address}{PAGE}")
    term = page.get_by_role("button", name="DSL", exact=True).first
    told = page.locator(".term-told")
    term.tap()
    expect(told).to_contain_text(MEANS)
    edges = told.bounding_box()
    assert edges
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 320
    term.tap()
    expect(told).to_have_count(0)
    term.tap()
    page.locator("h1").tap()
    expect(told).to_have_count(0)
    page.context.close()


def test_in_a_helper_each_step_explains_its_terms(page: Page, address: str, flows: list[Flow]) -> None:
    page.goto(f"{address}helpers/a-child-has-told-me-something/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    flow = next(flow for flow in flows if flow.name == "a-child-has-told-me-something")
    first = flow.steps[0]
    answer_by_mouse(page, flow, (first.id, first.answers[0].id))
    expect(page.locator(f'[data-step="{first.answers[0].to}"] h2')).to_be_focused()
    has_stood(page)
    page.locator(f'[data-step="{first.answers[0].to}"] abbr.term').first.click()
    expect(page.locator(".term-told")).to_be_visible()
    expect(page.locator(".terms")).to_be_hidden()


def test_on_paper_and_without_scripts_a_list_at_the_end_explains_them(browser: Browser, address: str) -> None:
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{address}{PAGE}")
    expect(plain.locator(".terms")).to_contain_text(MEANS)
    plain.context.close()
    printed = browser.new_context().new_page()
    printed.goto(f"{address}{PAGE}")
    expect(printed.locator(".terms")).to_be_hidden()
    printed.emulate_media(media="print")
    expect(printed.locator(".terms")).to_be_visible()
    printed.context.close()
