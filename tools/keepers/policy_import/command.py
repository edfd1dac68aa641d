"""The command `policy-tools import`: shows what a new text would change, and writes its pages only when told to."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.keepers.policy_import.adopted import with_the_tests
from tools.keepers.policy_import.blocks import Block, Kind, PolicyFileError
from tools.keepers.policy_import.pages import ImportedPolicy
from tools.keepers.policy_import.stale_quotations import stale_quotations
from tools.keepers.policy_import.taking_in import imported_policy, is_first, to_write, write
from tools.keepers.policy_import.unmatched import unmatched
from tools.keepers.writing import WriteError, write_all
from tools.sources.errors import SourceError
from tools.sources.paths import POLICY, PROJECT

THEN = """Then:
  1. Compare the pages with the text that the governors adopted.
  2. policy-tools requote: what follows the new text by itself, and the sentences that speak more or less strongly.
     With --write it is done; --change NUMBER settles such a sentence wherever something rests on it.
  3. make build says what is left, for the office, the DSL and whoever keeps the site.
  4. policy-tools diff --page changes.html: the sheet that the DSL reads and signs.
  5. policy-tools reviewed records who has read what. The build publishes when nothing is left."""

THEN_FIRST = """Then:
  1. Compare the pages with the text that your governors adopted.
  2. policy-tools offered lists the helpers that can be taken over, with what each needs from this policy.
  3. make build says all that is left, and who does it."""


def add_import(jobs: Any) -> None:
    """Adds the command to the parser's ``jobs``."""
    job = jobs.add_parser("import", help="take in the text of a new edition of the policy")
    job.add_argument("file", type=Path, metavar="FILE", help="plain text (.txt), Markdown (.md) or Word (.docx)")
    job.add_argument("--into", type=Path, default=POLICY, metavar="FOLDER", help="where the pages go (docs/policy)")
    job.add_argument("--write", action="store_true", help="write the pages; without it they are only shown")


def import_policy(asked: argparse.Namespace) -> int:
    """Runs the command; 1 when the file cannot be taken in whole."""
    try:
        imported = imported_policy(asked.file)
        with tempfile.TemporaryDirectory() as folder:
            write(imported, Path(folder))
            lost = {} if is_first() else unmatched(Path(folder), _in_order(imported))
    except (PolicyFileError, SourceError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print("\n".join(report(imported, lost)))
    changed = [name for name, text in imported.pages.items() if _differs(asked.into / name, text)]
    print(f"\nPages that differ in {asked.into}: {', '.join(changed) or 'none'}.")
    if asked.write:
        here = asked.into == POLICY
        then = THEN_FIRST if is_first() else THEN
        try:
            texts = to_write(imported.pages, asked.into, PROJECT)
            texts |= with_the_tests(imported.pages, PROJECT) if here else {}
            write_all(texts, PROJECT if here else asked.into)
        except WriteError as why:
            print(why, file=sys.stderr)
            return 1
        before = "To take it back: policy-tools undo." if here else "What stood there is kept in its .cache/undo.json."
        print(f"Written into {asked.into}. {before}\n{then}")
    else:
        print("Nothing was written. To write the pages, say it again with --write.")
    return 0


def report(imported: ImportedPolicy, lost: dict[str, list[str]]) -> Iterator[str]:
    """What became of the text, in the order in which a person should look at it."""
    same = sum(bool(piece.was and piece.text == piece.was.raw) for piece in imported.pieces)
    yield f"{len(imported.pieces)} blocks on {len(imported.pages)} pages; {same} are as on the present pages."
    yield from _part("Look at the file", [f"{each.where}: {each.what}" for each in imported.remarks])
    changed = [piece for piece in imported.pieces if piece.was and piece.text != piece.was.raw]
    yield from _part(
        "Changed",
        [
            f"{piece.was.block.where} ({piece.block.where})\n    was: {_shown(piece.was.block)}\n"
            f"    is:  {_shown(piece.block, piece.kind)}"
            for piece in changed
            if piece.was
        ],
    )
    moved = [piece for piece in imported.pieces if piece.moved]
    yield from _part(
        "Moved: look whether what stands above it now makes it weaker or stronger",
        [
            f"{piece.was.block.where} to {piece.page} ({piece.block.where}): {_shown(piece.block)}"
            for piece in moved
            if piece.was
        ],
    )
    new = [piece for piece in imported.pieces if piece.was is None]
    yield from _part("New", [f"{piece.page} ({piece.block.where}): {_shown(piece.block)}" for piece in new])
    yield from _part("Gone", [f"{each.block.where}: {_shown(each.block)}" for each in imported.gone])
    yield from _part(
        "Read again: paragraphs that changed around words that are still quoted",
        [
            f"{each.number}, which now has: {each.now}\n"
            + "\n".join(f"    “{words}” in {', '.join(places)}" for words, places in each.quoted.items())
            for each in ([] if is_first() else stale_quotations(imported))
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


def _in_order(imported: ImportedPolicy) -> list[str]:
    return list(imported.pages)


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text
