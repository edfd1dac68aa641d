"""Writes the page of the case record: its buttons, what the script copies for each child and entry, a sheet for a pen.

Runs while the site is built. A DSL who has taken a report through several helpers would put their answers together by
hand.
"""

from html import escape

from tools.pages.form.dialogs import dialogs
from tools.pages.formatting import UNSENT
from tools.pages.helpers.around import VISIT_LOST

MARKER = "<!-- case-record -->"
PARTS = ("May have been harmed", "May have caused harm", "Saw or heard it", "Other")
FAMILY = ("Not told yet", "Told", "Not to be told yet")
KINDS = ("Told somebody", "Decided, and why", "Noted")
OURS = '<span class="annex-tag">not in this policy</span>'
BLANK_LINES = 12


def case_record(*, school: str, policy: str, easy_to_guess: str) -> str:
    """The page's block of HTML. Without scripts it is a blank sheet to print, and says where else a record is."""
    return f"""<div class="annex case-record" data-case-record data-search-exclude \
data-policy="{escape(policy)}" data-easy-to-guess="{escape(easy_to_guess)}">
<p class="annex-on-screen annex-notice" data-without-scripts>This page puts the record together with scripts, and they
are not at work here. Each helper prints its own record, and this page prints as a blank sheet for a pen.</p>
<section data-live aria-label="What to do with the record" class="annex-on-screen" hidden>
{VISIT_LOST}
<p role="status" data-record-status></p>
<p class="annex-buttons">
<button type="button" data-do="save">Save, with Annex A, in a locked file</button>
<button type="button" data-do="open">Open a saved file</button>
<button type="button" data-do="prove" hidden>Check the saved file</button>
<button type="button" data-do="print">Print</button>
<button type="button" data-do="word">Word document</button>
<button type="button" data-do="copy">Copy as plain text</button>
<button type="button" data-do="another-case" hidden>Another case</button></p>
<input type="file" data-file hidden aria-label="A saved file" autocomplete="off">
</section>
<section data-live data-missing-reasons class="annex-on-screen annex-notice" aria-labelledby="case-missing" hidden>
<h2 id="case-missing">No reason written yet</h2>
<ul></ul>
<p>Nothing waits for it: the record can be saved and printed as it is.</p>
</section>
<section data-live class="annex-on-screen" aria-labelledby="case-children" hidden>
<h2 id="case-children">Children and families {OURS}</h2>
<p class="annex-hint">Use initials or a reference, never a full name. Each family stands on its own. Before any family
is told: where the police or children’s social care are, or may be, involved, ask them first who tells whom, and when.
The helper <a href="../../helpers/telling-families/">Telling families</a> has the policy’s words.</p>
<p data-going-home></p>
<div data-children></div>
<p class="annex-buttons"><button type="button" data-do="add-child">Add a child</button></p>
</section>
<section data-live class="annex-on-screen" aria-labelledby="case-timeline" hidden>
<h2 id="case-timeline" tabindex="-1">What happened in this visit</h2>
<p class="annex-hint" data-nothing>Nothing yet. Walk a helper for staff or the DSL: what is answered, noted and decided
comes here by itself. Helpers for parents, children and governors leave nothing here. Each tab has a record of its
own: what you answered in another tab is there. Save it there, and open the file here.</p>
<ol data-timeline></ol>
{_line_to_add()}
</section>
{_templates()}
<div class="case-sheet annex-on-paper" data-sheet>{_blank(school)}</div>
{dialogs()}
</div>"""


def _box(field: str, words: str, hint: str = "", tag: str = "input") -> str:
    """A box that the script copies: `$` stands for what makes its id one of a kind."""
    told = f' <span class="annex-hint">{hint}</span>' if hint else ""
    about = f'id="case-$-{field}" data-of="{field}" dir="auto" {UNSENT}'
    box = (
        f'<textarea rows="2" {about}></textarea>'
        if tag == "textarea"
        else f'<input type="{"time" if field == "home" else "text"}" {about}>'
    )
    return f'<p><label for="case-$-{field}">{words}{told}</label>{box}</p>'


def _choice(field: str, words: str, options: tuple[str, ...]) -> str:
    listed = "".join(f"<option>{escape(option)}</option>" for option in ("", *options))
    return (
        f'<p><label for="case-$-{field}">{words}</label>'
        f'<select id="case-$-{field}" data-of="{field}" autocomplete="off">{listed}</select></p>'
    )


def _templates() -> str:
    return f"""<template data-template="child"><fieldset class="case-child"><legend></legend>
<div class="case-boxes">
{_box("reference", "Initials or a reference")}
{_choice("part", "Part in it", PARTS)}
{_box("school", "School", "if it is another one")}
{_box("speaks", "Who speaks to that school’s safeguarding lead", "agreed with the police or social care first")}
{_box("home", "Goes home today at")}
{_choice("family", "The family", FAMILY)}
{_box("told", "Who tells them, when and what; or why not yet", tag="textarea")}
</div>
<p class="annex-buttons"><button type="button" class="quiet" data-remove>Remove this child</button></p>
</fieldset></template>
<template data-template="entry"><li class="case-entry"><h3></h3><p data-came-to></p>
<div data-about></div>
<p data-reason-of><label for="case-$-reason">What was decided, and why?</label>
<textarea id="case-$-reason" data-of="reason" rows="3" dir="auto" {UNSENT}></textarea></p>
<details><summary>Answers, what was weighed, what the helper said</summary><div data-told></div>
<p class="annex-hint" data-version></p></details></li></template>
<template data-template="line"><li class="case-entry"><h3></h3>
<p data-who translate="no"></p><p data-words translate="no"></p>
<p class="annex-buttons"><button type="button" class="quiet" data-remove>Remove this line</button></p>
</li></template>"""


def _line_to_add() -> str:
    kinds = "".join(f"<option>{escape(kind)}</option>" for kind in KINDS)
    return f"""<fieldset class="case-add"><legend>Add a line {OURS}</legend>
<div class="case-boxes">
<p><label for="case-line-kind">What it is</label>
<select id="case-line-kind" autocomplete="off">{kinds}</select></p>
<p><label for="case-line-at">When <span class="annex-hint" data-line-when></span></label>
<input type="datetime-local" id="case-line-at" autocomplete="off"></p>
<p><label for="case-line-who">Who was told, or who was there (name and role)</label>
<input type="text" id="case-line-who" dir="auto" {UNSENT}></p>
<p><label for="case-line-words">What was said, done or decided</label>
<textarea id="case-line-words" rows="3" dir="auto" {UNSENT}></textarea></p>
</div>
<p class="annex-problem" role="alert" data-line-problem></p>
<p class="annex-buttons"><button type="button" data-do="add-line">Add it to the record</button></p></fieldset>"""


def _blank(school: str) -> str:
    """For a pen, where there are no scripts and no answers."""
    heads = ("Time", "What was seen, heard, done or decided, and why", "Who was told")
    listed = "".join(f'<th scope="col">{head}</th>' for head in heads)
    row = f"<tr>{'<td></td>' * len(heads)}</tr>"
    children = "".join("<tr><td></td><td></td><td></td><td></td></tr>" for _ in range(4))
    return f"""<h2>Case record</h2>
<p>{escape(school)}. Not in this policy. Put it in the school’s safeguarding record.</p>
<table class="annex-table"><thead><tr><th scope="col">Child (initials or reference)</th>
<th scope="col">Part in it, and school</th>
<th scope="col">Goes home at</th><th scope="col">Family: told by whom and when, or why not yet</th></tr></thead>
<tbody>{children}</tbody></table>
<table class="annex-table"><thead><tr>{listed}</tr></thead>
<tbody>{row * BLANK_LINES}</tbody></table>"""
