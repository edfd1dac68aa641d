"""Writes the page that a chair of governors prints: the dates, the errors summed up, what is newer, what to minute.

Nothing on it is new: it puts together what the notes, the list of newer guidance and the school's file have.
"""

from collections.abc import Sequence
from html import escape

from tools.pages.policy.notes_page import how_sure
from tools.sources.days import on_day
from tools.sources.guidance import Change, read_guidance
from tools.sources.paths import DOCS
from tools.sources.policy.notes import GROUPS, SLIPS, Note, read_notes
from tools.sources.policy.text import Policy, find_in_section
from tools.sources.school import School, unsettled

MARKER = "<!-- for the chair -->"
SURE = {
    "seen": "Seen described on a public page",
    "in part": "Seen described in part: check before relying on this",
    "reported": "Reported only: check before relying on this",
}
"""How sure each entry is, in the words of the page of notes."""
WORST = "A"
"""The group of notes on words that could misdirect someone."""
NOTES_PAGE = "../../about/notes-on-the-text/"
TO_FILL = (
    "Reviewed in full on",
    "Agreed by the governing body on",
    "Next review due on",
    "Minute",
    "Signature of the chair",
)


def chair_page(school: School, policy: Policy) -> str:
    """HTML to stand in place of ``MARKER``."""
    notes = read_notes(DOCS / "notes" / "notes.toml")
    newer = DOCS / "notes" / "guidance.toml"
    changes = read_guidance(newer) if newer.exists() else ()
    fill = "".join(f'<p class="to-fill">{each}</p>' for each in TO_FILL)
    return "\n".join(
        [
            '<div class="for-the-chair">',
            _dates(school),
            _errors(notes, policy),
            _newer(changes),
            _open(school),
            f'<h2>For the minutes</h2><div class="minutes">{fill}</div>',
            "</div>",
        ]
    )


def _dates(school: School) -> str:
    rows = (("Agreed", school.agreed), ("Review due", school.due))
    said = "".join(f"<div><dt>{name}</dt><dd>{on_day(day.isoformat())}</dd></div>" for name, day in rows)
    return (
        f'<h2>Dates</h2><dl class="dates">{said}</dl>'
        f'<p class="status" data-review-due="{school.due.isoformat()}"><strong class="overdue">The review is overdue.'
        "</strong></p>"
    )


def _errors(notes: Sequence[Note], policy: Policy) -> str:
    """Each kind with how many; those that could misdirect someone one by one, with where they are."""
    kinds = "; ".join(
        f"{escape(title[0].lower() + title[1:])}: {sum(note.group == group for note in notes)}"
        for group, title in sorted(GROUPS.items(), key=lambda item: item[0] == SLIPS)
        if any(note.group == group for note in notes)
    )
    worst = "".join(
        f'<li>{_place(note, policy)}{escape(note.wrong)} (<a href="{NOTES_PAGE}#note-{note.number}">note '
        f"{note.number}</a>)</li>"
        for note in notes
        if note.group == WORST
    )
    return (
        f"<h2>Errors in the text</h2><p>{len(notes)} notes are on record. None has been changed in the policy: only "
        f'the governing body can change it. <a href="{NOTES_PAGE}">All of them, with the words that each is '
        "about</a>.</p>"
        f"<p>By kind: {kinds}.</p><h3>{escape(GROUPS[WORST])}</h3><ul>{worst}</ul>"
    )


def _place(note: Note, policy: Policy) -> str:
    """The number of the paragraph that a note is about, where it is about one."""
    for quote in note.quotes:
        place = None if quote.adopted_only else find_in_section(policy, quote.section, quote.words)
        if place and place[0]:
            return f"<strong>{place[0]}</strong> "
    return ""


def _newer(changes: Sequence[Change]) -> str:
    """The surest first, each kind under what it is, as on the page of notes."""
    kinds = [(SURE[sure], [change for change in changes if how_sure(change) == sure]) for sure in SURE]
    lists = "".join(
        f"<h3>{title}</h3><ul>"
        + "".join(f"<li><strong>{escape(each.about)}.</strong> {escape(each.changed)}</li>" for each in some)
        + "</ul>"
        for title, some in kinds
        if some
    )
    return (
        "<h2>Newer guidance and law</h2><p>As it was known in November 2026. Nobody has read the documents themselves "
        "for this list, and it may lack something. See that each document is read before the next edition is agreed. "
        f'<a href="{NOTES_PAGE}#newer-guidance">The list, with where each was seen</a>.</p>{lists}'
        if lists
        else ""
    )


def _open(school: School) -> str:
    """What the school has still to put into this site, as the build says it."""
    left = len(unsettled(school))
    return (
        f"<h2>This site</h2><p>{left} {'thing' if left == 1 else 'things'} about names, numbers and dates "
        f"{'has' if left == 1 else 'have'} still to be settled for this site, when it was built. Ask the office. "
        '<a href="../../about/who-reviewed-what/">Who has read and signed off what</a>.</p>'
        if left
        else ""
    )
