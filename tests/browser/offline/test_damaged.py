"""What a disk has damaged in the kept copy is let go and comes again; a newer version never takes it over."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host
from tests.browser.offline.keeping import LOOK, SECOND, is_all_of, kept, leave, published

pytestmark = pytest.mark.thorough

DAMAGE = """async (end) => {
    for (const name of await caches.keys()) {
        const kept = await caches.open(name);
        for (const { url } of await kept.keys()) {
            if (!url.endsWith(end)) continue;
            const { headers } = await kept.match(url);
            await kept.put(url, new Response("damaged", { headers }));
        }
    }
}"""
UNTIL_GONE = """async (end) => {
    const has = async (name) => (await (await caches.open(name)).keys()).some(({ url }) => url.endsWith(end));
    const anyHas = async () => (await Promise.all((await caches.keys()).map(has))).includes(true);
    for (let times = 300; await anyHas(); times -= 1) {
        if (!times) throw new Error(`${end} is still kept.`);
        await new Promise((done) => setTimeout(done, 100));
    }
}"""


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "js/main.js", "policy/01-purpose/"])
def test_a_kept_file_whose_content_is_damaged_is_let_go_and_comes_again(
    page: Page, context: BrowserContext, host: Host, name: str
) -> None:
    kept(page, host.address)
    page.evaluate(DAMAGE, name)
    # Whatever is damaged, the page itself is there to be read.
    page.goto(f"{host.address}helpers/which-route/")
    expect(page.locator("h1")).to_be_visible()
    page.evaluate(UNTIL_GONE, name)
    leave(page)
    # A tab of its own: the one before has the damaged file in its memory.
    page = context.new_page()
    kept(page, f"{host.address}helpers/which-route/")
    host.mood = "hangs"
    page.reload()
    python_is_ready(page)
    page.goto(f"{host.address}policy/01-purpose/")
    expect(page.locator("h1")).to_contain_text("Purpose")


def test_a_newer_version_takes_nothing_over_that_is_damaged(page: Page, moving: Host, site: Path) -> None:
    kept(page, moving.address)
    page.evaluate(DAMAGE, "pyodide.asm.wasm")
    published(site, moving.folder, SECOND)
    page.evaluate(LOOK)
    is_all_of(page, SECOND)
    moving.mood = "hangs"
    page.goto(f"{moving.address}helpers/which-route/")
    python_is_ready(page)
