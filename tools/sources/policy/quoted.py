"""Check that the words which notes and contacts quote stand in the policy, word for word."""

import re
from collections.abc import Sequence
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.numbers import number_problems
from tools.sources.policy.facts import fact_problems
from tools.sources.policy.links import link_problems, read_links
from tools.sources.policy.notes import HOW_MANY, Note, read_notes
from tools.sources.policy.text import Policy, find_in_section, fold
from tools.sources.school import School, read_school
from tools.sources.toml_file import TomlFile, read_toml


def docs_problems(docs: Path, policy: Policy) -> list[Problem]:
    """Every mistake in notes/notes.toml, notes/links.toml and school.toml, in the policy's links and in numbers."""
    problems: list[Problem] = []
    try:
        problems += note_problems(docs / "notes" / "notes.toml", policy)
    except SourceError as bad:
        problems += bad.problems
    try:
        problems += link_problems(docs / "policy", read_links(docs / "notes" / "links.toml"))
    except SourceError as bad:
        problems += bad.problems
    try:
        school = read_school(docs / "school.toml")
        problems += printed_problems(docs / "school.toml", school, policy)
        problems += number_problems(school, docs.parent)
        problems += fact_problems(docs / "school.toml", school, policy)
    except SourceError as bad:
        problems += bad.problems
    return problems


def note_problems(path: Path, policy: Policy, shown: str = "docs/notes/notes.toml") -> list[Problem]:
    """Notes whose words the policy does not have, or (group A) has twice; and numbers that are missing.

    Raises `SourceError` when the file itself has mistakes.
    """
    file, notes = read_toml(path, shown), read_notes(path, shown)
    problems = [problem for note in notes for problem in _misquoted(file, note, policy)]
    # None may be lost unseen: a school with other notes says at the top of its file how many there are.
    missing = sorted(set(range(1, file.values.get("how_many", HOW_MANY) + 1)) - {note.number for note in notes})
    if missing:
        listed = ", ".join(map(str, missing[:9])) + (" and more" if len(missing) > 9 else "")
        problems.append(file.problem(1, f"these notes are missing: {listed}. Put them back."))
    return problems


def _misquoted(file: TomlFile, note: Note, policy: Policy) -> list[Problem]:
    problems = []
    line = file.line_of(rf"^\s*number\s*=\s*{note.number}\s*$")
    for quote in note.quotes:
        if quote.adopted_only:
            continue
        at = file.line_of(re.escape(quote.words[:40].replace('"', '\\"')), line)
        if not find_in_section(policy, quote.section, quote.words):
            problems.append(
                file.problem(
                    at,
                    f"note {note.number}: section {quote.section} does not have the words “{quote.words}”. "
                    "Copy them from the policy.",
                )
            )
        elif note.group == "A" and quote.beside and _how_often(policy, quote.section, quote.words) > 1:
            problems.append(
                file.problem(
                    at,
                    f"note {note.number}: the words “{quote.words}” are in more than one paragraph of section "
                    f"{quote.section}. Quote more words, so that the note stands beside the right one.",
                )
            )
    return problems


def _how_often(policy: Policy, key: str, words: str) -> int:
    paragraphs = [each for section in policy.sections if section.key == key for each in section.paragraphs]
    return sum(fold(words) in paragraph.text for paragraph in paragraphs)


def printed_problems(path: Path, school: School, policy: Policy, shown: str = "docs/school.toml") -> Sequence[Problem]:
    """Contacts that say the policy prints them where it does not."""
    file = read_toml(path, shown)
    return [
        file.problem(
            file.line_of(rf'key\s*=\s*"{re.escape(contact.key)}"'),
            f"the contact “{contact.key}”: section {place.section} does not have the words “{place.words}”. "
            "Copy them from the policy.",
        )
        for contact in school.contacts
        for place in contact.printed
        if not find_in_section(policy, place.section, place.words)
    ]
