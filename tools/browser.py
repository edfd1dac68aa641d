"""JSON text in, JSON text out: the only module that JavaScript calls."""

import json

from tools.assessment.document import DocumentError
from tools.assessment.messages import missing_message
from tools.guide.messages import walk_message


def handle(text: str) -> str:
    """Answers one request of the page.

    ``text`` is a JSON object whose ``do`` names the job. The reply is the job's own, or ``{"error": code}``.
    A reply never repeats what a person typed, so that an error message cannot carry it anywhere.
    """
    try:
        request = json.loads(text)
        do = request.get("do") if isinstance(request, dict) else None
        if do == "walk":
            reply = walk_message(request)
        elif do == "missing":
            reply = missing_message(request)
        else:
            reply = {"error": "unknown-request"}
    except (DocumentError, ValueError, LookupError, RecursionError):
        reply = {"error": "unreadable-request"}
    return json.dumps(reply)
