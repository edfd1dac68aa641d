"""Read links.toml, and check that every link in the policy leads where it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.toml_file import read_toml, unknown_words

_KNOWN: dict[str, type | tuple[type, ...]] = {
    "words": str, "address": str, "note": str, "checked_by": str, "checked_on": date,
}  # fmt: skip
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Link:
    """A title that the policy links: its words, our address for it, and a note for the reader ("" for none).

    ``checked_by`` says who opened it and found the document that the policy means; "" while nobody has.
    """

    words: str
    address: str
    note: str
    checked_by: str
    checked_on: date | None
    line: int


def read_links(path: Path, shown: str = "docs/notes/links.toml") -> Mapping[str, Link]:
    """The links by their words. Raises `SourceError` with all mistakes at once."""
    file = read_toml(path, shown)
    problems: list[Problem] = []
    links: dict[str, Link] = {}
    for line, table in file.tables("links"):
        where = f"the link “{table.get('words', '')}”"
        problems += unknown_words(file, line, table, _KNOWN, where)
        words, address = str(table.get("words", "")), str(table.get("address", ""))
        if not words or not address:
            problems.append(file.problem(line, "a link needs words and an address. Fill in both."))
        elif not re.match(r"https://|tel:\+?\d", address):
            problems.append(
                file.problem(line, f"{where} leads to “{address}”. Begin the address with https:// or tel:.")
            )
        if bool(table.get("checked_by")) != bool(table.get("checked_on")):
            problems.append(
                file.problem(line, f"{where} has only one of checked_by and checked_on. Fill in both, or neither.")
            )
        if words in links:
            problems.append(file.problem(line, f"{where} is here twice. Keep one."))
        checked_by, checked_on = str(table.get("checked_by", "")), table.get("checked_on")
        links[words] = Link(words, address, str(table.get("note", "")), checked_by, checked_on, line)
    if problems:
        raise SourceError(problems)
    return links


LINKS = "docs/notes/links.toml"


def is_ours(address: str) -> bool:
    """Whether it leads from one page of the policy to another."""
    return re.match(r"[\w./-]+\.md(#|$)", address) is not None


def link_problems(policy_folder: Path, links: Mapping[str, Link], shown: str = "docs/policy") -> list[Problem]:
    """Compare the links in the policy's Markdown with links.toml, both ways. Links between our own pages are exempt."""
    problems: list[Problem] = []
    used: set[str] = set()
    for path in sorted(policy_folder.glob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for words, address in LINK.findall(line):
                if is_ours(address):
                    continue
                at = f"{shown}/{path.name}"
                used.add(words)
                if words not in links:
                    what = f"the link “{words}” is not in links.toml."
                    problems.append(Problem(at, number, what, "Add it there, with its address."))
                elif links[words].address != address:
                    what = f"the link “{words}” leads to {address}, but links.toml says {links[words].address}."
                    problems.append(Problem(at, number, what, "Make them the same."))
    problems += [
        Problem(LINKS, 1, f"the policy has no link “{words}”.", "Take the entry out, or mend its words.")
        for words in links
        if words not in used
    ]
    return problems
