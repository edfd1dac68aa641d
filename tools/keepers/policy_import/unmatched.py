"""Lists what no longer matches a new text: the build's own checks, run over the new pages.

Each problem reads as the build would say it: `path:line: what. What to do.`
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.annex_a import check_form, check_further
from tools.sources.errors import SourceError
from tools.sources.flowcharts.coverage import NOT_USED, coverage_problems
from tools.sources.flowcharts.flows import read_flows
from tools.sources.guidance import read_guidance
from tools.sources.paths import DOCS, FLOWCHARTS, FORM_PAGE, POINTS, POLICY, QUIZ, QUIZ_PAGE, SCENARIOS
from tools.sources.policy.links import link_problems, read_links
from tools.sources.policy.quoted import note_problems, printed_problems
from tools.sources.policy.text import Policy, find_in_section, fold, read_policy
from tools.sources.quiz import read_quiz
from tools.sources.scenarios.scenarios import read_scenarios
from tools.sources.school import read_school
from tools.sources.toml_file import read_toml

NOTES = DOCS / "notes"


def unmatched(folder: Path, files: Sequence[str]) -> dict[str, list[str]]:
    """The problems by what they are in, for the pages ``files`` of a ``folder`` shaped like docs/policy."""
    new, now = read_policy(folder, files), read_policy(POLICY)
    flows = read_flows(FLOWCHARTS, now)
    found = {
        "Helpers": _problems(lambda: read_flows(FLOWCHARTS, new)),
        "Scenarios": _problems(lambda: read_scenarios(SCENARIOS, flows, new)),
        "The quiz": _problems(lambda: read_quiz(QUIZ, new)) if QUIZ_PAGE.exists() else [],
        "Decision points": _points(new),
        "Sentences that no helper uses": [*_reasons(new), *coverage_problems(new, flows)],
        "Notes on the text": note_problems(NOTES / "notes.toml", new),
        "Contacts": list(printed_problems(DOCS / "school.toml", read_school(DOCS / "school.toml"), new)),
        "Links": link_problems(folder, read_links(NOTES / "links.toml")),
        "The form": _form(folder / "annex-a.md", new) if FORM_PAGE.exists() else [],
        "Guidance": _guidance(new),
    }
    return {title: [str(problem) for problem in problems] for title, problems in found.items() if problems}


def _form(annex: Path, new: Policy) -> list[Problem]:
    return [*check_form(annex.read_text(encoding="utf-8") if annex.exists() else ""), *check_further(new)]


def _problems(read: Callable[[], object]) -> list[Problem]:
    try:
        read()
    except SourceError as wrong:
        return list(wrong.problems)
    return []


def _points(new: Policy) -> list[Problem]:
    """Quotations of the reviewed list that the new text does not have."""
    text = POINTS.read_text(encoding="utf-8")
    lines = text.splitlines()
    problems = []
    at = 0
    for point in json.loads(text):
        for quote in point["quotes"]:
            words = quote["words"]
            written = json.dumps(words, ensure_ascii=False)
            at = next((index for index in range(at, len(lines)) if written in lines[index]), at)
            if not _has(new, words):
                what = f"point {point['id']}: the new text does not have “{words}”."
                todo = "Copy the new words, and look at their strength again."
                problems.append(Problem("tools/decision-points.json", at + 1, what, todo))
    return problems


def _has(policy: Policy, words: str) -> bool:
    wanted = fold(words)
    return any(
        wanted in text
        for section in policy.sections
        for text in (*(each.text for each in section.paragraphs), *section.anchors.values())
    )


def _reasons(new: Policy) -> list[Problem]:
    """Sentences of sentences.toml that the new text does not have: their reasons explain nothing any more."""
    file = read_toml(NOT_USED, "docs/notes/sentences.toml")
    problems = []
    for line, table in file.tables("not_used"):
        section = table["section"]
        problems += [
            file.problem(line, f"section {section} no longer has “{words}”. Give it the new words, or take it out.")
            for words in table["words"]
            if not find_in_section(new, section, words)
        ]
    return problems


def _guidance(new: Policy) -> list[Problem]:
    return [
        Problem(
            "docs/notes/guidance.toml",
            change.line,
            f"{change.about}: the new text does not have “{words}”.",
            "Take the place out, when the policy no longer leans on it.",
        )
        for change in read_guidance(NOTES / "guidance.toml")
        for section, words in change.cited
        if not find_in_section(new, section, words)
    ]
