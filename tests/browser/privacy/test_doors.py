"""A page's own ways out are shut: what a script that somebody had slipped in would try leads nowhere.

The host sends no header that protects, so that only what the pages bring with them can.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import open_with_instant_navigation
from tests.browser.hosting import Host, hosted

PAGE = "who-to-tell/"
LINKED = ".md-content a[href^='https://']:visible"
KCSIE = "https://www.gov.uk/government/publications/keeping-children-safe-in-education--2"
NAVIGATIONS = {
    "location": "location.href = TO",
    "location.replace": "location.replace(TO)",
    "location.assign": "location.assign(TO)",
    "the Navigation API": "Object.values(navigation.navigate(TO)).forEach((each) => each.catch(() => {}))",
    "a meta element": (
        "document.head.append(Object.assign(document.createElement('meta'), "
        "{ httpEquiv: 'refresh', content: `0;url=${TO}` }))"
    ),
    "a link that a script presses": "LINK; document.body.append(a); a.click()",
    "a link in no page": "LINK; a.click()",
    "a link in a window of its own": "LINK; a.target = '_blank'; document.body.append(a); a.click()",
    "a link in no page, in a window of its own": "LINK; a.target = '_blank'; a.click()",
    "a press that is made up": (
        "LINK; a.target = '_blank'; document.body.append(a);a.dispatchEvent(new MouseEvent('click', { bubbles: true }))"
    ),
    "a press that is made up, in no page": "LINK; a.target = '_blank'; a.dispatchEvent(new MouseEvent('click'))",
    "a file to be saved": "LINK; a.download = 'x'; document.body.append(a); a.click()",
    "a link of a drawing": (
        "const a = document.createElementNS('http://www.w3.org/2000/svg', 'a'); a.setAttribute('href', TO);"
        "document.body.append(a); a.dispatchEvent(new MouseEvent('click', { bubbles: true }))"
    ),
    "a window": "window.open?.(TO)",
    "a form": (
        "const form = document.createElement('form'); form.action = TO; document.body.append(form); form.submit()"
    ),
}
LINK = "const a = document.createElement('a'); a.href = TO"
# By the time that two answers of our own host are there, whatever was asked for before would be too.
TRY = """addEventListener("try", ({ detail: TO }) => {
    try { TRIED } catch {}
    fetch("").then(() => fetch("")).then(() => console.log("tried"));
});"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Host]:
    """Another site, which would answer."""
    (tmp_path / "index.html").write_text("<title>Elsewhere</title><h1>Elsewhere</h1>")
    with hosted(tmp_path) as other:
        yield other


@pytest.fixture(autouse=True)
def outside(context: BrowserContext) -> list[str]:
    """What is asked of the sites that ours links, which a test cannot reach."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<title>Outside</title><h1>Outside</h1>", content_type="text/html")

    context.route(re.compile("^https://"), answer)
    return asked


@pytest.mark.parametrize("name", NAVIGATIONS)
def test_nothing_but_a_press_on_a_listed_link_leads_to_another_site(
    page: Page, host: Host, elsewhere: Host, outside: list[str], name: str
) -> None:
    # What a test's own tools run counts as a person's press; what an event of the page leads to does not.
    page.add_init_script(TRY.replace("TRIED", NAVIGATIONS[name].replace("LINK", LINK)))
    page.goto(host.address + PAGE)
    # Neither to a site that nothing links, nor, without a press, to one that the site does link.
    for to in (f"{elsewhere.address}?words", KCSIE):
        # Looking at the page would wait for a navigation that the page has refused.
        with page.expect_console_message(lambda message: message.text == "tried"):
            page.evaluate("(to) => { setTimeout(() => dispatchEvent(new CustomEvent('try', { detail: to }))); }", to)
        page.goto(host.address + PAGE)
        expect(page.locator("h1").first).to_be_visible()
        assert (elsewhere.asked, outside, len(page.context.pages)) == ([], [], 1)


def test_a_link_that_a_script_has_turned_elsewhere_is_not_followed_when_somebody_presses_it(
    page: Page, host: Host, elsewhere: Host, outside: list[str]
) -> None:
    page.goto(host.address + PAGE)
    page.locator(LINKED).first.evaluate("(link, to) => { link.href = to; }", f"{elsewhere.address}?words")
    link = page.locator(".md-content a[href$='?words']")
    link.click()
    link.click(button="middle")
    page.goto(host.address)
    assert (elsewhere.asked, outside, len(page.context.pages)) == ([], [], 1)


def test_a_person_s_press_on_a_link_of_the_site_leads_there(page: Page, address: str, outside: list[str]) -> None:
    open_with_instant_navigation(page, address)
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page).to_have_url(f"{address}{PAGE}")
    link = page.locator(LINKED).first
    where = str(link.get_attribute("href"))
    link.click()
    expect(page.get_by_role("heading", name="Outside")).to_be_visible()
    assert outside == [where] and page.url == where


def test_with_the_keyboard_too_and_in_a_window_of_its_own(page: Page, address: str, outside: list[str]) -> None:
    page.goto(address + PAGE)
    link = page.locator(LINKED).first
    with page.context.expect_event("request", lambda request: request.url.startswith("https://")):
        link.click(modifiers=["Control"])
    link.press("Enter")
    expect(page.get_by_role("heading", name="Outside")).to_be_visible()
    assert len(outside) == 2


def test_a_telephone_number_can_be_tapped(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    page.evaluate("""addEventListener("click", (event) => {
        document.documentElement.dataset.rings = String(!event.defaultPrevented);
        event.preventDefault();
    })""")
    page.locator(".md-content a[href='tel:999']:visible").first.click()
    expect(page.locator("html[data-rings=true]")).to_be_attached()


def test_no_way_to_another_network_window_or_frame_is_left(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    names = ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "WebTransport", "open"]
    assert page.evaluate("(names) => names.filter((name) => name in window)", names) == []
    # What has a page of its own would have them all.
    made = page.evaluate("""() => ["iframe", "IFRAME", "frame", "object", "embed", "fencedframe"].flatMap((name) => [
        document.createElement(name), document.createElement({ toString: () => name }),
        document.createElementNS("http://www.w3.org/1999/xhtml", name.toLowerCase()),
        document.createElementNS("http://www.w3.org/1999/xhtml", `h:${name.toLowerCase()}`),
        document.implementation.createHTMLDocument("").createElement(name),
    ]).filter(Boolean).map((each) => each.outerHTML)""")
    assert made == []


def test_text_becomes_part_of_the_page_by_our_policy_alone(page: Page, address: str) -> None:
    page.goto(address + PAGE)
    refused = page.evaluate("""() => {
        const place = document.createElement("div");
        const parse = (words, kind) => new DOMParser().parseFromString(words, `text/${kind}`);
        const html = "http://www.w3.org/1999/xhtml";
        const attempts = {
            frame: () => { place.innerHTML = "<IFRAME/srcdoc=x>"; },
            object: () => { place.insertAdjacentHTML("beforeend", "<p><object data=x>"); },
            script: () => { place.innerHTML = "<svg><script>1</script>"; },
            meta: () => { place.innerHTML = "<meta http-equiv=refresh content='0;url=https://example.org'>"; },
            parsed: () => { parse("<iframe></iframe>", "html"); },
            prefixed: () => { parse(`<h:iframe xmlns:h="${html}"/>`, "xml"); },
            entity: () => { parse("<!DOCTYPE a [<!ENTITY b '&#60;iframe/>'>]><a>&b;</a>", "xml"); },
            worker: () => { new Worker("https://example.org/a.js"); },
            data: () => { new Worker("data:text/javascript,1"); },
            source: () => { document.createElement("script").src = "https://example.org/a.js"; },
            text: () => { document.createElement("script").textContent = "alert(1)"; },
            another: () => { trustedTypes.createPolicy("another", { createHTML: (words) => words }); },
            again: () => { trustedTypes.createPolicy("default", { createHTML: (words) => words }); },
        };
        return Object.fromEntries(Object.entries(attempts).map(([name, attempt]) => {
            try {
                attempt();
                return [name, "taken"];
            } catch (reason) {
                return [name, reason.name];
            }
        }));
    }""")
    assert set(refused.values()) == {"TypeError"}, refused
    taken = page.evaluate("""() => {
        const place = document.createElement("div");
        place.innerHTML = "<p><mark>found</mark></p>";
        const data = document.createElement("script");
        data.textContent = '{"a": 1}';
        return [place.querySelector("mark").textContent, data.textContent];
    }""")
    assert taken == ["found", '{"a": 1}']


@pytest.mark.parametrize("path", ["annex-a/", "helpers/which-route/"])
def test_in_a_frame_of_another_site_nothing_is_shown(page: Page, host: Host, elsewhere: Host, path: str) -> None:
    frame_of_it = f"<h1>Elsewhere</h1><iframe src='{host.address}{path}' width=900 height=600>"
    elsewhere.replaced["index.html"] = frame_of_it.encode()
    page.goto(f"{elsewhere.address}index.html")
    frame = page.frame_locator("iframe")
    link = frame.get_by_role("link", name="Open this page by itself")
    expect(link).to_be_visible()
    expect(frame.locator("body > *")).to_have_count(1)
    expect(frame.locator("input, textarea, button, select")).to_have_count(0)
    # Nothing of it has begun: Python was not asked for.
    assert not [each for each in host.asked if each.endswith((".wasm", "/worker.js"))]
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.get_by_role("link", name="Exit this page").first).to_be_attached()
