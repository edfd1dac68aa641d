"""Answers what the page asks about an Annex A: plain data in, plain data out."""

from collections.abc import Mapping
from datetime import date

from tools.assessment.completeness import missing
from tools.assessment.document import DocumentError, read


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


def _day(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise DocumentError(['today: this is not a day. Give text such as "2026-11-23".'])
