"""The command `policy-tools ready`: says what a person must settle before the site is published."""

import argparse
import datetime
import sys
import textwrap
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from tools.keepers.ready.addresses import answer
from tools.keepers.ready.checklist import open_items
from tools.keepers.ready.open_items import OpenItem
from tools.keepers.ready.page import page
from tools.sources.errors import SourceError
from tools.sources.paths import DOCS
from tools.sources.school import read_school

SHOWN = 3


def add_ready(jobs: Any) -> None:
    """Adds the command to the parser's ``jobs``."""
    job = jobs.add_parser("ready", help="list what a person must settle before the site is published")
    job.add_argument("--strict", action="store_true", help="fail while anything is left to settle")
    job.add_argument("--page", type=Path, metavar="FILE", help="also write the list as a page to print")
    job.add_argument("--links", action="store_true", help="try every link of the policy over the network")


def ready(asked: argparse.Namespace, today: datetime.date | None = None) -> int:
    """Runs the command; 1 when the sources have mistakes or, with --strict, when anything is left to settle."""
    today = today or datetime.date.today()
    try:
        found = open_items(today, cache(answer) if asked.links else None)
    except SourceError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print("\n".join(listing(found)))
    if asked.page:
        asked.page.write_text(page(found, read_school(DOCS / "school.toml"), today), encoding="utf-8")
        print(f"\nThe same to print: {asked.page}")
    return 1 if found and asked.strict else 0


def listing(found: Sequence[OpenItem]) -> Iterator[str]:
    """The list for a terminal, line by line."""
    for kind, group in groupby(found, key=lambda item: item.kind):
        about, own = kind.value, list(group)
        yield f"{about.title} ({len(own)})"
        for name, words in (("Why it matters", about.why), ("Who settles it", about.who), ("How", about.how)):
            yield from _wrapped(f"{name}: {words}", "  ")
        yield ""
        for item in own:
            yield from _wrapped(f"- {item.what}", "  ", "    ")
            more = len(item.where) - SHOWN
            where = "; ".join(item.where[:SHOWN]) + (f"; and {more} more" if more > 0 else "")
            yield from _wrapped(f"Where: {where}", "    ")
        yield ""
    settled = "Nothing that the files know of is left to settle." if not found else f"{len(found)} to settle."
    yield f"{settled} No number was rung and no document was judged: that is for people."


def _wrapped(words: str, indent: str, further: str | None = None) -> list[str]:
    # An address or a path is copied whole: it is not broken at its hyphens.
    return textwrap.wrap(
        words,
        110,
        initial_indent=indent,
        subsequent_indent=indent if further is None else further,
        break_long_words=False,
        break_on_hyphens=False,
    )
