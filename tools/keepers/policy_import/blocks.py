"""The words for a text that is taken in: block, remark; and a block's words without their mark-up."""

import enum
import re
from dataclasses import dataclass

from tools.sources.errors import PolicyToolsError

_LINK = re.compile(r"\[((?:\\.|[^\]\\])+)\]\([^)\s]*\)")
# "ANNEX A**Risk assessment**": a heading that runs into the bold words after it.
_RUN_TOGETHER = re.compile(r"(?<=\w)\*\*(?=[A-Z][^*]*\*\*)")
_ESCAPED = re.compile(r"\\([^\w\s])")


class Kind(enum.Enum):
    """What a block is. The policy's pages have nothing else."""

    HEADING = "heading"
    TEXT = "paragraph"
    ITEM = "list item"
    HEAD = "head of a table"
    ROW = "row of a table"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row; ``words`` are Markdown on one line, cells parted by a tab.

    ``where`` is its place in the file, as people should read it: "line 12", "paragraph 7". ``level`` is a heading's.
    """

    kind: Kind
    words: str
    where: str
    level: int = 0

    @property
    def cells(self) -> list[str]:
        """The cells of a row or of a table's head."""
        return [cell.strip() for cell in self.words.split("\t")]

    @property
    def plain(self) -> str:
        """The words alone, as a reader sees them."""
        return fold(unescape(self.marked.replace("**", "")))

    @property
    def marked(self) -> str:
        """The words with what is bold, without the addresses of links."""
        return fold(_LINK.sub(r"\1", self.words))


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was done with the text, or that a person should look at; one of many has what they are of."""

    where: str
    what: str
    of: str = ""


class PolicyFileError(PolicyToolsError):
    """The file cannot be taken in without losing words; the text says why, and what to do."""


def apart(words: str, where: str, remarks: list[Remark]) -> str:
    """Puts a space before bold words that run into the word before them, and says so."""
    if _RUN_TOGETHER.search(words):
        remarks.append(Remark(where, "A space is put before bold words that run into the word before them."))
    return _RUN_TOGETHER.sub(" **", words)


def fold(words: str) -> str:
    """White space folded."""
    return " ".join(words.split())


def unescape(words: str) -> str:
    r"""Markdown's escapes taken off: ``\(RSE\)`` is (RSE)."""
    return _ESCAPED.sub(r"\1", words)
