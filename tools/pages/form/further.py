"""Writes what can be switched on beside Annex A: the switches, the further rows, the log of reviews, sign-off."""

from collections.abc import Callable, Sequence
from html import escape

from tools.browser.assessment.afterwards import AFTERWARDS, RECORD_THE_RATIONALE, REGULAR_REVIEWS, UNDER_REVIEW
from tools.browser.assessment.earlier import EARLIER
from tools.browser.assessment.fields import Field, Source
from tools.browser.assessment.further import (
    PARTS,
    RATIONALE,
    REVIEWS,
    TASKS,
    Part,
)
from tools.browser.assessment.lists import REVIEW, TASK
from tools.browser.assessment.whole import SIGN_OFF, child_field_id, review_field_id, task_field_id
from tools.pages.form.parts import box, cell, label, labelled, name_in_row, tag
from tools.pages.form.rows import considerations
from tools.pages.helpers.pictures import picture

_GROUPS: tuple[tuple[Source, str], ...] = (
    ("section-12", f"From section {AFTERWARDS}: what Annex A has no place for"),
    ("not-in-this-policy", "Not in this policy: places and people in other schools’ plans"),
)


def switches() -> str:
    """The switches, shown by the script. Everything that they bring on stands after the policy's own rows."""
    groups = "".join(
        f"<fieldset><legend>{escape(words)}</legend>"
        f"{''.join(_switch(part) for part in PARTS if part.source == source)}</fieldset>"
        for source, words in _GROUPS
    )
    return f"""<section class="annex-on-screen annex-switches" data-switches aria-labelledby="annex-further" hidden>
<h2 id="annex-further">Add to the form</h2>
<p class="annex-hint">The policy’s own form is above, row for row. You can add to it. Each addition says where it comes
from, on the screen and on paper.</p>
<details data-switch-list><summary>Choose what to add</summary>
<div class="annex-switch-groups">{groups}</div></details>
</section>"""


def _switch(part: Part) -> str:
    return (
        f'<div class="annex-switch"><input type="checkbox" id="part-{part.id}" data-switch="{part.id}" '
        f'autocomplete="off"><label for="part-{part.id}">{escape(part.words)}</label></div>'
    )


def further_rows() -> str:
    """The rows from section 12 and those not in this policy, each hidden until it is switched on."""
    rows = ((row, part.id) for part in PARTS for row in part.rows)
    ids = " ".join(part.id for part in PARTS if part.rows)
    table = considerations(rows, "Further considerations, not on the policy’s form. A person chooses each level.")
    return f"""<section data-any-part="{ids}" aria-labelledby="annex-further-rows" hidden>
<h2 id="annex-further-rows">Further considerations, not on the policy’s form</h2>
{table}
</section>"""


def rationale() -> str:
    """Section 12: "In all cases, we will record our decision making together with the rationale"."""
    return f"""<section data-part="{RATIONALE.id}" aria-labelledby="annex-rationale" hidden>
<h2 id="annex-rationale">Decisions and rationale</h2>
<p>“{escape(RECORD_THE_RATIONALE)}” (Section {AFTERWARDS})</p>
{labelled(RATIONALE, RATIONALE.id, "", look="annex-alone", lines=6)}
</section>"""


def earlier() -> str:
    """What a file of an earlier edition had in rows that this form no longer has; nothing while every row is here."""
    if not any(part.id == EARLIER.id for part in PARTS):
        return ""
    return f"""<section data-part="{EARLIER.id}" aria-labelledby="annex-earlier" hidden>
<h2 id="annex-earlier">From an earlier form</h2>
<p>The file was saved with an earlier edition of this form. These rows are no longer on it.</p>
{labelled(EARLIER, EARLIER.id, "", look="annex-alone", lines=6)}
</section>"""


def for_the_child(number: int, said: str) -> str:
    """The further boxes of one child's section. `said` is the child's name on the form, as HTML."""
    return "".join(
        f'<div class="annex-child-part" data-part="{part.id}" hidden>'
        + _what_section_12_says(part)
        + "".join(
            labelled(
                field, child_field_id(number, field.id), said, look="annex-alone", lines=2, before=picture(field.id)
            )
            for field in part.for_each_child
        )
        + "</div>"
        for part in PARTS
        if part.for_each_child
    )


def _what_section_12_says(part: Part) -> str:
    return "".join(
        f'<p class="annex-hint annex-on-screen">Section {AFTERWARDS} says: “{escape(words)}”</p>'
        for words in part.section_12
    )


def agreed() -> str:
    """Who was there, who agreed and who did not, and who has a copy."""
    part = next(part for part in PARTS if part.id == "agreed")
    boxes = "".join(labelled(field, field.id, "", look="annex-alone", lines=2) for field in part.entries)
    return f"""<section data-part="{part.id}" aria-labelledby="annex-agreed" hidden>
<h2 id="annex-agreed">{escape(part.words)}</h2>
{boxes}
</section>"""


def _first_line(fields: Sequence[Field], id_of: Callable[[int, str], str], said: str) -> tuple[str, str]:
    """The heads of a list that grows, and the cells of its first line, whose boxes are named by ``said`` too."""
    heads = "".join(f'<th scope="col">{escape(field.words)}</th>' for field in fields)
    cells = ""
    for field in fields:
        field_id = id_of(1, field.id)
        named = label(field_id, name_in_row(escape(field.words), said))
        cells += cell(field, named, box(field, field_id, lines=2))
    return heads, cells


def tasks() -> str:
    """The list of actions, with one line; the script copies it: `data-task-number` is what it renumbers."""
    said = "Action <span data-task-number>1</span>"
    heads, cells = _first_line(TASK, task_field_id, said)
    return f"""<section data-part="{TASKS}" aria-labelledby="annex-tasks" hidden>
<h2 id="annex-tasks">List of actions{tag("not-in-this-policy")}</h2>
<table class="annex-table annex-tasks">
<caption class="annex-unseen">Each action: who sees to it, by when, when it was done, what lets us relax it</caption>
<thead><tr><th scope="col">Action</th>{heads}</tr></thead>
<tbody data-tasks><tr data-task><th scope="row">{said}
<button type="button" class="annex-on-screen" data-do="remove-task" hidden>Remove<span class="annex-unseen">
{said}</span></button></th>{cells}</tr></tbody></table>
<p class="annex-buttons annex-on-screen"><button type="button" data-do="add-task" hidden>Add an action</button></p>
</section>"""


def reviews() -> str:
    """The log of reviews, with one line; the script copies it: `data-review-number` is what it renumbers."""
    said = "Review <span data-review-number>1</span>"
    heads, cells = _first_line(REVIEW, review_field_id, said)
    return f"""<section data-part="{REVIEWS}" aria-labelledby="annex-reviews" hidden>
<h2 id="annex-reviews">Log of reviews{tag("section-12")}</h2>
<p>“{escape(UNDER_REVIEW)}” “{escape(REGULAR_REVIEWS)}” (Section {AFTERWARDS}. \
The columns are not in this policy.)</p>
<p class="annex-on-screen annex-hint">The next review in the last line is also the review date of the sheet: writing \
one writes the other.</p>
<table class="annex-table annex-reviews">
<caption class="annex-unseen">The log of reviews: when, who took part, what changed and when the next one is</caption>
<thead><tr><th scope="col">Review</th>{heads}</tr></thead>
<tbody data-reviews><tr data-review><th scope="row">{said}
<button type="button" class="annex-on-screen" data-do="remove-review" hidden>Remove<span class="annex-unseen">
{said}</span></button></th>{cells}</tr></tbody></table>
<p class="annex-buttons annex-on-screen"><button type="button" data-do="add-review" hidden>Add a review</button>
<button type="button" data-do="compare" hidden>Open last time’s plan beside today’s</button></p>
</section>"""


def sign_off() -> str:
    """Who completed the sheet and who agreed it."""
    boxes = "".join(labelled(field, field.id, "", look="annex-alone") for field in SIGN_OFF.entries)
    return f"""<section data-part="{SIGN_OFF.id}" aria-labelledby="annex-sign-off" hidden>
<h2 id="annex-sign-off">Sign-off</h2>
<div class="annex-pairs">{boxes}</div>
</section>"""
