"""Asks the search of a built site, by the same code as the page does, in Node."""

import json
import subprocess
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
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
    command = [node(), str(HERE / "found.mjs"), str(site / "search" / "list.json")]
    done = subprocess.run(command, input=json.dumps(list(asked)), capture_output=True, text=True, check=True, cwd=ROOT)
    pages: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return pages
