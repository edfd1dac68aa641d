"""Two versions published one after the other: the older can be read, and nobody takes it for the present."""

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import hosted
from tests.browser.offline.keeping import kept
from tests.browser.offline.keeping import published as built_anew
from tools.cli import main
from tools.release.archive import Published, PublishError, publish, version_of

FIRST = datetime.date(2026, 3, 3)
SECOND = datetime.date(2026, 11, 25)
OLD = "versions/2026-03-03/"


@pytest.fixture(scope="module")
def newer(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is after a change of words, with one page fewer."""
    folder = tmp_path_factory.mktemp("newer") / "site"
    shutil.copytree(site, folder.parent / "fewer")
    shutil.rmtree(folder.parent / "fewer" / "glossary")
    built_anew(folder.parent / "fewer", folder, "What has happened?")
    return folder


@pytest.fixture(scope="module")
def folder(site: Path, newer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publishing") / "public"
    publish(site, folder, "The first.", FIRST)
    publish(newer, folder, "Other <words>.", SECOND)
    return folder


@pytest.fixture(scope="module")
def public(folder: Path) -> Iterator[str]:
    with hosted(folder) as host:
        yield host.address


@pytest.mark.thorough
def test_the_list_names_day_version_and_what_was_new_and_leads_to_the_older(
    page: Page, public: str, site: Path, newer: Path, complaints: list[str]
) -> None:
    page.goto(public)
    foot = page.locator(".md-copyright .version")
    expect(foot).to_contain_text(f"Site version {version_of(newer)}.")
    foot.get_by_role("link", name="Earlier versions").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Earlier versions")
    expect(page.locator("tbody tr")).to_have_text(
        [
            f"25 November 2026 (the present version){version_of(newer)}Other <words>.",
            f"3 March 2026{version_of(site)}The first.",
        ]
    )
    page.get_by_role("link", name="3 March 2026").click()
    expect(page.locator("h1").first).to_be_visible()
    assert page.url == f"{public}{OLD}"
    expect(page.get_by_text("What do you need?").first).to_be_visible()
    expect(page.locator(".md-copyright .version")).to_contain_text(f"Site version {version_of(site)}.")
    assert complaints == []


@pytest.mark.thorough
def test_every_old_page_says_that_it_is_old_also_on_paper_and_leads_to_the_present(
    page: Page, public: str, folder: Path
) -> None:
    page.goto(f"{public}{OLD}annex-a/")
    page.emulate_media(media="print")
    note = page.locator(".old-version")
    expect(note).to_be_visible()
    expect(note).to_have_text(
        "Old version. Published on 3 March 2026, replaced on 25 November 2026. "
        "Do not act on it: read the present version."
    )
    page.emulate_media(media="screen")
    note.get_by_role("link").click()
    assert page.url == f"{public}annex-a/"
    expect(page.locator(".old-version")).to_have_count(0)
    page.goto(f"{public}{OLD}glossary/")
    page.locator(".old-version").get_by_role("link").click()
    assert page.url == public
    old = list((folder / OLD).rglob("*.html"))
    assert len(old) > 50
    for path in old:
        words = path.read_text(encoding="utf-8")
        assert words.count('class="old-version"') == 1, path
        assert words.count('<meta name="robots" content="noindex">') == 1, path


def test_an_old_page_runs_nothing_and_its_links_stay_in_its_day(page: Page, public: str, complaints: list[str]) -> None:
    page.goto(f"{public}{OLD}helpers/which-route/")
    expect(page.locator(".step")).not_to_have_count(1)
    assert page.locator("script, noscript").count() == 0
    looks = page.eval_on_selector_all(
        "link[rel=stylesheet]", "links => links.map(link => link.sheet?.cssRules.length ?? 0)"
    )
    assert looks
    assert all(looks)
    page.get_by_role("link", name="Who to tell").first.evaluate("link => link.click()")
    expect(page).to_have_url(f"{public}{OLD}who-to-tell/")
    page.locator(".md-copyright .version").get_by_role("link").click()
    expect(page).to_have_url(f"{public}versions/")
    assert complaints == []


def test_no_link_of_an_old_page_leads_nowhere(folder: Path) -> None:
    for path in (folder / OLD).rglob("*.html"):
        for link in re.findall(r'href="([^"#?:]+)[#?"]', path.read_text(encoding="utf-8")):
            target = path.parent / link
            assert (target / "index.html" if link.endswith(("/", "..", ".")) else target).exists(), (path, link)


def test_the_present_search_and_the_kept_copy_have_nothing_of_the_old(
    browser: Browser, public: str, folder: Path
) -> None:
    assert "versions/" not in (folder / "search" / "list.json").read_text(encoding="utf-8")
    assert "versions/" not in (folder / "service-worker.js").read_text(encoding="utf-8").split("};")[0]
    assert not (folder / OLD / "service-worker.js").exists()
    assert not list((folder / OLD).rglob("*.wasm"))
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    kept(page, public)
    page.goto(f"{public}{OLD}who-to-tell/")
    expect(page.locator(".old-version")).to_be_visible()
    context.close()


def test_the_present_site_works_beside_them(page: Page, public: str) -> None:
    page.goto(f"{public}helpers/which-route/")
    python_is_ready(page)


def test_a_third_of_the_same_day_gets_a_name_of_its_own(folder: Path, site: Path, tmp_path: Path) -> None:
    public = tmp_path / "public"
    shutil.copytree(folder, public)
    (public / ".git").write_text("gitdir: elsewhere")
    new = publish(site, public, "Back again.", SECOND)
    assert new == Published("2026-11-25-2", "2026-11-25", version_of(site), "Back again.")
    assert version_of(public / "versions" / "2026-11-25") == version_of(folder)
    assert version_of(public / "versions" / "2026-03-03") == version_of(public)
    assert (public / ".git").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public"]


def test_a_folder_is_left_as_it_was_when_it_cannot_be_published_to(
    site: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(PublishError, match="has this version already"):
        publish(folder, folder, "The same.", SECOND)
    other = tmp_path / "holiday"
    other.mkdir()
    (other / "photograph.txt").write_text("not ours")
    assert main(["publish", str(other), "--changed", "x", "--site", str(site)]) == 1
    assert "no list of versions" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["holiday", "photograph.txt"]
    assert main(["publish", str(tmp_path / "new"), "--changed", "x", "--site", str(other)]) == 1
    assert "make build" in capsys.readouterr().err
