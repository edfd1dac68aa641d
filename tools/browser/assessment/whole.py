"""Puts the whole form in order: the policy's Annex A and the further parts, field by field."""

from collections.abc import Iterator
from functools import cache

from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS, INFORMATION, REFERENCE, Field
from tools.browser.assessment.further import PARTS, Part
from tools.browser.assessment.lists import REVIEW, TASK

SIGN_OFF = next(part for part in PARTS if part.id == "sign-off")


@cache
def entry_fields() -> tuple[Field, ...]:
    """Every field that stands on the form once, in form order. Sign-off stands last, after the children."""
    return (*_before_the_children(), *SIGN_OFF.entries)


@cache
def child_fields() -> tuple[Field, ...]:
    """Every field that stands on the form once for each child, in form order."""
    actions = (field for action in ACTIONS for field in action.fields)
    return (REFERENCE, *actions, *(field for part in PARTS for field in part.for_each_child))


def child_field_id(number: int, field_id: str) -> str:
    """The id of a child's field on the form: `child_field_id(2, "police.date")` is "child-2.police.date"."""
    return f"child-{number}.{field_id}"


def review_field_id(number: int, field_id: str) -> str:
    """The id of a field in a line of the log of reviews: `review_field_id(1, "who")` is "review-1.who"."""
    return f"review-{number}.{field_id}"


def task_field_id(number: int, field_id: str) -> str:
    """The id of a field in a line of the list of actions: `task_field_id(1, "owner")` is "task-1.owner"."""
    return f"task-{number}.{field_id}"


def places(children: int, reviews: int, tasks: int = 0) -> Iterator[tuple[str, Field]]:
    """Every place to write on a form with so many children, reviews and actions, in form order: id and field."""
    yield from ((field.id, field) for field in _before_the_children())
    for number in range(1, tasks + 1):
        yield from ((task_field_id(number, field.id), field) for field in TASK)
    for number in range(1, children + 1):
        yield from ((child_field_id(number, field.id), field) for field in child_fields())
    for number in range(1, reviews + 1):
        yield from ((review_field_id(number, field.id), field) for field in REVIEW)
    yield from ((field.id, field) for field in SIGN_OFF.entries)


def part_of(field_id: str) -> Part | None:
    """The further part that a field stands in; None for a field of the policy's own form.

    For a child's field, give the id without its "child-2." in front.
    """
    return next((part for part in PARTS if field_id in _ids(part)), None)


def _ids(part: Part) -> set[str]:
    rows = (field for row in part.rows for field in row.fields)
    return {field.id for field in (*rows, *part.entries, *part.for_each_child)}


def _before_the_children() -> Iterator[Field]:
    yield from INFORMATION
    yield from (field for row in CONSIDERATIONS for field in row.fields)
    further = [part for part in PARTS if part is not SIGN_OFF]
    yield from (field for part in further for row in part.rows for field in row.fields)
    yield from (field for part in further for field in part.entries)
