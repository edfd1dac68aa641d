"""Writes what Annex A says of a draft on this device: one that is there, how to keep one, and for how long.

Runs while the site is built. Whoever cannot finish the form in one sitting would miss it.
"""

DAYS = (7, 21, 42)
"""A week, a half-term with what is around it, the summer."""
USUAL = 21


def above() -> str:
    """Where the form begins: a draft that is there or has ended, a word to those whom nothing asks."""
    return """<div data-draft-top>
<section class="annex-notice" data-kept-draft aria-labelledby="annex-kept" hidden>
<h2 id="annex-kept" data-kept-draft-title>A draft is kept on this device</h2>
<p data-kept-draft-words></p>
<p class="annex-buttons"><button type="button" data-do="open-draft">Open the draft</button>
<button type="button" data-do="delete-draft">Delete the draft</button>
<button type="button" data-do="forget-ended-draft" hidden>Do not show this again</button></p>
</section>
<section class="annex-notice" data-unasked aria-label="Before you write" hidden>
<p>The browser may close this page unasked: what is not saved is then gone.</p>
<p class="annex-buttons"><button type="button" data-do="keep-draft">Keep a draft from the start</button></p>
</section>
<p role="status" class="annex-status" data-draft-told></p>
</div>"""


def below() -> str:
    """Where the form is saved: keeping a draft, and what its owner chooses about it."""
    days = "".join(f'<option value="{each}">{each} days</option>' for each in DAYS)
    return f"""<h3 id="annex-keep-draft" tabindex="-1">Keep a draft on this device</h3>
<p>Off unless you choose it. The draft is encrypted with a passphrase of your own. On a shared computer, other people \
can see that there is a draft, and can delete it. They cannot read it without the passphrase, unless the computer \
itself is not safe. If you forget the passphrase, nobody can bring the draft back.</p>
<p>You choose how long it can be opened after your last change: the shorter, the less lies about. After that it is \
deleted when this site is opened here on another day, and only its two dates stay, for 42 days, so that the form can \
tell you.</p>
<p class="annex-hint">Safari, on an iPad, an iPhone or a Mac, may delete it sooner: what a site has kept goes when the \
site was not used for 7 days.</p>
<p class="annex-print-what"><label for="annex-draft-days">Keep it for</label>
<select id="annex-draft-days" data-draft-days data-usual="{USUAL}" autocomplete="off">{days}</select></p>
<p class="annex-switch"><input type="checkbox" id="annex-draft-exit" data-draft-exit autocomplete="off">\
<label for="annex-draft-exit">“Exit this page” also deletes the draft</label></p>
<p class="annex-hint">Without this, “Exit this page” leaves the draft on the device, locked.</p>
<p class="annex-buttons"><button type="button" data-do="keep-draft">Keep a draft on this device</button>
<button type="button" data-do="delete-draft" hidden>Delete the draft from this device</button></p>
<p role="status" class="annex-status" data-draft-status></p>"""
