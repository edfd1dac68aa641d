"""Answers the page's question about a rehearsed part: JSON-shaped request in, JSON-shaped reply out."""

from collections.abc import Mapping

from tools.browser.errors import RequestError
from tools.browser.flow.messages import flow_and_answers
from tools.browser.protocol import MarkReply
from tools.browser.rehearsal.mark import mark


def mark_message(request: Mapping[str, object]) -> MarkReply:
    """The person's way beside the table's: answers a ``MarkRequest``. Raises RequestError for one of another shape."""
    flow, given = flow_and_answers(request)
    found = mark(flow, _accepted(request.get("accepted")), given)
    return {
        "marks": [(step, each.value) for step, each in found.marks],
        "parted": found.parted,
        "step": found.step.id,
        "kind": found.step.kind.value,
        "expected": found.expected.id,
        "missed": list(found.missed),
    }


def _accepted(table: object) -> dict[str, list[str]]:
    if not isinstance(table, dict) or not table:
        raise RequestError("The request has no table.")
    accepted: dict[str, list[str]] = {}
    for step, answers in table.items():
        if not isinstance(answers, list) or not answers or not all(isinstance(each, str) for each in answers):
            raise RequestError("A row of the table is a step with its accepted answers.")
        accepted[step] = answers
    return accepted
