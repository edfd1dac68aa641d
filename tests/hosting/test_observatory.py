"""Behind each server that the build writes a file for, the site has full marks on Mozilla Observatory's criteria."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import python_is_ready
from tests.hosting.observatory import PERFECT, Answer, asked, marks, score
from tests.hosting.servers import PACKAGES, served_securely
from tests.hosting.test_headers import let_everybody_read
from tools.release.headers import HSTS


@pytest.fixture(scope="module", params=list(PACKAGES))
def addresses(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    work = tmp_path_factory.mktemp("server")
    shutil.copytree(site, work / "site")
    let_everybody_read(work)
    with served_securely(request.param, work / "site", work) as both:
        yield both


def test_the_site_has_full_marks(addresses: tuple[str, str]) -> None:
    plain, secure = (asked(address) for address in addresses)
    found = marks(plain, secure)
    assert [name for name, mark in found.items() if mark < 0] == []
    assert score(found) == 150 >= PERFECT


def test_without_any_one_of_its_headers_it_would_have_less(addresses: tuple[str, str]) -> None:
    plain, secure = (asked(address) for address in addresses)
    best = score(marks(plain, secure))
    counted = {
        *("content-security-policy", "cross-origin-embedder-policy", "cross-origin-opener-policy"),
        *("cross-origin-resource-policy", "referrer-policy", "strict-transport-security", "x-content-type-options"),
    }
    for name in counted:
        less = {key: value for key, value in secure.headers.items() if key != name}
        assert score(marks(plain, replace(secure, headers=less))) < best, name
    assert score(marks(Answer(200, {}, ""), secure)) < best


def test_a_browser_is_told_to_keep_to_https_there_and_never_by_http(addresses: tuple[str, str]) -> None:
    plain, secure = addresses
    for path in ("", "annex-a/", "service-worker.js", "no/such"):
        assert asked(secure + path).headers["strict-transport-security"] == HSTS, path
        assert "strict-transport-security" not in asked(plain + path).headers, path
    assert asked(f"{plain}annex-a/").headers["location"] == f"{secure}annex-a/"


@pytest.mark.thorough
def test_the_whole_site_works_there_python_search_and_links_too(browser: Browser, addresses: tuple[str, str]) -> None:
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(f"{addresses[1]}annex-a/")
    python_is_ready(page)
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    assert page.evaluate("crossOriginIsolated")
    page.goto(f"{addresses[1]}policy/01-purpose/")
    page.locator(".md-search__input").click()
    page.keyboard.type("threshold")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert [line for line in heard if "Service Worker registration blocked" not in line] == []
    context.close()
