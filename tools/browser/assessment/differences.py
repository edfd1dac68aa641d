"""Says where two documents differ, so that nobody writes over a colleague's changes without seeing them."""

from collections.abc import Mapping, Sequence

from tools.browser.assessment.document import Document
from tools.browser.assessment.fields import Field
from tools.browser.assessment.further import REVIEW
from tools.browser.assessment.whole import child_field_id, child_fields, entry_fields, places, review_field_id

WHICH_PARTS = "parts"
WHICH_PLAN = "plan"


def differences(one: Document, other: Document) -> list[str]:
    """The ids of the places where the two differ, in form order.

    A child or a review that only one of them has differs in each place where something is written. "parts" and
    "plan" stand for the switches and for what the sheet is a plan of.
    """
    found = [WHICH_PLAN] if one.plan != other.plan else []
    found += [WHICH_PARTS] if one.parts != other.parts else []
    mine, theirs = _texts(one), _texts(other)
    children = max(len(one.children), len(other.children))
    reviews = max(len(one.reviews), len(other.reviews))
    return found + [place for place, _ in places(children, reviews) if mine.get(place, "") != theirs.get(place, "")]


def _texts(document: Document) -> dict[str, str]:
    texts = {field.id: document.entries[field.id] for field in entry_fields()}
    for number, child in enumerate(document.children, start=1):
        texts |= {child_field_id(number, name): text for name, text in _of(child, child_fields())}
    for number, review in enumerate(document.reviews, start=1):
        texts |= {review_field_id(number, name): text for name, text in _of(review, REVIEW)}
    return texts


def _of(written: Mapping[str, str], fields: Sequence[Field]) -> list[tuple[str, str]]:
    return [(field.id, written[field.id]) for field in fields]
