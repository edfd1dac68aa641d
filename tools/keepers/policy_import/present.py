"""Reads the present pages as blocks, each with its exact Markdown, so that what has not changed stays as it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tools.keepers.policy_import.blocks import Block, Kind

INDENT = "    "
_HEADING = re.compile(r"(#{1,6}) (.*?)((?: \{[^{}]*\})?)$")
_ITEM = re.compile(r"( *)- (.*)")
_ATTRIBUTES = re.compile(r"\s*\{:[^{}]*\}")
_RULE = re.compile(r"\|[\s:|-]+\|")


@dataclass(frozen=True, slots=True)
class Present:
    """A block of a present page.

    ``raw`` is its Markdown, ``tail`` the end of that with its ids, ``before`` everything between it and the block
    before it: blank lines, comments, and what stands on the page without being the policy's.
    """

    page: str
    block: Block
    before: str
    raw: str
    tail: str

    @property
    def starts_page(self) -> bool:
        """Whether it is the heading of a page."""
        return self.block.kind is Kind.HEADING and self.block.level == 1


def tail_for(old: Present, kind: Kind, level: int) -> str:
    """The ids of the present block. What was an item and is a paragraph now, or deeper, is still what links lead to."""
    both = {old.block.kind, kind}
    if len(both) > 1 and both != {Kind.ITEM, Kind.TEXT}:
        return ""
    if kind not in (Kind.ITEM, Kind.TEXT) or not old.tail.strip():
        return old.tail
    before = f"{INDENT * level}  " if kind is Kind.ITEM else ""
    return "".join(f"\n{before}{line.strip()}" for line in old.tail.strip("\n").splitlines())


def read_present(pages: Mapping[str, str]) -> list[Present]:
    """The blocks of all pages (name to Markdown), in their order."""
    return [block for name, text in pages.items() for block in _blocks(name, text)]


def _blocks(page: str, text: str) -> Iterator[Present]:
    lines = text.splitlines()
    before, at, in_table = "", 0, False
    while at < len(lines):
        line = lines[at]
        end = _end(lines, at)
        chunk = lines[at:end]
        raw = "\n".join(chunk)
        if not line.strip() or line.startswith("<!--") or any("data-not-policy" in each for each in chunk[1:]):
            before += raw + "\n"
            in_table = False
            at = end
            continue
        block, tail = _block(chunk, f"{page}:{at + 1}", in_table=in_table)
        yield Present(page, block, before, raw, tail)
        in_table = block.kind in (Kind.HEAD, Kind.ROW)
        before, at = "\n", end


def _end(lines: list[str], at: int) -> int:
    """The line after the chunk that begins here: a block with its ids, a comment, or one blank line."""
    line = lines[at]
    end = at + 1
    if not line.strip():
        return end
    if line.startswith("<!--"):
        while "-->" not in lines[end - 1]:
            end += 1
        return end
    if line.startswith("|"):
        return end + 1 if end < len(lines) and _RULE.fullmatch(lines[end].strip()) else end
    while end < len(lines) and _ATTRIBUTES.fullmatch(lines[end]):
        end += 1
    return end


def _block(chunk: list[str], where: str, *, in_table: bool) -> tuple[Block, str]:
    line, tail = chunk[0], "".join(f"\n{each}" for each in chunk[1:])
    if heading := _HEADING.fullmatch(line):
        return Block(Kind.HEADING, heading[2], where, len(heading[1])), heading[3] + tail
    if item := _ITEM.match(line):
        return Block(Kind.ITEM, item[2], where, len(item[1]) // 4), tail
    if line.startswith("|"):
        cells = [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        return Block(Kind.ROW if in_table else Kind.HEAD, "\t".join(cells), where), tail
    return Block(Kind.TEXT, line, where), tail
