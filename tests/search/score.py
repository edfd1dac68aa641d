"""`make search-score`: how many questions the search answers, of those to work with and of those that nobody looks at.

Of the kept ones it prints the score alone. Whoever sees which fail works on those, and then they measure nothing.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.search.asking import Query, found, queries
from tools.sources.paths import ROOT


def place(query: Query, pages: Sequence[dict[str, Any]]) -> int:
    """On which of the pages that are offered the answer is, from 1; 99 when it is on none."""
    return next((at for at, each in enumerate(pages, 1) if each["page"] in query.pages), 99)


def line(name: str, asked: Sequence[Query], answers: Sequence[Sequence[dict[str, Any]]]) -> str:
    """The score of a list in one line."""
    places = [place(query, pages) for query, pages in zip(asked, answers, strict=True)]
    empty = sum(not pages for pages in answers)
    shares = [f"{100 * sum(at <= most for at in places) / len(places):.0f} %" for most in (1, 2, 3)]
    return (
        f"{name}: of {len(places)} questions the answer is on the first page offered for {shares[0]}, on the first or "
        f"second for {shares[1]}, on the first three for {shares[2]}. Nothing found for {empty}."
    )


def main() -> None:
    """Scores the lists on the built site, or on the one that is named."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    for name in ("working", "working-later", "working-third", "kept", "kept-later", "kept-third", "kept-fourth"):
        asked = queries(name)
        print(line(name, asked, found(site, [query.asked for query in asked])))


if __name__ == "__main__":
    main()
