"""Which paragraphs of the policy differ between two editions: changed, new, taken out, moved, or under a new lead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tools.sources.flowcharts.strength import strengths
from tools.sources.policy.text import Paragraph, Policy, Section
from tools.sources.taken.pairing import paired, sections, with_told
from tools.sources.taken.whereabouts import NOTHING_TOLD

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


def difference(old: Policy, new: Policy, becomes: Mapping[str, str] = NOTHING_TOLD) -> Difference:
    """Compares two policies by what their paragraphs say, wherever those stand, or as somebody has paired them."""
    found = with_told(paired(old, new), becomes)
    keys = sections(old, new, found)
    changes: list[Change] = []
    renumbered: list[tuple[str, str]] = []
    for was, is_now in found.in_order():
        changes += _change(was, is_now, keys)
        if was and is_now and was.text == is_now.text and was.number != is_now.number:
            renumbered.append((was.number, is_now.number))
    return Difference(tuple(changes), tuple(_headings(old, new, keys)), tuple(renumbered))


def _headings(old: Policy, new: Policy, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Headings and topics whose words differ: a link that names one by its id leads to other words, or nowhere."""
    now = {section.key: section for section in new.sections}
    met = set()
    for section in old.sections:
        become = now.get(keys.get(section.key, ""))
        first = become is not None and become.key not in met
        yield from _of_section(section, become if first else None)
        met.add(become.key if become else "")
    yield from (each for section in new.sections if section.key not in met for each in _of_section(None, section))


def _of_section(before: Section | None, now: Section | None) -> Iterator[tuple[str, str]]:
    was, is_now = _anchors(before), _anchors(now)
    for anchor in dict.fromkeys((*was, *is_now)):
        if was.get(anchor, "") != is_now.get(anchor, ""):
            yield was.get(anchor, ""), is_now.get(anchor, "")


def _anchors(section: Section | None) -> dict[str, str]:
    """A section's own id has its number in it: here it goes by none."""
    found = section.anchors.items() if section else ()
    return {"" if section and anchor == section.anchor else anchor: words for anchor, words in found}


def _change(before: Paragraph | None, now: Paragraph | None, keys: Mapping[str, str]) -> Iterator[Change]:
    if before is None or now is None:
        yield Change("new" if before is None else "taken out", before, now)
    elif before.text != now.text:
        yield Change("changed", before, now)
    elif keys.get(before.section) != now.section:
        yield Change("moved", before, now)
    elif before.lead != now.lead:
        yield Change("introduced differently", before, now)
