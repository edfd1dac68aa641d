"""Read the policy's Markdown as data: sections and numbered paragraphs, found by the words that a helper quotes.

The pages go through the same extension that numbers them on the site, so page and check cannot disagree.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from markdown import Markdown

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.policy.numbered import NumberedPolicy, found_sections
from tools.sources.policy.numbering import FoundSection, Paragraph

__all__ = ["Paragraph", "Policy", "Section", "find", "find_in_section", "fold", "having", "in_order", "read_policy"]

BY_KEY = {"F": "The front of the policy", "I": "Index", "A": "Annex A"}
"""What those are called that have no number: our own words, whatever is printed there."""
_NUMBER = re.compile(r"^\d+\. ")
_JOINED = re.compile(r"\{!policy/([\w-]+\.md)!\}")


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its key ("7", "F", "A"), heading, file, and paragraphs in order.

    `anchors` has the id of each heading, topic ("victim") and table with its words; a paragraph has its own `anchor`.
    `anchor` is the heading's id.
    """

    key: str
    title: str
    path: Path
    anchor: str
    anchors: Mapping[str, str]
    paragraphs: tuple[Paragraph, ...]
    short: str = ""
    """What we call it where its heading is long: `data-name` of the heading."""

    @property
    def name(self) -> str:
        """What it is called in links, in the menu and beside quotations: never typed anywhere else."""
        return self.short or BY_KEY.get(self.key) or _NUMBER.sub("", self.title)


@dataclass(frozen=True, slots=True)
class Policy:
    """The whole policy, in the order in which it was adopted."""

    sections: tuple[Section, ...]
    _found: dict[tuple[str, str, str], Paragraph | None] = field(default_factory=dict, compare=False, repr=False)
    """What was looked for before: a build asks a dozen times where each quotation stands."""


def in_order(folder: Path) -> tuple[str, ...]:
    """The pages of a policy in the order in which it was adopted: whole-policy.md joins these same files.

    Raises `SourceError` when there is no whole-policy.md.
    """
    return tuple(_JOINED.findall(_text_of(folder / "whole-policy.md")))


def read_policy(folder: Path, files: Sequence[str] = ()) -> Policy:
    """Read the policy from `folder` (docs/policy): its pages in order, or those of `files`.

    Pages read before and not changed since are not read again.

    Raises `SourceError` when a section's file is missing, or there is no policy yet.
    """
    return Policy(
        tuple(
            section
            for name in files or in_order(folder)
            for section in _read_page(folder / name, _text_of(folder / name))
        )
    )


def _text_of(page: Path) -> str:
    try:
        return page.read_text(encoding="utf-8")
    except FileNotFoundError:
        shown = page.relative_to(PROJECT).as_posix() if page.is_relative_to(PROJECT) else str(page)
        if page.name == "whole-policy.md":
            what, todo = "there is no policy here yet.", "Take yours in: policy-tools import FILE --write."
        else:
            what, todo = "this page of the policy is missing.", "Put it back."
        raise SourceError([Problem(shown, 1, what, todo)]) from None


@lru_cache(maxsize=256)
def _read_page(path: Path, text: str) -> tuple[Section, ...]:
    md = Markdown(extensions=["attr_list", "md_in_html", "tables", NumberedPolicy()])
    md.convert(text)
    return tuple(_section(found, path) for found in found_sections(md))


def _section(found: FoundSection, path: Path) -> Section:
    paragraphs = tuple(each.paragraph for each in found.found)
    return Section(found.key, found.title, path, found.anchor, found.anchors, paragraphs, found.short)


def fold(words: str) -> str:
    """Words with white space folded. Quotation marks stay as they are: a quotation is word for word."""
    return " ".join(words.split())


def find(policy: Policy, words: str, path_name: str, anchor: str = "") -> Paragraph | None:
    """The paragraph in the file `path_name` that has `words` exactly, or None.

    Where several have them, the one under `anchor` (a heading, topic or paragraph id) is taken, then the first one
    after it, then the first of all. An anchor that the file does not have gives None: the link would lead nowhere.
    """
    asked = words, path_name, anchor
    if asked not in policy._found:
        policy._found[asked] = _find(policy, *asked)
    return policy._found[asked]


def _find(policy: Policy, words: str, path_name: str, anchor: str) -> Paragraph | None:
    sections = [section for section in policy.sections if section.path.name == path_name]
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    known = {each.anchor for each in paragraphs}.union(*(section.anchors for section in sections))
    if anchor and anchor not in known:
        return None
    sought = fold(words)
    matches = [paragraph for paragraph in paragraphs if sought in paragraph.text] if sought else []
    if not matches:
        return None
    under = [each for each in matches if anchor in (each.heading_anchor, each.anchor)]
    begins = next((i for i, each in enumerate(paragraphs) if anchor in (each.heading_anchor, each.anchor)), 0)
    after = [each for each in matches if paragraphs.index(each) >= begins]
    return (under or after or matches)[0]


def having(policy: Policy, words: str) -> list[Paragraph]:
    """Every paragraph that has the words, in whatever section."""
    sought = fold(words)
    return [each for section in policy.sections for each in section.paragraphs if sought in each.text]


def find_in_section(policy: Policy, key: str, words: str) -> tuple[str, str, Path] | None:
    """Where the words stand in the section `key`: (number or "", anchor, file), headings included; None if nowhere."""
    sought = fold(words)
    for section in policy.sections:
        if section.key != key:
            continue
        for paragraph in section.paragraphs:
            if sought in paragraph.text:
                return paragraph.number, paragraph.anchor, section.path
        for anchor, heading in section.anchors.items():
            if sought in heading:
                return "", anchor, section.path
    return None
