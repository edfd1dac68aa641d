"""Says where two plans differ, and who changed what since the plan that both began with.

Children are matched by their reference, reviews by their date and actions by what is done, never by where they stand: a
child who is taken out moves the others up, and what is then written in one place would be taken for another child's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tools.browser.assessment.document import Document
from tools.browser.assessment.fields import REFERENCE, Field
from tools.browser.assessment.lists import REVIEW, TASK
from tools.browser.assessment.ties import tidy
from tools.browser.assessment.whole import (
    SIGN_OFF,
    child_field_id,
    child_fields,
    entry_fields,
    review_field_id,
    task_field_id,
)
from tools.browser.protocol import ChangedBy, ChangeKind

WHICH_PARTS = "parts"
WHICH_PLAN = "plan"
_Written = Mapping[str, str]
_What = Literal["child", "review", "task"]
_HERE: Mapping[_What, ChangeKind] = {"child": "child-here", "review": "review-here", "task": "task-here"}
_THERE: Mapping[_What, ChangeKind] = {"child": "child-there", "review": "review-there", "task": "task-there"}


@dataclass(frozen=True)
class Change:
    """One difference between the plan on the screen and another.

    `place` is the id on the screen; of a child or a review that only the other plan has, its id there. `here` and
    `there` are the two texts. `by` is "" where there is no plan that both began with.
    """

    place: str
    kind: ChangeKind
    here: str
    there: str
    by: ChangedBy = ""


class _Pair(NamedTuple):
    """What belongs together, each by its number from 0; None where one has it and the other has not."""

    here: int | None
    there: int | None


def differences(one: Document, other: Document, base: Document | None = None) -> list[Change]:
    """Where the two differ, in form order; with `base`, the plan that both began with, also who changed it."""
    return [
        *_beside(one, other, base),
        *_in_entries([field for field in entry_fields() if field not in SIGN_OFF.entries], one, other, base),
        *_in_lists("task", TASK, "what", one.tasks, other.tasks, base.tasks if base else None),
        *_in_lists(
            "child", child_fields(), REFERENCE.id, one.children, other.children, base.children if base else None
        ),
        *_in_lists("review", REVIEW, "date", one.reviews, other.reviews, base.reviews if base else None),
        *_in_entries(SIGN_OFF.entries, one, other, base),
    ]


def _beside(one: Document, other: Document, base: Document | None) -> Iterator[Change]:
    for place, text_of in ((WHICH_PLAN, _plan_of), (WHICH_PARTS, _parts_of)):
        here, there = text_of(one), text_of(other)
        if here != there:
            yield Change(place, "box", here, there, _by(here, there, text_of(base) if base else None))


def _plan_of(document: Document) -> str:
    return document.plan


def _parts_of(document: Document) -> str:
    return ",".join(document.parts)


def _in_entries(fields: Sequence[Field], one: Document, other: Document, base: Document | None) -> Iterator[Change]:
    for field in fields:
        here, there = one.entries[field.id], other.entries[field.id]
        if here != there:
            yield Change(field.id, "box", here, there, _by(here, there, base.entries[field.id] if base else None))


def _in_lists(
    what: _What,
    fields: Sequence[Field],
    key: str,
    ours: Sequence[_Written],
    theirs: Sequence[_Written],
    before: Sequence[_Written] | None,
) -> Iterator[Change]:
    """The changes in the children or in the reviews. `key` is the field by which they are known."""
    named = {"child": child_field_id, "review": review_field_id, "task": task_field_id}[what]
    here_before = {pair.here: pair.there for pair in _matched(ours, before or (), key)}
    there_before = {pair.here: pair.there for pair in _matched(theirs, before or (), key)}
    for pair in _matched(ours, theirs, key):
        if pair.here is None or pair.there is None:
            yield from _only_one(what, key, pair, ours, theirs, before is not None, here_before, there_before)
            continue
        mine, other = ours[pair.here], theirs[pair.there]
        at = here_before.get(pair.here)
        was = None if before is None else before[at] if at is not None else {}
        for field in fields:
            here, there = mine[field.id], other[field.id]
            if here != there:
                by = _by(here, there, None if was is None else was.get(field.id, ""))
                yield Change(named(pair.here + 1, field.id), "box", here, there, by)


def _only_one(
    what: _What,
    key: str,
    pair: _Pair,
    ours: Sequence[_Written],
    theirs: Sequence[_Written],
    has_base: bool,
    here_before: Mapping[int | None, int | None],
    there_before: Mapping[int | None, int | None],
) -> Iterator[Change]:
    """A child or a review that only one plan has. Blank ones are no difference."""
    if pair.here is not None and any(text.strip() for text in ours[pair.here].values()):
        was = here_before.get(pair.here) is not None
        by: ChangedBy = "" if not has_base else "there" if was else "here"
        name = ours[pair.here][key]
        yield Change(f"{what}-{pair.here + 1}", _HERE[what], name, "", by)
    if pair.there is not None and any(text.strip() for text in theirs[pair.there].values()):
        was = there_before.get(pair.there) is not None
        by = "" if not has_base else "here" if was else "there"
        name = theirs[pair.there][key]
        yield Change(f"{what}-{pair.there + 1}", _THERE[what], "", name, by)


def _matched(ours: Sequence[_Written], theirs: Sequence[_Written], key: str) -> list[_Pair]:
    """Who belongs together: first by name, then the nameless in their order, then one who is alike but for the name."""
    left_here, left_there = list(range(len(ours))), list(range(len(theirs)))
    pairs: list[_Pair] = []

    def pair_off(alike: Mapping[int, int]) -> None:
        for here, there in alike.items():
            pairs.append(_Pair(here, there))
            left_here.remove(here)
            left_there.remove(there)

    by_name: dict[int, int] = {}
    for here in left_here:
        name = tidy(ours[here][key])
        same = [each for each in left_there if tidy(theirs[each][key]) == name and each not in by_name.values()]
        if name and same:
            by_name[here] = same[0]
    pair_off(by_name)
    blank = [
        [each for each in left if not tidy(who[each][key])] for left, who in ((left_here, ours), (left_there, theirs))
    ]
    pair_off(dict(zip(*blank, strict=False)))
    renamed: dict[int, int] = {}
    for here in left_here:
        same = [each for each in left_there if _alike(ours[here], theirs[each], key) and each not in renamed.values()]
        if same:
            renamed[here] = same[0]
    pair_off(renamed)
    alone = [*(_Pair(here, None) for here in left_here), *(_Pair(None, there) for there in left_there)]
    return sorted([*pairs, *alone], key=lambda pair: (_place(pair), pair.here is None))


def _place(pair: _Pair) -> int:
    return pair.here if pair.here is not None else pair.there or 0


def _alike(one: _Written, other: _Written, key: str) -> bool:
    """Whether the two say the same in all but their name, and something at all."""
    rest = [(text, other[name]) for name, text in one.items() if name != key]
    return all(text == there for text, there in rest) and any(text for text, _ in rest)


def _by(here: str, there: str, before: str | None) -> ChangedBy:
    """Who changed it: the other plan, the one on the screen, or both."""
    if before is None:
        return ""
    return "there" if here == before else "here" if there == before else "both"
