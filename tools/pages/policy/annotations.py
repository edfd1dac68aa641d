"""Put what is not the policy's words beside them: notes on the text, on links and on contacts, and helper links.

Each piece carries `data-not-policy`, so that a test can leave it out, and `data-search-exclude`, so that a search
result never runs the policy's words and ours together. A reader finds the notes on their own page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from tools.sources.policy.links import Link, read_links
from tools.sources.policy.notes import Note, read_notes
from tools.sources.policy.numbering import NOT_POLICY, Found, FoundSection
from tools.sources.school import Contact, day_in_words, read_school

NOTES_PAGE = "../about/notes-on-the-text.md"
TITLE = "Note on the text, not part of the policy"


@dataclass(frozen=True, slots=True)
class StepLink:
    """A quiet link from a paragraph to the helper step that quotes it.

    `href` counts from docs/policy ("../helpers/a-child-has-told-me.md#tell-the-dsl-now"); MkDocs resolves it.
    """

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """What there is to put beside paragraphs."""

    notes: tuple[Note, ...]
    links: Mapping[str, Link]
    contacts: tuple[Contact, ...]


def read_annotations(docs: Path) -> Annotations:
    """Read the notes, links and contacts below `docs`; again only when a file has changed. Raises `SourceError`."""
    paths = (docs / "notes" / "notes.toml", docs / "notes" / "links.toml", docs / "school.toml")
    return _read(paths, tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in paths))


@lru_cache(maxsize=4)
def _read(paths: tuple[Path, ...], _changed: tuple[int, ...]) -> Annotations:
    notes, links, school = paths
    return Annotations(read_notes(notes), read_links(links), read_school(school).contacts)


def annotate(
    root: Element,
    sections: Sequence[FoundSection],
    annotations: Annotations,
    step_links: Mapping[str, Sequence[StepLink]],
) -> None:
    """Add the notes and links to a numbered page, in place."""
    shown: dict[int, str] = {}
    parents = {child: parent for parent in root.iter() for child in parent}
    # A note on a row goes after its table, and two of them stay in the order of their rows.
    last: dict[Element, Element] = {}
    for section in sections:
        for found in section.found:
            for link in found.element.iter("a"):
                if link.get("href", "").startswith("http"):
                    # The theme's script makes every address absolute; paper spells out only those that lead away.
                    link.set("rel", "external")
            pieces = [*step_links_line(step_links.get(found.paragraph.anchor, ()), found.paragraph.number)]
            pieces += [*_link_notes(found, annotations.links), *_contact_notes(found, annotations.contacts)]
            pieces += _text_notes(found, annotations.notes, shown)
            for piece in pieces:
                if found.element.tag == "li":
                    found.element.append(piece)
                    continue
                parent = parents[found.block]
                after = last.get(found.block, found.block)
                parent.insert(list(parent).index(after) + 1, piece)
                last[found.block] = piece


def step_links_line(step_links: Sequence[StepLink], number: str) -> list[Element]:
    """One quiet line after the paragraph that opens to its steps: some paragraphs are quoted by forty of them.

    A page has dozens of these lines: for the ear each names its paragraph.
    """
    if not step_links:
        return []
    piece = Element("details", {"class": "step-marks"} | _ours())
    count = "1 helper step" if len(step_links) == 1 else f"{len(step_links)} helper steps"
    summary = SubElement(piece, "summary")
    summary.text = f"Quoted in {count}"
    SubElement(summary, "span", {"class": "for-readers"}).text = f": paragraph {number}"
    steps = SubElement(piece, "ul")
    for step_link in step_links:
        SubElement(SubElement(steps, "li"), "a", {"class": "step-mark", "href": step_link.href}).text = step_link.words
    return [piece]


def _link_notes(found: Found, links: Mapping[str, Link]) -> list[Element]:
    pieces = []
    for element in found.element.iter("a"):
        link = links.get(" ".join("".join(element.itertext()).split()))
        if link and link.note and NOT_POLICY not in element.attrib:
            pieces.append(small_note("link-note", "Note on the link", link.note))
    return pieces


def _contact_notes(found: Found, contacts: Sequence[Contact]) -> list[Element]:
    return [
        small_note("contact-note", f"Note on {contact.number or contact.email}", contact_words(contact))
        for contact in contacts
        if any(
            place.section == found.paragraph.section and place.words in found.paragraph.text
            for place in contact.printed
        )
    ]


def contact_words(contact: Contact) -> str:
    """Whether a contact that the policy prints has been confirmed, and which number to use when it was wrong."""
    what = "number" if contact.number else "address"
    if not contact.confirmed_by or not contact.confirmed_on:
        if contact.published_by:
            return f"{contact.published_by}, has the same number. {contact.note}".rstrip()
        return f"This is the {what} printed in the policy. Nobody has confirmed it yet."
    confirmed = f"Confirmed by {contact.confirmed_by} on {day_in_words(contact.confirmed_on)}."
    if contact.use_instead:
        return f"Do not use the {what} printed in the policy. Use {contact.use_instead}. {confirmed}"
    return confirmed


def _text_notes(found: Found, notes: Sequence[Note], shown: dict[int, str]) -> list[Element]:
    pieces = []
    for note in notes:
        stands_here = any(
            quote.beside and quote.section == found.paragraph.section and quote.words in found.paragraph.text
            for quote in note.quotes
        )
        if note.group != "A" or not stands_here:
            continue
        if note.number in shown:
            pieces.append(_again(note, shown[note.number]))
        else:
            shown[note.number] = found.paragraph.number
            pieces.append(text_note(note))
    return pieces


def text_note(note: Note) -> Element:
    """A note on an error that could misdirect somebody, as it stands beside the paragraph."""
    aside = Element("aside", {"class": "text-note", "role": "note", "data-note": str(note.number)} | _ours())
    SubElement(aside, "p", {"class": "text-note__title"}).text = TITLE
    SubElement(aside, "p").text = note.wrong
    advice = SubElement(aside, "p")
    label = SubElement(advice, "strong")
    label.text, label.tail = "Meanwhile:", f" {note.advice}"
    more = SubElement(aside, "p", {"class": "text-note__more"})
    if note.source:
        more.text = "Source: "
        link = SubElement(more, "a", {"href": note.address, "rel": "external"})
        link.text, link.tail = note.source, ". "
    SubElement(more, "a", {"href": f"{NOTES_PAGE}#note-{note.number}"}).text = f"Note {note.number} of all notes"
    return aside


def _again(note: Note, first: str) -> Element:
    """A note that this page has shown already is pointed to, so that the same text does not come twice."""
    aside = Element(
        "aside", {"class": "text-note text-note--again", "role": "note", "data-note": str(note.number)} | _ours()
    )
    line = SubElement(aside, "p")
    SubElement(line, "strong", {"class": "text-note__title"}).text = f"{TITLE}:"
    line[0].tail = f" see note {note.number} beside paragraph "
    SubElement(line, "a", {"href": f"#p{first.replace('.', '-')}"}).text = first
    line[1].tail = "."
    return aside


def small_note(name: str, label: str, words: str) -> Element:
    """One quiet line beside a paragraph, such as a note on a link; `name` is its class."""
    piece = Element("p", {"class": f"small-note {name}"} | _ours())
    strong = SubElement(piece, "strong")
    strong.text, strong.tail = f"{label}:", f" {words}"
    return piece


def _ours() -> dict[str, str]:
    return {NOT_POLICY: "", "data-search-exclude": ""}
