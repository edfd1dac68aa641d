"""What on a page of the policy is ours, and goes on beside the new text: links within it, addresses, short names."""

import re
from typing import TYPE_CHECKING

from tools.keepers.policy_import.blocks import Block, Kind, Remark

if TYPE_CHECKING:
    from tools.keepers.policy_import.pages import Piece

_OUR_LINK = re.compile(r"\[([^\]]+)\]\(([\w-]+\.md(?:#[\w-]+)?)\)")
_ADDRESS = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
SHORT_NAME = re.compile(r' data-name="([^"]*)"')


def renamed(piece: "Piece") -> str:
    """What we called a section that has another heading now, its number aside; "" where that is still right."""
    short = SHORT_NAME.search(piece.was.tail) if piece.was and piece.kind is Kind.HEADING else None
    both = (piece.block.plain, piece.was.block.plain) if piece.was else ("", "")
    was, now = (re.sub(r"^\d+\. ", "", words).casefold() for words in both)
    return short[1] if short and was != now else ""


def other_name(piece: "Piece") -> list[Remark]:
    """A short name of ours does not outlive the heading that it was for: what it said may not be so any more."""
    if not (short := renamed(piece)):
        return []
    what = (
        f"This heading has other words, so our short name for it, “{short}”, is taken out of docs/policy/{piece.page}."
    )
    return [Remark(piece.block.where, f'{what} For another one, write data-name="..." behind data-section there.')]


def with_our_links(words: str, old: Block) -> str:
    """Links from the policy's words to its own sections are ours: they stay where the words for them are there once."""
    if old.kind is Kind.ROW:
        pairs = zip(words.split("\t"), [*old.cells, *[""] * 9], strict=False)
        return "\t".join(
            f"[{cell}]({link[2]})" if cell and (link := _OUR_LINK.fullmatch(was)) and "](" not in cell else cell
            for cell, was in pairs
        )
    for shown, target in _OUR_LINK.findall(old.words):
        if words.count(shown) == 1 and f"[{shown}]" not in words:
            words = words.replace(shown, f"[{shown}]({target})")
    return words


def other_address(piece: "Piece") -> list[Remark]:
    """The addresses on our pages were looked up for readers: one that differs in the file is told, and not taken."""
    if not piece.was or not piece.same:
        return []
    ours = dict(_ADDRESS.findall(piece.was.block.words))
    return [
        Remark(
            piece.block.where,
            f"“{words}” leads to {theirs}. The page keeps {ours[words]}: open both. If the file’s is right, write it "
            "into docs/policy/ and into docs/notes/links.toml.",
        )
        for words, theirs in _ADDRESS.findall(piece.block.words)
        if theirs != "#" and ours.get(words, theirs).rstrip("/") != theirs.rstrip("/")
    ]
