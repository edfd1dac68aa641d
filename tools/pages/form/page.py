"""Writes the fillable Annex A as HTML, from the one list of its fields.

The result is whole without scripts: every field of the policy's form is there with its label, can be typed
in and printed. What needs a script is in the page but `hidden`, and the script shows it.

No control has a `name` and there is no `<form>`: there is nothing that a browser could submit,
remember or offer again. Spelling help is off because some browsers do it by sending the text away;
`translate="no"` keeps page translation off what a person typed.
"""

from datetime import date
from html import escape

from tools.browser.assessment import fields as annex
from tools.browser.assessment.document import KIND, MOST_CHARACTERS, MOST_CHILDREN, MOST_REVIEWS, MOST_TASKS, VERSION
from tools.browser.assessment.whole import child_field_id
from tools.pages.form import around, further
from tools.pages.form.parts import box, cell, label, name_in_row, tag
from tools.pages.form.rows import considerations
from tools.pages.form.weigh import weigh_html
from tools.sources.weigh import FURTHER_ACTION

MARKER = "<!-- annex-a-form -->"


def form_html(*, school: str, policy: str, agreed: date, due: date, easy_to_guess: str = "") -> str:
    """The form, to stand where the page has `MARKER`.

    `school`, `policy`, `agreed` and `due` head the printed sheet, so that a reader of the paper
    knows which policy it was written under. `easy_to_guess` are names that make no passphrase.
    """
    title = f"{annex.TITLE[0]}: {annex.TITLE[1]}"
    version = policy_words(school, policy, agreed, due)
    children = "".join(_child(number + 1) for number in range(annex.CHILDREN_ON_THE_FORM))
    rows = considerations(
        ((row, "") for row in annex.CONSIDERATIONS),
        "Annex A: for each consideration, the risk, its level, the actions and the revised level. "
        "A person chooses each level.",
    )
    return f"""<div class="annex" data-annex-a data-document="{KIND}" data-version="{VERSION}" \
data-most-characters="{MOST_CHARACTERS}" \
data-most-children="{MOST_CHILDREN}" data-most-reviews="{MOST_REVIEWS}" data-most-tasks="{MOST_TASKS}" \
data-title="{escape(title)}" \
data-policy="{escape(version)}" data-easy-to-guess="{escape(easy_to_guess)}">
{around.start()}
<div class="annex-on-paper annex-head">
<p class="annex-title">{escape(title)}</p>
<p>{escape(version)} <span data-site-version></span></p>
<p class="annex-mark" data-mark>Not checked for gaps. Treat it as a DRAFT until someone has read it through.</p>
<p class="annex-mark" data-names-mark></p>
</div>
<section aria-labelledby="annex-information">
<h2 id="annex-information" tabindex="-1">{escape(annex.INFORMATION_HEADING)}</h2>
{_information()}
{around.hints()}
</section>
<section aria-labelledby="annex-considerations">
<h2 id="annex-considerations" tabindex="-1">Considerations</h2>
{rows}
</section>
{further.switches()}
{further.further_rows()}
{further.rationale()}
{further.agreed()}
{further.earlier()}
{further.tasks()}
<section aria-labelledby="annex-actions">
<h2 id="annex-actions" tabindex="-1">{escape(annex.ACTIONS_HEADING)}</h2>
<p class="annex-on-screen annex-hint">The policy’s form has two of these tables. Complete one for each child.</p>
{weigh_html(FURTHER_ACTION, "further action")}
{around.plan_choice()}
<div data-children>{children}</div>
<p class="annex-buttons annex-on-screen"><button type="button" data-do="add-child" hidden>Add a child</button></p>
</section>
{further.reviews()}
{further.sign_off()}
{around.finish()}
{around.bar()}
</div>
"""


def policy_words(school: str, policy: str, agreed: date, due: date) -> str:
    """Which policy a sheet was written under."""
    return f"{school}. {policy}, agreed {_printed(agreed)}, due for review {_printed(due)}."


def _information() -> str:
    rows = "".join(
        f'<tr><th scope="row">{label(field.id, escape(field.words))}{tag(field.source)}</th>'
        f"<td>{box(field, field.id)}</td></tr>\n"
        for field in annex.INFORMATION
    )
    return (
        '<table class="annex-table annex-information">\n'
        '<caption class="annex-unseen">Annex A: basic information</caption>\n'
        f"<tbody>\n{rows}</tbody></table>"
    )


def _child(number: int) -> str:
    """One child's table. The script copies the first to add a child: `data-child-number` is what it renumbers."""
    said = f"Child <span data-child-number>{number}</span>"
    reference = annex.REFERENCE
    reference_id = child_field_id(number, reference.id)
    heads = "".join(f'<th scope="col">{escape(words)}</th>' for words in annex.ACTION_COLUMNS)
    rows = "".join(_action(number, action, said) for action in annex.ACTIONS)
    return f"""
<section class="annex-child" data-child aria-labelledby="child-{number}.title">
<h3 id="child-{number}.title" tabindex="-1">{said}</h3>
<div class="annex-reference">{label(reference_id, name_in_row(escape(reference.words), said))}\
{tag(reference.source)}{box(reference, reference_id)}</div>
<table class="annex-table annex-actions">
<caption class="annex-unseen">Annex A: further action for {said}</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}</tbody></table>
{further.for_the_child(number, said)}
<p class="annex-buttons annex-on-screen"><button type="button" data-do="keep-child" hidden>Keep only {said}</button>
<button type="button" data-do="remove-child" hidden>Remove {said}</button></p>
</section>"""


def _action(number: int, action: annex.Action, child: str) -> str:
    words = escape(action.words)
    details, cells = "", ""
    for field in action.fields:
        field_id = child_field_id(number, field.id)
        named = label(field_id, name_in_row(escape(field.words), f"{words}, {child}"))
        written = box(field, field_id)
        if field.kind == "text":
            details = f'<div class="annex-details">{named}{tag(field.source)}{written}</div>'
        else:
            cells += cell(field, named, written)
    # A box to write in is no part of a head: what is typed there would be read with each cell of the row.
    head = f'<td class="annex-row-head">{words}' if details else f'<th scope="row">{words}'
    return f"<tr>{head}{tag(action.source)}{details}{'</td>' if details else '</th>'}{cells}</tr>\n"


def _printed(day: date) -> str:
    """A date as the policy prints it: "15 Nov 2021"."""
    return f"{day.day} {day:%b %Y}"
