"""Writes about/how-the-helpers-follow-the-policy: from decision points to steps, and from sentences to steps."""

from collections.abc import Iterable, Sequence
from html import escape

from tools.browser.flow.model import Duty, Flow, Step
from tools.pages.formatting import policy_page
from tools.pages.helpers.duties_page import DUTIES_PAGE
from tools.sources.flowcharts.coverage import Point, Sentence

MARKER = "<!-- how-the-helpers-follow-the-policy -->"


def coverage_page(points: Sequence[Point], sentences: Sequence[Sentence], flows: Sequence[Flow]) -> str:
    """Markdown to stand in place of ``MARKER``: two lists, each entry with an id that can be linked to."""
    titles = {flow.name: flow for flow in flows}
    used = sum(1 for sentence in sentences if sentence.used)
    return "\n".join(
        [
            f"## {len(points)} decision points {{#decision-points}}",
            "",
            '<dl class="coverage">',
            *(_point(point, titles) for point in points),
            "</dl>",
            "",
            f"## {len(sentences)} binding sentences, {used} used {{#sentences}}",
            "",
            '<dl class="coverage">',
            *(_sentence(sentence) for sentence in sentences),
            "</dl>",
        ]
    )


def _point(point: Point, flows: dict[str, Flow]) -> str:
    steps = [(flow, step) for name, step_id in point.steps if (flow := flows[name]) and (step := flow.step(step_id))]
    fields = '<p>Fields of the <a href="../../annex-a/">Annex A form</a>.</p>' if point.fields else ""
    return (
        f'<dt id="point-{point.id}">{point.id} {escape(point.question)}</dt>'
        f"<dd><p>Who decides: {escape(point.decider)}.</p>{_steps(steps)}{fields}</dd>"
    )


def _sentence(sentence: Sentence) -> str:
    place = sentence.paragraph
    used = _steps(sentence.steps) + _duties(sentence.duties)
    found = f"{_bound(sentence)}{used}" if sentence.used else f"<p>Not used: {escape(sentence.reason)}</p>"
    return (
        f'<dt><a href="{policy_page(sentence.file, "../../")}#{place.anchor}">{place.number}</a> '
        f"<q>{escape(sentence.words)}</q></dt><dd>{found}</dd>"
    )


def _bound(sentence: Sentence) -> str:
    """Whom it binds, where it says so, and whose helpers have it."""
    binds = f"Binds: {sentence.binds.value}. " if sentence.binds else ""
    why = f" {escape(sentence.reason)}" if sentence.missed else ""
    return f"<p>{binds}Shown to: {', '.join(reader.value for reader in sentence.shown_to)}.{why}</p>"


def _duties(duties: Iterable[Duty]) -> str:
    links = "".join(
        f'<li><a href="../{DUTIES_PAGE}/#{duty.id}">In every ending that calls for it: {escape(duty.title)}</a></li>'
        for duty in duties
    )
    return f"<ul>{links}</ul>" if links else ""


def _steps(steps: Iterable[tuple[Flow, Step]]) -> str:
    links = "".join(
        f'<li><a href="../../helpers/{flow.name}/#{step.id}">{escape(flow.title)}: {escape(step.title)}</a></li>'
        for flow, step in steps
    )
    return f"<ul>{links}</ul>" if links else ""
