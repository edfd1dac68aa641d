"""Writes the small parts of the fillable Annex A: a box to write in, its label, its cell, its tag."""

from html import escape

from tools.browser.assessment.fields import ANSWERS, LEVELS, SOURCE_TAGS, Field, Source
from tools.pages.formatting import UNSENT

DATE_HINT_ID = "annex-date-hint"
NAME_HINT_ID = "annex-name-hint"


def box(field: Field, field_id: str, *, lines: int = 1) -> str:
    """The control to write in, with its twin: a copy of what is written, which is what gets printed.

    A textarea prints cut off at its edge and a twin prints whole, however long; on the screen the
    same twin, unseen, makes the box grow. `lines` is how many ruled lines a blank copy has to write a
    text on by hand. Where a name is likely, the box asks for initials.
    """
    about = f'id="{field_id}" data-field="{field.id}" {UNSENT}'
    beside = ""
    match field.kind:
        case "text":
            named = f' placeholder="Initials, not full names" aria-describedby="{NAME_HINT_ID}"'
            control = f'<textarea {about} dir="auto" rows="1"{named if field.may_name else ""}></textarea>'
        case "date":
            # Text, not type="date": what is typed is never dropped or turned round. A date control shows
            # month first on a computer set to American English, and reads an unfinished date as nothing.
            said = f"{field_id}-said"
            control = f'<input type="text" {about} inputmode="text" aria-describedby="{said} {DATE_HINT_ID}">'
            beside = f'<span class="annex-said annex-on-screen" id="{said}" role="status"></span>'
        case "level":
            control = _select(about, LEVELS)
        case "answer":
            control = _select(about, ANSWERS)
    lines = lines if field.kind in ("text", "date") else 0
    ruled = f'<span class="annex-ruled" aria-hidden="true">{"<i></i>" * lines}</span>'
    twin = '<span class="annex-twin" dir="auto" aria-hidden="true" translate="no"></span>'
    return f'<span class="annex-box annex-{field.kind}">{control}{twin}{ruled}</span>{beside}'


def labelled(field: Field, field_id: str, row: str, *, look: str, lines: int = 1, before: str = "") -> str:
    """A box that stands by itself under its label, with its tag; `before` both a picture, if it has one.

    `row` and `before` are HTML, and a screen reader says only the row.
    """
    words = name_in_row(escape(field.words), row) if row else escape(field.words)
    written = box(field, field_id, lines=lines)
    return f'<div class="{look}">{before}{label(field_id, words)}{tag(field.source)}{written}</div>'


def _select(about: str, choices: tuple[str, ...]) -> str:
    """A list to choose from. Its first line is blank, so that a choice can be taken back."""
    options = "".join(f"<option>{choice}</option>" for choice in choices)
    return f'<select {about}><option value="">Choose</option>{options}</select>'


def label(field_id: str, words: str) -> str:
    """The label of one control. `words` is HTML."""
    return f'<label for="{field_id}">{words}</label>'


def name_in_row(words: str, row: str) -> str:
    """A label that also says which row it is in, for people who hear it away from the table. Both are HTML."""
    return f'{words}<span class="annex-unseen">: {row}</span>'


def cell(field: Field, named: str, written: str) -> str:
    """One cell of a row: its label (seen when the row is a card) and its box. Both are HTML."""
    return f'<td class="annex-cell-{field.kind}">{named}{written}</td>'


def tag(source: Source) -> str:
    """Where the words come from, when that is not Annex A itself; "" when it is."""
    words = SOURCE_TAGS[source]
    return f' <span class="annex-tag">{words}</span>' if words else ""
