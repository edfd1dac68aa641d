"""Next year's policy at the desk: a file read as the command reads it, what Word did as questions, pages beside it."""

import base64
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.keepers.policy_import.blocks import Kind, Remark
from tools.keepers.policy_import.pages import ImportedPolicy, Piece
from tools.keepers.policy_import.questions import Answers, Question
from tools.keepers.policy_import.taking_in import imported_policy
from tools.keepers.policy_import.word import questions_in
from tools.sources.taken.align import words

SAME, CHANGED, NEW, MOVED = "same", "changed", "new", "moved"


def read(name: str, content: str, answers: Answers) -> dict[str, Any]:
    """What the file (in base64) asks, and once nothing is open its pages, each block beside the present one.

    Raises PolicyFileError in the words of the command for a file that cannot be taken in.
    """
    with tempfile.TemporaryDirectory() as folder:
        # A name that somebody gave a file leads nowhere else.
        path = Path(folder) / Path(name.replace("\\", "/")).name
        path.write_bytes(base64.b64decode(content))
        asked = questions_in(path, answers) if path.suffix.lower() == ".docx" else ()
        reply: dict[str, Any] = {"questions": [_question(each) for each in asked], "pages": None}
        if any(not each.answer for each in asked):
            return reply
        imported = imported_policy(path, answers)
    return {
        **reply,
        "pages": dict(imported.pages),
        "remarks": _remarks(imported.remarks[len(asked) :]),
        "answered": [f"{each.where}: {each.what}" for each in imported.remarks[: len(asked)]],
        "sections": list(_sections(imported)),
        "gone": [{"where": each.block.where, "words": each.block.plain} for each in imported.gone],
    }


def _question(asked: Question) -> dict[str, Any]:
    return {
        "id": asked.id,
        "where": asked.where,
        "what": asked.what,
        "todo": asked.todo,
        "options": [{"value": value, "words": said} for value, said in asked.options],
        "answer": asked.answer,
    }


def _remarks(remarks: tuple[Remark, ...]) -> list[dict[str, Any]]:
    """What was done with the text: many of one kind are looked at together."""
    groups: dict[str, list[Remark]] = {}
    for each in remarks:
        groups.setdefault(each.of or each.what, []).append(each)
    return [
        {"what": what, "places": [f"{each.where}: {each.what}" if each.of else each.where for each in own]}
        for what, own in groups.items()
    ]


def _sections(imported: ImportedPolicy) -> Iterator[dict[str, Any]]:
    for page in imported.pages:
        own = [piece for piece in imported.pieces if piece.page == page]
        title = next((piece.block.plain for piece in own if piece.kind is Kind.HEADING), page)
        yield {"page": page, "title": title, "rows": [_row(piece) for piece in own]}


def _row(piece: Piece) -> dict[str, Any]:
    was = piece.was.block.plain if piece.was else ""
    return {
        "where": piece.block.where,
        "kind": _kind(piece),
        "state": _state(piece),
        "file": piece.block.plain,
        "runs": [[fate, said] for fate, said in words(was, piece.block.plain)] if piece.was else [],
    }


def _state(piece: Piece) -> str:
    if piece.was is None:
        return NEW
    if not piece.same:
        return CHANGED
    return MOVED if piece.moved else SAME


def _kind(piece: Piece) -> str:
    deep = piece.kind is Kind.ITEM and piece.block.level > 0
    return f"{piece.kind.value}, level {piece.block.level + 1}" if deep else piece.kind.value
