"""Answers what the page asks about an Annex A: plain data in, plain data out."""

from collections.abc import Mapping
from datetime import date, datetime

from tools.browser.assessment.calendar import calendar
from tools.browser.assessment.completeness import missing
from tools.browser.assessment.differences import differences
from tools.browser.assessment.document import DocumentError, Problem, read, write
from tools.browser.assessment.opening import open_file


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

    Gives `{"document": {...}, "proof": "kept", "altered": [field id, ...]}` with every field; "proof" and "altered" are
    those of `proof.Verdict`. Or `{"problems": [{"place": field id, "said": words}, ...], "details":
    [line, ...]}` for a text that is no sheet, where "place" is "" for the file as a whole. Never both.
    """
    text = request.get("text")
    try:
        opened = open_file(text if isinstance(text, str) else "")
    except DocumentError as wrong:
        # The same words twice tell a person nothing more; whoever keeps the site has every line.
        said = dict.fromkeys((problem.place, problem.said) for problem in wrong.problems)
        return {
            "problems": [{"place": place, "said": words} for place, words in said],
            "details": [problem.detail for problem in wrong.problems],
        }
    return {
        "document": write(opened.document),
        "proof": opened.verdict.kind,
        "altered": list(opened.verdict.places),
    }


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
        detail = 'now: this is not a moment. Give text such as "2026-11-24T10:15:00+00:00".'
        raise DocumentError([Problem(detail, detail)]) from None
    return {"calendar": calendar(document, now)}


def _day(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    detail = 'today: this is not a day. Give text such as "2026-11-23".'
    raise DocumentError([Problem(detail, detail)])
