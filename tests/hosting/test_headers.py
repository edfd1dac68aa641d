"""The header files that the build writes work on the real servers, and the site works under them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import python_is_ready
from tests.hosting.servers import PACKAGES, served_by
from tools.release.headers import HSTS, headers, lasting_folders, write_headers

BELOW = "some/folder/"


@pytest.fixture(scope="module", params=list(PACKAGES))
def served(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    work = tmp_path_factory.mktemp("server")
    shutil.copytree(site, work / "site")
    let_everybody_read(work)
    with served_by(request.param, work / "site", work) as address:
        yield address


@pytest.fixture(scope="module", params=list(PACKAGES))
def below(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same in a folder of a host that has other pages too."""
    work = tmp_path_factory.mktemp("server")
    shutil.copytree(site, work / "site" / BELOW)
    (work / "site" / "other.html").write_text("Another page of the school.")
    write_headers(work / "site" / BELOW, f"/{BELOW}")
    let_everybody_read(work)
    with served_by(request.param, work / "site", work, BELOW) as address:
        yield address


def let_everybody_read(work: Path) -> None:
    """A server that starts as root gives its rights away, and then may not read a folder of root's own."""
    for path in [work, *(parent for parent in work.parents if "pytest" in parent.name)]:
        path.chmod(0o755)
    for path in (work / "site").rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def headers_of(url: str) -> dict[str, str]:
    try:
        with urlopen(url) as answer:
            return {name.lower(): value for name, value in answer.headers.items()}
    except HTTPError as error:
        return {name.lower(): value for name, value in error.headers.items()} | {"status": str(error.code)}


@pytest.mark.thorough
def test_every_answer_has_the_headers_that_protect(served: str, site: Path) -> None:
    script = next(site.glob("assets/*/js/main.js")).relative_to(site).as_posix()
    wasm = next(site.rglob("*.wasm")).relative_to(site).as_posix()
    for path in ("", "helpers/which-route/", script, wasm, "service-worker.js", "search/list.json", "no/such"):
        said = headers_of(served + path)
        for name, value in headers(site).items():
            assert said.get(name.lower()) == value, (path, name)
        assert "strict-transport-security" not in said, path


def test_what_never_changes_is_kept_for_ever_and_the_rest_is_asked_for(served: str, site: Path) -> None:
    for folder in lasting_folders(site):
        name = next(path for path in (site / folder).rglob("*") if path.is_file()).relative_to(site).as_posix()
        assert headers_of(served + name)["cache-control"] == "public, max-age=31536000, immutable", name
    for path in ("", "service-worker.js", "search/list.json"):
        assert headers_of(served + path)["cache-control"] == "no-cache", path


def test_files_have_the_types_that_browsers_insist_on(served: str, site: Path) -> None:
    wasm = next(site.rglob("*.wasm")).relative_to(site).as_posix()
    module = next(site.rglob("*.mjs")).relative_to(site).as_posix()
    assert headers_of(served + wasm)["content-type"] == "application/wasm"
    assert headers_of(served + module)["content-type"].startswith("text/javascript")
    assert headers_of(served)["content-type"].startswith("text/html")


@pytest.mark.thorough
@pytest.mark.parametrize("wanted", ["br", "gzip"])
def test_what_the_build_compressed_is_sent_as_it_is_with_type_and_headers(served: str, site: Path, wanted: str) -> None:
    script = next(site.glob("assets/*/js/main.js")).relative_to(site).as_posix()
    wasm = next(site.rglob("*.wasm")).relative_to(site).as_posix()
    for path in ("", "policy/01-purpose/", "search/list.json", script, wasm):
        file = site / path / "index.html" if path == "" or path.endswith("/") else site / path
        plain = headers_of(served + path)
        assert "content-encoding" not in plain, path
        with urlopen(Request(served + path, headers={"Accept-Encoding": wanted})) as answer:
            said = {name.lower(): value for name, value in answer.headers.items()}
            body = answer.read()
        if "content-encoding" not in said:
            # nginx has no Brotli of its own.
            assert (wanted, said["server"].partition("/")[0]) == ("br", "nginx"), path
            assert body == file.read_bytes()
            continue
        assert said["content-encoding"] == wanted, path
        assert body == file.with_name(f"{file.name}.{'br' if wanted == 'br' else 'gz'}").read_bytes(), path
        assert "Accept-Encoding" in said["vary"], path
        assert said["content-type"] == plain["content-type"], path
        assert said["cache-control"] == plain["cache-control"], path
        for name, value in headers(site).items():
            assert said.get(name.lower()) == value, (path, name)


def test_a_page_that_is_not_there_is_ours(served: str) -> None:
    assert headers_of(f"{served}no/such")["status"] == "404"
    with pytest.raises(HTTPError) as error:
        urlopen(f"{served}no/such")
    assert b"Exit this page" in error.value.read()


@pytest.mark.thorough
def test_the_site_works_under_the_headers_and_cannot_be_framed(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="allow")
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(f"{served}helpers/which-route/")
    python_is_ready(page)
    expect(page.locator("html[data-kept=ready]")).to_be_attached(timeout=60_000)
    assert heard == []
    page.goto(f"{served}annex-a/")
    expect(page.locator("[data-annex-a][data-live]")).to_be_attached()
    other = browser.new_page()
    with other.expect_console_message(lambda message: "frame-ancestors" in message.text):
        other.set_content(f"<iframe src='{served}'></iframe>")
    expect(other.frame_locator("iframe").get_by_text("What do you need?")).to_have_count(0)
    other.close()
    context.close()


def test_the_file_for_netlify_and_cloudflare_says_the_same(site: Path) -> None:
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "/*"
    for name, value in (headers(site) | {"Strict-Transport-Security": HSTS}).items():
        assert f"  {name}: {value}" in lines
    # Both hosts refuse a longer line.
    assert max(map(len, lines)) < 2000
    for folder in lasting_folders(site):
        assert lines[lines.index(f"/{folder}*") + 1] == "  Cache-Control: public, max-age=31536000, immutable"


@pytest.mark.thorough
def test_in_a_folder_of_a_host_the_headers_are_for_that_folder(below: str, site: Path) -> None:
    lasting = lasting_folders(site)[0]
    name = next(path for path in (site / lasting).rglob("*") if path.is_file()).relative_to(site).as_posix()
    for path in ("", name, "no/such"):
        said = headers_of(below + path)
        assert said["content-security-policy"] == headers(site)["Content-Security-Policy"], path
    assert headers_of(below)["cache-control"] == "no-cache"
    assert headers_of(below + name)["cache-control"] == "public, max-age=31536000, immutable"
    with pytest.raises(HTTPError) as error:
        urlopen(f"{below}no/such")
    assert b"Exit this page" in error.value.read()
    other = headers_of(below.removesuffix(BELOW) + "other.html")
    assert "status" not in other
    assert "content-security-policy" not in other
