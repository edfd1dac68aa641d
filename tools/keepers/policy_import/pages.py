"""Puts a new text into section pages: what has not changed keeps its Markdown and ids, the rest is written anew."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tools.keepers.policy_import.blocks import Block, Kind, Remark, fold
from tools.keepers.policy_import.match import match
from tools.keepers.policy_import.ours import SHORT_NAME, other_address, other_name, renamed, with_our_links
from tools.keepers.policy_import.present import INDENT, Present, read_present, tail_for
from tools.keepers.policy_import.text import joined, without_heads_printed_again

_SECTION = re.compile(r"(\d{1,2})\. \S")
_ANNEX = re.compile(r"(?:annex|appendix) ([A-Z])\b", re.I)
_DEAD = re.compile(r"\[((?:\\.|[^\]\\])+)\]\(#?\)")
_SECTION_IDS = re.compile(r'#section-\d+ data-section="\d+"')
_LIKE_MARKDOWN = re.compile(r"(\d+)([.)] )|([#>+])( )")
# A heading without a number of its own in the text: short, and no end of a sentence.
LONGEST_HEADING = 70


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the new text, on its page, beside the present block that it is or has come out of.

    ``text`` is its Markdown. ``moved`` says that the present one stands somewhere else among the others.
    """

    page: str
    block: Block
    was: Present | None
    text: str = ""
    moved: bool = False

    @property
    def same(self) -> bool:
        """Whether its words are those of the present page."""
        was = self.was.block if self.was else None
        as_deep = was is not None and (self.kind is not Kind.ITEM or was.level == self.block.level)
        return was is not None and was.plain == self.block.plain and was.kind is self.kind and as_deep

    @property
    def kind(self) -> Kind:
        """Plain text has no headings: what is a heading now stays one."""
        if self.was and self.was.block.kind is Kind.HEADING and self.block.kind is Kind.TEXT:
            return Kind.HEADING
        return self.block.kind


@dataclass(frozen=True, slots=True)
class ImportedPolicy:
    """A new text as pages (name to Markdown, in order), with what became of every block."""

    pages: Mapping[str, str]
    pieces: tuple[Piece, ...]
    gone: tuple[Present, ...]
    remarks: tuple[Remark, ...]


def import_policy(
    blocks: Sequence[Block], remarks: Sequence[Remark], present_pages: Mapping[str, str], addresses: Mapping[str, str]
) -> ImportedPolicy:
    """The new text as pages. ``addresses`` gives the address of a link that has none, by its words."""
    told = list(remarks)
    present = read_present(present_pages)
    blocks = without_heads_printed_again(blocks, told)
    blocks = joined(blocks, {each.block.plain for each in present}, told)
    matched = match(blocks, present)
    pieces = _paged(blocks, [present[index] if index is not None else None for index in matched], told)
    if not any("**" in block.words for block in blocks):
        told.append(Remark("the whole text", "It has no bold words. They are kept where the words are the same."))
        keep_bold = True
    else:
        keep_bold = False
    used = set(matched)
    pieces = [
        replace(piece, text=_written(piece, addresses, keep_bold=keep_bold), moved=moved)
        for piece, moved in zip(pieces, _moved(matched), strict=True)
    ]
    written: dict[str, str] = {}
    before: Piece | None = None
    for piece in pieces:
        joint = _joint(piece, before, present) if piece.page in written else ""
        written[piece.page] = written.get(piece.page, "") + joint + piece.text
        before = piece
    told += [remark for piece in pieces for remark in other_address(piece)]
    told += [remark for piece in pieces for remark in other_name(piece)]
    return ImportedPolicy(
        {page: f"{text}\n" for page, text in written.items()},
        tuple(pieces),
        tuple(each for index, each in enumerate(present) if index not in used),
        tuple(told),
    )


def _moved(matched: Sequence[int | None]) -> list[bool]:
    """Which blocks break the order of the present ones: the fewest that can be called moved."""
    stays: list[int] = []
    runs: list[list[int]] = []
    for index in matched:
        if index is None:
            continue
        longest: list[int] = []
        for run in runs:
            if run[-1] < index and len(run) > len(longest):
                longest = run
        runs.append([*longest, index])
        stays = max(stays, runs[-1], key=len)
    kept = set(stays)
    return [index is not None and index not in kept for index in matched]


def _paged(blocks: Sequence[Block], was: Sequence[Present | None], told: list[Remark]) -> list[Piece]:
    """Each block with its page: a page begins at the heading of a section."""
    names = {each.page for each in was if each and each.starts_page}
    page, last, pieces = "", 0, []
    for block, old in zip(blocks, was, strict=True):
        number = int(found[1]) if (found := _SECTION.match(block.plain)) else 0
        if old and old.starts_page:
            page = old.page
        elif old is None and _begins_section(block, number == last + 1):
            page = _new_name(block, names)
            names.add(page)
            block = replace(block, kind=Kind.HEADING, level=1)
            told.append(Remark(block.where, f"A section that is new: {page}."))
        elif not page:
            page = "index.md"
            if not names:  # The first text of all: what it begins with is its title.
                block = replace(block, kind=Kind.HEADING, level=1)
        elif old is None and block.kind is Kind.TEXT and _may_be_heading(block.plain):
            told.append(Remark(block.where, f"This may be a heading; it is taken as a paragraph: “{block.plain}”."))
        last = number if number == last + 1 and (page != "index.md") else last
        pieces.append(Piece(page, block, old))
    return pieces


def _begins_section(block: Block, next_number: bool) -> bool:
    if block.kind is Kind.HEADING:
        return block.level == 1
    return block.kind is Kind.TEXT and len(block.plain) < 120 and (next_number or bool(_ANNEX.match(block.plain)))


def _may_be_heading(words: str) -> bool:
    return len(words) <= LONGEST_HEADING and words[:1].isupper() and words[-1:] not in ".:;?!,"


def _new_name(block: Block, names: set[str]) -> str:
    slug = _slug(block.plain)
    number = _SECTION.match(block.plain)
    name = f"{int(number[1]):02d}-{slug.partition('-')[2]}.md" if number else f"{slug}.md"
    return name if name not in names else f"{name.removesuffix('.md')}-2.md"


def _slug(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", words.lower())[:7])


def _written(piece: Piece, addresses: Mapping[str, str], *, keep_bold: bool) -> str:
    old = piece.was
    if old and piece.same and (keep_bold or old.block.marked == piece.block.marked):
        return old.raw
    tail = tail_for(old, piece.kind, piece.block.level) if old else ""
    if renamed(piece):
        tail = SHORT_NAME.sub("", tail)
    words = _DEAD.sub(lambda dead: f"[{dead[1]}]({addresses.get(fold(dead[1]), '#')})", piece.block.words)
    if old:
        words = with_our_links(words, old.block)
    match piece.kind:
        case Kind.HEADING:
            return _heading(piece, words, tail)
        case Kind.ITEM:
            return f"{INDENT * piece.block.level}- {words}{tail}"
        case Kind.HEAD | Kind.ROW:
            cells = [cell.replace("|", r"\|") for cell in words.split("\t")]
            rule = f"\n|{' --- |' * len(cells)}" if piece.kind is Kind.HEAD else ""
            return f"| {' | '.join(cells)} |{rule}"
        case _:
            return _LIKE_MARKDOWN.sub(_escaped, words, count=1) + tail if _LIKE_MARKDOWN.match(words) else words + tail


def _escaped(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}{found[4]}"


def _heading(piece: Piece, words: str, tail: str) -> str:
    number = _SECTION.match(piece.block.plain)
    annex = _ANNEX.match(piece.block.plain)
    if piece.was and piece.was.block.kind is Kind.HEADING:
        level = piece.was.block.level
    elif number or annex or piece.block.level == 1:
        level = 1
    else:
        level = max(2, piece.block.level)
    if not tail:
        key = number[1] if number else annex[1].upper() if annex else ""
        if piece.page == "index.md" and level == 1:
            return f'# {words} {{#front data-section="F"}}'
        tail = f' {{#section-{key} data-section="{key}"}}' if key else f" {{#{_slug(words)}}}"
    elif number:
        # Later sections of a policy that gains one have a new number: paragraph numbers follow the words.
        tail = _SECTION_IDS.sub(f'#section-{number[1]} data-section="{number[1]}"', tail)
    return f"{'#' * level} {words}{tail}"


def _unchanged(piece: Piece | None) -> Present | None:
    """The present block, when the piece is of the same kind."""
    return piece.was if piece and piece.was and piece.was.block.kind is piece.kind else None


def _joint(piece: Piece, before: Piece | None, present: Sequence[Present]) -> str:
    """What stands between two blocks: as on the present page where they are neighbours there, too."""
    old, previous = _unchanged(piece), _unchanged(before)
    if old and previous and old.page == previous.page:
        index = next(i for i, each in enumerate(present) if each is old)
        if index and present[index - 1] is previous:
            return old.before
    close = before is not None and (piece.kind is Kind.ROW or (piece.kind is Kind.ITEM and before.kind is Kind.ITEM))
    ours = piece.was.before.strip() if piece.was else ""
    return ("\n" if close else "\n\n") + (f"{ours}\n\n" if ours else "")
