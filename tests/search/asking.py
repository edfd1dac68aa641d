"""Asks the search of a built site, by the same code as the page does, in Node."""

import json
import subprocess
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tools.sources.paths import ROOT, node

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody asks, and the places that answer it: pages, or paragraphs and steps ("policy/08-police/#p8-5")."""

    asked: str
    answers: tuple[str, ...]

    @property
    def pages(self) -> set[str]:
        """The pages of the answers."""
        return {place.partition("#")[0] for place in self.answers}


def queries(name: str) -> list[Query]:
    """The questions of a file beside this one."""
    read = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["queries"]
    return [Query(each["asked"], tuple(each["answers"])) for each in read]


def found(site: Path, asked: Sequence[str]) -> list[list[dict[str, Any]]]:
    """For each question the pages that are offered, best first: `page`, `shown` places, `danger`, `text`."""
    search = _searching(site / "search" / "list.json")
    assert search.stdin and search.stdout
    print(json.dumps(list(asked)), file=search.stdin, flush=True)
    pages: list[list[dict[str, Any]]] = json.loads(search.stdout.readline())
    return pages


@cache
def _searching(file: Path) -> subprocess.Popen[str]:
    """The search with this list, until these tests end: to read the list takes longer than to answer all of a test."""
    command = [node(), str(HERE / "found.mjs"), str(file)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT)
