"""A browser that translates pages rewrites every text of them, as they change. Walks, the form and the search go on.

The page is rewritten as Chrome's translator does it: each text becomes a `font` in a `font`, now and after every
change, but where `translate="no"` stands. The words are turned about, so that code which leans on them is found out.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.annex_a.filling import box, open_form
from tests.browser.annex_a.saving import NO_PICKERS
from tests.browser.conftest import python_is_ready
from tests.browser.walking import answer_by_mouse, has_stood
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import walk

TYPED = "MARKER-4711 typed"
TRANSLATE = """() => {
    const html = document.documentElement;
    html.classList.add("translated-ltr");
    html.lang = "pl";
    const left = "script, style, textarea, noscript, svg, font, [translate=no], .notranslate";
    const translate = (root) => {
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
            if (!text.data.trim() || !text.parentElement || text.parentElement.closest(left)) continue;
            const [outer, inner] = [document.createElement("font"), document.createElement("font")];
            outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
            inner.textContent = [...text.data].reverse().join("");
            outer.append(inner);
            text.replaceWith(outer);
        }
    };
    new MutationObserver((changes) => {
        for (const { addedNodes, target } of changes) {
            for (const node of addedNodes) translate(node.nodeType === Node.TEXT_NODE ? target : node);
        }
    }).observe(html, { childList: true, subtree: true, characterData: true });
    translate(document.body);
    html.dataset.translated = "";
}"""
TRANSLATOR = f'addEventListener("DOMContentLoaded", {TRANSLATE});'


@pytest.fixture
def translated(page: Page) -> Page:
    page.add_init_script(TRANSLATOR)
    return page


@pytest.mark.thorough
def test_a_walk_leads_where_it_led_and_its_record_keeps_what_was_typed(
    translated: Page, address: str, flows: list[Flow], complaints: list[str]
) -> None:
    flow = next(flow for flow in flows if flow.name == "a-child-has-told-me-something")
    translated.goto(f"{address}helpers/{flow.name}/")
    python_is_ready(translated)
    expect(translated.locator("html[data-translated]")).to_be_attached()
    assert translated.locator("h1").inner_text() == flow.title[::-1]
    given = [
        *[("danger-now", "no"), ("an-image-or-message", "no"), ("about-an-adult", "not-sure")],
        *[("what-cannot-wait", "none-of-these"), ("anything-sexual", "yes")],
        ("where-things-stand-if-it-may-be-sexual", "none-of-these"),
    ]
    for pair in given:
        answer_by_mouse(translated, flow, pair)
    ending = translated.locator(".step[data-current]")
    expect(ending).to_have_attribute("data-step", walk(flow, given).step.id)
    expect(ending.locator("a[href='tel:999']").first).to_be_attached()
    expect(translated.locator(".so-far > ol > li")).to_have_count(len(given))
    translated.locator(".record textarea").fill(TYPED)
    translated.evaluate("window.print = () => {}")
    has_stood(translated)
    translated.locator(".print-record").click()
    # What somebody typed is not handed to the translator, also where it is copied for paper.
    assert translated.locator(".reason-printed").text_content() == TYPED
    translated.locator(".walk .back").click()
    expect(translated.locator(".step[data-current]")).to_have_attribute("data-step", given[-1][0])
    assert complaints == []


def test_the_list_to_tick_leads_on(translated: Page, address: str, complaints: list[str]) -> None:
    translated.goto(f"{address}helpers/what-is-it/")
    python_is_ready(translated)
    translated.locator("[data-ticks] input[type=checkbox]").first.check()
    translated.locator(".show-what-to-do button").click()
    expect(translated.locator(".ending-card:visible").first).to_be_visible()
    assert complaints == []


def test_the_form_is_checked_and_saved_with_the_words_that_were_typed(
    translated: Page, address: str, tmp_path: Path, complaints: list[str]
) -> None:
    translated.add_init_script(NO_PICKERS)
    open_form(translated, address)
    box(translated, "referrer").fill(TYPED)
    level = translated.locator("select[data-field]").first
    level.select_option("HIGH")
    translated.locator("[data-do=check]").click()
    expect(translated.locator("[data-gaps-list] li").first).to_be_visible()
    with translated.expect_download() as download:
        translated.locator("[data-do=save]").click()
        translated.locator("dialog[open] [data-answer=yes]").click()
    path = tmp_path / "saved.json"
    download.value.save_as(path)
    saved = path.read_text(encoding="utf-8")
    assert TYPED in saved and '"HIGH"' in saved
    assert "referrer" in json.dumps(json.loads(saved))
    assert complaints == []


def test_the_search_finds_and_leads_on(translated: Page, address: str, complaints: list[str]) -> None:
    translated.goto(address)
    translated.locator(".md-search__input").click()
    translated.locator(".md-search__input").fill("interpreter")
    first = translated.locator(".md-search-result__item a").first
    expect(first).to_be_visible()
    translated.locator(".md-search__input").fill("worry box")
    expect(translated.locator(".md-search-result__item a[href*='03-our-children']").first).to_be_visible()
    translated.locator(".md-search-result__item a[href*='03-our-children']").first.click()
    expect(translated.locator("h1[data-section='3'], h1#section-3")).to_be_visible()
    assert complaints == []
