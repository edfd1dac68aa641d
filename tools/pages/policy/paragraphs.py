"""A Python-Markdown extension: notes, contacts and links beside the policy's numbered paragraphs.

`mkdocs.yml` names it `tools.pages.policy.paragraphs`; any builder that uses Python-Markdown can. Option: `docs`,
the folder that holds notes/ and school.toml; "" shows no notes.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from tools.pages.policy.annotations import StepLink, annotate, read_annotations
from tools.sources.paths import DOCS
from tools.sources.policy.numbered import NumberedPolicy, found_sections

__all__ = ["PolicyParagraphs", "StepLink", "makeExtension", "set_step_links"]

# The builder makes a new extension for every page; which steps quote which paragraph is known once for all of them.
_step_links: dict[str, Sequence[StepLink]] = {}


def set_step_links(step_links: Mapping[str, Sequence[StepLink]]) -> None:
    """Say which helper steps quote which paragraph ("p7-12"); every page converted after this shows them."""
    _step_links.clear()
    _step_links.update(step_links)


class PolicyParagraphs(NumberedPolicy):
    """Numbers the paragraphs, and puts beside them what belongs there; see the module's text for the option."""

    def __init__(self, **options: Any) -> None:
        """Take the option that the builder gives."""
        self.config = {
            "docs": [str(DOCS), "The folder that holds notes/ and school.toml; empty for no notes."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:
        """Run after the numbers (6), and around toc (5); MkDocs resolves links later (0)."""
        super().extendMarkdown(md)
        if docs := self.getConfig("docs"):
            md.treeprocessors.register(_Beside(md, docs), "policy_beside", 5.5)
        md.treeprocessors.register(_Topics(md), "policy_topics", 4)


class _Beside(Treeprocessor):
    def __init__(self, md: Markdown, docs: str) -> None:
        super().__init__(md)
        self.docs = docs

    def run(self, root: Element) -> None:
        if sections := found_sections(self.md):
            annotate(root, sections, read_annotations(Path(self.docs)), _step_links)


class _Topics(Treeprocessor):
    """Topics join the page's table of contents, under the heading that they stand in."""

    def run(self, root: Element) -> None:
        tokens = getattr(self.md, "toc_tokens", [])
        for section in found_sections(self.md):
            for under in dict.fromkeys(topic[2] for topic in section.topics):
                if parent := _token(tokens, under):
                    parent["children"][:0] = [
                        _toc_entry(anchor, words, parent["level"] + 1)
                        for anchor, words, heading in section.topics
                        if heading == under
                    ]


def _token(tokens: list[dict[str, Any]], anchor: str) -> dict[str, Any] | None:
    for token in tokens:
        if token["id"] == anchor:
            return token
        if inner := _token(token["children"], anchor):
            return inner
    return None


def _toc_entry(anchor: str, words: str, level: int) -> dict[str, Any]:
    name = words[0].upper() + words[1:]
    return {"level": level, "id": anchor, "name": name, "html": name, "data-toc-label": "", "children": []}


def makeExtension(**options: Any) -> PolicyParagraphs:
    """Python-Markdown's way in."""
    return PolicyParagraphs(**options)
