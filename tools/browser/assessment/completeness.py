"""Lists what someone reviewing an Annex A would send back: what is blank, unreadable or does not fit.

It looks only at whether something is there. It never judges what is written, never works out or
suggests a risk level, and never blocks: a sheet with gaps prints all the same, marked as a draft.
A message says that Annex A asks for something only where the form has a place for it; what is
merely sensible says "consider". No message repeats what a person wrote.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tools.browser.assessment.afterwards import AFTERWARDS, RECORD_THE_RATIONALE, UNDER_REVIEW
from tools.browser.assessment.dates import read_date, why_unread
from tools.browser.assessment.document import Document
from tools.browser.assessment.fields import CONSIDERATIONS, INFORMATION, LEVELS, Consideration, Field
from tools.browser.assessment.further import PARTS, RATIONALE, REVIEWS, TASKS
from tools.browser.assessment.gaps_of_children import in_children
from tools.browser.assessment.whole import SIGN_OFF, review_field_id, task_field_id

# A review so far off is more likely to be a slip of the hand in the year.
_FAR_OFF_DAYS = 366
_RATIONALE_WORDS = f"“{RECORD_THE_RATIONALE}”"


@dataclass(frozen=True)
class Missing:
    """One gap: the field to go to, and one plain sentence."""

    field: str
    problem: str
    wrong: bool = False
    """Whether what is written there cannot stand. Most gaps are blank, or ask for a second look."""


def missing(document: Document, today: date) -> list[Missing]:
    """Every gap, in form order. `today` is the reader's own date, so that tests and late nights agree."""
    rows = (*CONSIDERATIONS, *(row for part in PARTS if part.id in document.parts for row in part.rows))
    return [
        *_in_information(document, today),
        *(gap for row in rows for gap in _in_consideration(row, document.entries)),
        *_in_rationale(document),
        *_in_tasks(document, today),
        *(Missing(*gap) for gap in in_children(document, today)),
        *_in_reviews(document, today),
        *_in_sign_off(document),
    ]


def _in_information(document: Document, today: date) -> Iterator[Missing]:
    later = _next_review(document)
    for field in INFORMATION:
        text = document.entries[field.id]
        if _is_blank(text):
            yield Missing(field.id, f"Nothing is written for “{field.words}”, which Annex A asks for.")
        elif field.kind == "date":
            yield from _in_review_date(field, text, today, later)


def _next_review(document: Document) -> date | None:
    """The next review that the last line of the log names: the sheet's own date is then the one of a review held."""
    logged = document.reviews if REVIEWS in document.parts else ()
    return read_date(logged[-1]["next"]) if logged else None


def _in_review_date(field: Field, text: str, today: date, later: date | None) -> Iterator[Missing]:
    """Section 12 says: "Our safety plan/risk assessment will be kept under review."."""
    review = read_date(text)
    if review is None:
        yield Missing(field.id, f"The review date {why_unread(text)}", wrong=True)
    elif review < today and later is None:
        yield Missing(
            field.id,
            f"The review date has passed: section {AFTERWARDS} says “{UNDER_REVIEW}”",
        )
    elif (review - today).days > _FAR_OFF_DAYS:
        yield Missing(field.id, "The review date is more than a year away: consider checking the year.")


def _in_consideration(row: Consideration, entries: Mapping[str, str]) -> Iterator[Missing]:
    """The rules of one row. Its level is a person's choice: only whether there is one is looked at."""
    asks = "Annex A asks" if row.source == "annex-a" else "this row asks"
    if all(_is_blank(entries[field.id]) for field in row.fields):
        # One line for an untouched row, or a fresh form would list forty.
        rest = "" if row.source == "annex-a" else " Switch the row off if it does not apply."
        yield Missing(
            row.risk.id,
            f"Nothing is filled in for “{row.name}”: {asks} for the risk, its level, "
            f"the actions to reduce risk and the revised level.{rest}",
        )
        return
    if all(_is_blank(entries[field.id]) for field in (row.risk, *row.parties)):
        yield Missing(row.risk.id, f"No risk is written for “{row.name}”, which {asks} for.")
    if _is_blank(entries[row.level.id]):
        yield Missing(row.level.id, f"No risk level is chosen for “{row.name}”: {asks} for HIGH, MEDIUM or LOW.")
    if entries[row.level.id] in ("HIGH", "MEDIUM") and _is_blank(entries[row.actions.id]):
        yield Missing(
            row.actions.id,
            f"The risk level for “{row.name}” is {entries[row.level.id]}, but there are no actions to reduce risk.",
        )
    if _is_blank(entries[row.revised.id]):
        yield Missing(
            row.revised.id, f"No revised risk level is chosen for “{row.name}”: {asks} for HIGH, MEDIUM or LOW."
        )
    if _is_above(entries[row.revised.id], entries[row.level.id]) and _is_blank(entries[row.revised_reason.id]):
        yield Missing(
            row.revised_reason.id,
            f"The revised risk level for “{row.name}” is above the first one, and no reason is written: section "
            f"{AFTERWARDS} says {_RATIONALE_WORDS}",
        )


def _is_above(level: str, other: str) -> bool:
    """Whether the first level is the higher one, by the order in which Annex A names them."""
    return level in LEVELS and other in LEVELS and LEVELS.index(level) < LEVELS.index(other)


def _in_rationale(document: Document) -> Iterator[Missing]:
    """Section 12 asks for the rationale in all cases, and Annex A has no place for it."""
    on = RATIONALE.id in document.parts
    if on and _is_blank(document.entries[RATIONALE.id]):
        yield Missing(
            RATIONALE.id, f"Nothing is written for “{RATIONALE.words}”: section {AFTERWARDS} says {_RATIONALE_WORDS}"
        )
    rows = (*CONSIDERATIONS, *(row for part in PARTS for row in part.rows))
    reasons = [reason for row in rows for reason in (row.level_reason, row.revised_reason)]
    if not on and all(_is_blank(document.entries[reason.id]) for reason in reasons):
        yield Missing(
            f"part-{RATIONALE.id}",
            f"No reason is written anywhere on this sheet: section {AFTERWARDS} says {_RATIONALE_WORDS} Write a reason "
            "beside a level, or add “Decisions and rationale” to the form.",
        )


def _in_tasks(document: Document, today: date) -> Iterator[Missing]:
    """What is not filled in, cannot be read or is late in the list of actions, which is not in this policy."""
    for number, task in enumerate(document.tasks if TASKS in document.parts else (), start=1):
        if all(_is_blank(text) for text in task.values()):
            yield Missing(task_field_id(number, "what"), f"Action {number}: nothing is filled in.")
            continue
        for name, what in (("what", "what is done"), ("owner", "who sees to it"), ("due", "by when")):
            if _is_blank(task[name]):
                yield Missing(task_field_id(number, name), f"Action {number}: it does not say {what}.")
        for name, what in (("due", "date by when"), ("done", "date when it was done")):
            if not _is_blank(task[name]) and read_date(task[name]) is None:
                problem = f"Action {number}: the {what} {why_unread(task[name])}"
                yield Missing(task_field_id(number, name), problem, wrong=True)
        due = read_date(task["due"])
        if due and due < today and _is_blank(task["done"]):
            yield Missing(task_field_id(number, "due"), f"Action {number}: its date has passed, and it is not done.")


def _in_reviews(document: Document, today: date) -> Iterator[Missing]:
    if REVIEWS not in document.parts:
        return
    for number, review in enumerate(document.reviews, start=1):
        if all(_is_blank(text) for text in review.values()):
            yield Missing(review_field_id(number, "date"), f"Review {number}: nothing is filled in.")
            continue
        for name, what in (("date", "date"), ("next", "date of the next review")):
            when = read_date(review[name])
            if _is_blank(review[name]):
                yield Missing(review_field_id(number, name), f"Review {number}: there is no {what}.")
            elif when is None:
                problem = f"Review {number}: the {what} {why_unread(review[name])}"
                yield Missing(review_field_id(number, name), problem, wrong=True)
            elif name == "next" and number == len(document.reviews) and _is_another(when, document.entries["review"]):
                yield Missing(
                    review_field_id(number, name),
                    f"Review {number}: the {what} is not the review date at the head of the sheet. Keep one of them.",
                    wrong=True,
                )
            elif name == "next" and number == len(document.reviews) and when < today:
                yield Missing(
                    review_field_id(number, name),
                    f"Review {number}: the {what} has passed, and no later one is here.",
                )


def _is_another(when: date, written: str) -> bool:
    """Whether both dates can be read and differ: a sheet has one next review, and an older file can have two."""
    own = read_date(written)
    return own is not None and own != when


def _in_sign_off(document: Document) -> Iterator[Missing]:
    if SIGN_OFF.id not in document.parts:
        return
    for field in SIGN_OFF.entries:
        text = document.entries[field.id]
        if _is_blank(text):
            yield Missing(field.id, f"Nothing is written for “{field.words}” (not in this policy).")
        elif field.kind == "date" and read_date(text) is None:
            yield Missing(field.id, f"“{field.words}” {why_unread(text)}", wrong=True)


def _is_blank(text: str) -> bool:
    return not text.strip()
