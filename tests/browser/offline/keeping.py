"""What the tests of offline use share: a browser that keeps the site, and the site published anew with other words."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.patience import MILLISECONDS
from tools.release.headers import headers
from tools.release.offline import write_service_worker

# The whole site is fetched and written to the disk.
KEPT = MILLISECONDS
FIRST, SECOND, THIRD = "First words?", "Second words?", "Third words?"
"""What the home page says in each version that is published."""
FEW = (
    *(".", "who-to-tell", "annex-a", "about/privacy", "training/the-bundle", "helpers/which-route"),
    *("policy/01-purpose", "policy/whole-policy"),
)
"""The pages of a site that is kept in a moment: one of each kind, and every earlier version."""
LOOK = "navigator.serviceWorker.getRegistration().then((kept) => kept.update()).then(() => true, () => false)"
"""Looks for a newer version, as the browser does when a page is opened. Gives whether it could look."""


def kept(page: Page, url: str) -> None:
    """Opens a page and waits until the browser has the whole site."""
    page.goto(url)
    is_kept(page)


def is_kept(page: Page) -> None:
    expect(page.locator("html[data-kept=ready]")).to_be_attached(timeout=KEPT)
    expect(page.locator("[data-offline-told]")).to_contain_text("Ready for use without a network.")


def is_all_of(page: Page, words: str) -> None:
    """The page and its script are of the version with these words."""
    expect(page.locator("h1")).to_have_text(words, timeout=KEPT)
    expect(page.locator("html")).to_have_attribute("data-words", words, timeout=KEPT)


def leave(page: Page) -> None:
    """The person leaves the site for good, and says yes to the question about what they typed.

    The tab itself stays: a service worker that started just as its last tab closed has once not gone on under the
    debugger that drives the test.
    """
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")


def with_few_pages(site: Path, folder: Path) -> None:
    """Puts the site into the folder with one page of each kind, as if it had no more: the whole takes long to keep."""

    def left_out(where: str, names: list[str]) -> set[str]:
        path = Path(where).relative_to(site).as_posix()
        compressed = {name for name in names if name.endswith((".br", ".gz"))}
        return compressed | (
            {"index.html"} if path.split("/")[0] not in ("versions", *FEW) and path not in FEW else set()
        )

    shutil.copytree(site, folder, ignore=left_out)
    _without_version(folder)
    write_service_worker(folder, headers(folder))


def published(site: Path, folder: Path, words: str, *, script: str = "") -> str:
    """Puts the site into the folder with other words in its home page and its scripts, as a build of them would.

    `script` goes into them too. Gives the version. What was in the folder goes, as on a host that is published to anew:
    all at once, since a page that looks for a newer version just then would be told that the site is there no more.
    """
    assert folder != site, "The site of all tests would be lost."
    newer, older = (folder.with_name(f"{folder.name} {which}") for which in ("newer", "older"))
    version = _written(site, newer, words, script)
    if folder.exists():
        folder.rename(older)
    newer.rename(folder)
    shutil.rmtree(older, ignore_errors=True)
    return version


def _written(site: Path, folder: Path, words: str, script: str) -> str:
    shutil.copytree(site, folder)
    name = next(folder.glob("assets/*/js")).parent.name
    other = f"{sum(words.encode()):012x}"
    (folder / "assets" / name).rename(folder / "assets" / other)
    main = folder / "assets" / other / "js" / "main.js"
    says = f"document.documentElement.dataset.words = {words!r};\n{script}\n"
    main.write_text(says + main.read_text(encoding="utf-8"), encoding="utf-8")
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace(f"assets/{name}/", f"assets/{other}/")
        page.write_text(text.replace("What do you need?", words), encoding="utf-8")
    _without_version(folder)
    return write_service_worker(folder, headers(folder))


def _without_version(folder: Path) -> None:
    """Each page as it is before its version and the size of the whole are known."""
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        text = re.sub(r'(<meta name="site-version" content=)"\w*"', r'\1""', text)
        text = re.sub(r"(data-site-version>)[^<]*", r"\1", text)
        text = re.sub(r'(<span class="site-version">)\w*<', r"\1<", text)
        page.write_text(re.sub(r'data-megabytes="\d*"', 'data-megabytes=""', text), encoding="utf-8")
