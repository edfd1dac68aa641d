"""The part of the keepers' desk for next year's policy: a place for the file, and for what comes of it."""

_GUIDE = '<a href="../contributing/a-new-edition/">The whole way of a new edition</a>'


def edition_html() -> str:
    """HTML of the part; scripts fill in everything that depends on the file."""
    return f"""<section class="desk-part desk-edition" aria-labelledby="desk-edition-head" data-desk-edition>
<h2 id="desk-edition-head">Next year’s policy</h2>
<p>For the day when the governors have agreed a new edition. Here its file is read, what Word did to it is settled, and
each sentence that speaks otherwise is answered once. You take the result with you as one file.</p>
<p>Not here: the rows of the Annex A form, other words in code, publishing. Whoever keeps the site does that with the
command, which takes your file. {_GUIDE}.</p>
<p class="desk-only-laid">The edition is laid over this desk: <a href="#desk-over-head">what is left of it</a>.</p>
<h3>1. The file</h3>
<div class="desk-drop" data-desk-drop>
<p><label for="desk-edition-file">The policy as a Word document (.docx), or as text (.txt, .md)</label>
<span class="desk-hint" id="desk-edition-hint">Choose it, or drop it here. It does not leave this device.</span>
<input type="file" id="desk-edition-file" accept=".docx,.txt,.md" aria-describedby="desk-edition-hint" disabled></p>
</div>
<p data-desk-edition-told role="status"></p>
<pre class="desk-sheet" data-desk-edition-wrong hidden></pre>
<div data-desk-step="questions" hidden>
<h3 tabindex="-1">2. What Word did</h3>
<p>Some words are struck through, hidden, or stand in a footnote. Only a person can say whether they belong to the
policy. Answer here, or settle it in Word and choose the file again.</p>
<form data-desk-questions novalidate></form>
</div>
<div data-desk-step="pages" hidden>
<h3 tabindex="-1">3. Its pages, beside what the site has</h3>
<div data-desk-remarks></div>
<div data-desk-pages></div>
<p class="desk-wrong" id="desk-unticked" data-desk-unticked hidden></p>
<p class="desk-buttons"><button type="button" class="md-button" data-desk-sentences disabled>Show the
sentences</button></p>
<p data-desk-sentences-told role="status"></p>
</div>
<div data-desk-step="cards" hidden>
<h3 tabindex="-1">4. Sentences that speak otherwise</h3>
<p>One answer settles all places that rest on a sentence. You need not answer all of them: what has no answer stays on
the list of what is left.</p>
<p class="desk-buttons"><button type="button" class="md-button" data-desk-undo disabled>Undo the last
answer</button></p>
<p data-desk-answered role="status"></p>
<div data-desk-cards></div>
</div>
<div data-desk-step="result" hidden>
<h3>5. The rows of Annex A</h3>
<div data-desk-form-rows></div>
<h3>6. What is left, by person</h3>
<p class="desk-buttons"><button type="button" class="md-button" data-desk-result disabled>Work it out</button></p>
<p data-desk-result-told role="status"></p>
<div data-desk-edition-left></div>
<h3>7. Mend the rest here, and sign it</h3>
<p>Lay the edition over this desk. Its names, numbers and dates, its helpers, scenarios and duties, and the other texts
that the list names, can then be changed above. Once nothing is left, the DSL signs all of it there.</p>
<p class="desk-buttons"><button type="button" class="md-button" data-desk-lay disabled>Lay it over this
desk</button></p>
<p data-desk-lay-told role="status"></p>
<h3>8. Or take it with you as it is</h3>
<p>The file has every changed page and text, and a sheet that says what is weaker, what was answered and what is left.
It is not signed.</p>
<p class="desk-buttons"><button type="button" class="md-button" data-desk-take-edition disabled>Save the edition as a
file</button>
<button type="button" class="md-button" data-desk-print-sheet hidden>Print the sheet</button></p>
<p data-desk-edition-taken role="status"></p>
<pre class="desk-sheet" data-desk-edition-sheet hidden></pre>
</div>
</section>
"""


def over_html() -> str:
    """HTML of the part that shows while a new edition is laid over the desk."""
    return """<section class="desk-part" aria-labelledby="desk-over-head" data-desk-over hidden>
<h2 id="desk-over-head" tabindex="-1">A new edition is laid over this desk</h2>
<p>From the file “<span data-desk-over-file></span>”. Everything below speaks of it, and what you change is saved with
it. On the site nothing has changed.</p>
<p class="desk-buttons">
<button type="button" class="md-button" data-desk-state disabled>List what is left of it</button>
<button type="button" class="md-button" data-desk-off disabled>Take it off again</button></p>
<p data-desk-state-told role="status"></p>
<div data-desk-state-left></div>
</section>
"""
