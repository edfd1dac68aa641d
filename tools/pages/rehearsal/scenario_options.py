"""Writes the options of a scenario's part: its helper's questions with their answers, ready to walk or to print."""

from html import escape

from tools.browser.flow.model import Flow, Kind, Step
from tools.pages.formatting import inline
from tools.pages.rehearsal.screens import voted_on
from tools.sources.flowcharts.strength import SHOWN
from tools.sources.scenarios.scenario import Part
from tools.sources.scenarios.scenarios import step_titled


def options_html(part: Part, flow: Flow, up: str) -> str:
    """Every step of the helper, in its order. Endings are only named here: the debrief tells them in full."""
    steps = "\n".join(_step(part, flow, step, up) for step in flow.steps)
    return f"""<div class="options" data-stage="walk">
<h3 class="options-head">The options: <a href="{up}helpers/{flow.name}/">{escape(flow.title)}</a></h3>
<p data-when="no-play">Begin at “{escape(flow.steps[0].title)}” and follow the answer
that fits what you know by now.</p>
{steps}
<p class="walk-buttons" data-when="play" hidden><button type="button" class="quiet back">Back</button></p>
</div>"""


def decide_html(part: Part, flow: Flow) -> str:
    """For paper: what a group decides, with boxes to tick, in place of the whole helper."""
    steps = [step for row in voted_on(part) if (step := step_titled(flow, row.question))]
    asked = "".join(
        f"<li>{inline(step.body[0]) if step.body else escape(step.title)} "
        f"{' '.join(f'<span>☐ {escape(answer.words)}</span>' for answer in step.answers)}</li>"
        for step in steps
    )
    if part.act:
        options = " ".join(f"<span>☐ {inline(option.words)}</span>" for option in part.act.options)
        asked = f"<li>{inline(part.act.ask)} {options}</li>"
    return f'<div class="decide" aria-hidden="true"><p><strong>Decide</strong></p><ol>{asked}</ol></div>'


def _step(part: Part, flow: Flow, step: Step, up: str) -> str:
    here = f"{part.id}--{step.id}"
    if step.kind is Kind.QUESTION:
        inner = _question(part, flow, step, here)
    elif step.kind is Kind.PAUSE:
        inner = _pause(part, flow, step, here)
    else:
        body = "".join(f"<p>{inline(text)}</p>" for text in step.body)
        inner = f"""<h4 id="{here}" tabindex="-1"><span class="step-name">An ending</span> {escape(step.title)}</h4>
{body}
<p class="in-full" data-when="play" hidden><a href="{up}helpers/{flow.name}/#{step.id}">This ending in full</a></p>
<p data-when="play" hidden><button type="button" class="to-debrief">See the debrief</button></p>"""
    about = f'class="step {step.kind.value}" data-step="{step.id}" data-title="{escape(step.title)}"'
    return f"<article {about}>{inner}</article>"


def _question(part: Part, flow: Flow, step: Step, here: str) -> str:
    asked = inline(step.body[0]) if step.body else ""
    rest = "".join(f"<p>{inline(text)}</p>" for text in step.body[1:])
    answers = "".join(_answer(part, flow, step, index) for index in range(len(step.answers)))
    return f"""<form method="dialog" autocomplete="off"><fieldset>
<legend><h4 id="{here}" tabindex="-1"><span class="step-name">{escape(step.title)}</span> {asked}</h4></legend>{rest}
<p class="answer-missing" hidden>Choose an answer. If you are not sure, choose “Not sure”.</p>
{answers}</fieldset>
<button type="submit" class="continue" data-when="play" hidden>Continue</button></form>"""


def _answer(part: Part, flow: Flow, step: Step, index: int) -> str:
    answer = step.answers[index]
    field = f"{part.id}--{step.id}--{answer.id}"
    return f"""<div class="answer"><input type="radio" id="{field}" name="{part.id}--{step.id}" value="{answer.id}">
<label for="{field}">{inline(answer.words)}</label>
{_arrow(part, flow, answer.to, "go to")}</div>
"""


def _pause(part: Part, flow: Flow, step: Step, here: str) -> str:
    body = "".join(f"<p>{inline(text)}</p>" for text in step.body)
    items = "".join(
        f"<li><strong>{SHOWN[each.strength].label}</strong>: {inline(each.text)}</li>" for each in step.instructions
    )
    weigh = f"<ul>{items}</ul>" if items else ""
    words = escape(step.answers[0].words)
    return f"""<form method="dialog" autocomplete="off">
<h4 id="{here}" tabindex="-1"><span class="step-name">Read and weigh</span> {escape(step.title)}</h4>{body}{weigh}
<input type="hidden" value="{step.answers[0].id}">
<p class="answer">{_arrow(part, flow, step.answers[0].to, f"{words}: go to")}</p>
<button type="submit" class="continue" data-when="play" hidden>{words}</button></form>"""


def _arrow(part: Part, flow: Flow, to: str, lead: str) -> str:
    target = flow.step(to)
    title = escape(target.title if target else to)
    return f'<a class="arrow" data-when="no-play" href="#{part.id}--{to}">{lead} “{title}”</a>'
