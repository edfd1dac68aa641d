"""Writes an act: the question with its options, then what happens with each, then a record to write beside a model.

A wrong option is told by what happens to the child, then by the duty and the policy's words. It stands whole on the
page before any script runs, and on paper.
"""

from html import escape

from tools.browser.flow.duties import Due
from tools.browser.flow.model import Duty, Step, Table
from tools.pages.formatting import UNSENT, inline
from tools.pages.helpers.instructions import instruction_html
from tools.pages.helpers.tappable import without_numbers_to_tap
from tools.sources.policy.text import Policy
from tools.sources.scenarios.act import Act, Mark, Option, said_by
from tools.sources.scenarios.check_act import dangers

LETTERS = "ABCDE"
COULD = "This can be right as well. Somebody has to weigh it."
ADVICE = "(not in this policy: advice of this site)"


def act_html(
    act: Act, name: str, table: Table, policy: Policy, up: str, due: Due | None = None, ending: Step | None = None
) -> str:
    """The act as HTML. ``name`` begins its ids.

    In a scenario the helper's walk comes after it. It leads to ``ending``, and ``due`` is what it calls for: a duty
    that is not sure there begins with its *if*.
    """
    field = f"{name}--act"
    options = "".join(_option(option, field, index) for index, option in enumerate(act.options))
    called = due or {}
    outcomes = "".join(
        _outcome(each, index, table, policy, up, called, ending) for index, each in enumerate(act.options)
    )
    on = '<button type="button" class="to-walk">Go on to the helper’s questions</button>' if called else ""
    return f"""<div class="act" data-act="{name}" data-stage="act">
<form method="dialog" autocomplete="off" novalidate><fieldset>
<legend><h3 id="{field}" tabindex="-1"><span class="step-name">What you do</span> {inline(act.ask)}</h3></legend>
<p class="answer-missing" hidden>Choose what you would do.</p>
{options}</fieldset>
<button type="submit" class="continue" data-when="play" hidden>See what happens</button></form>
<p class="act-stop" data-when="no-play">Stop here until you have chosen. What happens stands below.</p>
<div class="outcomes">{outcomes}</div>
{_record(act, field, box=bool(called))}<p class="act-buttons" data-when="play" hidden>
<button type="button" class="quiet all-outcomes">See what happens with each</button>
{on}</p>
</div>
"""


def _option(option: Option, field: str, index: int) -> str:
    here = f"{field}--{index}"
    words = f'<span class="letter">{LETTERS[index]}</span> {inline(option.words)}'
    return f"""<div class="answer"><input type="radio" id="{here}" name="{field}" value="{index}">
<label for="{here}">{words}</label></div>
"""


def _outcome(option: Option, index: int, table: Table, policy: Policy, up: str, due: Due, ending: Step | None) -> str:
    duties = {duty.id: duty for duty in table.duties}
    named = [duties[each] for each in option.duties]
    tempting = option.mark is Mark.TEMPTING
    first = _danger(named, table) if tempting else ""
    weighed = f'<p class="weighed">{COULD}</p>' if option.mark is Mark.COULD else ""
    items = "".join(
        instruction_html(duty.says, policy, up, given="" if due.get(duty.id, True) else _given(duty))
        for duty in named
        if duty.says
    )
    if ending:
        own = [instruction for saying in option.sayings for instruction in said_by(ending, saying)]
        items += "".join(instruction_html(each, policy, up) for each in own)
    left = "What was left out" if tempting else "What this keeps to"
    said = f'<div class="say"><p class="say-how">One way to say it {ADVICE}</p><p>{inline(option.say)}</p></div>'
    return f"""<article class="what-happens" data-option="{index}" data-mark="{option.mark.value.lower()}">
<h4 tabindex="-1"><span class="letter">{LETTERS[index]}</span> {inline(option.words)}</h4>
{first}<p class="ten-minutes"><strong>The next ten minutes.</strong> {inline(option.then)}</p>{weighed}
{said if option.say else ""}<p class="duty-name">{left}</p>
<ul class="instructions">{without_numbers_to_tap(items)}</ul></article>
"""


def _given(duty: Duty) -> str:
    return f'<span class="given">{escape(duty.given)}: </span>' if duty.given else ""


def _danger(named: list[Duty], table: Table) -> str:
    """What is told before all else: a danger that this passes by."""
    passed = [duty.title for duty in named if duty.id in dangers(table)]
    if not passed:
        return ""
    names = " ".join(f"{escape(title)}." for title in passed)
    return f'<p class="danger-first"><strong>Danger comes first, and this passes it by.</strong> {names}</p>\n'


def _record(act: Act, field: str, *, box: bool) -> str:
    if not act.record:
        return ""
    own = f"""<div class="own-record" data-when="play" hidden><label for="{field}--record">Your record, if you like. It
stays on this page and is not kept.</label>
<textarea id="{field}--record" rows="4" {UNSENT}></textarea></div>"""
    return f"""<div class="write-down"><h3>Write it down</h3><p>{inline(act.prompt)}</p>
{own if box else ""}<div class="lines" aria-hidden="true"><span></span><span></span><span></span></div>
<p data-when="play" hidden><button type="button" class="quiet show-record">Show a model record</button></p>
<div class="model-record" tabindex="-1"><p class="say-how">A model record {ADVICE}. Facts, exact words, times.</p>
<p>{inline(act.record)}</p></div></div>
"""
