"""The command `policy-tools import`: shows what a new text would change, and writes its pages only when told to."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.keepers.edition.again import read_again
from tools.keepers.edition.blocks import Block, CannotRead, Kind, Remark
from tools.keepers.edition.pages import Edition, make_edition
from tools.keepers.edition.proof import prove
from tools.keepers.edition.text import read_text
from tools.keepers.edition.unmatched import unmatched
from tools.keepers.edition.word import read_word
from tools.sources.flowcharts.flows import FlowchartsWrong
from tools.sources.paths import DOCS, POLICY
from tools.sources.policy.links import read_links
from tools.sources.policy.text import in_order
from tools.sources.toml_file import BadFile

THEN = """Then:
  1. Compare the pages with the text that the governors adopted, and put that text into tests/policy/: tests compare
     every word.
  2. Change agreed and due in docs/school.toml.
  3. Mend what no longer matches: policy-tools requote HEAD --write puts the new words into most quotations. The build
     refuses to publish until nothing is left of it.
  4. Print what it touches: policy-tools diff HEAD --page changes.html.
  5. Read every helper and scenario again, and write the day into reviewed, at the top of its file. Then record the
     reviews: policy-tools reviewed says of what, and how."""


def add_import(jobs: Any) -> None:
    """Adds the command to the parser's ``jobs``."""
    job = jobs.add_parser("import", help="take in the text of a new edition of the policy")
    job.add_argument("file", type=Path, metavar="FILE", help="plain text (.txt), Markdown (.md) or Word (.docx)")
    job.add_argument("--into", type=Path, default=POLICY, metavar="FOLDER", help="where the pages go (docs/policy)")
    job.add_argument("--write", action="store_true", help="write the pages; without it they are only shown")


def import_policy(asked: argparse.Namespace) -> int:
    """Runs the command; 1 when the file cannot be taken in whole."""
    try:
        edition = edition_of(asked.file)
        with tempfile.TemporaryDirectory() as folder:
            write(edition, Path(folder))
            lost = unmatched(Path(folder), _in_order(edition))
    except (CannotRead, BadFile, FlowchartsWrong) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print("\n".join(report(edition, lost)))
    changed = [name for name, text in edition.pages.items() if _differs(asked.into / name, text)]
    print(f"\nPages that differ in {asked.into}: {', '.join(changed) or 'none'}.")
    if asked.write:
        write(edition, asked.into)
        print(f"Written into {asked.into}.\n{THEN}")
    else:
        print("Nothing was written. To write the pages, say it again with --write.")
    return 0


def edition_of(file: Path) -> Edition:
    """The edition that a file holds, beside the present pages. Raises CannotRead."""
    blocks, remarks = _read(file)
    if not blocks:
        raise CannotRead(f"{file.name} has no words.")
    pages = {name: (POLICY / name).read_text(encoding="utf-8") for name in in_order(POLICY)}
    addresses = {words: link.address for words, link in read_links(DOCS / "notes" / "links.toml").items()}
    edition = make_edition(blocks, remarks, pages, addresses)
    prove(edition)
    return edition


def write(edition: Edition, folder: Path) -> None:
    """Writes every page. What else is in the folder stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in edition.pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def report(edition: Edition, lost: dict[str, list[str]]) -> Iterator[str]:
    """What became of the text, in the order in which a person should look at it."""
    same = sum(bool(piece.was and piece.text == piece.was.raw) for piece in edition.pieces)
    yield f"{len(edition.pieces)} blocks on {len(edition.pages)} pages; {same} are as on the present pages."
    yield from _part("Look at the file", [f"{each.where}: {each.what}" for each in edition.remarks])
    changed = [piece for piece in edition.pieces if piece.was and piece.text != piece.was.raw]
    yield from _part(
        "Changed",
        [
            f"{piece.was.block.where} ({piece.block.where})\n    was: {_shown(piece.was.block)}\n"
            f"    is:  {_shown(piece.block, piece.kind)}"
            for piece in changed
            if piece.was
        ],
    )
    moved = [piece for piece in edition.pieces if piece.moved]
    yield from _part(
        "Moved: look whether what stands above it now makes it weaker or stronger",
        [
            f"{piece.was.block.where} to {piece.page} ({piece.block.where}): {_shown(piece.block)}"
            for piece in moved
            if piece.was
        ],
    )
    new = [piece for piece in edition.pieces if piece.was is None]
    yield from _part("New", [f"{piece.page} ({piece.block.where}): {_shown(piece.block)}" for piece in new])
    yield from _part("Gone", [f"{each.block.where}: {_shown(each.block)}" for each in edition.gone])
    yield from _part(
        "Read again: paragraphs that changed around words that are still quoted",
        [
            f"{each.number}, which now has: {each.now}\n"
            + "\n".join(f"    “{words}” in {', '.join(places)}" for words, places in each.quoted.items())
            for each in read_again(edition)
        ],
    )
    for title, problems in lost.items():
        yield from _part(f"No longer matches: {title}", problems)


def _part(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"\n{title} ({len(lines)})"
        yield from (f"  {line}" for line in lines)


def _shown(block: Block, kind: Kind | None = None) -> str:
    return f"{(kind or block.kind).value}: {block.marked}"


def _in_order(edition: Edition) -> list[str]:
    return list(edition.pages)


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text


def _read(file: Path) -> tuple[list[Block], list[Remark]]:
    if not file.is_file():
        raise CannotRead(f"There is no file {file}.")
    match file.suffix.lower():
        case ".docx":
            return read_word(file)
        case ".txt" | ".md":
            try:
                text = file.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError:
                raise CannotRead(f"{file.name} is not in UTF-8. Save it as UTF-8 text, and try again.") from None
            return read_text(text, markdown=file.suffix.lower() == ".md")
        case _:
            raise CannotRead(f"{file.name} is neither .txt, .md nor .docx. Save it as one of these, and try again.")
