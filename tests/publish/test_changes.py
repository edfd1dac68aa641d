"""The list of changes tells staff and governors what kind each is, from when, which pages, what to do differently."""

import datetime
import re
from pathlib import Path

from tests.policy.page import article
from tools.pages.policy.notes_page import how_sure, newer_guidance
from tools.sources.guidance import Change, read_guidance
from tools.sources.paths import DOCS
from tools.sources.policy.notes import SLIPS, read_notes
from tools.sources.policy.text import Policy

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


def test_a_law_that_may_add_a_duty_is_told_to_staff_and_to_the_dsl_as_not_settled() -> None:
    told = " ".join(PAGE.read_text(encoding="utf-8").split("{#duty-to-report}")[1].split("###")[0].split())
    assert "Crime and Policing Act 2026 is reported" in told
    assert "Whether and from when it applies was not found: check before relying on this." in told
    assert "staff, tell the Designated Safeguarding Lead (DSL) immediately, as before, and ask" in told
    assert "DSL, find out, and tell staff." in told


def test_everything_known_of_newer_guidance_is_on_the_page_of_notes_with_how_sure_it_is(
    site: Path, policy: Policy
) -> None:
    page = article(site, "about/notes-on-the-text").text()
    changes = read_guidance(DOCS / "notes" / "guidance.toml")
    assert len(changes) >= 17
    for change in changes:
        assert f"{change.about}. {change.changed}" in page, change.about
    listed = newer_guidance(changes, policy)
    for sure, title in (("reported", "Reported only: check before relying on this"), ("seen", "Seen described on a")):
        part = listed.split(title)[1].split("### ")[0]
        assert part.count("\n- **") == sum(how_sure(change) == sure for change in changes)
    assert how_sure(changes[0]) == "seen"
    assert "no longer names it" in newer_guidance([Change("X", (("S", "not there"),), "Y", ("z",), 1)], policy)


def test_a_note_beside_what_the_dsl_decides_speaks_to_the_dsl_and_no_note_tells_staff_to_ring_home() -> None:
    notes = {note.number: note for note in read_notes(DOCS / "notes" / "notes.toml")}
    for note in notes.values():
        if note.group == "A" and {quote.section for quote in note.quotes} & {"7", "8", "9", "10", "12"}:
            assert "DSL: " in note.advice, note.number
    assert "do not contact a family yourself" in notes[4].advice
    assert "The policy makes no exception for a child under 10" in notes[5].advice
    for number in (45, 46):
        assert "to decide that something is not reported" in notes[number].advice


def test_slips_that_change_nothing_are_folded_after_everything_else(site: Path) -> None:
    notes = read_notes(DOCS / "notes" / "notes.toml")
    slips = [note for note in notes if note.group == SLIPS]
    page = article(site, "about/notes-on-the-text")
    [folded] = [tag for tag in page.all("details") if f"Show these {len(slips)} slips" in tag.text()]
    assert len(slips) > 30
    assert [tag.attributes["id"] for tag in folded.with_class("note-entry")] == [
        f"note-{each.number}" for each in slips
    ]
    shown = [tag.attributes["id"] for tag in page.with_class("note-entry")]
    assert shown[-len(slips) :] == [f"note-{each.number}" for each in slips]
    assert len(shown) == len(set(shown)) == len(notes)


def test_an_entry_without_a_part_or_of_another_kind_is_seen() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(wrong_entries(text.replace("- **Do differently**: practise", "- **Then**: practise"))) == 1
    assert len(wrong_entries(text.replace("### Site: the pages", "### News: the pages"))) == 1
