"""What the tests of offline use share: a browser that keeps the site, and the site published anew with other words."""

import re
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tools.publish.places import ROOT
from tools.publish.release.offline import WORKER, write_service_worker

# The whole site is fetched and written to the disk.
KEPT = 60_000


def kept(page: Page, url: str) -> None:
    """Opens a page and waits until the browser has the whole site."""
    page.goto(url)
    is_kept(page)


def is_kept(page: Page) -> None:
    expect(page.locator("html[data-kept=ready]")).to_be_attached(timeout=KEPT)
    expect(page.locator("[data-offline-told]")).to_have_text("Ready for use without a network.")


def published(site: Path, folder: Path, words: str) -> str:
    """Puts the site into the folder with other words in its home page and its scripts, as a build of them would.

    Only pages of a few kinds are there, so that they are soon kept. Gives its version.
    """
    shutil.copytree(site, folder, ignore=_few_pages)
    name = next(folder.glob("assets/*/js")).parent.name
    other = f"{sum(words.encode()):012x}"
    (folder / "assets" / name).rename(folder / "assets" / other)
    script = folder / "assets" / other / "js" / "main.js"
    script.write_text(f"document.documentElement.dataset.words = {words!r};\n{script.read_text(encoding='utf-8')}")
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8").replace(f"assets/{name}/", f"assets/{other}/")
        text = re.sub(r'(<meta name="site-version" content=)"\w*"', r'\1""', text)
        text = re.sub(r"(data-site-version>)[^<]*", r"\1", text)
        text = re.sub(r'(<span class="site-version">)\w*<', r"\1<", text)
        text = re.sub(r'data-megabytes="\d*"', 'data-megabytes=""', text)
        page.write_text(text.replace("What do you need?", words), encoding="utf-8")
    shutil.copy(ROOT / "overrides" / WORKER, folder / WORKER)
    return write_service_worker(folder)


def _few_pages(folder: str, names: list[str]) -> list[str]:
    pages = {"helpers": "which-route", "policy": "01-purpose", "training": "the-bundle", "about": "privacy"}
    stays = pages.get(Path(folder).name)
    return [name for name in names if name.endswith((".br", ".gz")) or (stays and name not in (stays, "index.html"))]
