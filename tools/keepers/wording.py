"""What helpers, scenarios, questions, notes and contacts say otherwise than before, line by line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow
from tools.keepers.matching import match
from tools.keepers.routes import TO_DO
from tools.sources.review.content_lines import ContentLine
from tools.sources.review.shown import Shown, same_duties, shown
from tools.sources.review.snapshot import Snapshot
from tools.sources.review.units import Place, ReviewUnit, units
from tools.sources.taken.align import pairs

COMPARED = ("helper", "duty", "fact", "scenario", "moment", "quiz", "note", "contact")
"""The form's rows are code and follow the policy's words, which are compared by themselves."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A place whose words differ; each line before and now, None where it is new or gone.

    ``fate`` is "changed", "new" or "taken out". ``warning`` says that an ending calls for less. ``read_at`` are the
    endings that show a duty, and have to be read with it; ``no_longer`` those that showed it.
    """

    unit: ReviewUnit
    place: str
    fate: str
    lines: tuple[tuple[ContentLine | None, ContentLine | None], ...]
    warning: str = ""
    read_at: tuple[Shown, ...] = ()
    no_longer: tuple[Shown, ...] = ()


def rewordings(old: Snapshot, new: Snapshot) -> list[Reworded]:
    """Every place that says something else, in the order of the files. The review dates are not words."""
    before = {unit.key: unit for unit in units(old) if unit.kind in COMPARED}
    now = {unit.key: unit for unit in units(new) if unit.kind in COMPARED}
    flows = {flow.name: flow for flow in old.flows}, {flow.name: flow for flow in new.flows}
    found: list[Reworded] = []
    for key in dict.fromkeys((*before, *now)):
        was, is_now = before.get(key), now.get(key)
        if was is None or is_now is None:
            unit = was or is_now
            if unit:
                found.append(Reworded(unit, "", "taken out" if was else "new", ()))
        elif was.fingerprint != is_now.fingerprint:
            is_helper = is_now.kind == "helper"
            found += _places(was, is_now, *(each.get(is_now.name) if is_helper else None for each in flows))
    return _with_endings(found, old, new)


def _with_endings(found: list[Reworded], old: Snapshot, new: Snapshot) -> list[Reworded]:
    """The same, each duty with the endings that show it."""
    if not any(each.unit.kind == "duty" for each in found):
        return found  # To look at every way of every helper takes seconds.
    now, past = shown(new.flows), shown(new.flows, old.flows)
    return [
        replace(each, read_at=now.get(each.unit.name, ()), no_longer=past.get(each.unit.name, ()))
        if each.unit.kind == "duty"
        else each
        for each in found
    ]


def _places(was: ReviewUnit, now: ReviewUnit, old: Flow | None, new: Flow | None) -> Iterator[Reworded]:
    ids: Mapping[str, str] = match(old, new).steps if old and new else {}
    before = {ids.get(place.id, place.id): place for place in was.places}
    after = {place.id: place for place in now.places}
    for place_id in dict.fromkeys((*before, *after)):
        one, other = before.get(place_id), after.get(place_id)
        if one and other and one.lines != other.lines:
            warning = _calls_for_less(old, new, one, other) if old and new else ""
            yield Reworded(now, other.title, "changed", tuple(_lines(one.lines, other.lines)), warning)
        elif one and not other:
            yield Reworded(was, one.title, "taken out", tuple((line, None) for line in one.lines))
        elif other and not one:
            yield Reworded(now, other.title, "new", tuple((None, line) for line in other.lines))


def _lines(
    old: Sequence[ContentLine], new: Sequence[ContentLine]
) -> Iterator[tuple[ContentLine | None, ContentLine | None]]:
    """Lines that differ, each with its counterpart of the same kind where there is one."""
    for kind in dict.fromkeys(line.what for line in (*old, *new)):
        was = [line for line in old if line.what == kind]
        is_now = [line for line in new if line.what == kind]
        for gone, come in pairs([line.words for line in was], [line.words for line in is_now]):
            before = None if gone is None else was[gone]
            after = None if come is None else is_now[come]
            if before != after:
                yield before, after


def _calls_for_less(old: Flow, new: Flow, one: Place, other: Place) -> str:
    still, due = shown_at(new).get(other.id, {}), shown_at(old).get(one.id, {})
    is_now = same_duties(old.table, new.table)
    called = [duty for duty in old.table.duties if duty.kind in TO_DO and duty.id in due]
    lost = [duty.title for duty in called if is_now.get(duty.id) not in still]
    return f"This ending called for: {'; '.join(lost)}. It no longer does." if lost else ""
