"""Gives every answer of a page a value that has the marker in it, so that it can be followed like what is typed."""

import json
import re
from html import escape, unescape

from playwright.sync_api import BrowserContext, Route

from tests.browser.privacy.sweep import MARKER

SHAPE = re.compile(r'(data-flow|data-parts)="([^"]*)"')
FIELD = re.compile(
    r'(?P<start><(?:input type="(?:radio|hidden)"|button [^>]*class="give")[^>]* value=")(?P<value>[^"]*)"'
)


def mark_answers(context: BrowserContext, pattern: str) -> None:
    """From now on pages with such an address come with marked answers."""

    def serve(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=marked(answer.text()))

    context.route(pattern, serve)


def marked(page: str) -> str:
    """The page with every answer's value marked, and the flowcharts that it hands to Python alike."""
    page = SHAPE.sub(lambda found: f'{found[1]}="{escape(json.dumps(_shape(json.loads(unescape(found[2])))))}"', page)
    return FIELD.sub(lambda found: f'{found["start"]}{found["value"]}-{MARKER}"', page)


def _shape(shape: object) -> object:
    """A flowchart, or a list of a scenario's parts, each with a flowchart and the answers that it accepts."""
    if isinstance(shape, list):
        return [{**part, "flow": _shape(part["flow"]), "accepted": _accepted(part["accepted"])} for part in shape]
    assert isinstance(shape, dict)
    steps = {step: {f"{key}-{MARKER}": to for key, to in answers.items()} for step, answers in shape["steps"].items()}
    return {**shape, "steps": steps}


def _accepted(accepted: dict[str, list[str]]) -> dict[str, list[str]]:
    return {step: [f"{key}-{MARKER}" for key in keys] for step, keys in accepted.items()}
