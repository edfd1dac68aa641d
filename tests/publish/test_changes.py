"""The list of changes tells staff and governors what kind each is, from when, which pages, what to do differently."""

import datetime
import re

from tools.publish.places import DOCS

PAGE = DOCS / "about" / "changes.md"
ENTRY = re.compile(r"^### (.+?): .+ \{#[a-z0-9-]+\}\n\n((?:[- ] .+\n)+)", re.M)
PARTS = ["From", "Pages", "Do differently"]


def wrong_entries(text: str) -> list[str]:
    """Headings of entries that are not of a known kind or do not have the three parts in order."""
    good = {
        found[0].splitlines()[0]
        for found in ENTRY.finditer(text)
        if found[1] in ("Guidance", "Helper", "Site") and re.findall(r"^- \*\*(.+?)\*\*: \S", found[2], re.M) == PARTS
    }
    return [line for line in text.splitlines() if line.startswith("### ") and line not in good]


def days(text: str) -> list[datetime.date]:
    return [
        datetime.datetime.strptime(words, "%d %B %Y").date() for words in re.findall(r"^## (.+)$", text, flags=re.M)
    ]


def test_every_entry_has_its_kind_and_its_three_parts() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(ENTRY.findall(text)) > 5
    assert wrong_entries(text) == []


def test_the_newest_comes_first_and_no_day_twice() -> None:
    found = days(PAGE.read_text(encoding="utf-8"))
    assert len(found) > 1
    assert found == sorted(set(found), reverse=True)


def test_an_entry_without_a_part_or_of_another_kind_is_seen() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(wrong_entries(text.replace("- **Do differently**: practise", "- **Then**: practise"))) == 1
    assert len(wrong_entries(text.replace("### Site: the pages", "### News: the pages"))) == 1
