"""Writes the fillable Annex A as HTML, from the one list of its fields.

The result is whole without scripts: every field is there with its label, can be typed in and
printed. What needs a script is in the page but `hidden`, and the script shows it.

No control has a `name` and there is no `<form>`: there is nothing that a browser could submit,
remember or offer again. Spelling help is off because some browsers do it by sending the text away;
`translate="no"` keeps page translation off what a person typed.
"""

from datetime import date
from html import escape

from tools.assessment import fields as annex
from tools.assessment.document import KIND, MOST_CHILDREN, VERSION
from tools.publish.form_parts import box, cell, label, name_in_row, tag
from tools.publish.form_words import check_form

__all__ = ["MARKER", "check_form", "form_html"]

MARKER = "<!-- annex-a-form -->"
DATE_HINT_ID = "annex-date-hint"
# Room on a blank copy to write a few sentences by hand, and four rows to a page.
RULED_LINES = 5


def form_html(*, school: str, policy: str, agreed: date, due: date) -> str:
    """The form, to stand where the page has `MARKER`.

    `school`, `policy`, `agreed` and `due` head the printed sheet, so that a reader of the paper
    knows which policy it was written under.
    """
    title = f"{annex.TITLE[0]}: {annex.TITLE[1]}"
    version = f"{school}. {policy}, agreed {_printed(agreed)}, due for review {_printed(due)}."
    children = "".join(_child(number + 1) for number in range(annex.CHILDREN_ON_THE_FORM))
    return f"""<div class="annex" data-annex-a data-document="{KIND}" data-version="{VERSION}" \
data-most-children="{MOST_CHILDREN}" data-title="{escape(title)}" data-policy="{escape(version)}">
{_start()}
<div class="annex-on-paper annex-head">
<p class="annex-title">{escape(title)}</p>
<p>{escape(version)}</p>
<p class="annex-mark" data-mark>Not checked for gaps. Treat it as a DRAFT until someone has read it through.</p>
</div>
<section aria-labelledby="annex-information">
<h2 id="annex-information">{escape(annex.INFORMATION_HEADING)}</h2>
{_information()}
</section>
<section aria-labelledby="annex-considerations">
<h2 id="annex-considerations">Considerations</h2>
{_considerations()}
</section>
<section aria-labelledby="annex-actions">
<h2 id="annex-actions">{escape(annex.ACTIONS_HEADING)}</h2>
<p class="annex-on-screen annex-hint">The policy’s form has two of these tables. Complete one for each child.</p>
<div data-children>{children}</div>
<p class="annex-buttons annex-on-screen"><button type="button" data-do="add-child" hidden>Add a child</button></p>
</section>
{_finish()}
</div>
"""


def _start() -> str:
    """What a person meets first: how to write a date, a blank copy, and what fails without scripts."""
    return f"""<div class="annex-on-screen">
<p class="annex-notice" data-without-scripts>The buttons of this form need scripts, and they are not running. \
You can still type in the form and print it with your browser’s own print command: print it before you type \
for a blank copy. The check for gaps is not available, there is no way to add a third child, and a long text \
may not print whole: write it on a separate sheet.</p>
<p class="annex-buttons"><button type="button" data-do="print-blank" hidden>Print a blank copy</button></p>
<p class="annex-hint" id="{DATE_HINT_ID}">Write each date as day, month, year: for example, 23/11/2026.</p>
</div>"""


def _information() -> str:
    rows = "".join(
        f'<tr><th scope="row">{label(field.id, escape(field.words))}{tag(field.source)}</th>'
        f"<td>{box(field, field.id, DATE_HINT_ID)}</td></tr>\n"
        for field in annex.INFORMATION
    )
    return (
        '<table class="annex-table annex-information">\n'
        '<caption class="annex-unseen">Annex A: basic information</caption>\n'
        f"<tbody>\n{rows}</tbody></table>"
    )


def _considerations() -> str:
    heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in annex.CONSIDERATION_COLUMNS)
    rows = "".join(_consideration(row) for row in annex.CONSIDERATIONS)
    return (
        '<table class="annex-table annex-considerations">\n'
        '<caption class="annex-unseen">Annex A: for each consideration, the risk, its level, the actions '
        "and the revised level. A person chooses each level.</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>"
    )


def _consideration(row: annex.Consideration) -> str:
    questions = "".join(f"<li>{escape(question)}</li>" for question in row.questions)
    cells = "".join(
        cell(
            field,
            label(field.id, name_in_row(escape(field.words), escape(row.name))),
            box(field, field.id, DATE_HINT_ID, lines=RULED_LINES),
        )
        for field in row.fields
    )
    return f'<tr><th scope="row"><ul>{questions}</ul>{tag(row.source)}</th>{cells}</tr>\n'


def _child(number: int) -> str:
    """One child's table. The script copies the first to add a child: `data-child-number` is what it renumbers."""
    said = f"Child <span data-child-number>{number}</span>"
    reference = annex.REFERENCE
    reference_id = annex.child_field_id(number, reference.id)
    heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in annex.ACTION_COLUMNS)
    rows = "".join(_action(number, action, said) for action in annex.ACTIONS)
    return f"""
<section class="annex-child" data-child aria-labelledby="child-{number}.title">
<h3 id="child-{number}.title" tabindex="-1">{said}</h3>
<div class="annex-reference">{label(reference_id, name_in_row(escape(reference.words), said))}\
{tag(reference.source)}{box(reference, reference_id, DATE_HINT_ID)}</div>
<table class="annex-table annex-actions">
<caption class="annex-unseen">Annex A: further action for {said}</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}</tbody></table>
<p class="annex-buttons annex-on-screen"><button type="button" data-do="remove-child" hidden>Remove {said}</button></p>
</section>"""


def _action(number: int, action: annex.Action, child: str) -> str:
    words = escape(action.words)
    details, cells = "", ""
    for field in action.fields:
        field_id = annex.child_field_id(number, field.id)
        named = label(field_id, name_in_row(escape(field.words), f"{words}, {child}"))
        written = box(field, field_id, DATE_HINT_ID)
        if field.kind == "text":
            details = f'<div class="annex-details">{named}{tag(field.source)}{written}</div>'
        else:
            cells += cell(field, named, written)
    return f'<tr><th scope="row">{words}{tag(action.source)}{details}</th>{cells}</tr>\n'


def _finish() -> str:
    """Checking and printing, the list of gaps (once to read and follow, once on paper) and the question box."""
    return """<section class="annex-on-screen" aria-labelledby="annex-finish" data-finish hidden>
<h2 id="annex-finish">Check and print</h2>
<p>The check looks only for what is blank or does not fit. It does not judge what you wrote. \
You can print with gaps: the sheet is then marked DRAFT and lists them.</p>
<p class="annex-buttons"><button type="button" data-do="check">Check what is missing</button>
<button type="button" data-do="print">Print or save as PDF</button>
<button type="button" data-do="clear">Clear everything</button></p>
<p role="status" class="annex-status" data-status></p>
<div class="annex-gaps" data-gaps hidden>
<h3 tabindex="-1" data-gaps-title></h3>
<ol data-gaps-list></ol>
</div>
</section>
<div class="annex-on-paper annex-foot">
<div class="annex-gaps" data-paper-gaps hidden>
<p class="annex-title">What the check found when this was printed</p>
<ol data-paper-gaps-list></ol>
</div>
<p>Each risk level is chosen by a person. Put this sheet in the school’s safeguarding record (not in this \
policy).</p>
</div>
<dialog class="annex-dialog" aria-labelledby="annex-question">
<h2 id="annex-question" data-question></h2>
<p data-question-words></p>
<p class="annex-buttons"><button type="button" data-answer="no" autofocus></button>
<button type="button" data-answer="yes"></button></p>
</dialog>"""


def _printed(day: date) -> str:
    """A date as the policy prints it: "15 Nov 2021"."""
    return f"{day.day} {day:%b %Y}"
