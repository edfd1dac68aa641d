"""The number and the name of a section are never typed: `[Read <!-- section -->](FILE.md)` has them put in.

The page that the link leads to says which section is meant, and keeps its name when the section has another number or
another heading. So what a link says is always what the policy calls the place that it leads to.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.sources.errors import SourceError
from tools.sources.policy.text import BY_KEY, Policy, Section, read_policy

MARKER = "<!-- section -->"
_LINK = re.compile(
    r"\[(?P<before>[^\]\n]*)<!-- section -->(?P<after>[^\]\n]*)\]"
    r"\((?P<to>[./\w-]*\bpolicy/(?P<file>[\w-]+\.md)[^)\s]*)\)"
)
_LEADS = re.compile(r"\[(?P<shown>[^\]\n]+)\]\([./\w-]*\bpolicy/(?P<file>[\w-]+\.md)[^)\s]*\)")
_NUMBER_AND_NAME = re.compile(r"\b[Ss]ection \d+\s*[,:;(–-]\s*(?!paragraph )\S")
_QUOTED = re.compile(r"^\s*>")
_IN_CODE = re.compile(r"`[^`\n]*`")
_NOT_IN_THE_MENU = re.compile(r'[:#*"\[\]{}]')
_WRITE = f"Write {MARKER} in its words instead: the policy's own is put in there."


def with_names(text: str, policy: Policy) -> str:
    """The text with what each section is called. A marker that names no section stays: `typed_names` says why."""
    sections = _by_file(policy)

    def named(found: re.Match[str]) -> str:
        section = sections.get(found["file"])
        return f"[{found['before']}{called(section)}{found['after']}]({found['to']})" if section else found[0]

    return _LINK.sub(named, text)


def names_filled_in(text: str, project: Path) -> str:
    """The same by the policy of a project's folder; the text as it is where that cannot be read."""
    if MARKER not in text:
        return text
    try:
        return with_names(text, read_policy(project / "docs" / "policy"))
    except SourceError:  # Whoever reads the policy says so.
        return text


def called(section: Section) -> str:
    """What a link to it says: “section 11: Sanctions”; the front page and the annexes have no number."""
    return f"section {section.key}: {section.name}" if section.key.isdigit() else section.name


def in_menu(section: Section) -> str:
    """What the menu calls it, in words that its list can have."""
    name = _NOT_IN_THE_MENU.sub("", section.name)
    return f"{section.key}. {name}" if section.key.isdigit() else name


def named_by_file(policy: Policy) -> dict[str, str]:
    """The name of the first section of each page of the policy."""
    return {file: section.name for file, section in _by_file(policy).items()}


def typed_names(text: str, policy: Policy) -> Iterator[tuple[int, str]]:
    """Each link that has the name of a section typed in it, and each marker in no such link: line, and what is wrong.

    What stands behind `>` is under a quotation: readers see the number and the section of its paragraph, by itself.
    """
    sections = _by_file(policy)
    for at, line in enumerate(text.splitlines(), start=1):
        ours = _IN_CODE.sub("", line)
        if _QUOTED.match(ours):
            continue
        for link in _LEADS.finditer(ours):
            section = sections.get(link["file"])
            named = section and section.key not in BY_KEY and link["shown"].casefold() == section.name.casefold()
            if named or _NUMBER_AND_NAME.search(link["shown"]):
                yield at, f"the link “{link['shown']}” has the name of a section typed in it. {_WRITE}"
        if MARKER in _LINK.sub("", ours):
            yield at, f"{MARKER} stands in no link to a page of the policy. Write [Read {MARKER}](../policy/FILE.md)."


def _by_file(policy: Policy) -> dict[str, Section]:
    """The first section of each page."""
    found: dict[str, Section] = {}
    for section in policy.sections:
        found.setdefault(section.path.name, section)
    return found
