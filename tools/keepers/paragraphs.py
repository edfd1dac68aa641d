"""Which paragraphs of the policy differ between two editions: changed, new, taken out, moved, or under a new lead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tools.keepers.align import pairs
from tools.sources.flowcharts.strength import WORDS
from tools.sources.policy.text import Paragraph, Policy, Section

What = Literal["changed", "new", "taken out", "moved", "introduced differently"]


@dataclass(frozen=True, slots=True)
class Change:
    """One paragraph that is not as it was. ``before`` is None when it is new, ``now`` when it is gone."""

    what: What
    before: Paragraph | None
    now: Paragraph | None

    @property
    def strengths(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of strength before and now ("must", "will", "may" ...), sorted, with those of the list's lead."""
        return strengths(self.before), strengths(self.now)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs. ``renumbered`` has the old and the new number of paragraphs whose words stayed."""

    changes: tuple[Change, ...]
    headings: tuple[tuple[str, str], ...]
    renumbered: tuple[tuple[str, str], ...]


def strengths(paragraph: Paragraph | None) -> tuple[str, ...]:
    """Each word of strength in a paragraph and in the sentence that opens its list, as often as it is there."""
    text = f"{paragraph.lead} {paragraph.text}".lower() if paragraph else ""
    return tuple(sorted(found[0] for _, pattern in WORDS for found in re.finditer(pattern, text)))


def difference(old: Policy, new: Policy) -> Difference:
    """Compares two policies section by section."""
    changes: list[Change] = []
    headings: list[tuple[str, str]] = []
    renumbered: list[tuple[str, str]] = []
    for before, now in _sections(old, new):
        old_ones = before.paragraphs if before else ()
        new_ones = now.paragraphs if now else ()
        headings += _headings(before, now)
        for gone, come in pairs([each.text for each in old_ones], [each.text for each in new_ones]):
            was = None if gone is None else old_ones[gone]
            is_now = None if come is None else new_ones[come]
            changes += _change(was, is_now)
            if was and is_now and was.text == is_now.text and was.number != is_now.number:
                renumbered.append((was.number, is_now.number))
    return Difference(tuple(_moved(changes)), tuple(headings), tuple(renumbered))


def _sections(old: Policy, new: Policy) -> Iterator[tuple[Section | None, Section | None]]:
    keys = dict.fromkeys(section.key for section in (*old.sections, *new.sections))
    before = {section.key: section for section in old.sections}
    now = {section.key: section for section in new.sections}
    yield from ((before.get(key), now.get(key)) for key in keys)


def _headings(before: Section | None, now: Section | None) -> Iterator[tuple[str, str]]:
    """Headings and topics whose words differ: a link that names one by its id leads to other words, or nowhere."""
    was = dict(before.anchors) if before else {}
    is_now = dict(now.anchors) if now else {}
    for anchor in dict.fromkeys((*was, *is_now)):
        if was.get(anchor, "") != is_now.get(anchor, ""):
            yield was.get(anchor, ""), is_now.get(anchor, "")


def _change(before: Paragraph | None, now: Paragraph | None) -> Iterator[Change]:
    if before is None or now is None:
        yield Change("new" if before is None else "taken out", before, now)
    elif before.text != now.text:
        yield Change("changed", before, now)
    elif before.lead != now.lead:
        yield Change("introduced differently", before, now)


def _moved(changes: list[Change]) -> Iterator[Change]:
    """A paragraph that is taken out here and new elsewhere, word for word, has moved."""
    came = {change.now.text: change for change in changes if change.what == "new" and change.now}
    went = {change.before.text for change in changes if change.what == "taken out" and change.before}
    for change in changes:
        if change.what == "taken out" and change.before and (arrived := came.get(change.before.text)):
            yield replace(change, what="moved", now=arrived.now)
        elif not (change.what == "new" and change.now and change.now.text in went):
            yield change
