"""Keeps what each page's Markdown became: while somebody works on the words, only what a change touches is made anew.

Every check runs on every build. Only a conversion that gave no warning is kept, so that none is ever lost.
"""

import hashlib
import logging
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

INCLUDE = re.compile(r"\{!\s*(.+?)\s*!")
"""How markdown-include names a fragment."""
MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")
LINKS = "links_to_anchors"
"""What a conversion leaves on MkDocs' page."""

Conversion = Mapping[str, Any]
_before: dict[str, Conversion] = {}
_now: dict[str, Conversion] = {}
_around: list[str] = []


class _Warnings(logging.Handler):
    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1


_warnings = _Warnings(logging.WARNING)


def begin(around: Iterable[str], log: logging.Logger) -> None:
    """Starts a build. ``around`` is all that a page shows beside its own words; ``log`` is where warnings go."""
    log.addHandler(_warnings)
    _around[:] = [_fingerprint(*around)]
    _before.clear()
    _before.update(_now)
    _now.clear()


def convert_once(page: Any, markdown: str, docs: Path) -> None:
    """Has the page take what the same Markdown became in the build before, if it is still there."""
    convert = page.render
    key = _fingerprint(*_around, page.file.src_uri, *_with_fragments(markdown, docs))

    def render(config: Any, files: Any) -> None:
        if known := _before.get(key):
            vars(page).update(known)
            # The build before had other objects for the same files.
            page.links_to_anchors = {files.get_file_from_path(uri): to for uri, to in known[LINKS].items()}
            _now[key] = known
            return
        warned = _warnings.count
        convert(config, files)
        if _warnings.count == warned:
            links = {file.src_uri: to for file, to in (page.links_to_anchors or {}).items()}
            _now[key] = {**{name: getattr(page, name) for name in MADE}, LINKS: links}

    page.render = render


def _with_fragments(markdown: str, docs: Path) -> Iterable[str]:
    yield markdown
    for name in INCLUDE.findall(markdown):
        if (docs / name).is_file():
            yield from _with_fragments((docs / name).read_text(encoding="utf-8"), docs)


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
