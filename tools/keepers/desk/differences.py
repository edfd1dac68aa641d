"""What a changed helper says and calls for otherwise than the published one, in words that somebody can sign."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from tools.browser.flow.duties import Due, due_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths
from tools.keepers.matching import match
from tools.keepers.report_text import MOST_WAYS, counted, line_in_words, reworded_name, route_in_words, way_in_words
from tools.keepers.routes import changed_routes
from tools.keepers.wording import rewordings
from tools.sources.paths import POLICY
from tools.sources.policy.text import read_policy
from tools.sources.review.snapshot import Snapshot
from tools.sources.review.units import ReviewUnit, reviewable


@dataclass(frozen=True, slots=True)
class Route:
    """Answers that lead elsewhere or call for less, in a sentence, and the first few ways through them."""

    said: str
    less: bool
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending at which some way calls for other duties: those that came, went, and are an *if* or sure now."""

    title: str
    came: tuple[str, ...]
    went: tuple[str, ...]
    unsure: tuple[str, ...]
    sure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A place that says something else, line by line."""

    place: str
    warning: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs. ``mark`` is the fingerprint of the words as they are now."""

    title: str
    mark: str
    routes: tuple[Route, ...]
    endings: tuple[Ending, ...]
    words: tuple[Words, ...]

    def as_data(self) -> dict[str, object]:
        """For the page."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """For the sheet: what calls for less comes first."""
        yield "ANSWERS THAT NOW LEAD TO ANOTHER ENDING, OR CALL FOR LESS"
        for route in self.routes:
            yield f"- {'LESS THAN BEFORE. ' if route.less else ''}{route.said}"
            yield from (f"    {way}" for way in route.ways)
        yield from [] if self.routes else ["None."]
        yield "DUTIES THAT CAME OR WENT ON SOME WAY TO AN ENDING"
        for ending in self.endings:
            yield f"- “{ending.title}”"
            yield from (f"    {line}" for line in in_sentences(ending))
        yield from [] if self.endings else ["None."]
        yield "WORDS"
        for each in self.words:
            yield f"- {each.place}"
            yield from [f"    LESS THAN BEFORE. {each.warning}"] if each.warning else []
            yield from (f"    {line}" for line in each.lines)
        yield from [] if self.words else ["No word that a reader sees is another one."]


def in_sentences(ending: Ending) -> Iterator[str]:
    """What changed at the ending, a sentence for each way in which a duty can change."""
    told = {
        "No longer called for": ending.went,
        "Called for now, and was not": ending.came,
        "Was sure, and now begins with an “if”": ending.unsure,
        "Began with an “if”, and is sure now": ending.sure,
    }
    return (f"{what}: {'; '.join(duties)}." for what, duties in told.items() if duties)


def unit_of(flow: Flow) -> ReviewUnit:
    """The helper as something to review: its fingerprint, and the paragraphs that it leans on."""
    return next(unit for unit in reviewable(_alone(flow)) if unit.key == f"helper/{flow.name}")


def differences(old: Flow, new: Flow) -> Differences:
    """Compares two states of one helper, both of which the build takes."""
    return Differences(
        new.title,
        unit_of(new).fingerprint,
        tuple(_routes(old, new)),
        tuple(_endings(old, new)),
        tuple(_words(old, new)),
    )


def _routes(old: Flow, new: Flow) -> Iterator[Route]:
    for each in changed_routes(old, new):
        ways = [way_in_words(way) for way in each.ways[:MOST_WAYS]]
        if (more := len(each.ways) - MOST_WAYS) > 0:
            ways.append(f"and {counted(more, 'way')} more")
        yield Route(route_in_words(each), each.less_urgent, tuple(ways))


def _endings(old: Flow, new: Flow) -> Iterator[Ending]:
    """What ways call for that still lead to one ending. Where they lead elsewhere, a route says what they lose."""
    same = match(old, new)
    before = {tuple(same.answer(pair) or pair for pair in given): (given, end) for given, end in paths(old)}
    found: dict[str, tuple[set[str], ...]] = {}
    for given, end in paths(new):
        given_before, end_before = before.get(given, ((), end))
        if given_before and same.step(end_before.id) == end.id:
            was, is_now = due_on(old, given_before), due_on(new, given)
            so_far = found.get(end.title, (set(), set(), set(), set()))
            found[end.title] = tuple(one | more for one, more in zip(so_far, _changed(was, is_now), strict=True))
    for title, changed in found.items():
        if any(changed):
            yield Ending(
                title, *(tuple(duty.title for duty in new.table.duties if duty.id in each) for each in changed)
            )


def _changed(before: Due, now: Due) -> tuple[set[str], ...]:
    unsure = {duty for duty, sure in now.items() if not sure and before.get(duty)}
    sure = {duty for duty, sure in now.items() if sure and before.get(duty) is False}
    return now.keys() - before.keys(), before.keys() - now.keys(), unsure, sure


def _words(old: Flow, new: Flow) -> Iterator[Words]:
    for each in rewordings(_alone(old), _alone(new)):
        lines = tuple(line for pair in each.lines for line in line_in_words(*pair).split("\n"))
        yield Words(reworded_name(each), each.warning, tuple(line.strip() for line in lines))


def _alone(flow: Flow) -> Snapshot:
    """A snapshot with this helper and nothing else: what else people write is not changed with it."""
    policy = read_policy(POLICY)
    return Snapshot("", policy, (flow,), (), (), (), (), (), (), form=False)
