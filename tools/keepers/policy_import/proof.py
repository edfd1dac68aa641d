"""Proves that the pages say what the file says: the words that a reader will see, block by block."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from tools.keepers.policy_import.blocks import Kind, PolicyFileError
from tools.keepers.policy_import.pages import ImportedPolicy, Piece
from tools.sources.policy.numbered import NumberedPolicy
from tools.sources.policy.numbering import NOT_POLICY, text_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Keep(Treeprocessor):
    """Keeps the finished tree of a page, after everything that changes words has run."""

    root: Element

    def run(self, root: Element) -> None:
        self.root = root


def prove(imported: ImportedPolicy) -> None:
    """Raises PolicyFileError, naming the first difference, unless every page shows the file's words in order."""
    for page, text in imported.pages.items():
        shown = list(_shown(text))
        pieces = [piece for piece in imported.pieces if piece.page == page]
        if shown != [_words(piece) for piece in pieces]:
            raise PolicyFileError(_difference(page, shown, pieces))


def _difference(page: str, shown: Sequence[str], pieces: Sequence[Piece]) -> str:
    for says, piece in zip(shown, pieces, strict=False):
        if says != _words(piece):
            return (
                f"{page} would not say what the file says at {piece.block.where}: “{says[:120]}” for "
                f"“{_words(piece)[:120]}”. Nothing was written. Simplify the mark-up there, and try again."
            )
    return f"{page} would have {len(shown)} blocks where the file has {len(pieces)}. Nothing was written."


def _words(piece: Piece) -> str:
    # A bullet inside a cell of a table becomes a point of a list on the page.
    words = piece.block.plain
    return " ".join(words.replace("•", " ").split()) if piece.kind in (Kind.HEAD, Kind.ROW) else words


def _shown(text: str) -> Iterator[str]:
    md = Markdown(extensions=["attr_list", "md_in_html", "tables", NumberedPolicy()])
    keep = _Keep(md)
    md.treeprocessors.register(keep, "keep", 1)
    md.convert(text)
    for block in keep.root:
        if NOT_POLICY in block.attrib:
            continue
        if block.tag == "table":
            yield from (text_of(row) for row in block.iter("tr"))
        elif block.tag in ("ul", "ol"):
            yield from (text_of(item) for item in block.iter("li"))
        elif block.tag in ("p", *_HEADINGS) and text_of(block):
            yield text_of(block)
