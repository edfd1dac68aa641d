"""JSON text in, JSON text out: the only module that JavaScript calls."""

import json
from collections.abc import Callable, Mapping

from tools.browser.assessment.messages import (
    calendar_message,
    compare_message,
    date_message,
    extract_message,
    missing_message,
    open_message,
    tie_message,
)
from tools.browser.errors import RequestError
from tools.browser.flow.messages import ticks_message, walk_message
from tools.browser.protocol import ErrorReply
from tools.browser.rehearsal.messages import mark_message

JOBS: Mapping[str, Callable[[Mapping[str, object]], Mapping[str, object]]] = {
    "walk": walk_message,
    "ticks": ticks_message,
    "mark": mark_message,
    "missing": missing_message,
    "open": open_message,
    "compare": compare_message,
    "calendar": calendar_message,
    "date": date_message,
    "extract": extract_message,
    "tie": tie_message,
}
"""Who answers each of ``protocol.Requests``, with the reply that ``protocol.Replies`` has for it."""


def handle(text: str, with_trace: bool = False) -> str:
    """Answers one request of the page, as ``tools.browser.protocol`` writes it: JSON text in, JSON text out.

    An error is one of three: nobody does such a job, the request cannot be read, or there is a fault in this program.
    None of them repeats what a person typed, so that it cannot carry it anywhere.
    """
    return json.dumps(_reply(text, with_trace))


def _reply(text: str, with_trace: bool) -> Mapping[str, object]:
    try:
        request = json.loads(text)
    except (ValueError, RecursionError):
        return ErrorReply(error="unreadable-request")
    if not isinstance(request, dict):
        return ErrorReply(error="unreadable-request")
    do = request.get("do")
    job = JOBS.get(do) if isinstance(do, str) else None
    if not job:
        return ErrorReply(error="unknown-request")
    try:
        return job(request)
    except RequestError:
        return ErrorReply(error="unreadable-request")
    except (
        Exception
    ) as error:  # Whatever it is, the page goes on without Python, and must not take it for a bad request.
        failed = ErrorReply(error="python-failed")
        if with_trace:
            failed["trace"] = trace_of(error)
        return failed


def trace_of(error: BaseException) -> list[str]:
    """Where Python failed, the last call last, and with what kind of error.

    Without the error's own words and without any value: they could be what a person typed (``KeyError: 'Sam'``).
    """
    lines = []
    at = error.__traceback__
    while at:
        code = at.tb_frame.f_code
        lines.append(f"{code.co_filename}:{at.tb_lineno} in {code.co_qualname}")
        at = at.tb_next
    return [*lines, type(error).__qualname__]
