"""Writes the keepers' desk: a form over school.toml, each box with what the site says now, and a place for a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from tools.browser.flow.model import Flow
from tools.pages.formatting import UNSENT
from tools.pages.keepers_edition import edition_html, over_html
from tools.sources.scenarios.scenario import Scenario
from tools.sources.school_form import NO, SAME, YES, Field, fields, in_words, values_of

MARKER = "<!-- desk -->"
SCRIPT = "../assets/js/keepers/desk.js"
_CHOICES = (("", "Nobody has said"), (YES, "Yes"), (NO, "No"))
_HOW = '<a href="../contributing/changing-the-policy/#a-telephone-number-or-an-address">without this page</a>'
_GRAMMAR = (
    '<a href="../contributing/changing-a-flowchart/">How helpers and duties are written</a>, and '
    '<a href="../contributing/changing-a-scenario/">how scenarios</a>'
)
_TO_TEXT = '<a href="#desk-text">a helper, a scenario, the duties</a>, '
_UPLOAD = '<a href="../contributing/from-the-desk/">How it gets onto the site</a>'


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text that can be changed here; ``texts`` are its files with their titles."""

    name: str
    what: str
    many: str
    texts: tuple[tuple[str, str], ...]


def kinds(flows: Sequence[Flow], scenarios: Sequence[Scenario]) -> list[Kind]:
    """Every kind of which there is a text. Each is looked at by the module of its name in `tools/keepers/desk/`."""
    table = flows[0].table.duties if flows else ()
    found = [
        Kind("helper", "Helper", "Helpers", tuple((flow.path, flow.title) for flow in flows)),
        Kind("scenario", "Scenario", "Scenarios", tuple((each.path, each.title) for each in scenarios)),
        Kind("duties", "Duties", "Duties", (("tools/duties/duties.md", "Duties"),) if table else ()),
    ]
    return [kind for kind in found if kind.texts]


def desk_html(values: Mapping[str, Any], kinds: Sequence[Kind]) -> str:
    """HTML to stand in place of ``MARKER``. ``values`` are those of school.toml; scripts fill in the rest."""
    groups = "".join(
        _group(title, list(own), values) for title, own in groupby(fields(values), key=lambda field: field.about)
    )
    return f"""<div class="desk" data-desk="">
<link rel="stylesheet" href="keepers.css">
<p data-desk-without>This form works where scripts may run: Python then comes into this browser and checks what you put
in. Where that cannot be, a name or a number is put in {_HOW}.</p>
<p>On this page: <a href="#desk-form">names, numbers and dates</a>, {_TO_TEXT if kinds else ""}<a
href="#desk-edition-head">next year’s policy</a>, <a href="#desk-left">what is left to settle</a>.</p>
<p class="desk-status" data-desk-status role="status"></p>
<section class="desk-part" aria-labelledby="desk-open">
<h2 id="desk-open">Go on from a file</h2>
<p><label for="desk-file">A file that you saved here before (changes-….zip)</label>
<input type="file" id="desk-file" accept=".zip,application/zip" disabled></p>
<p data-desk-opened role="status"></p>
<pre class="desk-sheet" data-desk-older hidden></pre>
</section>
{over_html()}<section class="desk-part" aria-labelledby="desk-form">
<h2 id="desk-form">Names, numbers and dates</h2>
<form data-desk-form novalidate><fieldset class="desk-boxes" disabled>
{groups}
</fieldset></form>
</section>
{_text(kinds) if kinds else ""}<section class="desk-part" aria-labelledby="desk-changes">
<h2 id="desk-changes">What changes</h2>
<div data-desk-changes><p>No name, number or date.</p></div>
<p data-desk-weighed role="status"></p>
<div data-desk-text-changes></div>
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
{edition_html()}<section class="desk-part desk-left" aria-labelledby="desk-left">
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


def _text(kinds: Sequence[Kind]) -> str:
    """Where a text is chosen, written and walked. Which one stands there only scripts can say."""
    # Other words of ours are offered where a new edition lets somebody change them.
    groups = "".join(_options(kind) for kind in (*kinds, Kind("words", "Words", "Other words of ours", ())))
    return f"""<section class="desk-part" aria-labelledby="desk-text">
<h2 id="desk-text">A helper, a scenario, the duties</h2>
<p>Choose a text and change its words. As you type, all that is wrong is said, in the words of the command that builds
the site. {_GRAMMAR}.</p>
<p><label for="desk-name">Text</label>
<select id="desk-name" disabled autocomplete="off"><option value="">None</option>{groups}</select></p>
<div class="desk-beside" data-desk-text hidden>
<div>
<h3>Its text</h3>
<p class="desk-hint">Tab leaves the text. Ctrl+Z (on a Mac Cmd+Z) undoes.</p>
<div data-desk-editor></div>
<p data-desk-looked role="status"></p>
<ol data-desk-problems></ol>
<p class="desk-buttons">
<button type="button" class="md-button" data-desk-back disabled>Put it back as published</button></p>
<div data-desk-only="helper scenario duties">
<h3>Quote the policy</h3>
<form data-desk-find><p><label for="desk-find">Words of the policy, or a paragraph’s number</label>
<span class="desk-hint" id="desk-find-hint">A quotation is put in where the cursor stands. On a quotation it takes its
place. In an instruction it comes last. Elsewhere it begins an instruction, as strong as the words quoted.</span>
<input type="text" id="desk-find" aria-describedby="desk-find-hint" disabled {UNSENT}></p>
<p class="desk-buttons"><button class="md-button" disabled>Find</button></p></form>
<p data-desk-found-told role="status"></p>
<ul data-desk-found></ul>
</div>
<form data-desk-begin data-desk-only="scenario">
<h3>Begin a new scenario</h3>
<p><label for="desk-begin">Its title</label>
<span class="desk-hint" id="desk-begin-hint">It begins with the words that stand in the text above, for you to change.
Its address is made of the title.</span>
<input type="text" id="desk-begin" aria-describedby="desk-begin-hint desk-begun" disabled {UNSENT}></p>
<p class="desk-buttons"><button class="md-button" disabled>Begin it</button></p>
</form>
<p id="desk-begun" data-desk-begun role="status"></p>
</div>
<div>
<div data-desk-only="helper">
<h3>As a reader walks it</h3>
<p class="desk-hint">Its questions, and what an ending calls for. How it looks, the built site shows.</p>
<div class="desk-walk" data-desk-walk></div>
<p class="desk-buttons"><button type="button" class="md-button" data-desk-again disabled>From the start</button></p>
</div>
<div data-desk-only="scenario">
<h3>Its parts, walked</h3>
<p class="desk-hint">What each table expects, and where the helper leads with these answers now. A helper that you have
changed above is walked as it stands here.</p>
<div class="desk-walk" data-desk-parts></div>
</div>
<p class="desk-hint" data-desk-only="duties">Which endings gain or lose a line, and the words before and after, stand
under “What changes”.</p>
<details data-desk-only="helper duties"><summary>All that stands in it</summary><ol data-desk-steps></ol></details>
</div>
</div>
</section>
"""


def _options(kind: Kind) -> str:
    options = "".join(f'<option value="{escape(file)}">{escape(title)}</option>' for file, title in kind.texts)
    hidden = "" if kind.texts else " hidden"
    return f'<optgroup label="{kind.many}" data-kind="{kind.name}" data-what="{kind.what}"{hidden}>{options}</optgroup>'


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
