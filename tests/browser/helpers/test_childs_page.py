"""The children's page: one thing at a screen with its picture, heard where the device has a voice of its own."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.helpers.test_first_screen import PHONE
from tests.browser.walking import has_stood
from tools.browser.flow.duties import called, card, stated_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.pages.helpers.childs_walk import childs_part

# A browser's voices, as a test says; whatever is spoken is noted, with the voice that speaks it.
VOICES = """voices => {
    const told = { said: [], hushed: 0, heard: [] };
    window.told = told;
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, "speechSynthesis", { value: {
        getVoices: () => voices,
        addEventListener: (kind, hear) => told.heard.push(hear),
        speak: (each) => told.said.push([each.text, each.voice && each.voice.name, each.lang]),
        cancel: () => { told.hushed += 1; told.said.length = 0; },
    } });
    window.voicesCome = (more) => { voices.push(...more); told.heard.forEach((hear) => hear()); };
}"""
OWN = {"name": "Own", "lang": "en-GB", "localService": True}
AMERICAN = {"name": "American", "lang": "en_US", "localService": True}
OF_A_SERVER = {"name": "Server", "lang": "en-GB", "localService": False}
FRENCH = {"name": "French", "lang": "fr-FR", "localService": True}


def open_page(page: Page, address: str, voices: list[dict[str, Any]] | None = None) -> None:
    if voices is not None:
        page.add_init_script(f"({VOICES})({__import__('json').dumps(voices)})")
    page.goto(f"{address}for/children/")
    expect(page.locator(".childs[data-walking]")).to_be_visible()


def give(page: Page, words: str) -> None:
    has_stood(page)
    page.locator(".step[data-current]").get_by_role("button", name=words, exact=True).click()


def said(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate("window.told.said")
    return found


def test_each_screen_has_one_thing_and_a_picture_for_each_answer(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    open_page(page, address)
    expect(page.get_by_role("link", name="999").first).to_have_attribute("href", "tel:999")
    for words in ("No", "A secret, or a promise", "I promised a friend to keep a secret"):
        step = page.locator(".step[data-current]")
        expect(step).to_have_count(1)
        answers = step.locator(".give:visible").count()
        assert answers <= 7
        expect(step.locator(".give:visible svg")).to_have_count(answers)
        last = step.locator(".give:visible").last.bounding_box()
        assert last is not None and last["y"] + last["height"] <= PHONE["height"], words
        give(page, words)
    give(page, "A grown-up I trust")
    expect(page.get_by_role("heading", name="Tell a grown-up you trust")).to_be_focused()
    expect(page.locator(".step[data-current] > svg")).to_be_visible()
    python_is_ready(page)
    line = page.locator(".step[data-current] .ending-card [data-card=a-friends-secret]")
    expect(line).to_have_text("Promised a secret? Telling is all right.")
    box = page.locator(".step[data-current] .ending-card").bounding_box()
    assert box is not None and box["y"] + box["height"] <= PHONE["height"]
    page.close()


def test_a_child_sees_no_label_no_source_and_no_line_about_the_review(page: Page, address: str) -> None:
    open_page(page, address)
    expect(page.locator(".md-banner .status")).to_have_count(0)
    below = page.locator(".md-content .status")
    expect(below).to_contain_text("For grown-ups: ")
    assert page.locator(".childs").evaluate(
        "(walk, below) => !!(walk.compareDocumentPosition(below) & Node.DOCUMENT_POSITION_FOLLOWING)",
        below.element_handle(),
    )
    for words in ("No", "I hurt somebody", "Somebody outside school"):
        give(page, words)
    python_is_ready(page)
    expect(page.locator(":is(.strength, .source, blockquote, .outside-note, .proofs):visible")).to_have_count(0)
    for words in ("Not in this policy", "The policy says", "Source"):
        expect(page.locator(".md-content").get_by_text(words).locator("visible=true")).to_have_count(0)
    has_stood(page)
    page.get_by_text("More about this").locator("visible=true").click()
    expect(page.locator(".step[data-current] [data-duty=you-hurt-somebody]")).to_be_visible()
    expect(page.locator(".step[data-current] .strength:visible")).to_have_count(0)


def test_every_ending_of_a_child_shows_the_card_of_the_way(page: Page, address: str, flows: list[Flow]) -> None:
    part = childs_part(flows)
    open_page(page, address)
    python_is_ready(page)
    for given, ending in list(paths(part))[::3]:
        for step, answer in given:
            page.locator(f'[data-step="{step}"][data-current] .give[value="{answer}"]').dispatch_event("click")
        expect(page.locator(f'.step[data-current][data-step="{ending.id}"]')).to_be_visible()
        lines = page.locator(".step[data-current] .ending-card [data-card]:visible")
        wanted = card(part.table, called(part.table, stated_on(part, given)))
        expect(lines).to_have_count(len(wanted))
        assert [line.get_attribute("data-card") for line in lines.all()] == wanted, given
        page.locator(".walk .restart").dispatch_event("click")
        expect(page.locator(".step[data-current][data-step=danger-now]")).to_be_visible()


def test_a_voice_of_the_device_reads_what_is_shown_and_stops_when_something_else_is(page: Page, address: str) -> None:
    open_page(page, address, [OF_A_SERVER, FRENCH, AMERICAN, OWN])
    give(page, "No")
    listen = page.get_by_role("button", name="Listen")
    listen.press("Enter")
    spoken = said(page)
    words = [text for text, _, _ in spoken]
    assert words[0] == "What is it about?" and "I hurt somebody" in words
    assert len(words) == len(set(words))
    assert {(voice, lang) for _, voice, lang in spoken} == {("Own", "en-GB")}
    page.get_by_role("button", name="Stop").press("Enter")
    assert said(page) == []
    expect(listen).to_be_visible()
    listen.press("Enter")
    assert said(page)
    give(page, "I hurt somebody")
    expect(page.get_by_role("heading", name="Who would you like to tell first?")).to_be_focused()
    assert said(page) == []
    expect(listen).to_be_visible()


@pytest.mark.parametrize("voices", [[], [OF_A_SERVER], [FRENCH], [OF_A_SERVER, FRENCH]])
def test_without_a_voice_of_its_own_in_english_nothing_is_offered_and_nothing_said(
    page: Page, address: str, voices: list[dict[str, Any]]
) -> None:
    open_page(page, address, voices)
    expect(page.locator(".listen")).to_be_hidden()
    expect(page.locator(".md-content").get_by_text("Listen").locator("visible=true")).to_have_count(0)
    page.evaluate("each => window.voicesCome([each])", OF_A_SERVER)
    expect(page.locator(".listen")).to_be_hidden()
    page.locator(".listen").dispatch_event("click")
    assert said(page) == []
    page.evaluate("each => window.voicesCome([each])", AMERICAN)
    expect(page.locator(".listen")).to_be_visible()


def test_leaving_the_page_and_exit_stop_the_voice(page: Page, address: str) -> None:
    open_page(page, address, [OWN])
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    page.get_by_role("button", name="Listen").press("Enter")
    before = page.evaluate("window.told.hushed")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("window.told.hushed") > before and said(page) == []
    page.get_by_role("button", name="Listen").press("Enter")
    assert said(page)
    page.evaluate("addEventListener('pagehide', () => sessionStorage.setItem('said', window.told.said.length))")
    page.locator("a.exit-this-page").first.dispatch_event("click")
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.goto(f"{address}for/children/")
    assert page.evaluate("sessionStorage.getItem('said')") == "0"


def test_without_scripts_every_question_and_every_ending_is_there_with_links(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}for/children/")
    expect(page.locator(".listen")).to_be_hidden()
    page.get_by_role("link", name="go to “What is it about?”").click()
    expect(page.get_by_role("heading", name="What is it about?")).to_be_visible()
    expect(page.locator("#talk-to-childline ~ .ending-card [data-card=childline]")).to_be_visible()
    expect(page.locator("#talk-to-childline ~ details.more")).to_have_attribute("open", "")
    page.get_by_text("Read all of it on one page").click()
    expect(page.get_by_text("Some secrets are not for keeping.").locator("visible=true").first).to_be_visible()
    context.close()
