"""The adopted text as plain lines, kept with a project's tests: what everything that is published is held to."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.keepers.policy_import.blocks import Kind, unescape
from tools.keepers.policy_import.present import read_present

_OUR_LINK = re.compile(r"\[([^\]]+)\]\([\w-]+\.md(?:#[\w-]+)?\)")


def with_the_tests(pages: Mapping[str, str], project: Path) -> dict[Path, str]:
    """The file of a project that has such tests, with the text that these pages were proved to say; else none."""
    folder = project / "tests" / "policy"
    return {folder / "adopted.txt": adopted_text(pages)} if folder.is_dir() else {}


def adopted_text(pages: Mapping[str, str]) -> str:
    """The policy's words on these pages, a block a line, without what is ours: ids, links within it, lines beside."""
    return "".join(_lines(pages)).lstrip("\n")


def _lines(pages: Mapping[str, str]) -> Iterator[str]:
    before = Kind.HEADING
    for each in read_present(pages):
        kind, words = each.block.kind, unescape(_OUR_LINK.sub(r"\1", each.block.words))
        if kind is not before or kind in (Kind.HEADING, Kind.TEXT, Kind.HEAD):
            yield "" if (before, kind) == (Kind.HEAD, Kind.ROW) else "\n"
        yield f"- {words}\n" if kind is Kind.ITEM else f"{words}\n"
        before = kind
