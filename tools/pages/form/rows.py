"""Writes a table of considerations: risk, level, actions and revised level, with a reason beside each level."""

from collections.abc import Iterable
from html import escape

from tools.browser.assessment import fields as annex
from tools.browser.assessment.fields import Consideration, Field
from tools.pages.form.parts import box, cell, label, labelled, name_in_row, tag
from tools.pages.form.weigh import weigh_html

# Room on a blank copy to write a few sentences by hand, and four rows to a page.
RULED_LINES = 5


def considerations(rows: Iterable[tuple[Consideration, str]], caption: str) -> str:
    """The table of these rows; each may belong to a part that can be switched on ("" when it is always there)."""
    heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in annex.CONSIDERATION_COLUMNS)
    body = "".join(_row(row, part) for row, part in rows)
    return (
        '<table class="annex-table annex-considerations">\n'
        f'<caption class="annex-unseen">{caption}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}</tbody></table>"
    )


def _row(row: Consideration, part: str) -> str:
    questions = "".join(f"<li>{escape(question)}</li>" for question in row.questions)
    switched = f' data-part="{part}" hidden' if part else ""
    if row.title and row.title not in row.questions:
        questions = f'<li class="annex-row-title">{escape(row.title)}</li>{questions}'
    return (
        f'<tr data-row="{row.id}"{switched}><th scope="row"><ul>{questions}</ul>{tag(row.source)}'
        f"{weigh_html(row.id, row.name)}</th>"
        f"{_cell(row, row.risk, _parties(row))}{_cell(row, row.level, _reason(row, row.level_reason))}"
        f"{_cell(row, row.actions)}{_cell(row, row.revised, _reason(row, row.revised_reason))}</tr>\n"
    )


def _cell(row: Consideration, field: Field, beside: str = "") -> str:
    named = label(field.id, name_in_row(escape(field.words), escape(row.name)))
    return cell(field, named, box(field, field.id, lines=RULED_LINES) + beside)


def _parties(row: Consideration) -> str:
    """The risk for each of those whom the heading names. Closed until wanted: most rows need one text."""
    boxes = "".join(labelled(field, field.id, escape(row.name), look="annex-party") for field in row.parties)
    return (
        '<details class="annex-parties"><summary>Set out the risk for each'
        f'<span class="annex-unseen">: {escape(row.name)}</span></summary>{boxes}</details>'
    )


def _reason(row: Consideration, field: Field) -> str:
    return labelled(field, field.id, escape(row.name), look="annex-reason", lines=2)
