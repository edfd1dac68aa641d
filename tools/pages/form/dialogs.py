"""Writes the form's dialogs: a question, a passphrase, and what is shown while something takes seconds."""

from tools.pages.formatting import UNSENT


def dialogs() -> str:
    """All of them, closed and without words: the script fills them."""
    return f"{_question()}\n{_secret()}\n{_work()}"


def _question() -> str:
    """Of a long list the first lines are shown and the rest is folded; so is what only the site's keeper reads."""
    return """<dialog class="annex-dialog" aria-labelledby="annex-question" \
aria-describedby="annex-question-words annex-question-list" data-dialog="question">
<h2 id="annex-question" data-question></h2>
<p id="annex-question-words" data-question-words></p>
<ul id="annex-question-list" data-question-list hidden></ul>
<details class="annex-fold" data-question-more hidden><summary></summary><ul></ul></details>
<details class="annex-fold" data-question-details hidden><summary>For whoever keeps this site</summary>\
<ul></ul></details>
<p class="annex-buttons"><button type="button" data-answer="no"></button>
<button type="button" data-answer="yes"></button></p>
</dialog>"""


def _secret() -> str:
    """Asks for a passphrase. Not a password box: a browser would offer to remember it."""
    box = f'type="text" class="annex-secret" autocapitalize="off" {UNSENT}'
    return f"""<dialog class="annex-dialog" aria-labelledby="annex-secret" aria-describedby="annex-secret-words" \
data-dialog="secret">
<h2 id="annex-secret" data-question></h2>
<p id="annex-secret-words" data-question-words></p>
<div class="annex-made" data-made hidden>
<p>Five words, drawn on this device from a list of 7,776:</p>
<p role="status" class="annex-made-words" translate="no" data-made-words></p>
<p class="annex-hint">Write them on paper, and keep the paper apart from the file.</p>
<p class="annex-buttons"><button type="button" data-made-use>Use these five words</button>
<button type="button" data-made-other>Other words</button></p>
</div>
<p class="annex-problem" id="annex-secret-problem" data-problem role="alert"></p>
<p><label for="annex-secret-one">Passphrase</label><input {box} id="annex-secret-one" data-secret="one" \
aria-describedby="annex-secret-problem annex-secret-hint"></p>
<p data-twice><label for="annex-secret-two">The same passphrase again</label>\
<input {box} id="annex-secret-two" data-secret="two"></p>
<p class="annex-hint" id="annex-secret-hint" data-secret-hint></p>
<p class="annex-switch"><input type="checkbox" id="annex-secret-show" data-secret-show autocomplete="off">\
<label for="annex-secret-show">Show what I type</label></p>
<p class="annex-buttons"><button type="button" data-answer="no">Cancel</button>
<button type="button" data-answer="yes"></button></p>
</dialog>"""


def _work() -> str:
    """How long it takes cannot be told beforehand: the bar only moves, and the seconds are counted."""
    return """<dialog class="annex-dialog" aria-labelledby="annex-work" aria-describedby="annex-work-words" \
data-dialog="work">
<h2 id="annex-work" data-question></h2>
<p id="annex-work-words">This takes a second or two, longer on an older device. <span data-work-gone></span></p>
<progress class="annex-work" aria-labelledby="annex-work"></progress>
<p class="annex-buttons"><button type="button" data-answer="no">Cancel</button></p>
</dialog>"""
