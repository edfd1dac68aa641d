"""What of the site is offline, and what an earlier version has, is said in one table."""

from pathlib import Path

import pytest

from tools.release import archive, offline
from tools.release.offline import NOT_IN_EVERY_COPY, Part, is_one_of, kept
from tools.sources.paths import ROOT

FILES = (
    *("index.html", "404.html", "_headers", ".htaccess", "sitemap.xml", "sitemap.xml.gz", "service-worker.js"),
    *("index.html.br", "policy/index.html", "policy/index.html.gz", "hosting/nginx.conf", ".well-known/security.txt"),
    *("versions/index.html", "search/search_index.json", "assets/runtime/python.zip", "assets/css/page/site.css"),
    *("assets/javascripts/bundle.js", "assets/js/main.js.map"),
)


@pytest.fixture
def site_folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def offline_of(site_folder: Path) -> list[str]:
    return [path.relative_to(site_folder).as_posix() for path in kept(site_folder)]


def test_a_browser_keeps_what_a_reader_may_ask_for_and_nothing_that_is_for_the_host(site_folder: Path) -> None:
    assert offline_of(site_folder) == sorted(
        [
            *("404.html", "assets/css/page/site.css", "assets/javascripts/bundle.js", "assets/js/main.js.map"),
            *(
                "assets/runtime/python.zip",
                "index.html",
                "policy/index.html",
                "search/search_index.json",
                "sitemap.xml",
            ),
        ],
        key=lambda name: site_folder / name,
    )


def test_an_earlier_version_can_be_read_and_has_nothing_that_would_be_used() -> None:
    left_out = [part.what for part in NOT_IN_EVERY_COPY if not part.earlier]
    assert [name for name in FILES if not is_one_of(name, left_out)] == [
        *("index.html", "policy/index.html", "assets/css/page/site.css"),
    ]
    # A folder is left out as a whole: an empty one would stay behind otherwise.
    assert is_one_of("assets/runtime", left_out)
    assert not is_one_of("research", left_out)


def test_one_line_of_the_table_changes_what_is_offline(site_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = (*NOT_IN_EVERY_COPY, Part("policy/", offline=False, earlier=True, why="a try"))
    monkeypatch.setattr(offline, "NOT_IN_EVERY_COPY", more)
    assert "policy/index.html" not in offline_of(site_folder)


def test_no_other_file_has_a_list_of_its_own() -> None:
    assert vars(archive)["NOT_IN_EVERY_COPY"] is NOT_IN_EVERY_COPY
    for path in (ROOT / "tools" / "release").glob("*.py"):
        assert "NOT_KEPT" not in path.read_text(encoding="utf-8"), path
