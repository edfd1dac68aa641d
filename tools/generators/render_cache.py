"""Keeps what each page's Markdown became: while somebody works on the words, only what a change touches is made anew.

Every check runs on every build. Only a conversion that gave no warning is kept, so that none is ever lost.
"""

import logging
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tools.runtime.optional import left_out, say
from tools.sources.digest import CACHED, digest

INCLUDE = re.compile(r"\{!\s*(.+?)\s*!")
"""How markdown-include names a fragment."""
MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")
LINKS = "links_to_anchors"
"""What a conversion leaves on MkDocs' page."""

Conversion = Mapping[str, Any]
_said: set[str] = set()


class _Warnings(logging.Handler):
    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


class RenderCache:
    """What pages became in the build before, and in this one."""

    def __init__(self, log: logging.Logger) -> None:
        """``log`` is where the builder's warnings go."""
        self._before: dict[str, Conversion] = {}
        self._now: dict[str, Conversion] = {}
        self._around = ""
        self._warnings = _Warnings(logging.WARNING)
        log.addHandler(self._warnings)

    def begin(self, around: Iterable[str]) -> None:
        """Starts a build. ``around`` is all that a page shows beside its own words."""
        self._around = _cache_key(*around)
        self._before, self._now = self._now, {}

    def convert_once(self, page: Any, markdown: str, docs: Path) -> None:
        """Has the page take what the same Markdown became in the build before, if it is still there."""
        convert = page.render
        key = _cache_key(self._around, page.file.src_uri, *_with_fragments(markdown, docs))

        def render(config: Any, files: Any) -> None:
            if known := self._before.get(key):
                vars(page).update(known)
                # The build before had other objects for the same files.
                page.links_to_anchors = {files.get_file_from_path(uri): to for uri, to in known[LINKS].items()}
                self._now[key] = known
                return
            warned = self._warnings.count
            convert(config, files)
            if missing := [name for name in (*MADE, LINKS) if not hasattr(page, name)]:
                _say_once(f"MkDocs' page has no {missing[0]}.")
            elif self._warnings.count == warned:
                links = {file.src_uri: to for file, to in (page.links_to_anchors or {}).items()}
                self._now[key] = {**{name: getattr(page, name) for name in MADE}, LINKS: links}

        page.render = render


def _say_once(why: str) -> None:
    if why not in _said:
        _said.add(why)
        say([left_out("again", why)])


def _with_fragments(markdown: str, docs: Path) -> Iterable[str]:
    yield markdown
    for name in INCLUDE.findall(markdown):
        if (docs / name).is_file():
            yield from _with_fragments((docs / name).read_text(encoding="utf-8"), docs)


def _cache_key(*parts: str) -> str:
    return digest("\0".join(parts).encode(), digits=CACHED)
