"""Search answers people's words: their own, misspelt, half typed; and it never leaves anybody with an empty page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import open_with_instant_navigation
from tests.browser.hosting import Host, hosted
from tests.search.asking import found, queries
from tests.sentences import sentences
from tools.sources.policy.text import Policy


def open_search(page: Page) -> None:
    page.locator(".md-search__input").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")


def look_for(page: Page, words: str) -> None:
    """Looks for the words, once the list of what was asked before is gone."""
    page.locator(".md-search__input").fill("")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    page.locator(".md-search__input").fill(words)


def pages_found(page: Page, address: str) -> list[str]:
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    hrefs: list[str] = page.locator(".md-search-result__item").evaluate_all(
        "all => all.map(each => each.querySelector('a').href)"
    )
    return [href.removeprefix(address).partition("#")[0] for href in hrefs]


@pytest.mark.thorough
def test_the_panel_offers_what_the_search_finds_in_the_same_order(
    page: Page, address: str, site: Path, complaints: list[str]
) -> None:
    asked = [each.asked for each in queries("working")[::12]]
    # What test_found.py holds the search to, word by word.
    asked += ["interpreter", "complaint", "change the name of the DSL", "bump", "I hurt someone"]
    page.goto(address)
    open_search(page)
    for words, pages in zip(asked, found(site, asked), strict=True):
        look_for(page, words)
        # The theme adds further pages as somebody scrolls down to them.
        offered = pages_found(page, address)
        assert offered == [each["page"] for each in pages][: len(offered)], words
        shown = page.locator(".md-search-result__item").first.locator(":scope > a")
        hrefs: list[str] = shown.evaluate_all("all => all.map(each => each.href)")
        assert set(pages[0]["shown"]) <= {href.removeprefix(address) for href in hrefs}, words
    assert complaints == []


def test_a_word_of_danger_shows_the_urgent_line_above_the_results(page: Page, address: str) -> None:
    page.goto(address)
    open_search(page)
    urgent = page.locator(".search-urgent")
    look_for(page, "police")
    pages_found(page, address)
    expect(urgent).to_be_hidden()
    for words in ["my friend wants to die", "nudes", "he has a nife", "suiside"]:
        look_for(page, words)
        pages_found(page, address)
        expect(urgent).to_be_visible()
        expect(urgent).to_contain_text("Ring 999")
        assert urgent.bounding_box()["y"] < page.locator(".md-search-result__item").first.bounding_box()["y"]  # type: ignore[index]
    urgent.get_by_role("link", name="tell the DSL").click()
    expect(page).to_have_url(f"{address}who-to-tell/")
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_hit_shows_the_words_that_it_was_found_by_and_enter_opens_that_place(page: Page, address: str) -> None:
    page.goto(address)
    open_search(page)
    look_for(page, "bodily vulnerable locations hot spots")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("mark", has_text="vulnerable").first).to_be_visible()
    page.locator(".md-search__input").press("Enter")
    expect(page).to_have_url(f"{address}policy/07-sexual-violence-and-harassment/#p7-26")


def test_a_result_that_is_a_step_shows_that_step(page: Page, address: str) -> None:
    page.goto(address)
    open_search(page)
    look_for(page, "other children taking sides")
    page.locator(".md-search-result__link[href*='#children-taking-sides']").first.click()
    expect(page.locator('[data-step="children-taking-sides"]')).to_be_visible()


def test_a_hit_in_the_policy_names_its_section_and_paragraph_and_leads_there(
    page: Page, address: str, policy: Policy
) -> None:
    said = next(each for each in sentences() if "hot spots" in each.text)
    section = next(each for each in policy.sections if each.path.name == said.page)
    page.goto(address)
    open_search(page)
    look_for(page, "hot spots")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_contain_text(section.title)
    hit = first.locator("a", has_text="hot spots").first
    expect(hit.locator("h2")).to_have_text(f"Paragraph {said.number}: Victim")
    hit.click()
    expect(page).to_have_url(f"{address}policy/{section.path.stem}/#p{said.number.replace('.', '-')}")


def test_nothing_found_still_says_whom_to_tell_and_where_to_go(page: Page, address: str) -> None:
    page.goto(f"{address}policy/08-police/")
    open_search(page)
    help_under = page.locator(".search-help")
    for asked in ["zzzz", "qwxy vvkj", "!!!", "the"]:
        look_for(page, "police")
        pages_found(page, address)
        look_for(page, asked)
        expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
        expect(help_under).to_contain_text("Ring 999")
        expect(help_under.get_by_role("link", name="I am a child", exact=True)).to_be_visible()
    help_under.get_by_role("link", name="tell the Designated Safeguarding Lead").click()
    expect(page).to_have_url(f"{address}who-to-tell/")
    expect(page.locator("#__search")).not_to_be_checked()


def test_what_is_typed_never_reaches_the_console_or_the_address(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.goto(address)
    open_search(page)
    for asked in ["text:secret ~", '"a +b" -', "tom:~^ *", "title:hit^x", "+secret -", "<b>x</b>", "a~b^c"]:
        look_for(page, "")
        page.locator(".md-search__input").press_sequentially(asked)
        look_for(page, f"{asked} police")
        assert pages_found(page, address) != [], asked
        assert complaints == []
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(address)
    assert "?" not in page.url


def test_a_word_half_typed_finds_what_it_begins(page: Page, address: str) -> None:
    page.goto(address)
    open_search(page)
    look_for(page, "upskir")
    assert pages_found(page, address)[0] == "policy/04-what-is-it/"


def test_by_keyboard_alone_from_the_box_through_the_results_to_the_help(page: Page, address: str) -> None:
    page.goto(address)
    open_search(page)
    look_for(page, "police")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    last = page.locator(".search-help a").last
    page.keyboard.press("Tab")
    expect(page.locator(".md-search-result :focus")).to_have_count(1)
    expect(page.locator("#__search")).to_be_checked()
    for _ in range(120):
        page.keyboard.press("Tab")
        if last.evaluate("link => link === document.activeElement"):
            break
    expect(last).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".search-help a").nth(-2)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#__search")).not_to_be_checked()


def test_it_works_with_the_site_in_a_sub_folder(page: Page, site: Path, tmp_path: Path) -> None:
    (tmp_path / "school").symlink_to(site, target_is_directory=True)
    with hosted(tmp_path) as host:
        address = f"{host.address}school/"
        page.goto(f"{address}policy/08-police/")
        open_search(page)
        look_for(page, "rude picture")
        assert "helpers/an-image-has-been-shared/" in pages_found(page, address)[:2]
        page.locator(".search-help").get_by_role("link", name="I am a child", exact=True).click()
        expect(page).to_have_url(f"{address}for/children/")


def test_links_under_the_results_still_lead_there_after_the_page_has_changed(page: Page, address: str) -> None:
    open_with_instant_navigation(page, address)
    open_search(page)
    page.locator(".doors").get_by_role("link", name="Read or print the policy").dispatch_event("click")
    expect(page).to_have_url(f"{address}policy/")
    expect(page.locator(".doors")).to_have_count(0)
    # The theme closes the search a moment after the page has changed, and leaves the focus in its box.
    expect(page.locator("#__search")).not_to_be_checked()
    page.locator(".md-search__input").click()
    page.locator(".search-help").get_by_role("link", name="Annex A", exact=True).click()
    expect(page).to_have_url(f"{address}annex-a/")


def test_what_was_looked_for_is_gone_when_somebody_comes_back(page: Page, address: str) -> None:
    page.goto(address)
    open_search(page)
    look_for(page, "secret")
    pages_found(page, address)
    page.goto(f"{address}who-to-tell/?")
    page.go_back()
    expect(page.locator(".md-search__input")).to_have_value("")
    expect(page.locator(".md-search-result__item")).to_have_count(0)


def test_the_search_worker_reaches_nothing_once_it_has_its_list(browser: Browser, address: str) -> None:
    page = browser.new_context().new_page()
    page.goto(address)
    open_search(page)
    look_for(page, "police")
    pages_found(page, address)
    worker = next(each for each in page.workers if "/search/" in each.url)
    doors = ["fetch", "XMLHttpRequest", "WebSocket", "importScripts", "indexedDB", "caches", "navigator"]
    assert worker.evaluate("names => names.filter(name => typeof self[name] !== 'undefined')", doors) == []
    page.context.close()


def test_whoever_does_not_search_need_not_fetch_what_the_search_looks_through(page: Page, host: Host) -> None:
    page.goto(host.address)
    page.wait_for_load_state("networkidle")
    page.locator(".md-search__input").focus()
    assert not [path for path in host.asked if path.endswith("/js/search/worker.js")]
    with page.expect_request("**/search/list.json"):
        page.locator(".md-search__input").click()
    look_for(page, "police")
    assert "helpers/the-police/" in pages_found(page, host.address)
    assert host.asked.count("search/list.json") == 1


METERED = """
Object.defineProperty(navigator, "connection", { value: { saveData: true } });
globalThis.Worker = class extends Worker {
  constructor(script, ...how) {
    super(script, ...how);
    if (String(script).includes("/search/")) document.documentElement.dataset.started = "";
  }
};
"""


def test_on_a_metered_line_the_list_comes_with_the_first_letter_not_with_the_press(page: Page, host: Host) -> None:
    page.add_init_script(METERED)
    page.goto(host.address)
    page.locator(".md-search__input").click()
    expect(page.locator("#__search")).to_be_checked()
    expect(page.locator("html")).not_to_have_attribute("data-started", "")
    look_for(page, "police")
    assert "helpers/the-police/" in pages_found(page, host.address)


COUNT_ANSWERS = """
globalThis.Worker = class extends Worker {
  constructor(...how) {
    super(...how);
    this.addEventListener("message", ({ data }) => {
      const { dataset } = document.documentElement;
      if (data?.found) dataset.answers = Number(dataset.answers ?? 0) + 1;
    });
  }
};
"""


def test_of_what_is_typed_while_the_list_comes_only_the_last_is_answered(page: Page, address: str) -> None:
    held: list[Route] = []
    page.add_init_script(COUNT_ANSWERS)
    page.goto(address)
    page.route("**/search/list.json", lambda route: held.append(route))
    with page.expect_request("**/search/list.json"):
        page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("p")
    page.locator(".md-search__input").press_sequentially("olice")
    held[0].continue_()
    assert "helpers/the-police/" in pages_found(page, address)
    expect(page.locator("html")).to_have_attribute("data-answers", "1")


def test_when_the_list_does_not_come_the_next_try_fetches_it_again(page: Page, host: Host) -> None:
    host.missing.add("search/list.json")
    page.goto(host.address)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("police")
    # "No matching documents" would not be true.
    expect(page.locator("[data-missing=search]")).to_contain_text("The search does not work here just now.")
    host.missing.clear()
    page.locator(".md-search__input").fill("the police")
    assert "helpers/the-police/" in pages_found(page, host.address)
