"""Answers what the page asks about an Annex A: plain data in, plain data out (`tools.browser.protocol`)."""

from collections.abc import Mapping
from datetime import date, datetime

from tools.browser.assessment.calendar import calendar
from tools.browser.assessment.completeness import missing
from tools.browser.assessment.dates import in_words, said_back
from tools.browser.assessment.differences import differences
from tools.browser.assessment.document import DocumentError, Problem, read, write
from tools.browser.assessment.extract import KINDS, extract, shared
from tools.browser.assessment.opening import open_file
from tools.browser.assessment.ties import tied_anew
from tools.browser.errors import RequestError
from tools.browser.protocol import (
    CalendarReply,
    CompareReply,
    DateReply,
    ExtractReply,
    MissingReply,
    OpenReply,
    TieAnewReply,
)


def missing_message(request: Mapping[str, object]) -> MissingReply:
    """What is missing from a sheet: answers a `MissingRequest`.

    Raises `DocumentError` when the document or the day is not what it should be.
    """
    document = read(request.get("document"))
    return {
        "missing": [
            {"field": gap.field, "problem": gap.problem, "wrong": gap.wrong}
            for gap in missing(document, _day(request.get("today")))
        ]
    }


def open_message(request: Mapping[str, object]) -> OpenReply:
    """The sheet in a file's text, brought up to the present version: answers an `OpenRequest`.

    Gives what is wrong for a text that is no sheet. Raises `RequestError` when there is no text.
    """
    text = request.get("text")
    if not isinstance(text, str):
        raise RequestError("The request has no text.")
    try:
        opened = open_file(text)
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


def compare_message(request: Mapping[str, object]) -> CompareReply:
    """Where two sheets differ: answers a `CompareRequest`. Raises `DocumentError` when either is none."""
    if "base" not in request:
        raise RequestError("The request does not say what both began with.")
    base = request["base"]
    found = differences(read(request.get("document")), read(request.get("other")), None if base is None else read(base))
    return {
        "changes": [
            {"place": each.place, "kind": each.kind, "here": each.here, "there": each.there, "by": each.by}
            for each in found
        ]
    }


def calendar_message(request: Mapping[str, object]) -> CalendarReply:
    """What is due on a sheet as a calendar file: answers a `CalendarRequest`. Raises `DocumentError`."""
    document = read(request.get("document"))
    try:
        now = datetime.fromisoformat(str(request.get("now")))
    except ValueError:
        detail = 'now: this is not a moment. Give text such as "2026-11-24T10:15:00+00:00".'
        raise DocumentError([Problem(detail, detail)]) from None
    return {"calendar": calendar(document, now)}


def date_message(request: Mapping[str, object]) -> DateReply:
    """Which day a text means: answers a `DateRequest`. Raises `RequestError` when there is no text, or no day."""
    text = request.get("text")
    if not isinstance(text, str):
        raise RequestError("The request has no text.")
    said = said_back(text, _day(request.get("today")))
    return {"words": said.words, "problem": said.problem, "offers": [in_words(day) for day in said.offers]}


def extract_message(request: Mapping[str, object]) -> ExtractReply:
    """What of a sheet is for one reader: answers an `ExtractRequest`. Raises `RequestError` for no such reader."""
    kind = next((each for each in KINDS if each == request.get("kind")), None)
    child = request.get("child")
    if kind is None or type(child) is not int:
        raise RequestError("There is no such reader.")
    found = extract(read(request.get("document")), kind, child)
    return {
        "kind": kind,
        "pieces": list(found.pieces),
        "left_out": found.left_out,
        "unknown": found.unknown,
        "problem": found.problem,
    }


def tie_message(request: Mapping[str, object]) -> TieAnewReply:
    """What a child's new reference changes in the texts tied to it: answers a `TieAnewRequest`."""
    before, after = request.get("before"), request.get("after")
    if not isinstance(before, str) or not isinstance(after, str):
        raise RequestError("The request has no reference.")
    written = dict(shared(read(request.get("document"))))
    texts = {place: tied_anew(text, before, after) for place, text in written.items()}
    return {"texts": {place: text for place, text in texts.items() if text != written[place]}}


def _day(value: object) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    detail = 'today: this is not a day. Give text such as "2026-11-23".'
    raise DocumentError([Problem(detail, detail)])
