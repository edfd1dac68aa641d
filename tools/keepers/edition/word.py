"""Reads a Word document (.docx) into blocks, and refuses one of which words would be lost."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.keepers.edition.blocks import Block, CannotRead, Kind, Remark, apart, fold

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"Heading (\d)")
_SPECIAL = re.compile(r"([\\*\[\]<>`])")


def read_word(path: Path) -> tuple[list[Block], list[Remark]]:
    """The blocks of the document in order. Raises CannotRead when it is none, or has what cannot be taken in."""
    try:
        from docx import Document
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError:  # pragma: no cover - the development requirements bring it
        raise CannotRead("Reading .docx needs python-docx. Run 'make install', which brings it.") from None
    try:
        document = Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError):
        raise CannotRead(f"{path.name} is no Word document (.docx). Save it as one, and try again.") from None
    _refuse_tracked_changes(document, path)
    remarks: list[Remark] = []
    blocks = list(_blocks(document, remarks))
    _refuse_lost_words(document, blocks, path)
    return [block for block in blocks if block.plain], remarks


def _blocks(document: Any, remarks: list[Remark]) -> Iterator[Block]:
    for number, part in enumerate(document.iter_inner_content(), 1):
        where = f"paragraph {number}"
        if hasattr(part, "rows"):
            yield from _table(part, where)
        else:
            yield _paragraph(part, where, remarks)


def _paragraph(paragraph: Any, where: str, remarks: list[Remark]) -> Block:
    words, style = apart(_words(paragraph), where, remarks), paragraph.style.name
    if style == "Title":
        return Block(Kind.HEADING, words, where, 1)
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    if heading := _HEADING.match(style):
        if numbered:
            remarks.append(_numbers_itself(where, words))
        return Block(Kind.HEADING, words, where, int(heading[1]))
    if style.startswith("List") or numbered:
        if "Number" in style or (numbered and not style.startswith("List Bullet")):
            remarks.append(_numbers_itself(where, words))
        return Block(Kind.ITEM, words.removeprefix("• "), where)
    if words.startswith("• "):
        return Block(Kind.ITEM, words.removeprefix("• "), where)
    return Block(Kind.TEXT, words, where)


def _numbers_itself(where: str, words: str) -> Remark:
    return Remark(where, f"Word may number this itself, and such a number is no text: look at “{words[:60]}”.")


def _table(table: Any, where: str) -> Iterator[Block]:
    for row in table.rows:
        cells: dict[Any, str] = {}
        for cell in row.cells:
            # A merged cell is met once for each column that it covers.
            cells[cell._tc] = fold(" ".join(_cell_words(paragraph) for paragraph in cell.paragraphs))
        yield Block(Kind.ROW if row._index else Kind.HEAD, "\t".join(cells.values()), where)


def _cell_words(paragraph: Any) -> str:
    words = _words(paragraph)
    return f"• {words}" if words and paragraph.style.name.startswith("List Bullet") else words


def _words(paragraph: Any) -> str:
    """The paragraph's words as Markdown: bold runs and links kept, everything else as it is written."""
    pieces: list[tuple[str, bool]] = []
    for part in paragraph.iter_inner_content():
        if hasattr(part, "runs"):
            shown = _SPECIAL.sub(r"\\\1", part.text)
            pieces.append((f"[{shown}]({part.address or '#'})", False))
        elif pieces and pieces[-1][1] == bool(part.bold) and not pieces[-1][0].endswith(")"):
            pieces[-1] = (pieces[-1][0] + _SPECIAL.sub(r"\\\1", part.text), bool(part.bold))
        else:
            pieces.append((_SPECIAL.sub(r"\\\1", part.text), bool(part.bold)))
    return fold("".join(_bold(text) if bold else text for text, bold in pieces))


def _bold(text: str) -> str:
    """Bold in Markdown begins and ends at a word, so the space around it stays outside."""
    inner = text.strip()
    if not inner:
        return text
    return text.replace(inner, f"**{inner}**", 1)


def _refuse_tracked_changes(document: Any, path: Path) -> None:
    body = document.element.body
    if any(next(body.iter(f"{_W}{tag}"), None) is not None for tag in ("ins", "del", "moveFrom", "moveTo")):
        raise CannotRead(
            f"{path.name} has tracked changes, so its words are not settled. Accept or reject them in Word, and save."
        )


def _refuse_lost_words(document: Any, blocks: list[Block], path: Path) -> None:
    """Text boxes, content controls and the like hold words that are no paragraph of the document: none may be lost."""
    all_words = "".join("".join(text.text or "" for text in document.element.body.iter(f"{_W}t")).split())
    taken = "".join("".join(block.plain.split()) for block in blocks).replace("•", "")
    all_words = all_words.replace("•", "")
    if all_words != taken:
        at = next((i for i, (a, b) in enumerate(zip(all_words, taken, strict=False)) if a != b), len(taken))
        raise CannotRead(
            f"{path.name} has words that are in no plain paragraph, item or table cell (a text box, a field?), "
            f"near “{all_words[max(0, at - 20) : at + 40]}”. Make them ordinary text in Word, and save."
        )
