"""Reads a snapshot: everything that people write, as it stands at one time.

It is read leniently: a policy in the middle of a change can be read too.
Files that cannot be read at all are refused. Whether a quotation still stands in the policy is not asked here.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tools.browser.flow.model import Flow, Problem, Table
from tools.sources.errors import SourceError
from tools.sources.flowcharts.check import check_flow
from tools.sources.flowcharts.read import FIELDS, read_flow
from tools.sources.flowcharts.table import read_table
from tools.sources.flowcharts.tick_list import read_tick_list
from tools.sources.numbers import filled_in
from tools.sources.policy.notes import Note, read_notes
from tools.sources.policy.text import Policy, read_policy
from tools.sources.quiz import Question, question_of
from tools.sources.scenarios.moments import Moment, read_moment
from tools.sources.scenarios.read import read_scenario
from tools.sources.scenarios.scenario import Scenario
from tools.sources.school import Contact, read_school
from tools.sources.toml_file import read_toml
from tools.sources.weigh import SHOWN as WEIGHED
from tools.sources.weigh import Weigh, read_weigh

_GUESSED = re.compile(r"\nminutes: \d+\n")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that people write, as it stood at one time. ``name`` is what a report calls it.

    ``points`` are the exact words of each decision point by its id, ``not_used`` the sentences of the policy that no
    helper quotes, by section.
    """

    name: str
    policy: Policy
    flows: tuple[Flow, ...]
    scenarios: tuple[Scenario, ...]
    quiz: tuple[Question, ...]
    notes: tuple[Note, ...]
    contacts: tuple[Contact, ...]
    points: tuple[tuple[str, tuple[str, ...]], ...]
    not_used: tuple[tuple[str, tuple[str, ...]], ...]
    table: Table = field(default_factory=Table)
    """The facts and the duties that they call for."""
    tick_list: Flow | None = None
    form: bool = True
    """Whether there is a form: another school may have none."""
    moments: tuple[Moment, ...] = ()
    beside: tuple[Weigh, ...] = ()
    """What stands beside rows of the form."""


def read_snapshot(root: Path, name: str, policy: Policy | None = None) -> Snapshot:
    """Read a copy of the project; with another ``policy``, if one is given. Raises SourceError.

    A snapshot from before there were scenarios, say, has none: what is not there is empty. The policy has to be there.
    """
    table, wrong = read_table(root / "tools" / "duties")
    if wrong:
        # No helper can be read without it: each would be called wrong for a slip that stands here once.
        raise SourceError(Problem("", 0, f"{name}: {problem}") for problem in wrong)
    tick_list, problems = read_tick_list(table, root / "tools" / "duties")
    flows = tuple(_flows(root, table, problems))
    scenarios = tuple(_scenarios(root, problems))
    moments = tuple(_moments(root, problems))
    quiz = tuple(_quiz(root, problems))
    docs = root / "docs"
    try:
        notes_file = docs / "notes" / "notes.toml"
        notes = read_notes(notes_file) if notes_file.exists() else ()
        beside = read_weigh(root / WEIGHED) if (root / WEIGHED).exists() else ()
        contacts = read_school(docs / "school.toml").contacts if (docs / "school.toml").exists() else ()
    except SourceError as bad:
        problems += bad.problems
    if problems:
        raise SourceError(Problem("", 0, f"{name}: {problem}") for problem in problems)
    policy = policy or _policy(docs / "policy", name)
    return Snapshot(
        name,
        policy,
        flows,
        scenarios,
        quiz,
        notes,
        contacts,
        points=tuple(_points(root)),
        not_used=tuple(_not_used(root)),
        table=table,
        tick_list=tick_list,
        form=(docs / "annex-a" / "index.md").exists(),
        moments=moments,
        beside=beside,
    )


def _policy(folder: Path, name: str) -> Policy:
    try:
        return read_policy(folder)
    except SourceError as missing:
        page = Path(missing.problems[0].path).name
        raise SourceError.saying(
            f"{name}: docs/policy has no {page}. The policy needs all its pages: put it back."
        ) from None


def _flows(root: Path, table: Table, problems: list[Problem]) -> Iterator[Flow]:
    # A snapshot from before there were duties says nothing of facts.
    fields = FIELDS if table.duties else [name for name in FIELDS if name != "facts"]
    for path in sorted((root / "tools" / "flowcharts").glob("*.md")):
        text = filled_in(path, path.read_text(encoding="utf-8"))
        flow, found = read_flow(path.stem, f"tools/flowcharts/{path.name}", text, fields)
        if flow is not None:
            # Every way through is followed below: arrows have to lead somewhere, and to an end.
            found = check_flow(flow)
            yield replace(flow, table=table)
        problems += found


def _scenarios(root: Path, problems: list[Problem]) -> Iterator[Scenario]:
    for path in sorted((root / "tools" / "scenarios").glob("*.md")):
        # An edition from before lengths were worked out says how many minutes somebody had guessed.
        text = _GUESSED.sub("\n", filled_in(path, path.read_text(encoding="utf-8")), count=1)
        scenario, found = read_scenario(path.stem, f"tools/scenarios/{path.name}", text)
        problems += found
        if scenario is not None:
            yield scenario


def _moments(root: Path, problems: list[Problem]) -> Iterator[Moment]:
    for path in sorted((root / "tools" / "moments").glob("*.md")):
        text = filled_in(path, path.read_text(encoding="utf-8"))
        moment, found = read_moment(path.stem, f"tools/moments/{path.name}", text)
        problems += found
        if moment is not None:
            yield moment


def _quiz(root: Path, problems: list[Problem]) -> Iterator[Question]:
    path = root / "tools" / "quiz.toml"
    if not path.exists():
        return
    try:
        file = read_toml(path, "tools/quiz.toml", filled_in)
    except SourceError as bad:
        problems += bad.problems
        return
    for line, table in file.tables("question"):
        try:
            yield question_of(table)
        except (KeyError, TypeError):
            problems.append(file.problem(line, "this question cannot be read. Run 'make build': it says why."))


def _points(root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    path = root / "tools" / "decision-points.json"
    told: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    for point in told:
        yield point["id"], tuple(quote["words"] for quote in point["quotes"])


def _not_used(root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    path = root / "docs" / "notes" / "sentences.toml"
    if path.exists():
        for entry in read_toml(path, "docs/notes/sentences.toml").values.get("not_used", []):
            yield entry["section"], tuple(entry["words"])
