"""The site stays light: bytes and requests are counted. `make bench` has the timings, which a test cannot hold."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import hosted
from tools.bench.sizes import page_bytes, runtime_bytes
from tools.release.asset_hashes import TOGETHER, hashed
from tools.release.compress import originals
from tools.release.headers import HASHED

pytestmark = pytest.mark.lighter

SHEET = re.compile(r"<link [^>]*stylesheet[^>]*>")


def test_the_runtime_with_our_code_is_small(site: Path) -> None:
    size = runtime_bytes(site)
    assert 2_000_000 < size <= 3_600_000


@pytest.mark.parametrize("path", ["policy/07-sexual-violence-and-harassment/", "policy/01-purpose/", ""])
def test_a_page_without_python_is_light_and_fetches_nothing_of_it(browser: Browser, site: Path, path: str) -> None:
    sent = page_bytes(browser, site, path)
    # The page itself and what the theme asks for last are among them: nothing was left out of the count.
    assert {path, "sitemap.xml"} <= sent.keys()
    assert sum(sent.values()) <= 150_000, sorted(sent.items(), key=lambda each: -each[1])[:8]
    assert len(sent) <= 40
    assert [name for name in sent if "/runtime/" in name] == []


def test_what_a_page_runs_is_named_at_its_head_and_sent_for_once(page: Page, site: Path) -> None:
    with hosted(site) as host:
        page.goto(f"{host.address}helpers/which-route/")
        python_is_ready(page)
        links = page.locator("head link[rel=preload], head link[rel=modulepreload]")
        named = links.evaluate_all("links => links.map(({ href }) => new URL(href).pathname.slice(1))")
        asked = [path for path in host.asked if path.endswith(".js") and "/runtime/" not in path]
    assert len(named) == 6
    assert sorted(asked) == sorted(named)


def test_the_style_sheets_are_one_file_on_every_page(site: Path) -> None:
    # The keepers' desk brings its own: no reader is to fetch it.
    pages = [page for page in site.rglob("*.html") if page.parent.name != "keepers"]
    assert len(pages) > 50
    for page in pages:
        assert len(SHEET.findall(page.read_text(encoding="utf-8"))) == 1, page


def test_whatever_gets_smaller_by_it_lies_compressed_beside_its_original(site: Path) -> None:
    for path in originals(site):
        if path.stat().st_size > 2_000 and path.suffix != ".zip":
            for shape in ("br", "gz"):
                beside = path.with_name(f"{path.name}.{shape}")
                assert beside.exists(), beside
                assert beside.stat().st_size < path.stat().st_size
                # Of this build, not of the one before.
                assert beside.stat().st_mtime >= path.stat().st_mtime, beside


def test_what_browsers_may_keep_for_ever_is_named_by_what_it_holds(site: Path) -> None:
    for name, folders in (("assets", TOGETHER), ("assets/runtime", ("",))):
        [kept] = [path for path in (site / name).iterdir() if HASHED.match(path.name)]
        held = [path for folder in folders for path in sorted((kept / folder).rglob("*"))]
        assert hashed(path for path in held if path.suffix not in (".br", ".gz")) == kept.name
