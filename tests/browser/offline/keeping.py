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


def published(site: Path, folder: Path, words: str, *, script: str = "") -> str:
    """Puts the site into the folder with other words in its home page and its scripts, as a build of them would.

    `script` goes into them too. Gives the version. What was in the folder goes, as on a host that is published to anew.
    """
    assert folder != site, "The site of all tests would be lost."
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(site, folder)
    name = next(folder.glob("assets/*/js")).parent.name
    other = f"{sum(words.encode()):012x}"
    (folder / "assets" / name).rename(folder / "assets" / other)
    main = folder / "assets" / other / "js" / "main.js"
    says = f"document.documentElement.dataset.words = {words!r};\n{script}\n"
    main.write_text(says + main.read_text(encoding="utf-8"), encoding="utf-8")
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace(f"assets/{name}/", f"assets/{other}/")
        text = re.sub(r'(<meta name="site-version" content=)"\w*"', r'\1""', text)
        text = re.sub(r"(data-site-version>)[^<]*", r"\1", text)
        text = re.sub(r'(<span class="site-version">)\w*<', r"\1<", text)
        text = re.sub(r'data-megabytes="\d*"', 'data-megabytes=""', text)
        page.write_text(text.replace("What do you need?", words), encoding="utf-8")
    return write_service_worker(folder, headers(folder))
