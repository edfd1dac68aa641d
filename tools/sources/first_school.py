"""Another school's folder names nothing of this project's own school: what was taken over is made its own first.

That is the school's name, its council and people, addresses that have these names in them, and the appendices of its
policies. A helper or a duty brings them along in its sentences, and above all in its sources.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.paths import ROOT
from tools.sources.policy.text import read_policy
from tools.sources.school import School, read_school

# What a line quotes, and the policy's own headings in the menu, are not ours; where our advice comes from is.
_QUOTED = re.compile(r"\s*>(?! Source: )|.*: policy/[\w-]+\.md$")
_ATTACHED = re.compile(r"\b(?:Appendix|Annex|Schedule) (?:[A-Z]|\d+)\b", re.I)
"""A document that belongs to a policy: another school's policy may have none, or another one by the same name."""


def names_of_the_first(texts: Mapping[str, str], school: Path, first: Path = ROOT) -> list[Problem]:
    """Every line of ``texts`` (by path) that names the first school, its council, its people or an appendix of its own.

    ``school`` is the folder that the texts are of; both schools may have one council. Raises SourceError where a
    school.toml is wrong.
    """
    if school == first:
        return []
    theirs = read_school(first / "docs" / "school.toml")
    names = set(_names(theirs)) - set(_names(read_school(school / "docs" / "school.toml")))
    documents = _attached(first) - _attached(school)
    patterns = [
        (_any(names), "is of another school. Write what is so at yours."),
        (_any(names, r"(?i)\b[\w.-]*{}[\w.-]*\.[a-z]{{2,}}\b"), "is an address of another school's. Write yours."),
        (_any(documents, r"(?i)\b{}\b"), "is a document of another school's, and your policy names none. Name yours."),
    ]
    told: list[Problem] = []
    for path, text in texts.items():
        for number, line in enumerate(text.splitlines(), start=1):
            hits = [(found[0], said) for each, said in patterns if each and (found := each.search(line))]
            if hits and not _QUOTED.match(line):
                told.append(Problem(path, number, f"“{hits[0][0]}” {hits[0][1]}"))
    return told


def _any(words: set[str], pattern: str = "{}") -> re.Pattern[str] | None:
    longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(pattern.format(f"(?:{longest})")) if words else None


def _names(school: School) -> Iterator[str]:
    yield school.name
    # By its first word alone, too, where that is no ordinary one: “Westfield’s playground”.
    yield school.name.split()[0] if len(school.name.split()[0]) > len("Saint") else school.name
    yield school.local_authority
    yield from (contact.name for contact in school.contacts if contact.name)


def _attached(school: Path) -> set[str]:
    """What its policy has or names of this kind, "appendix 3"; nothing while it has no policy."""
    try:
        policy = read_policy(school / "docs" / "policy")
    except SourceError:
        return set()
    words = (text for part in policy.sections for text in (part.title, *(each.text for each in part.paragraphs)))
    return {found[0].lower() for text in words for found in _ATTACHED.finditer(text)}
