"""A Python-Markdown extension that gives the policy's paragraphs their numbers, and keeps what it found.

The pages of the site and the checks both read the policy through it, so that they cannot disagree.
"""

from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from tools.sources.policy.numbering import FoundSection, number_page


class NumberedPolicy(Extension):
    """Numbers what is policy on a page; a page without policy stays as it is."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after attr_list (8), which sets the ids, and before toc (5)."""
        md.treeprocessors.register(_Number(md), "policy", 6)


class _Number(Treeprocessor):
    def run(self, root: Element) -> None:
        vars(self.md)["policy_sections"] = number_page(root)


def found_sections(md: Markdown) -> list[FoundSection]:
    """The sections that the last conversion found, in order; empty for a page without policy."""
    return cast("list[FoundSection]", vars(md).get("policy_sections", []))
