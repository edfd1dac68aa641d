"""Reads glossary.toml and holds it to the policy."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.sources.policy.text import Policy, find_in_section
from tools.sources.toml_file import BadFile, TomlFile, read_toml, unknown_words

_TERM: dict[str, type | tuple[type, ...]] = {
    "term": str, "stands_for": str, "policy": dict, "note": str, "mark": list,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quoted:
    """The policy's own words about a term, with the paragraph or heading that has them and its page."""

    words: str
    number: str
    anchor: str
    file: str


@dataclass(frozen=True, slots=True)
class Term:
    """A short form or a term; `mark` has the spellings to explain where they stand on a page."""

    term: str
    stands_for: str
    policy: Quoted | None
    note: str
    mark: tuple[str, ...]

    @property
    def key(self) -> str:
        """For ids: "lgbtqi", "early-help"."""
        return re.sub(r"[^a-z0-9]+", "-", self.term.lower()).strip("-")


def read_glossary(path: Path, policy: Policy, shown: str = "tools/glossary.toml") -> tuple[Term, ...]:
    """Read the file. Raises `BadFile` with all mistakes at once."""
    file = read_toml(path, shown)
    problems = unknown_words(file, 1, file.values, {"terms": list}, "this file")
    terms: list[Term] = []
    for line, table in file.tables("terms"):
        mistakes = unknown_words(file, line, table, _TERM, "the term") or _problems(file, line, table, policy)
        if not mistakes:
            terms.append(_term(table, policy))
            if terms[-1].key in {term.key for term in terms[:-1]}:
                mistakes = [file.problem(line, f"“{terms[-1].term}” is here twice. Keep one.")]
        problems += mistakes
    if problems:
        raise BadFile(problems)
    return tuple(sorted(terms, key=lambda term: term.key))


def _problems(file: TomlFile, line: int, table: dict[str, Any], policy: Policy) -> list[str]:
    name = table.get("term", "")
    if not name:
        return [file.problem(line, "the term has no “term”. Write it as the policy does.")]
    if not (table.get("stands_for") or table.get("policy")):
        return [file.problem(line, f"“{name}” is not explained. Write stands_for, or the policy’s own words.")]
    quoted = table.get("policy")
    if quoted is None:
        return []
    if set(quoted) != {"section", "words"}:
        return [file.problem(line, f"“{name}”: policy needs section and words, and nothing else.")]
    if not find_in_section(policy, quoted["section"], quoted["words"]):
        return [file.problem(line, f"“{name}”: section {quoted['section']} does not say this. Copy its words exactly.")]
    return []


def _term(table: dict[str, Any], policy: Policy) -> Term:
    quoted = table.get("policy")
    place = find_in_section(policy, quoted["section"], quoted["words"]) if quoted else None
    return Term(
        table["term"],
        table.get("stands_for", ""),
        Quoted(quoted["words"], place[0], place[1], place[2].name) if quoted and place else None,
        table.get("note", ""),
        tuple(table.get("mark", [table["term"]])),
    )
