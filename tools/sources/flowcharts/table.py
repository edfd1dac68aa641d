"""Reads the facts and the duties that they call for, `tools/duties/`, and holds the duties to the policy."""

from pathlib import Path

from tools.browser.flow.model import Duty, Problem, Table
from tools.sources.flowcharts.quotations import check_instruction
from tools.sources.flowcharts.read_duties import read_duties, read_facts
from tools.sources.numbers import filled_in
from tools.sources.paths import DUTIES, PROJECT, ROOT
from tools.sources.policy.text import Policy


def read_table(folder: Path = DUTIES, text: str | None = None) -> tuple[Table, list[Problem]]:
    """The facts and duties of a folder, and what is wrong with them. Facts are the site's own where it has none.

    ``text`` is to stand in the place of the file with the duties.
    """
    facts_file = folder / "facts.toml"
    if not facts_file.exists():
        facts_file = ROOT / "tools" / "duties" / "facts.toml"
    facts, problems = read_facts(_shown(facts_file), filled_in(facts_file, facts_file.read_text(encoding="utf-8")))
    duties: tuple[Duty, ...] = ()
    duties_file = folder / "duties.md"
    if duties_file.exists() and not problems:
        words = duties_file.read_text(encoding="utf-8") if text is None else text
        duties, problems = read_duties(_shown(duties_file), filled_in(duties_file, words), facts)
    return Table(tuple(facts.values()), duties), problems


def check_duties(table: Table, policy: Policy, folder: Path = DUTIES) -> list[Problem]:
    """What a duty says beyond the policy."""
    path = _shown(folder / "duties.md")
    return [problem for duty in table.duties if duty.says for problem in check_instruction(path, duty.says, policy)]


def _shown(path: Path) -> str:
    return str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else path.name
