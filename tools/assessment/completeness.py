"""Lists what someone reviewing an Annex A would send back: what is blank, unreadable or does not fit.

It looks only at whether something is there. It never judges what is written, never works out or
suggests a risk level, and never blocks: a sheet with gaps prints all the same, marked as a draft.
A message says that Annex A asks for something only where the form has a place for it; what is
merely sensible says "consider". No message repeats what a person wrote.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tools.assessment.dates import read_date
from tools.assessment.document import Document
from tools.assessment.fields import (
    ACTION_COLUMNS,
    ACTIONS,
    ACTIONS_HEADING,
    CONSIDERATIONS,
    INFORMATION,
    REFERENCE,
    Action,
    Consideration,
    Field,
    child_field_id,
    child_fields,
)

HOW_TO_WRITE_A_DATE = "write the day, month and year, such as 23/11/2026"
# A review so far off is more likely to be a slip of the hand in the year.
_FAR_OFF_DAYS = 366


@dataclass(frozen=True)
class Missing:
    """One gap: the field to go to, and one plain sentence."""

    field: str
    problem: str


def missing(document: Document, today: date) -> list[Missing]:
    """Every gap, in form order. `today` is the reader's own date, so that tests and late nights agree."""
    return [
        *_in_information(document.entries, today),
        *(gap for row in CONSIDERATIONS for gap in _in_consideration(row, document.entries)),
        *(
            gap
            for number, child in enumerate(document.children, start=1)
            for gap in _in_child(number, child, several=len(document.children) > 1, today=today)
        ),
    ]


def _in_information(entries: Mapping[str, str], today: date) -> Iterator[Missing]:
    for field in INFORMATION:
        if _is_blank(entries[field.id]):
            yield Missing(field.id, f"Nothing is written for “{field.words}”, which Annex A asks for.")
        elif field.kind == "date":
            yield from _in_review_date(field, entries[field.id], today)


def _in_review_date(field: Field, text: str, today: date) -> Iterator[Missing]:
    """Section 12 says: "Our safety plan/risk assessment will be kept under review."."""
    review = read_date(text)
    if review is None:
        yield Missing(field.id, f"The review date cannot be read: {HOW_TO_WRITE_A_DATE}.")
    elif review < today:
        yield Missing(
            field.id,
            "The review date has passed: section 12 says “Our safety plan/risk assessment will be kept under review.”",
        )
    elif (review - today).days > _FAR_OFF_DAYS:
        yield Missing(field.id, "The review date is more than a year away: consider checking the year.")


def _in_consideration(row: Consideration, entries: Mapping[str, str]) -> Iterator[Missing]:
    """The rules of one row. Its level is a person's choice: only whether there is one is looked at."""
    risk, level, actions, revised = row.fields
    if all(_is_blank(entries[field.id]) for field in row.fields):
        # One line for an untouched row, or a fresh form would list forty.
        yield Missing(
            risk.id,
            f"Nothing is filled in for “{row.name}”: Annex A asks for the risk, its level, "
            "the actions to reduce risk and the revised level.",
        )
        return
    if _is_blank(entries[risk.id]):
        yield Missing(risk.id, f"No risk is written for “{row.name}”, which Annex A asks for.")
    if _is_blank(entries[level.id]):
        yield Missing(level.id, f"No risk level is chosen for “{row.name}”: Annex A asks for HIGH, MEDIUM or LOW.")
    if entries[level.id] in ("HIGH", "MEDIUM") and _is_blank(entries[actions.id]):
        yield Missing(
            actions.id,
            f"The risk level for “{row.name}” is {entries[level.id]}, but there are no actions to reduce risk.",
        )
    if _is_blank(entries[revised.id]):
        yield Missing(
            revised.id,
            f"No revised risk level is chosen for “{row.name}”: Annex A asks for HIGH, MEDIUM or LOW.",
        )


def _in_child(number: int, child: Mapping[str, str], *, several: bool, today: date) -> Iterator[Missing]:
    if all(_is_blank(child[field.id]) for field in child_fields()):
        yield Missing(
            child_field_id(number, ACTIONS[0].fields[0].id),
            f"Nothing is filled in for Child {number}: Annex A says "
            f"“{ACTIONS_HEADING.partition(': ')[2]}” Remove this table if there is no such child.",
        )
        return
    if several and _is_blank(child[REFERENCE.id]):
        yield Missing(
            child_field_id(number, REFERENCE.id),
            f"Child {number} has no initials or reference: consider adding one, so that it is clear "
            "which child this table is about (not in this policy).",
        )
    for action in ACTIONS:
        for field_id, problem in _in_action(action, child, today):
            yield Missing(child_field_id(number, field_id), f"Child {number}, “{action.words}”: {problem}")


def _in_action(action: Action, child: Mapping[str, str], today: date) -> Iterator[tuple[str, str]]:
    details, answer, day = (f"{action.id}.{part}" for part in ("details", "answer", "date"))
    said = child[answer]
    if said == "YES" and action.details and _is_blank(child[details]):
        asked = action.details_source == "annex-a"
        yield (
            details,
            "the answer is YES, but the service is not named; Annex A says “(specify)”."
            if asked
            else "the answer is YES, but not what was done; consider saying it (not in this policy).",
        )
    if not said:
        yield answer, f"there is no answer; Annex A asks for {ACTION_COLUMNS[1]}."
    if _is_blank(child[day]):
        if said == "YES":
            yield day, "the answer is YES, but there is no date; Annex A asks for one."
        return
    when = read_date(child[day])
    if said == "NO":
        yield day, "the answer is NO, but there is a date; consider checking which is right."
    elif when is None:
        yield day, f"the date cannot be read: {HOW_TO_WRITE_A_DATE}."
    elif when > today:
        yield day, "the date has not come yet; consider checking it."


def _is_blank(text: str) -> bool:
    return not text.strip()
