"""A site that was built for a folder of a host, opened from a USB stick with the one command that the guide names."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import open_with_instant_navigation, python_is_ready
from tests.browser.offline.keeping import kept
from tests.browser.whole_site.test_search import look_for, open_search, pages_found
from tools.sources.paths import ROOT

pytestmark = pytest.mark.thorough

BELOW = "/some/folder/"
COMMAND = "python3 hosting/serve.py"


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built for a folder of a host."""
    folder = tmp_path_factory.mktemp("stick") / "site"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": f"https://policy.example.org{BELOW}"},
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def stick(below: Path) -> Iterator[str]:
    """The address that the guide's command says, and serves."""
    assert COMMAND in (ROOT / "docs/contributing/publishing.md").read_text(encoding="utf-8")
    program, script = COMMAND.split()
    command = [program, script, "--no-browser", "--port", "0"]
    with subprocess.Popen(command, cwd=below, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        said = re.search(r"http://\S+", running.stdout.readline())
        assert said
        try:
            yield said[0]
        finally:
            running.terminate()


def test_the_command_serves_the_site_where_it_was_built_for_on_this_machine_only(stick: str) -> None:
    assert re.fullmatch(rf"http://127\.0\.0\.1:\d+{BELOW}", stick)
    top = stick.removesuffix(BELOW)
    with urlopen(f"{top}/") as answer:
        assert answer.url == stick
    with pytest.raises(HTTPError) as error:
        urlopen(f"{top}/some/")
    assert error.value.code == 404


@pytest.mark.parametrize("path", ["..%2f..%2fetc/passwd", "../site/index.html", "assets/", "hosting"])
def test_nothing_but_the_site_s_files_is_served(stick: str, path: str) -> None:
    with pytest.raises(HTTPError) as error:
        urlopen(f"{stick}{path}")
    assert error.value.code == 404


def test_files_have_the_types_that_browsers_insist_on(stick: str, below: Path) -> None:
    for ending, kind in {"wasm": "application/wasm", "mjs": "text/javascript", "js": "text/javascript"}.items():
        path = next(below.glob(f"assets/**/*.{ending}")).relative_to(below).as_posix()
        with urlopen(f"{stick}{path}") as answer:
            assert answer.headers["Content-Type"] == kind, path


def test_a_browser_is_never_told_that_it_has_the_newest_because_of_a_date(stick: str) -> None:
    """After an older copy was put back it would go on with the newer one."""
    with urlopen(Request(stick, headers={"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"})) as answer:
        assert answer.status == 200


def test_a_page_that_is_not_there_is_ours_with_its_looks(page: Page, stick: str) -> None:
    answer = page.goto(f"{stick}no/such/page/")
    assert answer
    assert answer.status == 404
    expect(
        page.get_by_role("button", name="Exit this page").or_(page.get_by_role("link", name="Exit this page")).first
    ).to_be_visible()
    looks = page.eval_on_selector_all(
        "link[rel=stylesheet]", "links => links.map(link => link.sheet?.cssRules.length ?? 0)"
    )
    assert looks
    assert all(looks)


def test_helper_search_and_form_work_and_answers_stay_during_a_visit(
    page: Page, stick: str, complaints: list[str]
) -> None:
    open_with_instant_navigation(page, f"{stick}helpers/which-route/")
    python_is_ready(page)
    page.locator(".helper .give:visible").first.click()
    expect(page.locator(".so-far > ol li")).to_have_count(1)
    page.evaluate("document.documentElement.dataset.sameVisit = ''")
    page.get_by_role("link", name="Annex A form").first.evaluate("link => link.click()")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    expect(page.locator("html[data-same-visit]")).to_be_attached()
    assert page.url == f"{stick}annex-a/"
    open_search(page)
    look_for(page, "who do I tell")
    assert pages_found(page, stick)
    assert complaints == []


def test_it_is_kept_for_use_without_a_network(page: Page, stick: str) -> None:
    kept(page, stick)
    page.context.set_offline(True)
    page.goto(f"{stick}who-to-tell/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who to tell")
    page.goto(f"{stick}no/such/page/")
    expect(page.get_by_text("404").first).to_be_visible()
