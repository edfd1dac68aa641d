"""The page for the chair has all that the notes and the list of newer guidance have, and nothing that they have not."""

from pathlib import Path

from tests.policy.page import article
from tools.pages.policy.for_the_chair import TO_FILL
from tools.sources.days import on_day
from tools.sources.guidance import read_guidance
from tools.sources.paths import DOCS
from tools.sources.policy.notes import read_notes
from tools.sources.school import School


def test_dates_errors_and_every_newer_edition_are_on_it(site: Path, school: School) -> None:
    said = article(site, "for/chair/").text()
    notes = read_notes(DOCS / "notes" / "notes.toml")
    assert on_day(school.agreed.isoformat()) in said and on_day(school.due.isoformat()) in said
    assert f"{len(notes)} notes are on record." in said
    for note in notes:
        assert (f"(note {note.number})" in said) == (note.group == "A")
    for change in read_guidance(DOCS / "notes" / "guidance.toml"):
        assert f"{change.about}. {change.changed}" in said
    for line in TO_FILL:
        assert line in said


def test_it_leads_to_every_note_and_to_where_each_newer_edition_was_seen(site: Path) -> None:
    links = {link.attributes["href"] for link in article(site, "for/chair/").all("a")}
    assert {"../../about/notes-on-the-text/", "../../about/notes-on-the-text/#newer-guidance"} <= links
