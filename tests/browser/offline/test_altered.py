"""Nothing is answered from the copy that is not as it was kept, and every answer protects the page as a host could."""

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import python_is_ready
from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import kept
from tools.release.headers import headers
from tools.runtime import PYODIDE, loader_of

# What any page of the same host can do, another school's or a neighbour's on the same web space.
ALTER = """async ([end, words, added, left]) => {
    for (const name of await caches.keys()) {
        const store = await caches.open(name);
        for (const { url } of await store.keys()) {
            if (!url.endsWith(end)) continue;
            const file = await store.match(url);
            const said = { ...Object.fromEntries(file.headers), ...added };
            for (const each of left) delete said[each];
            await store.put(url, new Response(words ?? (await file.arrayBuffer()), { headers: said }));
        }
    }
}"""
FOREIGN = "<!doctype html><title>Foreign</title><h1>Foreign</h1><script>document.title = 'ran'</script>"
SAID = """async (path) => {
    const answer = await fetch(path, { cache: "no-store" });
    return { ...Object.fromEntries(answer.headers), status: answer.status };
}"""


@pytest.fixture
def neighbour(page: Page, context: BrowserContext, host: Host) -> Page:
    """A page of the same host that has no script of ours, once the site is kept."""
    kept(page, host.address)
    neighbour = context.new_page()
    neighbour.goto(f"{host.address}sitemap.xml")
    page.close()
    return neighbour


def test_a_page_that_a_neighbour_has_put_there_is_never_shown(
    neighbour: Page, context: BrowserContext, host: Host
) -> None:
    for _ in range(2):
        neighbour.evaluate(ALTER, ["/annex-a/", FOREIGN, {}, ["content-security-policy"]])
        page = context.new_page()
        page.goto(f"{host.address}annex-a/")
        expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
        assert page.title() != "ran"
        page.close()


def test_without_a_network_it_is_said_that_the_page_is_not_there(
    neighbour: Page, context: BrowserContext, host: Host
) -> None:
    neighbour.evaluate(ALTER, ["/annex-a/", FOREIGN, {}, []])
    host.mood = "answers 500"
    page = context.new_page()
    answer = page.goto(f"{host.address}annex-a/")
    assert answer and answer.status == 503
    expect(page.locator("h1")).to_have_text("This page is not on this device")
    expect(page.locator(".md-content")).to_contain_text("ring 999 (not in this policy)")
    expect(page.get_by_role("link", name="Exit this page").first).to_be_visible()
    page.get_by_role("link", name="Who to tell").first.click()
    expect(page.locator("h1")).to_have_text("Who to tell")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "name",
    [
        *("js/main.js", "js/python/worker.js", loader_of(PYODIDE), "pyodide.asm.wasm"),
        pytest.param("css/all.css", marks=pytest.mark.lighter),
    ],
)
def test_a_part_of_a_page_that_was_exchanged_comes_from_the_host(
    neighbour: Page, context: BrowserContext, host: Host, name: str
) -> None:
    neighbour.evaluate(ALTER, [name, "document.title = 'ran'", {}, []])
    page = context.new_page()
    page.goto(f"{host.address}helpers/which-route/")
    python_is_ready(page)
    looks = page.eval_on_selector_all("link[rel=stylesheet]", "links => links.map(link => link.sheet.cssRules.length)")
    assert all(looks)
    assert page.title() != "ran"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("added", "left"),
    [
        ({"refresh": "0; url=https://elsewhere.example/"}, []),
        ({}, ["content-security-policy"]),
        ({"x-frame-options": ""}, []),
    ],
)
def test_a_page_whose_headers_were_exchanged_is_answered_with_its_own(
    neighbour: Page, host: Host, site: Path, added: dict[str, str], left: list[str]
) -> None:
    neighbour.evaluate(ALTER, ["/annex-a/", None, added, left])
    assert is_protected(neighbour, f"{host.address}annex-a/", site)["status"] == 200


def is_protected(page: Page, url: str, site: Path) -> dict[str, str | int]:
    """What the answer says, once it is clear that it says all that a host's would, and its type, and nothing else."""
    said: dict[str, str | int] = page.evaluate(SAID, url)
    ours = {name.lower(): value for name, value in headers(site).items()}
    assert {name: value for name, value in said.items() if name not in ("content-type", "status")} == ours
    return said


@pytest.mark.lighter  # It looks at one file of each kind; without bundles there is no one style sheet.
def test_every_kept_answer_has_the_headers_that_protect_on_a_host_that_sends_none(
    neighbour: Page, host: Host, site: Path
) -> None:
    parts = [next(site.rglob(name)).relative_to(site).as_posix() for name in ("main.js", "pyodide.asm.wasm", "all.css")]
    kinds = ["text/javascript", "application/wasm", "text/css"]
    pages = {"": "text/html", "helpers/which-route/": "text/html", **dict(zip(parts, kinds, strict=True))}
    for path, kind in pages.items():
        said = is_protected(neighbour, f"{host.address}{path}", site)
        assert (said["status"], str(said["content-type"]).partition(";")[0]) == (200, kind), path


@pytest.mark.thorough
@pytest.mark.parametrize(("path", "status"), [("no/such/page/", 404), ("versions/", 503)])
def test_what_is_not_there_is_answered_under_the_same_headers(
    neighbour: Page, host: Host, site: Path, path: str, status: int
) -> None:
    host.mood = "answers 500"
    answer = neighbour.goto(f"{host.address}{path}")
    assert answer and answer.status == status
    said = answer.all_headers()
    assert {name: said.get(name.lower()) for name in headers(site)} == headers(site)


def test_from_the_second_visit_the_site_is_in_no_frame_of_the_same_host(
    neighbour: Page, host: Host, site: Path
) -> None:
    """On a host that sends no headers."""
    with hosted(site) as elsewhere:
        neighbour.goto(f"{elsewhere.address}sitemap.xml")
        with neighbour.expect_console_message(lambda message: "frame-ancestors" in message.text):
            neighbour.evaluate(
                "(url) => { const frame = document.createElementNS('http://www.w3.org/1999/xhtml', 'iframe');"
                " frame.src = url; document.documentElement.append(frame); }",
                host.address,
            )


def test_the_runtime_is_looked_at_too_and_python_starts(neighbour: Page, host: Host) -> None:
    """The check reads what the browser reads: nothing is altered by it."""
    host.mood = "hangs"
    neighbour.goto(f"{host.address}helpers/which-route/")
    python_is_ready(neighbour)
    path = next(host.folder.rglob("pyodide.asm.wasm"))
    found = neighbour.evaluate(
        """async (url) => {
            const bytes = await (await fetch(url)).arrayBuffer();
            return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))];
        }""",
        f"{host.address}{path.relative_to(host.folder).as_posix()}",
    )
    assert bytes(found) == hashlib.sha256(path.read_bytes()).digest()
