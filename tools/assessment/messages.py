"""Answers what the page asks about an Annex A: plain data in, plain data out."""

from collections.abc import Mapping
from datetime import date, datetime

from tools.assessment.calendar import calendar
from tools.assessment.completeness import missing
from tools.assessment.differences import differences
from tools.assessment.document import DocumentError, read, write
from tools.assessment.opening import open_text


def missing_message(request: Mapping[str, object]) -> dict[str, object]:
    """What is missing from `request["document"]` on the day `request["today"]` (such as "2026-11-23").

    Gives `{"missing": [{"field": id, "problem": sentence}]}`, in form order.
    Raises `DocumentError` when the document or the day is not what it should be.
    """
    document = read(request.get("document"))
    return {
        "missing": [
            {"field": gap.field, "problem": gap.problem} for gap in missing(document, _day(request.get("today")))
        ]
    }


def open_message(request: Mapping[str, object]) -> dict[str, object]:
    """The document in a file's text, `request["text"]`, brought up to the present version.

    Gives `{"document": {...}}` with every field, or `{"problems": [sentence, ...]}`: never both.
    """
    text = request.get("text")
    if not isinstance(text, str):
        return {"problems": ["The file is damaged, or it is not one that this page saved."]}
    try:
        return {"document": write(open_text(text))}
    except DocumentError as wrong:
        return {"problems": list(wrong.problems)}


def compare_message(request: Mapping[str, object]) -> dict[str, object]:
    """Where `request["document"]` and `request["other"]` differ: `{"places": [field id, ...]}`, in form order.

    Raises `DocumentError` when either is no document.
    """
    return {"places": differences(read(request.get("document")), read(request.get("other")))}


def calendar_message(request: Mapping[str, object]) -> dict[str, object]:
    """The review dates of `request["document"]` as a calendar file: `{"calendar": text}`, "" when there is none.

    `request["now"]` is the moment, such as "2026-11-24T10:15:00+00:00". Raises `DocumentError`.
    """
    document = read(request.get("document"))
    try:
        now = datetime.fromisoformat(str(request.get("now")))
    except ValueError:
        raise DocumentError(['now: this is not a moment. Give text such as "2026-11-24T10:15:00+00:00".']) from None
    return {"calendar": calendar(document, now)}


def _day(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise DocumentError(['today: this is not a day. Give text such as "2026-11-23".'])
