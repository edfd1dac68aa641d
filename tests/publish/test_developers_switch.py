"""Where Python failed is told to developers only: no page of a published site has the mark that asks for it."""

from pathlib import Path

from tools.release.csp import finish
from tools.release.preview import show_changes
from tools.sources.paths import ROOT

MARK = "data-developer"
PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><p>A</p></body></html>'


def test_only_a_page_that_is_shown_while_somebody_works_on_it_has_the_mark() -> None:
    assert MARK not in finish(PAGE)
    assert f"<html {MARK} " in show_changes(finish(PAGE), "http://127.0.0.1:8000/")


def test_nothing_else_writes_it() -> None:
    sources = [
        path
        for top in ("tools", "overrides")
        for path in (ROOT / top).rglob("*")
        if path.suffix in {".py", ".html", ".js"}
    ]
    naming = {path.relative_to(ROOT).as_posix() for path in sources if MARK in path.read_text(encoding="utf-8")}
    assert naming == {"tools/release/preview.py", "overrides/assets/js/page/developer.js"}
    assert "dataset.developer" not in "".join(path.read_text(encoding="utf-8") for path in sources)


def test_no_page_of_the_published_site_has_it(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 50
    assert [page for page in pages if MARK in page.read_text(encoding="utf-8")] == []
