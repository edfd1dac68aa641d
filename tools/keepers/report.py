"""What differs between two snapshots, and what it touches: the whole report, before it is written out."""

from collections.abc import Iterator
from dataclasses import dataclass

from tools.browser.flow.model import Problem
from tools.keepers.paragraphs import Change, Difference, difference
from tools.keepers.routes import ChangedRoute, changed_routes
from tools.keepers.says_less import says_less
from tools.keepers.wording import Reworded, rewordings
from tools.sources.policy.text import Paragraph, Policy
from tools.sources.review import content_lines
from tools.sources.review.snapshot import Snapshot
from tools.sources.review.units import REVIEWED, Place, ReviewUnit, units
from tools.sources.taken.align import in_place_of


@dataclass(frozen=True, slots=True)
class Touched:
    """A place that quotes a changed paragraph. ``stands`` is False when its words are no longer in the policy.

    Then ``now`` has what the paragraph says in their place, to be copied or not: "" when it says nothing there.
    """

    unit: ReviewUnit
    place: Place
    words: str
    stands: bool
    now: str


@dataclass(frozen=True, slots=True)
class Report:
    """The names of both snapshots, the fingerprint of the new words, and everything that differs.

    ``changes`` has each change of the policy with the places that quote it; ``changed_routes`` the answers that lead
    elsewhere; ``rewordings`` what helpers, scenarios, questions and notes say otherwise.
    """

    old: str
    new: str
    fingerprint: str
    changes: tuple[tuple[Change, tuple[Touched, ...]], ...]
    headings: tuple[tuple[str, str], ...]
    renumbered: tuple[tuple[str, str], ...]
    changed_routes: tuple[ChangedRoute, ...]
    rewordings: tuple[Reworded, ...]
    says_less: tuple[Problem, ...] = ()
    """Labels of ours that are weaker than a sentence that changed."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all differs."""
        return not (self.changes or self.headings or self.renumbered or self.changed_routes or self.rewordings)


def compare(old: Snapshot, new: Snapshot) -> Report:
    """Everything that differs between two snapshots."""
    found = difference(old.policy, new.policy)
    after = {flow.name: flow for flow in new.flows}
    led = [route for flow in old.flows if flow.name in after for route in changed_routes(flow, after[flow.name])]
    return Report(
        old=old.name,
        new=new.name,
        fingerprint=fingerprint(new),
        changes=tuple(_with_places(found, old.policy, new)),
        headings=found.headings,
        renumbered=found.renumbered,
        changed_routes=tuple(sorted(led, key=lambda route: not route.less_urgent)),
        rewordings=tuple(rewordings(old, new)),
        says_less=says_less(found.changes, new),
    )


def fingerprint(snapshot: Snapshot) -> str:
    """One fingerprint for all words of a snapshot, so that a signed sheet can be matched with them."""
    policy = [
        content_lines.ContentLine(paragraph.number, paragraph.text)
        for section in snapshot.policy.sections
        for paragraph in section.paragraphs
    ]
    headings = [
        content_lines.ContentLine(f"{section.key}#{anchor}", words)
        for section in snapshot.policy.sections
        for anchor, words in section.anchors.items()
    ]
    others = [
        content_lines.ContentLine(unit.key, unit.fingerprint) for unit in units(snapshot) if unit.kind in REVIEWED
    ]
    return content_lines.fingerprint((*policy, *headings, *sorted(others, key=lambda line: line.what)))


def _with_places(found: Difference, old: Policy, new: Snapshot) -> Iterator[tuple[Change, tuple[Touched, ...]]]:
    """What now leans on a changed paragraph: by its present words, or by the words that it quoted before."""
    now, before = units(new), units(new, old)
    for change in found.changes:
        touched: dict[tuple[str, str, str], Touched] = {}
        for unit, earlier in zip(now, before, strict=True):
            for place, place_before in zip(unit.places, earlier.places, strict=True):
                touched |= {
                    (unit.key, place.id, each.words): each for each in _touched(change, unit, place, place_before)
                }
        yield change, tuple(touched.values())


def _touched(change: Change, unit: ReviewUnit, place: Place, before: Place) -> Iterator[Touched]:
    stands = {quote.words: quote.paragraph is not None for quote in place.quotes}
    for quotes, paragraph in ((place.quotes, change.now), (before.quotes, change.before)):
        for quote in quotes:
            if paragraph and _same(quote.paragraph, paragraph):
                still = stands.get(quote.words, False)
                now = ""
                if not still and change.before and change.now:
                    now = in_place_of(quote.words, change.before.text, change.now.text)
                yield Touched(unit, place, quote.words, still, now)


def _same(one: Paragraph | None, other: Paragraph) -> bool:
    return one is not None and (one.number, one.text) == (other.number, other.text)
