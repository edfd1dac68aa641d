"""What a screen reader is told, word by word, for each kind of change: `hearing.py` asks Chromium's own tree."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible.axe import still_page
from tests.browser.accessible.hearing import NAMED, Listener
from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.walking import answer_at_once
from tools.browser.flow.model import Flow, Kind
from tools.browser.flow.walk import shortest_ways
from tools.sources.flowcharts.strength import SHOWN

PAGES = [
    *[
        "",
        "who-to-tell/",
        "glossary/",
        "policy/",
        "policy/04-what-is-it/",
        "policy/annex-a/",
        "policy/whole-policy/",
        "training/",
    ],
    *[
        "helpers/",
        "helpers/is-it-just-banter/",
        "helpers/which-route/",
        "annex-a/",
        "training/the-bundle/",
        "training/quiz/",
    ],
    *["about/privacy/", "about/accessibility/", "for/parents/"],
]
CONTROLS = (NAMED - {"heading"}) | {"dialog"}


@pytest.fixture(scope="module")
def ear(browser: Browser) -> Iterator[tuple[Page, Listener]]:
    """One page for the whole file, and what is heard of it."""
    page = still_page(browser, python=True)
    yield page, Listener(page)
    page.context.close()


def nameless(ear: Listener) -> list[str]:
    """Controls of the page that have no name in the tree."""
    return [
        f"{node['role']['value']} {node.get('backendDOMNodeId')}"
        for node in ear.tree()
        if not node.get("ignored") and node["role"]["value"] in CONTROLS and not node.get("name", {}).get("value")
    ]


def tops(ear: Listener) -> int:
    """How many headings of the first level there are."""
    headings = [node for node in ear.tree() if node["role"]["value"] == "heading"]
    levels = [each["value"]["value"] for node in headings for each in node["properties"] if each["name"] == "level"]
    return levels.count(1)


def test_a_mark_on_the_card_is_heard_apart_from_its_line(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    page.goto(f"{address}helpers/what-is-it/")
    python_is_ready(page)
    page.locator("[data-ticks]").get_by_label("A fight or an injury").check()
    page.locator(".show-what-to-do button").click()
    expect(page.locator(".ending-card:visible")).to_be_visible()
    lines = heard.reads(".ending-card")
    assert "downplay it – the policy: Will" in lines
    assert "Hurt? First aid now." in lines


def test_a_page_that_comes_is_told_by_its_heading_and_by_nothing_else(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    open_with_instant_navigation(page, f"{address}who-to-tell/")
    # How far keeping the site has come is said on one page.
    expect(page.locator("[data-kept]:not([data-kept=keeping])")).to_be_attached()
    heard.said()
    page.locator('.md-sidebar--primary a[href$="/annex-a/"]:not([href*=policy])').press("Enter")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    assert heard.focus() == "heading “Annex A: risk assessment and safety plan, to fill in”, level 1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")
    page.go_back()
    expect(page.locator("h1", has_text="Who to tell")).to_be_focused()
    assert heard.focus() == "heading “Who to tell”, level 1"
    page.go_forward()
    expect(page.locator("h1", has_text="Annex A")).to_be_focused()
    assert heard.said() == []


def test_a_page_that_comes_at_a_place_in_it_is_told_from_there(ear: tuple[Page, Listener], address: str) -> None:
    page, _ = ear
    open_with_instant_navigation(page, f"{address}helpers/is-it-just-banter/")
    page.locator(".show-all").press("Enter")
    link = page.locator("blockquote cite a[href*='#']").first
    place = (link.get_attribute("href") or "").partition("#")[2]
    link.press("Enter")
    expect(page.locator(f"[id='{place}']")).to_be_focused()


def test_a_strength_and_what_to_do_are_two_things(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    page.goto(f"{address}helpers/is-it-just-banter/#ring-999")
    expect(page.locator(".helper[data-looking]")).to_be_attached()
    lines = heard.reads(".step[data-current]")
    assert any(line.startswith("Not in this policy:") for line in lines)
    strengths = "|".join(shown.label for shown in SHOWN.values())
    assert [line for line in lines if re.match(rf"(?:{strengths})\b(?!:)", line) and len(line.split()) > 1] == []


def test_what_is_noted_names_its_line(ear: tuple[Page, Listener], address: str, flows: list[Flow]) -> None:
    page, heard = ear
    flow = next(flow for flow in flows if flow.name == "after-an-incident")
    pause = max((step for step in flow.steps if step.kind is Kind.PAUSE), key=lambda step: len(step.instructions))
    page.goto(f"{address}helpers/{flow.name}/")
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    for given in shortest_ways(flow)[pause.id]:
        answer_at_once(page, flow, given)
    expect(page.locator(f"[id='{pause.id}']")).to_be_focused()
    page.locator(".step[data-current] .weighing input").first.press("Space")
    expect(page.locator(".step[data-current] textarea:visible").first).to_be_visible()
    lines = heard.reads(".step[data-current]")
    notes = [line for line in lines if line.startswith(("checkbox", "textbox"))]
    assert len(notes) > len(pause.instructions) > 2
    assert len(set(notes)) == len(notes)
    strengths = "|".join(shown.label for shown in SHOWN.values())
    assert [note for note in notes if not re.match(rf"\w+ “(Noted|Weighed|Note) ({strengths})\b", note)] == []


def test_an_answer_that_no_longer_applies_is_told(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    page.goto(f"{address}helpers/is-it-just-banter/")
    python_is_ready(page)
    for step, answer in (("danger-now", "no"), ("an-image-or-message", "no")):
        page.locator(f"[id='{step}--{answer}']").press("Enter")
        expect(page.locator(f".step[data-current]:not([data-step={step}])")).to_be_attached()
    page.locator(".so-far .change").first.press("Enter")
    assert heard.focus().startswith("heading “Danger now")
    heard.said()
    page.locator("#danger-now--not-sure").press("Enter")
    expect(page.locator("#ring-999")).to_be_focused()
    assert heard.said() == ["Because you changed an answer, your answer to “An image or message” no longer applies."]


def test_an_error_of_the_form_is_told_in_the_list_and_at_its_box(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    page.locator("#review").fill("31/02/2026")
    page.locator("[data-do=check]").press("Enter")
    expect(page.locator("[data-gaps-title]")).to_be_focused()
    assert heard.focus() == "heading “20 things to look at”, level 3"
    page.locator("[data-go-to=review]").press("Enter")
    assert heard.focus() == (
        "textbox “Date for risk assessment/safety plan review”, invalid, value “31/02/2026”, described: Error: The "
        "review date does not exist: write the day, month and year, such as 23/11/2026. Write each date as day, month, "
        "year: for example, 23/11/2026."
    )
    expect(page.locator("#review-wrong")).to_be_visible()
    page.locator("#review").fill("28/02/2027")
    assert heard.focus().endswith(
        "value “28/02/2027”, described: Write each date as day, month, year: for example, 23/11/2026."
    )
    page.locator("#review").press("Tab")
    expect(page.locator("#review-said")).to_have_text("Sunday 28 February 2027")
    assert "Sunday 28 February 2027" in heard.said()
    # The last change is taken back: what was pressed keeps the focus.
    while page.locator("[data-do=undo]").get_attribute("aria-disabled") == "false":
        page.locator("[data-do=undo]").press("Enter")
    assert heard.focus() == "button “Undo”, disabled"
    # The word about keeping the site may come meanwhile.
    assert "The last change is undone." in heard.said()


def test_a_dialog_says_what_will_happen_and_a_closed_one_nothing(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    page.goto(f"{address}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    assert [node for node in heard.tree() if node["role"]["value"] == "dialog"] == []
    page.locator("#referrer").fill("AB")
    page.locator("[data-do=clear]").press("Enter")
    assert heard.name("dialog[open]") == (
        "dialog “Clear everything?”, described: All that you typed in this form goes. Undo brings it back until you "
        "leave this site."
    )
    assert heard.focus() == "button “Keep what I typed”"
    page.keyboard.press("Escape")
    assert heard.focus() == "button “Clear everything”"
    page.locator("[data-do=save-locked]").press("Enter")
    page.locator("[data-secret=one]").fill("abc")
    page.keyboard.press("Enter")
    expect(page.locator("[data-problem]")).not_to_be_empty()
    assert heard.focus().startswith(
        "textbox “Passphrase”, invalid, value “abc”, described: Error: Use at least 12 characters"
    )
    page.keyboard.press("Escape")


@pytest.mark.thorough
def test_a_search_is_told_once_and_each_result_has_a_name(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    page.goto(f"{address}who-to-tell/")
    expect(page.locator("label[data-opens] button").first).to_be_attached()
    # Whoever goes through the header with Tab has nothing of the panel on the way.
    for stop in [
        "link “Skip to content”",
        "link “Exit this page”",
        "link “Peer on Peer Abuse Policy”",
        None,
        "textbox “Search”",
    ]:
        page.keyboard.press("Tab")
        assert stop in (None, heard.focus())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-header') === null")
    page.locator(".md-search__input").click()
    heard.said()
    page.keyboard.insert_text("banter")
    expect(page.locator("[data-told]")).to_have_text("12 matching documents")
    page.keyboard.press("ArrowDown")
    assert heard.focus().startswith("link “Helper: Is it “just banter”?")
    assert (nameless(heard), tops(heard)) == ([], 1)
    page.locator(".md-search__input").fill("my friend wants to die")
    expect(page.locator("[data-told]")).to_have_text(
        re.compile("^A child in danger now, or badly hurt\\? Ring 999\\..* matching documents$")
    )
    said = heard.said()
    assert said[0] == "12 matching documents" and len(said) == 2
    page.keyboard.press("Escape")
    assert heard.focus() == "textbox “Search”, value “my friend wants to die”"
    expect(page.locator("#__search")).not_to_be_checked()


def keeping_has_been_said(page: Page) -> None:
    """How far keeping the site has come is said at its own time."""
    expect(page.locator("[data-kept]:not([data-kept=keeping])")).to_be_attached()


def test_a_term_is_explained_when_it_is_pressed_and_not_before(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    page.goto(f"{address}helpers/is-it-just-banter/#ring-999")
    term = page.locator(".step[data-current] abbr.term[tabindex]").first
    expect(term).to_be_attached()
    keeping_has_been_said(page)
    term.focus()
    assert re.fullmatch(r"button “[^”]+”, (collapsed|expanded)", heard.focus())
    heard.said()
    page.keyboard.press("Enter")
    told = page.locator("[data-told]")
    expect(told).to_contain_text("Designated Safeguarding Lead. The policy says")
    assert heard.said() == [told.inner_text()]


def test_the_way_out_of_the_group_view_is_seen_and_its_count_is_told(ear: tuple[Page, Listener], address: str) -> None:
    page, heard = ear
    page.goto(f"{address}training/the-bundle/")
    page.locator(".to-group:visible").first.press("Enter")
    expect(page.locator(".exit-button")).to_be_in_viewport()
    keeping_has_been_said(page)
    heard.said()
    page.keyboard.press("Shift")
    assert heard.said() == ["Shift, press 2 more times to exit."]
    expect(page.locator("[data-exit-told]")).to_be_in_viewport()


@pytest.mark.thorough
def test_every_control_of_the_site_has_a_name_and_every_page_one_first_heading(
    ear: tuple[Page, Listener], address: str
) -> None:
    page, heard = ear
    faults = {}
    for path in PAGES:
        page.goto(f"{address}{path}")
        expect(page.locator("label[data-opens] button, label[for=__search] button").first).to_be_attached()
        found = (nameless(heard), tops(heard))
        if found != ([], 1):
            faults[path] = found
        summaries = page.locator(".step-marks > summary").all_text_contents()
        assert len(set(summaries)) == len(summaries)
    assert faults == {}
