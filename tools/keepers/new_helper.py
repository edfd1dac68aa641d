"""`policy-tools new helper NAME`: writes a flowchart that can be read, and says all that is still to be done for it.

Said again for a helper that is there, it writes nothing and says what is left.
"""

import datetime
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.browser.flow.model import Flow
from tools.sources.errors import SourceError
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import COVERED, DOCS, FLOWCHARTS, POLICY, PROJECT, SCENARIOS
from tools.sources.policy.text import Policy, read_policy
from tools.sources.review.record import RECORD, read_record
from tools.sources.review.reviewing import wanted
from tools.sources.review.snapshot import read_snapshot
from tools.sources.scenarios.rehearsed import not_rehearsed, rehearsed
from tools.sources.scenarios.scenarios import read_scenarios
from tools.sources.toml_file import read_toml

TO_WRITE = "TO WRITE"
WAYS = PROJECT / "tests" / "guide" / "ways.json"
"""This project's reviewed list of ways; another school's folder has none."""
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FOR_STAFF = re.compile(r"^facts: staff$", re.M)
_STEP = re.compile(r"^## (?P<title>.+)\n(?:.*\n)*?(?=^## |\Z)", re.M)
_ARROW = re.compile(r"\[(?P<title>[^\]]+)\]\(#[^)]+\)")
ASKED_FIRST = (
    *("Danger now", "An image or message", "About an adult", "About an adult, with an image"),
    *("What cannot wait", "What cannot wait, with an image", "What cannot wait about an adult"),
)
ENDINGS = ("Ring 999", "An adult is accused")
"""What every helper for staff asks, and where it leads: in the words that are reviewed already. A test of the safety
rules holds them equal."""
_ELSEWHERE = """## Danger now
Is any child in danger, or badly hurt, right now?

Why we ask: this comes before anything else, and nobody needs permission to ring 999.

- Yes: [Ring 999](#ring-999) (danger)
- No: [A first question](#a-first-question) (no danger)
- Not sure: [Ring 999](#ring-999) (danger?)

## Ring 999
Ring 999 now. Then tell the Designated Safeguarding Lead (DSL), and write down what you did.
"""
"""For a school whose helpers ask otherwise."""


def new_helper(name: str) -> int:
    """Runs the command; the result is its exit code."""
    if not _NAME.fullmatch(name):
        print(
            f"'{name}' cannot be an address. Use small letters, digits and hyphens: after-school-club.", file=sys.stderr
        )
        return 1
    path = FLOWCHARTS / f"{name}.md"
    policy = read_policy(POLICY)
    if not path.exists():
        path.write_text(_flowchart(name, policy), encoding="utf-8")
        print(f"Written: {_shown(path)}.")
    try:
        flows = read_flows(FLOWCHARTS, policy)
    except SourceError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    left = list(_still_needed(next(flow for flow in flows if flow.name == name), flows, policy))
    print("Still to be done, in this order:" if left else f"{name}: nothing is left to do but 'make test'.")
    print("".join(f"{number}. {line}\n" for number, line in enumerate(left, start=1)), end="")
    return 0


def _flowchart(name: str, policy: Policy) -> str:
    """A helper for all staff. What is asked of everybody is asked in the words of the helpers that are there."""
    steps = _in_use() or {found["title"]: found[0] for found in _STEP.finditer(_ELSEWHERE)}
    first = "\n\n".join(steps[title].rstrip() for title in ASKED_FIRST if title in steps)
    endings = "\n\n".join(steps[title].rstrip() for title in ENDINGS if title in steps)
    section = next(section.key for section in policy.sections if section.key.isdigit())
    return f"""---
for: all staff, volunteers and temporary workers
owner: Designated Safeguarding Lead
reviewed: {datetime.date.today()}
sections: {section}
facts: staff
---

# {name.replace("-", " ").capitalize()}

{TO_WRITE}: when somebody uses this helper.

{first}

## A first question
{TO_WRITE}: what is asked?

Why we ask: {TO_WRITE}.

- Yes: [What to do](#what-to-do) (concern)
- No: [What to do](#what-to-do) (nothing)
- Not sure: [What to do](#what-to-do) (concern?)

{endings}

## What to do
{TO_WRITE}: what is to be done. Tell the Designated Safeguarding Lead (DSL), and write down what you saw and heard.
"""


def _in_use() -> dict[str, str]:
    """Those steps by their titles, from the first helper for staff that has them all; none where no helper has."""
    for path in sorted(FLOWCHARTS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        steps = {found["title"]: found[0] for found in _STEP.finditer(text)}
        if not _FOR_STAFF.search(text) or not set(steps) >= {*ASKED_FIRST, *ENDINGS}:
            continue
        taken = {title: _to_the_first_question(steps[title]) for title in (*ASKED_FIRST, *ENDINGS)}
        # A helper that asks more before an ending leads to it only from there.
        if set(ENDINGS) <= {arrow["title"] for step in taken.values() for arrow in _ARROW.finditer(step)}:
            return taken
    return {}


def _to_the_first_question(step: str) -> str:
    """Its arrows to each other stay; the others lead to what the new helper asks."""
    kept = {*ASKED_FIRST, *ENDINGS}
    return _ARROW.sub(
        lambda found: found[0] if found["title"] in kept else "[A first question](#a-first-question)", step
    )


def _still_needed(flow: Flow, flows: list[Flow], policy: Policy) -> Iterator[str]:
    """Every place that has nothing of the helper yet, in the order in which to go there."""
    lines = (FLOWCHARTS / f"{flow.name}.md").read_text(encoding="utf-8").splitlines()
    if left := [str(number) for number, line in enumerate(lines, start=1) if TO_WRITE in line]:
        where = f"lines {', '.join(left)}"
        yield f"{flow.path}: write what stands after {TO_WRITE} ({where}), and who reads it (for, facts)."
        yield (
            f"{flow.path}: say after each answer in brackets what it means, in facts of tools/duties/facts.toml. "
            "They call for the duties of tools/duties/duties.md."
        )
    covered = read_toml(COVERED, _shown(COVERED)).values["steps"] if COVERED.exists() else {}
    if not any(name.startswith(f"{flow.name}#") for names in covered.values() for name in names):
        yield f"{_shown(COVERED)}: name its steps (“{flow.name}#…”) where they quote the words of a decision point."
    if WAYS.exists() and flow.name not in json.loads(WAYS.read_text(encoding="utf-8")):
        yield f"{_shown(WAYS)}: run 'make ways', and read its ways there with the DSL."
    try:
        parts = rehearsed(read_scenarios(SCENARIOS, flows, policy), flows)
    except SourceError as wrong:
        yield f"{_shown(SCENARIOS)}/: mend the scenarios first: {wrong.problems[0]}"
    else:
        for line in not_rehearsed(parts, [flow]):
            if f" {flow.name}." in line or f"({flow.name}#" in line:
                yield f"{_shown(SCENARIOS)}/: {line}"
    try:
        unreviewed = {unit.key for unit, _ in wanted(read_snapshot(PROJECT, "now", policy), read_record())}
    except SourceError as bad:
        yield f"{_shown(RECORD)}: {bad.problems[0]}"
    else:
        if f"helper/{flow.name}" in unreviewed:
            yield f"{_shown(RECORD)}: run 'policy-tools reviewed --by ROLE helper/{flow.name}' once it has been read."
    address = f"helpers/{flow.name}"
    for path, todo in (
        (PROJECT / "mkdocs.yml", "give it a line under 'situations:', if people start with it."),
        (DOCS / "index.md", "give it a door, if people start with it."),
        (PROJECT / "tools" / "synonyms.toml", f"name it ({address}/) in 'first' of the words that people type for it."),
        (PROJECT / "tools" / "asked.toml", "write what people ask that it answers."),
    ):
        if path.exists() and address not in path.read_text(encoding="utf-8"):
            yield f"{_shown(path)}: {todo}"


def _shown(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()
