"""Reads the questions of the quiz, and holds each to the policy as a helper is held."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Problem, Strength
from tools.sources.errors import SourceError
from tools.sources.flowcharts.strength import bears
from tools.sources.numbers import filled_in
from tools.sources.policy.text import Policy, find
from tools.sources.toml_file import TomlFile, read_toml, unknown_words

HOW_MANY = 20
"""Questions that the policy answers. Those that it does not answer come after them, as many as there are."""
_QUESTION: dict[str, type | tuple[type, ...]] = {
    "id": str, "ask": str, "options": list, "right": str, "strength": str, "quote": str, "section": str,
    "anchor": str, "because": str,
}  # fmt: skip
STRENGTHS = {strength.value: strength for strength in Strength}
_NAMED = re.compile(r"(must|will|should|consider)", re.I)
_SAYS = re.compile(r"\bpolicy (?:says|tells us) “?(must|will|should|consider)\b", re.I)
_SOURCE = re.compile(r"Source: \[[^\]]+\]\(https://|advice of this site", re.I)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its options, the right one, and the policy's exact words with how strongly they speak.

    Where the answer is not in the policy, its words are the nearest that it says.
    """

    id: str
    ask: str
    options: tuple[str, ...]
    right: str
    strength: Strength
    quote: str
    section: str
    anchor: str
    because: str


def read_quiz(path: Path, policy: Policy, shown: str = "tools/quiz.toml") -> tuple[Question, ...]:
    """The questions, in the order of the file. Raises SourceError with every mistake at once."""
    file = read_toml(path, shown, filled_in)
    questions, problems = file.read_each(
        "question",
        lambda line, table, before: _problems(file, line, table, policy, {question.id for question in before}),
        lambda _, table: question_of(table),
    )
    answered = [question.strength is not Strength.OUTSIDE for question in questions]
    if not problems and sum(answered) != HOW_MANY:
        problems.append(file.problem(1, f"the quiz has {sum(answered)} questions. Keep {HOW_MANY}."))
    if not problems and not all(answered[:HOW_MANY]):
        problems.append(file.problem(1, "a question that is not in this policy stands among the others. Put it last."))
    if problems:
        raise SourceError(problems)
    return tuple(questions)


def question_of(table: dict[str, Any]) -> Question:
    """A table that has no mistake."""
    return Question(**{**table, "options": tuple(table["options"]), "strength": STRENGTHS[table["strength"]]})


def _problems(file: TomlFile, line: int, table: dict[str, Any], policy: Policy, ids: set[str]) -> list[Problem]:
    where = f"the question “{table.get('id', '')}”"
    problems = unknown_words(file, line, table, _QUESTION, where)
    missing = [name for name in _QUESTION if not table.get(name)]
    if missing:
        problems.append(file.problem(line, f"{where} has no {', '.join(missing)}. Write it."))
    if problems:
        return problems
    if table["id"] in ids:
        problems.append(file.problem(line, f"{where} is there twice. Give each an id of its own."))
    options: Sequence[object] = table["options"]
    if not 3 <= len(options) <= 4 or len({str(option) for option in options}) < len(options):
        problems.append(file.problem(line, f"{where} needs three or four options that differ. Mend them."))
    if table["right"] not in options:
        problems.append(file.problem(line, f"{where}: “{table['right']}” is not among its options. Copy one exactly."))
    return problems + _against_the_policy(file, line, table, policy, where)


def _against_the_policy(file: TomlFile, line: int, table: dict[str, Any], policy: Policy, where: str) -> list[Problem]:
    paragraph = find(policy, table["quote"], table["section"], table["anchor"])
    if paragraph is None:
        what = f"{where}: {table['section']}#{table['anchor']} does not have the words “{table['quote']}”."
        return [file.problem(line, f"{what} Copy them from the policy.")]
    if table["strength"] not in STRENGTHS:
        known = ", ".join(STRENGTHS)
        return [file.problem(line, f"{where} has the strength “{table['strength']}”. Use one of {known}.")]
    if table["strength"] == Strength.OUTSIDE.value and not _SOURCE.search(table["because"]):
        what = f"{where} is not in this policy, and its “because” names no source."
        return [file.problem(line, f"{what} Write “Source: [title](address)”, or “advice of this site”.")]
    borne = bears(table["quote"], paragraph.text, paragraph.lead)
    if STRENGTHS[table["strength"]].rank > borne.rank:
        what = f"{where}: “{table['strength']}” is stronger than the words quoted, which bear “{borne.value}”."
        return [file.problem(line, f"{what} Use the policy's own strength.")]
    return [file.problem(line, f"{where}: {said}") for said in _said_too_strongly(table)]


def _said_too_strongly(table: dict[str, Any]) -> Iterator[str]:
    """The answer and its reason name a strength, "The policy says must": never one above the question's own."""
    named = {"right": _NAMED.fullmatch(table["right"].rstrip(".")), "because": _SAYS.search(table["because"])}
    for name, found in named.items():
        if found and STRENGTHS[found[1].capitalize()].rank > STRENGTHS[table["strength"]].rank:
            yield (
                f"“{name}” says that the policy says {found[1].lower()}, but the strength of its words is "
                f"“{table['strength']}”. Mend “{name}”."
            )
