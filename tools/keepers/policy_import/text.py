"""Reads plain text or Markdown into blocks, and says what was left out or should be looked at."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tools.keepers.policy_import.blocks import Block, Kind, Remark, apart, fold

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_ATTRIBUTES = re.compile(r"\s*\{[:#][^{}]*\}\s*$")
_ITEM = re.compile(r"(\s*)(?:[-*+•]|•)\s+(.*)")
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")
# An escaped bracket needs none on our pages; other escapes keep their meaning.
_BRACKET = re.compile(r"\\([()])")


def read_text(text: str, *, markdown: bool) -> tuple[list[Block], list[Remark]]:
    """The blocks of a text in order. In plain text a line is a block; in Markdown a paragraph may go over lines."""
    remarks: list[Remark] = []
    if markdown:
        text = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    blocks = list(_blocks(text.splitlines(), remarks, markdown=markdown))
    return blocks, remarks


def _blocks(lines: Sequence[str], remarks: list[Remark], *, markdown: bool) -> Iterator[Block]:
    waiting: Block | None = None
    in_table = False
    for number, raw in enumerate(lines, 1):
        line = _ATTRIBUTES.sub("", raw) if markdown else raw
        where = f"line {number}"
        if not line.strip():
            if not (markdown and raw.strip()):
                in_table = False
                yield from _given(waiting)
                waiting = None
            continue
        line = _cleaned(line, where, remarks)
        table = line.strip().startswith("|") if markdown else "\t" in line
        if table:
            yield from _given(waiting)
            waiting = None
            if markdown and in_table and _RULE.fullmatch(line.strip()):
                continue
            yield Block(Kind.ROW if in_table else Kind.HEAD, _row(line, markdown=markdown), where)
            in_table = True
            continue
        in_table = False
        block = _block(line, where, remarks, markdown=markdown)
        if markdown and waiting and block.kind is Kind.TEXT and waiting.kind is not Kind.HEADING:
            waiting = replace(waiting, words=fold(f"{waiting.words} {block.words}"))
            continue
        yield from _given(waiting)
        waiting = block
    yield from _given(waiting)


def _given(block: Block | None) -> Iterator[Block]:
    if block:
        yield block


def _cleaned(line: str, where: str, remarks: list[Remark]) -> str:
    tags = _TAG.findall(line)
    if tags:
        remarks.append(Remark(where, f"Mark-up is left out, as it is no word of the policy: {' '.join(tags)}"))
    return _BRACKET.sub(r"\1", apart(_TAG.sub("", line), where, remarks))


def _block(line: str, where: str, remarks: list[Remark], *, markdown: bool) -> Block:
    if markdown and (heading := _HEADING.match(line)):
        return Block(Kind.HEADING, fold(heading[2]), where, len(heading[1]))
    if item := _ITEM.fullmatch(line):
        if markdown and len(item[1]) > 1:
            remarks.append(Remark(where, "An item inside an item. The policy's pages have one level: look at it."))
        return Block(Kind.ITEM, fold(item[2]), where)
    return Block(Kind.TEXT, fold(line), where)


def _row(line: str, *, markdown: bool) -> str:
    if not markdown:
        return "\t".join(fold(cell) for cell in line.split("\t"))
    cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    return "\t".join(fold(cell.replace(r"\|", "|")) for cell in cells)


def without_heads_printed_again(blocks: Iterable[Block], remarks: list[Remark]) -> list[Block]:
    """A table that goes on over a page prints its head again: there it is one table, with one head.

    A table that has a row of the one before is not the same going on, but printed a second time: it stays.
    """
    kept: list[Block] = []
    given = list(blocks)
    head: Block | None = None
    rows: set[str] = set()
    for index, block in enumerate(given):
        if block.kind is Kind.HEAD:
            follows = bool(kept) and kept[-1].kind in (Kind.HEAD, Kind.ROW)
            if follows and head and head.plain == block.plain and not rows & _rows_after(given, index):
                remarks.append(Remark(block.where, "The head of the table is printed again: the table goes on."))
                continue
            head, rows = block, set()
        elif block.kind is Kind.ROW:
            rows.add(block.plain)
        kept.append(block)
    return kept


def _rows_after(blocks: Sequence[Block], index: int) -> set[str]:
    rows = set()
    for block in blocks[index + 1 :]:
        if block.kind is not Kind.ROW:
            break
        rows.add(block.plain)
    return rows


def joined(blocks: Sequence[Block], known: set[str], remarks: list[Remark]) -> list[Block]:
    """A paragraph that a page break cut in two, as one, when a present page has it so; else it is only remarked on.

    ``known`` are the plain words of the present blocks.
    """
    found: list[Block] = []
    for block in blocks:
        if found and block.kind is Kind.TEXT and found[-1].kind in (Kind.TEXT, Kind.ITEM):
            whole = replace(found[-1], words=f"{found[-1].words} {block.words}")
            if whole.plain in known and found[-1].plain not in known and block.plain not in known:
                remarks.append(Remark(block.where, "Joined with the block before it, as on the present page."))
                found[-1] = whole
                continue
        found.append(block)
    for before, block in pairwise(found):
        prose = before.kind in (Kind.TEXT, Kind.ITEM) and block.kind is Kind.TEXT
        if prose and block.plain not in known and re.match(r"[a-z]", block.plain) and before.plain[-1:] not in ".:?!;":
            what = f"This may be the end of the sentence before it, cut by a page break: “{block.plain[:60]}”. Look."
            remarks.append(Remark(block.where, what))
    return found
