"""Writes what stands around Annex A's fields: the words before them, checking, printing, saving."""

from tools.pages.form import draft
from tools.pages.form.dialogs import dialogs
from tools.pages.form.parts import DATE_HINT_ID, NAME_HINT_ID
from tools.pages.formatting import UNSENT


def start() -> str:
    """What a person meets first: how to write, a saved file or a blank copy, and what fails without scripts."""
    return f"""<div class="annex-on-screen">
<p class="annex-notice" data-without-scripts>The buttons of this form need scripts, and they are not running. \
You can still type in the form and print it with your browser’s own print command: print it before you type \
for a blank copy. Checking, saving, adding rows and a third child are not available, and a long text \
may not print whole: write it on a separate sheet.</p>
{draft.above()}
<p class="annex-buttons annex-first"><span>Has a plan been written?</span>
<button type="button" data-do="open" hidden>Open a saved file</button>
<button type="button" data-do="print-blank" hidden>Print a blank copy</button></p>
</div>"""


def hints() -> str:
    """How to write, once for the whole form: each box that it concerns says it to whoever hears the page."""
    return f"""<div class="annex-on-screen annex-hints">
<p class="annex-hint" id="{DATE_HINT_ID}">Write each date as day, month, year: for example, 23/11/2026.</p>
<p class="annex-hint" id="{NAME_HINT_ID}">Use initials or a reference, not full names (not in this policy).</p>
{_jumps()}
</div>"""


def _jumps() -> str:
    """The way to the parts of a form that is many screens long on a telephone."""
    links = "".join(
        f'<li><a href="#{part}" data-go-to="{part}">{words}</a></li>'
        for part, words in (
            ("annex-information", "Basic information"),
            ("annex-considerations", "Considerations"),
            ("annex-actions", "Further action for each child"),
            ("annex-finish", "Check and print"),
            ("annex-files", "Save, open and pass on"),
        )
    )
    return f'<nav class="annex-jumps" aria-label="Parts of this form" data-jumps hidden><ul>{links}</ul></nav>'


def bar() -> str:
    """What stays in sight while somebody writes: whether it is saved, taking a change back, and the way to the rest.

    Last in the form, or it could not stay at the foot of the window.
    """
    return """<div class="annex-bar annex-on-screen" role="group" aria-label="While you write" data-bar hidden>
<span class="annex-ties" role="group" aria-label="This line is for" data-ties hidden>This line is for \
<span data-ties-names></span></span>
<span data-safety></span>
<button type="button" data-do="undo" aria-disabled="true">Undo</button>
<button type="button" data-do="redo" aria-disabled="true">Redo</button>
<a href="#annex-finish" data-go-to="annex-finish">Check<span class="annex-wide"> and print</span></a>
<a href="#annex-files" data-go-to="annex-files">Save</a>
</div>"""


def plan_choice() -> str:
    """One plan for the incident, or one for each child, as the DSL prefers. The policy does not say which."""
    return """<p class="annex-plan"><label for="annex-plan">This sheet is</label>
<span class="annex-tag">not in this policy</span>
<span class="annex-box"><select id="annex-plan" data-plan autocomplete="off"><option value="">Choose</option>\
<option value="incident">one plan for the incident</option><option value="child">the plan for one child</option>\
</select><span class="annex-twin" aria-hidden="true"></span></span></p>"""


def finish() -> str:
    """Checking, printing and saving, the list of gaps (once to read and follow, once on paper), and the dialogs."""
    return f"""<section class="annex-on-screen" aria-labelledby="annex-finish" data-finish hidden>
<h2 id="annex-finish" tabindex="-1">Check and print</h2>
<p>The check looks only for what is blank or does not fit. It does not judge what you wrote. \
You can print with gaps: the sheet is then marked DRAFT and lists them.</p>
<p class="annex-hint">A line that begins with a child’s reference in square brackets, such as [P1], is for that \
child’s family. [all families] and [staff] are for those. What has no brackets is for the whole plan alone. A sheet \
for one reader has the lines for that reader and nothing else: no level, and no other child.</p>
<p class="annex-print-what" data-print-choice><label for="annex-print-what">What to print</label>
<select id="annex-print-what" data-print-what autocomplete="off"></select></p>
<p class="annex-buttons"><button type="button" data-do="check">Check what is missing</button>
<button type="button" data-do="print">Print or save as PDF</button>
<button type="button" data-do="clear">Clear everything</button></p>
<p role="status" class="annex-status" data-status></p>
<div class="annex-gaps" data-gaps hidden>
<h3 tabindex="-1" data-gaps-title></h3>
<ol data-gaps-list></ol>
</div>
</section>
<section class="annex-extract" aria-label="What will be printed" data-extract hidden></section>
{_files()}
{_differences()}
<div class="annex-on-paper annex-foot">
<p>Each risk level is chosen by a person. Put this sheet in the school’s safeguarding record (not in this \
policy).</p>
<div class="annex-gaps" data-paper-gaps hidden>
<p class="annex-title">What the check found</p>
<ol data-paper-gaps-list></ol>
</div>
</div>
{dialogs()}"""


def _differences() -> str:
    """Two plans side by side: both texts, what to take over, and the same on paper for a review."""
    heads = '<th scope="col">Where</th>' + "".join(
        f'<th scope="col"><span class="annex-on-screen">{here}</span><span class="annex-on-paper">{printed}</span></th>'
        for here, printed in (("In the file", "Then"), ("On the screen", "Now"))
    )
    return f"""<section class="annex-changes" aria-labelledby="annex-changes" data-differences hidden>
<h2 id="annex-changes" class="annex-on-screen" tabindex="-1" data-differences-title></h2>
<p class="annex-on-paper annex-title" data-differences-paper></p>
<div data-differences-said></div>
<p class="annex-buttons annex-on-screen">
<button type="button" data-do="base">Choose the file that both began with</button>
<button type="button" data-do="take-all" hidden></button>
<button type="button" data-do="print-changes">Print what changed</button></p>
<table class="annex-table annex-compared"><caption class="annex-unseen">Where the file and the screen differ</caption>
<thead><tr>{heads}<th scope="col" class="annex-on-screen"><span class="annex-unseen">Take over</span></th></tr></thead>
<tbody data-differences-list></tbody></table>
</section>"""


def _files() -> str:
    return f"""<section class="annex-on-screen" aria-labelledby="annex-files" data-files hidden>
<h2 id="annex-files" tabindex="-1">Save, open and pass on</h2>
<p>A saved file is for going on with the form later. It is not the record: put the finished sheet in the school’s \
safeguarding record (not in this policy). A browser is not a safe place to keep the only copy.</p>
<p class="annex-author">
<label for="annex-author">Your name and role, for colleagues who compare files (you need not)</label>
<input type="text" id="annex-author" data-author {UNSENT}></p>
<p class="annex-buttons"><button type="button" data-do="save-locked">Save with a passphrase</button>
<button type="button" data-do="save">Save without a passphrase</button>
<button type="button" data-do="open">Open a saved file</button>
<button type="button" data-do="compare">Compare with a saved file</button></p>
<p class="annex-buttons"><button type="button" data-do="word">Make a Word document</button>
<button type="button" data-do="calendar">Make a calendar file of what is due</button></p>
<p role="status" class="annex-status" data-file-status></p>
<p class="annex-buttons" data-proof hidden>
<button type="button" data-do="prove">Choose the saved file to check it</button></p>
{draft.below()}
<input type="file" class="annex-unseen" data-file accept=".json,.age" aria-hidden="true" tabindex="-1">
</section>"""
