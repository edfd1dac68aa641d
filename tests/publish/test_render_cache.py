"""While somebody works on the words, a page is converted again exactly when something that it shows has changed."""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tools.generators.render_cache import RenderCache

RENDERED = ("<p>", ["one"], {"one"}, "Title")
LOG = logging.getLogger("tests.publish.test_render_cache")


@dataclass(frozen=True, eq=False)
class File:
    src_uri: str


class Files(dict[str, Any]):
    def get_file_from_path(self, uri: str) -> Any:
        return self.get(uri)


class Page:
    """As much of MkDocs' page as a conversion touches."""

    def __init__(self, name: str, files: Files, log: list[str], *, warns: bool = False) -> None:
        self.file, self.files, self.log, self.warns = File(name), files, log, warns
        self.links_to_anchors: dict[Any, Any] | None = None
        self.content, self.toc, self.present_anchor_ids, self._title_from_render = "", [""], {""}, ""

    def render(self, config: Any, files: Files) -> None:
        self.log.append(self.file.src_uri)
        if self.warns:
            LOG.warning("a link leads nowhere")
        self.content, self.toc, self.present_anchor_ids, self._title_from_render = RENDERED
        self.links_to_anchors = {files["b.md"]: {"there": "b.md#there"}}


def build(
    cache: RenderCache, markdown: str, docs: Path, *, around: str = "", warns: bool = False
) -> tuple[Page, Files, list[str]]:
    """One build of one page; what was converted in it."""
    files, converted = Files({"b.md": File("b.md")}), list[str]()
    page = Page("a.md", files, converted, warns=warns)
    cache.begin([around])
    cache.convert_once(page, markdown, docs)
    page.render(None, files)
    return page, files, converted


@pytest.fixture
def cache() -> RenderCache:
    return RenderCache(LOG)


def test_what_has_not_changed_is_converted_once(cache: RenderCache, tmp_path: Path) -> None:
    assert build(cache, "same", tmp_path)[2] == ["a.md"]
    for _ in range(2):
        page, files, converted = build(cache, "same", tmp_path)
        assert converted == []
        assert (page.content, page.toc, page.present_anchor_ids, page._title_from_render) == RENDERED
        # The links lead to this build's files: whether their anchors are there is asked anew.
        assert page.links_to_anchors == {files["b.md"]: {"there": "b.md#there"}}


@pytest.mark.parametrize("what", ["its words", "a fragment in it", "what stands around"])
def test_whatever_a_page_shows_has_it_converted_again(cache: RenderCache, tmp_path: Path, what: str) -> None:
    (tmp_path / "inner.md").write_text("{!word.md!}", encoding="utf-8")
    (tmp_path / "word.md").write_text("one", encoding="utf-8")
    words, around = "before {!inner.md!}", "notes"
    build(cache, words, tmp_path, around=around)
    match what:
        case "its words":
            words += " after"
        case "a fragment in it":
            (tmp_path / "word.md").write_text("two", encoding="utf-8")
        case _:
            around = "other notes"
    assert build(cache, words, tmp_path, around=around)[2] == ["a.md"]


def test_a_page_that_gave_a_warning_gives_it_again(
    cache: RenderCache, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        caplog.clear()
        assert build(cache, "warns", tmp_path, warns=True)[2] == ["a.md"]
        assert [record.message for record in caplog.records] == ["a link leads nowhere"]
