"""Holds what our pages say of places in the policy to the policy: links to paragraphs, their numbers, the menu.

A link to a paragraph that is not there is no error for the site's generator, and a number that is another paragraph's
looks right. Pages of the policy that it no longer has would go on being published, and found by the search.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.policy.section_names import in_menu, typed_names
from tools.sources.policy.text import Paragraph, Policy, Section, fold, in_order

_LINK = re.compile(
    r"(?P<quoted>(?:“(?P<words>[^“”]{2,})”|(?P<mark>\"))[\s.,]*\(?)?(?:\[(?P<shown>[^\]\n]*)\]\()?"
    r"(?P<to>[./\w-]*\bpolicy/)(?P<page>[\w-]+)(?:\.md|/)(?:#(?P<anchor>[\w-]+))?"
)
_NUMBER = re.compile(r"(?:[Pp]aragraph )?([A-Z0-9]+\.\d+)")
_SECTION = re.compile(r"[Ss]ection (\d+)")
_MENU = re.compile(r"^ +- (\d+\. .+): policy/([\w-]+\.md)$")
_QUOTING = ("tools/flowcharts/", "tools/duties/", "tools/scenarios/")
_NOT_SECTIONS = ("whole-policy",)


def typed_problems(root: Path, policy: Policy, texts: Mapping[str, str]) -> list[Problem]:
    """Every mistake of this kind in our files (path to text), and in what is published of the policy."""
    found = [problem for path, text in texts.items() for problem in mislinked_in(path, text, policy)]
    return [*found, *_of_pages(root, policy, texts.get("mkdocs.yml", ""))]


def mislinked_in(path: str, text: str, policy: Policy) -> Iterator[Problem]:
    """The same for one of our files."""
    sections: dict[str, list[Section]] = {}
    for section in policy.sections:
        sections.setdefault(section.path.stem, []).append(section)
    if path == "mkdocs.yml":
        yield from _of_menu(text, sections)
    yield from (Problem(path, line, said) for line, said in typed_names(text, policy))
    for found in _LINK.finditer(text):
        if found["page"] in _NOT_SECTIONS or (
            path.startswith("tools/") and path.endswith(".toml") and not found["anchor"]
        ):
            continue
        line = text.count("\n", 0, found.start("page")) + 1
        # Where a quotation's own link leads nowhere, the check of quotations says so, with what it quotes.
        if path.startswith(_QUOTING) and text[text.rfind("\n", 0, found.start()) + 1 :].lstrip().startswith(">"):
            continue
        here = sections.get(found["page"])
        if here is None:
            yield Problem(path, line, f"the policy has no page {found['page']}.md.", "Choose where the link leads.")
            continue
        anchor = found["anchor"] or ""
        paragraph = next((each for part in here for each in part.paragraphs if each.anchor == anchor), None)
        if anchor and paragraph is None and not any(anchor in part.anchors for part in here):
            what = f"{found['page']}.md has nothing with the id #{anchor}."
            yield Problem(path, line, what, "Choose where the link leads.")
        elif said := _misnamed(found, paragraph, here):
            yield Problem(path, line, said)


def _misnamed(found: re.Match[str], paragraph: Paragraph | None, here: list[Section]) -> str:
    """What a link shows, or quotes before it, that is not so where it leads; "" when all is."""
    shown = found["shown"] or ""
    if paragraph and (number := _NUMBER.search(shown)) and number[1] != paragraph.number:
        return f"the link shows {number[1]} and leads to {paragraph.number}. Write {paragraph.number}."
    if (section := _SECTION.match(shown)) and section[1] not in {part.key for part in here}:
        return f"the link says section {section[1]} and leads to section {here[0].key}. Write which it is."
    words = fold(found["words"] or "")
    texts = [paragraph] if paragraph else [each for part in here for each in part.paragraphs]
    if words and not any(words in each.text for each in texts):
        return f"“{words}” does not stand where its link leads. Quote the policy word for word, or lead to where it is."
    return ""


def _of_menu(text: str, sections: Mapping[str, list[Section]]) -> Iterator[Problem]:
    for number, line in enumerate(text.splitlines(), 1):
        found = _MENU.match(line)
        here = sections.get(found[2].removesuffix(".md")) if found else None
        if found and here and in_menu(here[0]) != found[1]:
            what = f"the menu says “{found[1]}”, and this section is “{in_menu(here[0])}”."
            yield Problem("mkdocs.yml", number, what, "Write that.")


def _of_pages(root: Path, policy: Policy, menu: str) -> Iterator[Problem]:
    """Pages left over from an earlier edition, and pages that the menu does not name."""
    folder = root / "docs" / "policy"
    ours = in_order(folder)
    for path in sorted(folder.glob("*.md")):
        if path.name not in ours and path.stem not in _NOT_SECTIONS:
            said = "whole-policy.md does not join this page, so it is no part of the policy, and would be published."
            yield Problem(f"docs/policy/{path.name}", 1, said, "Take the file away, or name it there.")
    for name in ours if menu else ():
        if f"policy/{name}" not in menu:
            yield Problem("mkdocs.yml", 1, f"the menu does not have policy/{name}.", "Add it under The policy.")
