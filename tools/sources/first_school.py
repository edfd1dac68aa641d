"""Another school's folder names nobody of this project's own school: what was taken over is made its own first."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.paths import ROOT
from tools.sources.school import School, read_school

# What a line quotes, and the policy's own headings in the menu, are not ours.
_QUOTED = re.compile(r"\s*>|.*: policy/[\w-]+\.md$")


def names_of_the_first(texts: Mapping[str, str], school: Path, first: Path = ROOT) -> list[Problem]:
    """Every line of ``texts`` (by path) that has the name of the first school or of its council.

    ``school`` is the folder that the texts are of; both schools may have one council. Raises SourceError where a
    school.toml is wrong.
    """
    if school == first:
        return []
    theirs = read_school(first / "docs" / "school.toml")
    names = set(_names(theirs)) - set(_names(read_school(school / "docs" / "school.toml")))
    if not names:
        return []
    named = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return [
        Problem(path, number, f"“{found[0]}” is of another school.", "Write what is so at yours.")
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if not _QUOTED.match(line) and (found := named.search(line))
    ]


def _names(school: School) -> Iterator[str]:
    yield school.name
    # By its first word alone, too, where that is no ordinary one: “Westfield’s playground”.
    yield school.name.split()[0] if len(school.name.split()[0]) > len("Saint") else school.name
    yield school.local_authority
    yield from (contact.name for contact in school.contacts if contact.name)
