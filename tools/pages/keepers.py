"""Writes the keepers' desk: a form over school.toml, each box with what the site says now, and a place for a helper."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

from tools.browser.flow.model import Flow
from tools.pages.formatting import UNSENT
from tools.sources.school_form import NO, SAME, YES, Field, fields, in_words, values_of

MARKER = "<!-- desk -->"
SCRIPT = "../assets/js/keepers/desk.js"
_CHOICES = (("", "Nobody has said"), (YES, "Yes"), (NO, "No"))
_HOW = '<a href="../contributing/changing-the-policy/#a-telephone-number-or-an-address">without this page</a>'
_GRAMMAR = '<a href="../contributing/changing-a-flowchart/">How a helper is written</a>'
_UPLOAD = '<a href="../contributing/from-the-desk/">How it gets onto the site</a>'


def desk_html(values: Mapping[str, Any], flows: Sequence[Flow]) -> str:
    """HTML to stand in place of ``MARKER``. ``values`` are those of school.toml; scripts fill in the rest."""
    groups = "".join(
        _group(title, list(own), values) for title, own in groupby(fields(values), key=lambda field: field.about)
    )
    return f"""<div class="desk" data-desk="">
<link rel="stylesheet" href="keepers.css">
<p data-desk-without>This form works where scripts may run: Python then comes into this browser and checks what you put
in. Where that cannot be, a name or a number is put in {_HOW}.</p>
<p class="desk-status" data-desk-status role="status"></p>
<section class="desk-part" aria-labelledby="desk-open">
<h2 id="desk-open">Go on from a file</h2>
<p><label for="desk-file">A file that you saved here before (changes-….zip)</label>
<input type="file" id="desk-file" accept=".zip,application/zip" disabled></p>
<p data-desk-opened role="status"></p>
<pre class="desk-sheet" data-desk-older hidden></pre>
</section>
<section class="desk-part" aria-labelledby="desk-form">
<h2 id="desk-form">Names, numbers and dates</h2>
<form data-desk-form novalidate><fieldset class="desk-boxes" disabled>
{groups}
</fieldset></form>
</section>
{_helper(flows) if flows else ""}<section class="desk-part" aria-labelledby="desk-changes">
<h2 id="desk-changes">What changes</h2>
<div data-desk-changes><p>No name, number or date.</p></div>
<div data-desk-helper-changes></div>
</section>
<section class="desk-part" aria-labelledby="desk-sign">
<h2 id="desk-sign">Sign it, and take it with you</h2>
<p>Read the list above. Who signs says that every line of it is right. A file without a signature can be taken too: it
says so wherever it goes.</p>
<p><label for="desk-by">Who signs, as a role and not as a name</label>
<span class="desk-hint" id="desk-by-hint">Like “the headteacher”.</span>
<input type="text" id="desk-by" aria-describedby="desk-by-hint desk-by-wrong" disabled {UNSENT}></p>
<p class="desk-wrong" id="desk-by-wrong" hidden></p>
<p class="desk-buttons">
<button type="button" class="md-button" data-desk-take="signed" disabled>Sign and save the file</button>
<button type="button" class="md-button" data-desk-take="unsigned" disabled>Save it without a signature</button></p>
<p data-desk-taken role="status"></p>
<pre class="desk-sheet" data-desk-sheet hidden></pre>
<p>This page publishes nothing. {_UPLOAD}.</p>
</section>
<section class="desk-part desk-left" aria-labelledby="desk-left">
<h2 id="desk-left">What is left to settle</h2>
<p>Made from the site’s own files, with what you have put in above. No number was rung and no document was judged.
<strong>Done</strong> strikes a line out here and on the printed sheet. It changes nothing on the site, and is
forgotten when you leave.</p>
<p class="desk-buttons"><button type="button" class="md-button" data-desk-list disabled>List what is left</button>
<button type="button" class="md-button" data-desk-print hidden>Print the list</button></p>
<p data-desk-listed role="status"></p>
<div data-desk-groups></div>
</section>
<script type="module" src="{SCRIPT}"></script>
</div>"""


def _helper(flows: Sequence[Flow]) -> str:
    """Where a helper is chosen, written and walked. Whose text stands there only scripts can say."""
    options = "".join(f'<option value="{escape(flow.name)}">{escape(flow.title)}</option>' for flow in flows)
    return f"""<section class="desk-part" aria-labelledby="desk-helper">
<h2 id="desk-helper">A helper</h2>
<p>Choose a helper and change its words. As you type, all that is wrong is said, in the words of the command that builds
the site. {_GRAMMAR}.</p>
<p><label for="desk-name">Helper</label>
<select id="desk-name" disabled autocomplete="off"><option value="">None</option>{options}</select></p>
<div class="desk-beside" data-desk-helper hidden>
<div>
<h3>Its text</h3>
<p class="desk-hint">Tab leaves the text. Ctrl+Z (on a Mac Cmd+Z) undoes.</p>
<div data-desk-editor></div>
<p data-desk-looked role="status"></p>
<ol data-desk-problems></ol>
<p class="desk-buttons">
<button type="button" class="md-button" data-desk-back disabled>Put it back as published</button></p>
<h3>Quote the policy</h3>
<form data-desk-find><p><label for="desk-find">Words of the policy, or a paragraph’s number</label>
<span class="desk-hint" id="desk-find-hint">A quotation is put in where the cursor stands. On a quotation it takes its
place. In an instruction it comes last. Elsewhere it begins an instruction, as strong as the words quoted.</span>
<input type="text" id="desk-find" aria-describedby="desk-find-hint" disabled {UNSENT}></p>
<p class="desk-buttons"><button class="md-button" disabled>Find</button></p></form>
<p data-desk-found-told role="status"></p>
<ul data-desk-found></ul>
</div>
<div>
<h3>As a reader walks it</h3>
<p class="desk-hint">Its questions, and what an ending calls for. How it looks, the built site shows.</p>
<div data-desk-walk></div>
<p class="desk-buttons"><button type="button" class="md-button" data-desk-again disabled>From the start</button></p>
<details><summary>All its steps and endings</summary><ol data-desk-steps></ol></details>
</div>
</div>
</section>
"""


def _group(title: str, own: Iterable[Field], values: Mapping[str, Any]) -> str:
    own = list(own)
    typed = values_of(values)
    boxes = "".join(_box(field, typed[field.id]) for field in own)
    place = own[0].contact or "school"
    return (
        f'<fieldset class="desk-group" id="desk-{escape(place)}"><legend>{escape(title)}</legend>{boxes}</fieldset>\n'
    )


def _box(field: Field, typed: str) -> str:
    id_ = f"desk-{field.id}"
    now = f'<span class="desk-now" id="{id_}-now">The site says now: {escape(in_words(field, typed))}</span>'
    hint = f' <span class="desk-hint" id="{id_}-hint">{escape(field.hint)}</span>' if field.hint else ""
    told = f'aria-describedby="{id_}-now{f" {id_}-hint" if hint else ""} {id_}-wrong"'
    if field.id == SAME:
        options = "".join(
            f'<option value="{value}"{" selected" if value == typed else ""}>{words}</option>'
            for value, words in _CHOICES
        )
        box = f'<select id="{id_}" data-field="{field.id}" {told} autocomplete="off">{options}</select>'
    else:
        box = f'<input type="text" id="{id_}" data-field="{field.id}" value="{escape(typed)}" {told} {UNSENT}>'
    return (
        f'<div class="desk-box"><label for="{id_}">{escape(field.label)}</label>{hint}{now}'
        f'<span class="desk-wrong" id="{id_}-wrong" hidden></span>{box}'
        f'<span class="desk-then" id="{id_}-then" hidden></span></div>'
    )
