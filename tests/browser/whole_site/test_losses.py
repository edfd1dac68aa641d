"""Every way out of a page that holds somebody's work asks first, or loses nothing.

The table that it proves is docs/contributing/what-can-be-lost.md.
"""

import re

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from tests.browser.annex_a.filling import DIALOG, box, open_form
from tests.browser.conftest import open_with_instant_navigation
from tests.browser.hosting import Host
from tests.browser.walking import answer_by_mouse, current, has_stood, press
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.sources.paths import DOCS, ROOT

# A browser that sends no beforeunload, as Safari on an iPad.
NEVER_ASKS = """const add = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (kind, ...rest) {
    if (kind !== "beforeunload") add.call(this ?? window, kind, ...rest);
};"""
# Where something can be written, and the box.
PLACES = {
    "annex-a/": "#referrer",
    "helpers/planning-for-safety/": ".step[data-current] textarea",
    "training/the-bundle/": ".own-words textarea",
}
WORDS = "Written by hand"
TABLE = DOCS / "contributing" / "what-can-be-lost.md"


@pytest.fixture(autouse=True)
def asked(page: Page) -> list[str]:
    """What the browser itself asked. A test that lets it ask answers itself."""
    heard: list[str] = []

    def hear(dialog: Dialog) -> None:
        heard.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", hear)
    return heard


@pytest.fixture
def flow(flows: list[Flow]) -> Flow:
    return next(flow for flow in flows if flow.name == "planning-for-safety")


def write(page: Page, address: str, path: str) -> None:
    """Opens a place and types there, key by key: a browser then takes it as done by a person."""
    page.goto(f"{address}{path}")
    here = page.locator(f"{PLACES[path]}:visible").first
    if path.startswith("annex"):
        expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    if path.startswith("helpers"):
        to_a_box(page)
    expect(here).to_be_visible()
    here.press_sequentially(WORDS)


def to_a_box(page: Page) -> None:
    """Answers until there is something to write in."""
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    for answer in (
        "danger-now--no",
        "your-role--yes",
        "the-plan-so-far--no",
        "before-you-plan--i-have-read-this",
        "police-or-social-care--yes",
    ):
        has_stood(page)
        page.locator(f"#{answer}").click()
    has_stood(page)
    page.locator(".step[data-current] .weighing input").first.check()
    expect(page.locator(".step[data-current] textarea:visible").first).to_be_visible()


def is_there(page: Page, path: str) -> None:
    expect(page.locator(f"{PLACES[path]}:visible").first).to_have_value(WORDS)


def asks(page: Page, words: str) -> None:
    expect(page.locator(DIALOG)).to_contain_text(words)
    expect(page.locator(DIALOG).get_by_role("button", name="Stay here")).to_be_focused()


def stay(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.locator(DIALOG)).to_have_count(0)


@pytest.mark.thorough
@pytest.mark.parametrize("path", PLACES)
def test_a_link_out_of_the_page_asks_first_and_offers_a_new_tab(
    context: BrowserContext, page: Page, host: Host, asked: list[str], path: str
) -> None:
    write(page, host.address, path)
    link = page.get_by_role("link", name="Earlier versions")
    link.click()
    asks(page, "If you leave, it is gone.")
    stay(page)
    link.click()
    with context.expect_page() as other:
        page.get_by_role("link", name="Open it in a new tab").click()
    assert other.value.url.endswith("/versions/")
    expect(page.locator(DIALOG)).to_have_count(0)
    is_there(page, path)
    link.click()
    page.locator(DIALOG).get_by_role("link", name="Leave", exact=True).click()
    expect(page).to_have_url(re.compile("/versions/$"))
    assert asked == []


@pytest.mark.thorough
def test_a_link_to_another_site_asks_about_words_then_about_answers_then_about_nothing(
    context: BrowserContext, page: Page, address: str, asked: list[str]
) -> None:
    def elsewhere(route: Route) -> None:
        route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")

    context.route(re.compile("^https://"), elsewhere)
    page.goto(f"{address}helpers/planning-for-safety/")
    to_a_box(page)
    page.locator(".step[data-current] textarea:visible").first.press_sequentially(WORDS)
    page.evaluate(
        "document.querySelector('h1').innerHTML = '<a href=\"https://www.gov.uk/report-child-abuse\">A link</a>'"
    )
    link = page.get_by_role("link", name="A link", exact=True)
    link.click()
    asks(page, "What you wrote in a helper is kept nowhere else.")
    stay(page)
    page.locator(".step[data-current] textarea:visible").first.fill("")
    link.click()
    asks(page, "Your answers in a helper are kept nowhere else.")
    stay(page)
    press(page, "Start again")
    expect(page.locator(".so-far[data-empty]")).to_be_attached()
    link.click()
    expect(page.get_by_role("heading", name="Elsewhere")).to_be_visible()
    assert asked == []


@pytest.mark.thorough
@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("browser_asks", [True, False])
def test_back_out_of_the_site_asks_first_also_where_the_browser_does_not(
    page: Page, address: str, asked: list[str], path: str, browser_asks: bool
) -> None:
    if not browser_asks:
        page.add_init_script(NEVER_ASKS)
    before = f"{address}about/?before"
    page.goto(before)
    write(page, address, path)
    for _ in range(3):
        page.go_back()
        asks(page, "Go back without it?")
        assert page.url == f"{address}{path}"
        stay(page)
        is_there(page, path)
    page.go_back()
    page.locator(DIALOG).get_by_role("button", name="Go back").click()
    expect(page).to_have_url(before)
    assert asked == []


def test_back_with_nothing_to_lose_goes_back_at_once(page: Page, address: str) -> None:
    before = f"{address}about/?before"
    page.goto(before)
    write(page, address, "annex-a/")
    box(page, "referrer").fill("")
    page.go_back()
    expect(page).to_have_url(before)


def test_back_within_the_site_asks_nothing_and_loses_nothing(page: Page, address: str, asked: list[str]) -> None:
    page.goto(f"{address}about/?before")
    open_with_instant_navigation(page, address)
    page.get_by_role("link", name="Annex A", exact=True).first.click()
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    box(page, "referrer").press_sequentially(WORDS)
    page.go_back()
    expect(page.locator("h1")).to_have_text("What do you need?")
    expect(page.locator(DIALOG)).to_have_count(0)
    page.go_forward()
    expect(box(page, "referrer")).to_have_value(WORDS)
    page.go_back()
    expect(page.locator("h1")).to_have_text("What do you need?")
    # Somebody does something on that page: from here on Back is watched there too.
    page.locator("h1").click()
    page.go_back()
    asks(page, "What you typed in Annex A is not saved.")
    stay(page)
    page.get_by_role("link", name="Annex A", exact=True).first.click()
    expect(box(page, "referrer")).to_have_value(WORDS)
    assert asked == []


@pytest.mark.thorough
@pytest.mark.parametrize("path", PLACES)
def test_loading_anew_asks_about_words_and_about_a_walk_on_its_way(
    page: Page, address: str, asked: list[str], path: str
) -> None:
    write(page, address, path)
    with page.expect_event("dialog"):
        page.evaluate("location.reload()")
    is_there(page, path)
    assert asked == ["beforeunload"]


@pytest.mark.thorough
def test_three_answers_on_the_way_are_asked_about_and_two_are_not(
    page: Page, address: str, asked: list[str], flow: Flow
) -> None:
    way = max((way for way, _ in paths(flow)), key=len)
    page.goto(f"{address}helpers/{flow.name}/")
    for given in way[:2]:
        answer_by_mouse(page, flow, given)
    has_stood(page)
    page.evaluate("window.stays = true; location.reload()")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    assert asked == []
    for given in way[:3]:
        answer_by_mouse(page, flow, given)
    has_stood(page)
    with page.expect_event("dialog"):
        page.evaluate("location.reload()")
    expect(page.locator(".so-far > ol li")).to_have_count(3)
    page.get_by_role("link", name="Earlier versions").click()
    asks(page, "Your answers in a helper are kept nowhere else.")


@pytest.mark.thorough
def test_who_has_come_to_an_ending_may_close_the_page(page: Page, address: str, asked: list[str], flow: Flow) -> None:
    way, ending = max(paths(flow), key=lambda each: len(each[0]))
    page.goto(f"{address}helpers/{flow.name}/")
    for given in way:
        answer_by_mouse(page, flow, given)
    current(page, ending)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == []


@pytest.mark.thorough
def test_start_again_asks_when_something_was_noted(page: Page, address: str) -> None:
    path = "helpers/planning-for-safety/"
    write(page, address, path)
    press(page, "Start again")
    expect(page.locator(DIALOG)).to_contain_text("Start again without it?")
    page.locator(DIALOG).get_by_role("button", name="Keep it").click()
    is_there(page, path)
    press(page, "Start again")
    page.locator(DIALOG).get_by_role("button", name="Start again").click()
    expect(page.locator(".so-far[data-empty]")).to_be_attached()
    assert WORDS not in page.locator("textarea").evaluate_all("all => all.map((box) => box.value)")


def test_a_page_that_cannot_be_fetched_does_not_take_the_form_away_unasked(
    page: Page, host: Host, asked: list[str]
) -> None:
    open_with_instant_navigation(page, f"{host.address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    box(page, "referrer").press_sequentially(WORDS)
    host.mood = "answers 500"
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Who to tell").first.click()
    expect(box(page, "referrer")).to_have_value(WORDS)
    assert asked == ["beforeunload"]


def test_the_completion_record_is_as_it_was_after_looking_something_up(page: Page, address: str) -> None:
    open_with_instant_navigation(page, f"{address}training/record/")
    page.get_by_label("Your name").fill(WORDS)
    page.get_by_label("The quiz").check()
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")
    page.go_back()
    expect(page.get_by_label("Your name")).to_have_value(WORDS)
    expect(page.get_by_label("The quiz")).to_be_checked()


@pytest.mark.parametrize(
    ("path", "written", "started"),
    [
        ("annex-a/", "#referrer", "[data-annex-a][data-live]"),
        ("training/record/", "#completion-name", "[data-completion][data-ready]"),
    ],
)
def test_what_is_written_before_the_scripts_have_come_stays(
    page: Page, address: str, path: str, written: str, started: str
) -> None:
    waiting: list[Route] = []
    page.route("**/js/main.js", lambda route: waiting.append(route))
    page.goto(f"{address}{path}", wait_until="commit")
    page.locator(written).fill(WORDS)
    waiting.pop().continue_()
    expect(page.locator(started)).to_be_attached()
    expect(page.locator(written)).to_have_value(WORDS)


def test_the_history_has_nothing_of_what_was_typed(page: Page, address: str) -> None:
    open_form(page, address)
    box(page, "referrer").press_sequentially(WORDS)
    assert page.url == f"{address}annex-a/"
    assert WORDS not in page.evaluate("JSON.stringify([history.state, location.href, document.title])")


def test_each_row_of_the_table_of_losses_names_tests_that_are_there() -> None:
    rows = [row for row in TABLE.read_text(encoding="utf-8").splitlines() if row.startswith("| ")][2:]
    assert len(rows) > 15
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "browser").rglob("test_*.py"))
    for row in rows:
        named = re.findall(r"`(test\w+|tests/[\w/]+\.py)`", row.split("|")[-2])
        assert named, row
        for name in named:
            assert (ROOT / name).exists() if "/" in name else f"def {name}(" in sources, name
