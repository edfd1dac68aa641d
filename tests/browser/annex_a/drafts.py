"""Keeps a draft and opens it, as a person does, and looks at what lies on the device."""

from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.annex_a.filling import PYTHON, press
from tests.browser.annex_a.saving import give_passphrase

STATUS = "[data-draft-status]"
ABOVE = "[data-draft-told]"
"""Where the page answers who has pressed a button above the form."""
NOTICE = "[data-kept-draft]"
# Everything that this site has put on the device, as far as a page can see it.
STORED = """async () => {
    const bytes = [];
    for (const { name } of await indexedDB.databases()) {
        const base = await new Promise((done) => {
            const r = indexedDB.open(name); r.onsuccess = () => done(r.result);
        });
        for (const store of base.objectStoreNames) {
            const all = await new Promise((done) => {
                const r = base.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result);
            });
            bytes.push(...all.flatMap((item) => Object.values(item).map((part) =>
                part instanceof Uint8Array ? new TextDecoder("latin1").decode(part) : String(part))));
        }
        base.close();
    }
    return [JSON.stringify([localStorage, sessionStorage]), ...bytes];
}"""
READ = """() => new Promise((done) => {
    const request = indexedDB.open("annex-a");
    request.onsuccess = () => {
        request.result.transaction("draft").objectStore("draft").get("draft").onsuccess = ({ target }) => {
            request.result.close();
            const { identity, sheet, ...plain } = target.result ?? {};
            done(target.result ? plain : null);
        };
    };
})"""
DAY = 86_400_000


def keep(page: Page, *, days: int = 0, exit_deletes: bool = False) -> None:
    """Keeps a draft by the button below the form, for as long as is usual unless something else is chosen."""
    if days:
        page.get_by_label("Keep it for").select_option(str(days))
    if exit_deletes:
        page.get_by_label("also deletes the draft").check()
    press(page, "Keep a draft on this device")
    give_passphrase(page)
    expect(page.locator(STATUS)).to_contain_text("Draft kept on this device at", timeout=PYTHON)


def open_draft(page: Page) -> None:
    press(page, "Open the draft")
    give_passphrase(page, twice=False)
    expect(page.locator(ABOVE)).to_contain_text("The draft is open", timeout=PYTHON)


def stored(page: Page) -> list[str]:
    found: list[str] = page.evaluate(STORED)
    return found


def is_on_the_device(page: Page) -> bool:
    """Whether the locked key and the locked sheet are both there."""
    return sum(part.startswith("age-encryption.org/v1") for part in stored(page)) == 2


def record(page: Page) -> dict[str, Any] | None:
    """What can be read of the draft without its passphrase."""
    found: dict[str, Any] | None = page.evaluate(READ)
    return found


def later(context: BrowserContext, url: str, days: float) -> Page:
    """A page opened so many days from now, by the device's clock."""
    page = context.new_page()
    page.add_init_script(f"const now = Date.now; Date.now = () => now() + {days * DAY};")
    page.goto(url)
    return page
