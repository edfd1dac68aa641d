"""Answers the page's question about a walk: JSON-shaped request in, JSON-shaped reply out."""

import json
from collections.abc import Mapping
from functools import lru_cache

from tools.browser.errors import RequestError
from tools.browser.flow.duties import called, card, stated_on, sure_of
from tools.browser.flow.model import Flow, Kind
from tools.browser.flow.walk import Given, walk
from tools.browser.flow.what_if import alternatives
from tools.browser.flow.wire import from_wire
from tools.browser.protocol import TicksReply, WalkReply


def walk_message(request: Mapping[str, object]) -> WalkReply:
    """Where the answers lead: answers a ``WalkRequest``. Raises RequestError for one of another shape."""
    shape, given = flow_and_answers(request)
    found = walk(shape, given)
    ended = found.step.kind is Kind.ENDING
    others = alternatives(shape, found.taken) if ended else ()
    due = called(shape.table, stated_on(shape, found.taken)) if ended else {}
    return {
        "step": found.step.id,
        "kind": found.step.kind.value,
        "taken": found.taken,
        "dropped": found.dropped,
        "left": found.left,
        "alternatives": [
            {"step": each.step, "answer": each.answer, "leads_to": each.leads_to, "kind": each.kind.value}
            for each in others
        ],
        "duties": list(sure_of(due).items()),
        "card": card(shape.table, due),
    }


def ticks_message(request: Mapping[str, object]) -> TicksReply:
    """What ticks of a list call for: answers a ``TicksRequest``. Raises RequestError for one of another shape."""
    shape, given = flow_and_answers(request)
    due = called(shape.table, stated_on(shape, given))
    return {"duties": list(sure_of(due).items()), "card": card(shape.table, due)}


def flow_and_answers(request: Mapping[str, object]) -> tuple[Flow, list[Given]]:
    """The flowchart and the answers of a request. Raises RequestError when one is not there."""
    flow = request.get("flow")
    if isinstance(flow, str):
        return _read_once(flow), _given(request.get("answers"))
    if not isinstance(flow, dict):
        raise RequestError("The request has no flowchart.")
    return from_wire(flow), _given(request.get("answers"))


@lru_cache(maxsize=8)
def _read_once(text: str) -> Flow:
    """Each step of a walk sends the whole flowchart, so that nothing is remembered; to read it is most of the work."""
    try:
        flow = json.loads(text)
    except (ValueError, RecursionError):
        raise RequestError("The flowchart is not JSON.") from None
    if not isinstance(flow, dict):
        raise RequestError("The flowchart is no JSON object.")
    return from_wire(flow)


def _given(answers: object) -> list[Given]:
    if not isinstance(answers, list):
        raise RequestError("The request has no list of answers.")
    given: list[Given] = []
    for pair in answers:
        match pair:
            case [str() as step, str() as answer]:
                given.append((step, answer))
            case _:
                raise RequestError("An answer is a pair of a step and an answer.")
    return given
