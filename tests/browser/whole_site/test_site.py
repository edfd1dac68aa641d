"""Reading and searching the site as a visitor does, and what it asks of the network."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.rehearsal.rehearsing import past_the_act
from tests.browser.walking import has_stood
from tools.sources.days import on_day
from tools.sources.school import School

# Where Python runs: one page of each kind. tests/browser/helpers/test_every_helper.py opens every helper with it.
WITH_PYTHON = ("helpers/which-route/", "annex-a/", "training/the-bundle/")


def pages_of(site: Path) -> list[str]:
    return sorted(
        f"{page.parent.relative_to(site)}/" for page in site.rglob("index.html") if page.parent.name != "versions"
    )


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visitor's browser asked for and said while every page was opened once, and what the pages link."""

    asked: list[str]
    heard: list[str]
    cookies: list[Any]
    ids: dict[str, set[str]]
    links: set[tuple[str, str]]


@pytest.fixture(scope="module")
def visit(browser: Browser, address: str, site: Path) -> Visit:
    context = browser.new_context(service_workers="allow")
    seen = Visit([], [], [], {}, set())
    context.on("request", lambda request: seen.asked.append(request.url))
    context.on("console", lambda message: seen.heard.append(message.text))
    context.on("weberror", lambda error: seen.heard.append(str(error.error)))
    page = context.new_page()
    for path in [*pages_of(site), "versions/"]:
        page.goto(f"{address}{path}")
        expect(page.locator("h1").first).to_be_visible()
        if path in WITH_PYTHON:
            python_is_ready(page)
        key = urlsplit(page.url).path
        seen.ids[key] = set(page.locator("[id]").evaluate_all("all => all.map(each => each.id)"))
        hrefs = page.locator("a[href], svg a").evaluate_all(
            "all => all.map(each => new URL(each.href.baseVal ?? each.href, document.baseURI).href)"
        )
        seen.links.update((key, href) for href in hrefs if href.startswith(address))
    seen.cookies.extend(context.cookies())
    context.close()
    return seen


@pytest.mark.thorough
def test_no_page_asks_anything_of_another_site_or_complains(visit: Visit, address: str) -> None:
    elsewhere = [url for url in visit.asked if not url.startswith((address, "data:", "blob:"))]
    assert len(visit.asked) > 100
    assert elsewhere == []
    assert visit.heard == []
    assert visit.cookies == []


@pytest.mark.thorough
def test_every_link_inside_the_site_leads_somewhere(visit: Visit, site: Path) -> None:
    broken = []
    for source, href in sorted(visit.links):
        parts = urlsplit(href)
        if (site / parts.path.lstrip("/")).is_file():
            continue
        if parts.path not in visit.ids or (parts.fragment and parts.fragment not in visit.ids[parts.path] | {"__top"}):
            broken.append(f"{source} -> {href}")
    assert len(visit.links) > 1000
    assert broken == []


@pytest.mark.parametrize(
    ("asked", "page_that_answers"),
    [("rite passage", "04-what-is-it"), ("threshold", "09-childrens-advice"), ("worry boxes", "03-our-children")],
)
def test_search_finds_the_section_that_has_the_words(
    page: Page, address: str, asked: str, page_that_answers: str
) -> None:
    page.goto(address)
    page.locator(".md-search__input").click()
    page.keyboard.type(asked)
    expect(page.locator(f'.md-search-result__link[href*="{page_that_answers}"]').first).to_be_visible()


def test_moving_round_the_site_takes_nothing_from_a_page_and_says_nothing_to_the_console(
    page: Page, address: str, complaints: list[str]
) -> None:
    """The theme writes every inline script of a page anew, without its type and class."""
    open_with_instant_navigation(page, f"{address}helpers/")
    page.get_by_role("link", name="Which route", exact=False).first.click()
    first = page.locator(".step[data-current]")
    expect(first).to_be_visible()
    has_stood(page)
    first.locator(".give").last.click()
    expect(page.locator(".so-far > ol li")).to_have_count(1)
    has_stood(page)
    page.locator('.practise a[href*="training/"]').first.click()
    page.locator(".show-options").first.click()
    past_the_act(page.locator("[data-part][data-current]"))
    expect(page.locator(".options .step[data-current]")).to_be_visible()
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
    assert complaints == []


@pytest.mark.parametrize(("days_after", "overdue"), [(-1, False), (0, False), (1, True)])
def test_the_review_is_overdue_from_the_day_after_it_was_due_by_the_reader_s_date(
    page: Page, address: str, school: School, days_after: int, overdue: bool
) -> None:
    page.clock.set_fixed_time(f"{school.due + timedelta(days=days_after)}T12:00:00")
    page.goto(f"{address}policy/01-purpose/")
    agreed, due = on_day(school.agreed.isoformat()), on_day(school.due.isoformat())
    expect(page.locator(".status")).to_contain_text(f"Policy agreed {agreed}. Review due {due}.")
    line = page.locator(".status .overdue")
    if overdue:
        expect(line).to_be_visible()
    else:
        expect(line).to_be_hidden()


def test_without_scripts_the_page_says_what_the_build_knew_of_the_review(
    browser: Browser, address: str, school: School
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}policy/01-purpose/")
    line = page.locator(".status .overdue")
    if date.today() > school.due:
        expect(line).to_be_visible()
    else:
        expect(line).to_be_hidden()
    context.close()


def test_a_section_leads_to_its_helper_and_the_helper_back(page: Page, address: str) -> None:
    page.goto(f"{address}policy/02-our-staff/")
    page.locator(".helpers-here").get_by_role("link", name="A child has told me something").click()
    expect(page.locator(".helper[data-walking]")).to_be_visible()
    has_stood(page)
    page.locator(".helper-facts").get_by_role("link", name=re.compile("Our staff")).click()
    expect(page).to_have_url(f"{address}policy/02-our-staff/")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "path",
    [
        "",
        "helpers/a-child-has-told-me-something/",
        "policy/07-sexual-violence-and-harassment/",
        "annex-a/",
        "policy/annex-a/",
        "about/notes-on-the-text/",
    ],
)
@pytest.mark.parametrize("width", [320, 390])
def test_a_narrow_page_does_not_scroll_sideways(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}{path}")
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
