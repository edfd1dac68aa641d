"""Answers the page's question about a walk: JSON-shaped request in, JSON-shaped reply out."""

import json
from collections.abc import Mapping
from functools import lru_cache

from tools.browser.flow.duties import called, card, stated_on, sure_of
from tools.browser.flow.model import Flow, Kind
from tools.browser.flow.turning import turning
from tools.browser.flow.walk import Given, walk
from tools.browser.flow.wire import from_wire


def walk_message(request: Mapping[str, object]) -> dict[str, object]:
    """Where the answers lead.

    ``{"flow": wire, "answers": [[step, answer], ...]}`` gives ``{"step", "kind", "taken", "dropped", "left"}``
    (see ``walk.Walk``) and, at an ending, ``"turns"``: ``[{"step", "answer", "leads_to", "kind"}, ...]`` (see
    ``turning.Turn``), ``"duties"``: ``[[duty, sure], ...]`` (see ``duties.Due``) and ``"card"``: the duties on its
    first screen. Instead of the wire its JSON text will do, and is read once in a visit. Raises ValueError for a
    request of another shape, LookupError for an arrow or a fact that leads nowhere.
    """
    shape, given = flow_and_answers(request)
    found = walk(shape, given)
    ended = found.step.kind is Kind.ENDING
    turns = turning(shape, found.taken) if ended else ()
    due = called(shape.table, stated_on(shape, found.taken)) if ended else {}
    return {
        "step": found.step.id,
        "kind": found.step.kind.value,
        "taken": found.taken,
        "dropped": found.dropped,
        "left": found.left,
        "turns": [
            {"step": turn.step, "answer": turn.answer, "leads_to": turn.leads_to, "kind": turn.kind.value}
            for turn in turns
        ],
        "duties": list(sure_of(due).items()),
        "card": card(shape.table, due),
    }


def ticks_message(request: Mapping[str, object]) -> dict[str, object]:
    """What ticks of a list call for: ``{"flow": wire, "answers": [[step, answer], ...]}``, any number of each step.

    Gives ``"duties"`` and ``"card"`` as ``walk_message`` does for the same facts.
    """
    shape, given = flow_and_answers(request)
    due = called(shape.table, stated_on(shape, given))
    return {"duties": list(sure_of(due).items()), "card": card(shape.table, due)}


def flow_and_answers(request: Mapping[str, object]) -> tuple[Flow, list[Given]]:
    """The flowchart and the answers of a request. Raises ValueError when one is not there."""
    flow = request.get("flow")
    if isinstance(flow, str):
        return _read_once(flow), _given(request.get("answers"))
    if not isinstance(flow, dict):
        raise ValueError("The request has no flowchart.")
    return from_wire(flow), _given(request.get("answers"))


@lru_cache(maxsize=8)
def _read_once(text: str) -> Flow:
    """Each step of a walk sends the whole flowchart, so that nothing is remembered; to read it is most of the work."""
    flow = json.loads(text)
    if not isinstance(flow, dict):
        raise ValueError("The flowchart is no JSON object.")
    return from_wire(flow)


def _given(answers: object) -> list[Given]:
    if not isinstance(answers, list):
        raise ValueError("The request has no list of answers.")
    given: list[Given] = []
    for pair in answers:
        match pair:
            case [str() as step, str() as answer]:
                given.append((step, answer))
            case _:
                raise ValueError("An answer is a pair of a step and an answer.")
    return given
