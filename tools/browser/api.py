"""JSON text in, JSON text out: the only module that JavaScript calls."""

import json
from collections.abc import Callable, Mapping

from tools.browser.assessment.document import DocumentError
from tools.browser.assessment.messages import calendar_message, compare_message, missing_message, open_message
from tools.browser.flow.messages import ticks_message, walk_message
from tools.browser.rehearsal.messages import mark_message

JOBS: Mapping[str, Callable[[Mapping[str, object]], dict[str, object]]] = {
    "walk": walk_message,
    "ticks": ticks_message,
    "missing": missing_message,
    "open": open_message,
    "compare": compare_message,
    "calendar": calendar_message,
    "mark": mark_message,
}


def handle(text: str) -> str:
    """Answers one request of the page.

    ``text`` is a JSON object whose ``do`` names the job. The reply is the job's own, or ``{"error": code}``.
    An error never repeats what a person typed, so that it cannot carry it anywhere.
    """
    try:
        request = json.loads(text)
        do = request.get("do") if isinstance(request, dict) else None
        job = JOBS.get(do) if isinstance(do, str) else None
        reply = job(request) if job else {"error": "unknown-request"}
    except (DocumentError, ValueError, LookupError, RecursionError):
        reply = {"error": "unreadable-request"}
    return json.dumps(reply)
