"""Answers the page's question about a rehearsed part: JSON-shaped request in, JSON-shaped reply out."""

from collections.abc import Mapping

from tools.browser.flow.messages import flow_and_answers
from tools.browser.rehearsal.mark import mark


def mark_message(request: Mapping[str, object]) -> dict[str, object]:
    """The person's way beside the table's, in ids.

    ``{"flow": wire, "answers": [[step, answer], ...], "accepted": {step: [answer, ...], ...}}`` gives
    ``{"marks": [[step, mark], ...], "parted": step or None, "step": step, "kind": kind, "expected": step,
    "missed": [duty, ...]}`` (see ``mark.Debrief``). Raises ValueError for a request of another shape,
    LookupError for an arrow or a fact that leads nowhere.
    """
    flow, given = flow_and_answers(request)
    found = mark(flow, _accepted(request.get("accepted")), given)
    return {
        "marks": [[step, each.value] for step, each in found.marks],
        "parted": found.parted,
        "step": found.step.id,
        "kind": found.step.kind.value,
        "expected": found.expected.id,
        "missed": list(found.missed),
    }


def _accepted(table: object) -> dict[str, list[str]]:
    if not isinstance(table, dict) or not table:
        raise ValueError("The request has no table.")
    accepted: dict[str, list[str]] = {}
    for step, answers in table.items():
        if not isinstance(answers, list) or not answers or not all(isinstance(each, str) for each in answers):
            raise ValueError("A row of the table is a step with its accepted answers.")
        accepted[step] = answers
    return accepted
