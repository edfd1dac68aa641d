"""Lists the gaps in the tables of further action, one table for each child."""

from collections.abc import Iterator, Mapping
from datetime import date

from tools.browser.assessment.dates import HOW_TO_WRITE_A_DATE, read_date
from tools.browser.assessment.document import Document
from tools.browser.assessment.fields import ACTION_COLUMNS, ACTIONS, ACTIONS_HEADING, CONSIDERATIONS, REFERENCE, Action
from tools.browser.assessment.further import PARTS
from tools.browser.assessment.whole import child_field_id

Gap = tuple[str, str]
"""The id of a field, and one plain sentence."""

_CRIME = next(row for row in CONSIDERATIONS if row.id == "crime")
_POLICE = next(action for action in ACTIONS if action.id == "police")


def in_children(document: Document, today: date) -> Iterator[Gap]:
    """Every gap in the children's tables, in form order."""
    several = len(document.children) > 1
    crime = any(document.entries[field.id].strip() for field in _CRIME.fields)
    for number, child in enumerate(document.children, start=1):
        found = [*_in_child(number, child, document.parts, several=several, crime=crime, today=today)]
        if document.plan == "child" and number == 2:
            found.insert(0, _two_children_on_one_plan(number))
        yield from ((child_field_id(number, field_id), problem) for field_id, problem in found)


def _two_children_on_one_plan(number: int) -> Gap:
    return (
        REFERENCE.id,
        f"This sheet is marked as the plan for one child, but it has a table for Child {number}. Keep one child, or "
        "mark it as one plan for the incident.",
    )


def _in_child(
    number: int, child: Mapping[str, str], parts: tuple[str, ...], *, several: bool, crime: bool, today: date
) -> Iterator[Gap]:
    if all(not text.strip() for text in child.values()):
        yield (
            ACTIONS[0].fields[0].id,
            f"Nothing is filled in for Child {number}: Annex A says “{ACTIONS_HEADING.partition(': ')[2]}” "
            f"{_CRIME_TOO if crime else ''}Remove this table if there is no such child.",
        )
        return
    if several and not child[REFERENCE.id].strip():
        yield (
            REFERENCE.id,
            f"Child {number} has no initials or reference: consider adding one, so that it is clear "
            "which child this table is about (not in this policy).",
        )
    for action in ACTIONS:
        for field_id, problem in _in_action(action, child, today, crime=crime):
            yield field_id, f"Child {number}, “{action.words}”: {problem}"
    for part in PARTS:
        if part.id in parts:
            for field in part.for_each_child:
                if not child[field.id].strip():
                    yield field.id, f"Child {number}: nothing is written for “{field.words}” (not in this policy)."


_CRIME_TOO = "The row on whether this is a crime is filled in, and “Police informed” has no answer. "


def _in_action(action: Action, child: Mapping[str, str], today: date, *, crime: bool) -> Iterator[Gap]:
    details, answer, day = (f"{action.id}.{part}" for part in ("details", "answer", "date"))
    said = child[answer]
    if said == "YES" and action.details and not child[details].strip():
        asked = action.details_source == "annex-a"
        yield (
            details,
            "the answer is YES, but the service is not named; Annex A says “(specify)”."
            if asked
            else "the answer is YES, but not what was done; consider saying it (not in this policy).",
        )
    if not said:
        also = "; the row on whether this is a crime is filled in" if crime and action is _POLICE else ""
        yield answer, f"there is no answer; Annex A asks for {ACTION_COLUMNS[1]}{also}."
    if not child[day].strip():
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
