"""Which answers to a helper's questions now lead to another ending, or call for less: every way, before and now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tools.browser.flow.duties import due_on, stated_on, urgency_on
from tools.browser.flow.facts import Stated
from tools.browser.flow.model import Answer, DutyKind, Flow, Step
from tools.browser.flow.walk import Given, paths
from tools.keepers.matching import Matched, match
from tools.sources.review.shown import same_duties

TO_DO = (DutyKind.DO_NOW, DutyKind.DO_NOT, DutyKind.THEN)
"""What may come next is told to people, and asks nothing of them."""
Way = tuple[tuple[str, str], ...]
"""A way through, in words: the title of each step with the answer that was given."""


@dataclass(frozen=True, slots=True)
class ChangedRoute:
    """Ways that part at one answer and go from one old ending to one new ending.

    ``step`` and ``answer`` are where they part, or which answer now says something else; both are "" when no answer
    differs: then the first question itself is another one, or what the helper's facts call for is.
    ``before`` is "" for an answer that was not there; ``now`` is "" for one that is no longer offered.
    ``lost`` are the titles of the duties that these ways called for and no longer do; ``unsure`` those that now begin
    with their *if* and did not. ``less_urgent`` says that there are any, or that the situation counts as less urgent
    than it did.
    """

    helper: str
    step: str
    answer: str
    before: str
    now: str
    ways: tuple[Way, ...]
    less_urgent: bool
    lost: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def changed_routes(old: Flow, new: Flow) -> list[ChangedRoute]:
    """Every answer that leads elsewhere or calls for less, that first. Both flowcharts have passed the shape checks."""
    if old == new:
        return []
    same = match(old, new)
    duties = same_duties(old.table, new.table)
    grouped: dict[tuple[str, str, str, str, Less], list[Way]] = {}
    for step, answer, before, now, way, less in (
        *_led_elsewhere(old, new, same, duties),
        *_never_before(old, new, same),
    ):
        key = (step, answer, before.title if before else "", now.title if now else "", less)
        grouped.setdefault(key, []).append(way)
    found = [ChangedRoute(new.title, *key[:4], tuple(dict.fromkeys(ways)), *key[4]) for key, ways in grouped.items()]
    return sorted(found, key=lambda route: not route.less_urgent)


Less = tuple[bool, tuple[str, ...], tuple[str, ...]]
"""Whether a way calls for less than it did, the duties that it no longer calls for, and those that are an *if* now."""
Led = tuple[str, str, Step | None, Step | None, Way, Less]
NO_LESS: Less = (False, (), ())


def _less(old: Flow, before: Sequence[Given], new: Flow, now: Sequence[Given], duties: Mapping[str, str]) -> Less:
    if not old.table.duties:
        return NO_LESS  # A snapshot from before there were duties does not say what it called for.
    still, due = due_on(new, now), due_on(old, before)
    called = [(duty, duties.get(duty.id, "")) for duty in old.table.duties if duty.kind in TO_DO and duty.id in due]
    lost = tuple(duty.title for duty, is_now in called if is_now not in still)
    unsure = tuple(duty.title for duty, is_now in called if due[duty.id] and still.get(is_now) is False)
    return bool(lost or unsure) or urgency_on(new, now) < urgency_on(old, before), lost, unsure


def _led_elsewhere(old: Flow, new: Flow, same: Matched, duties: Mapping[str, str]) -> Iterator[Led]:
    """Each old way, followed through the new flowchart with the same answers."""
    # Many ways say the same, and what they call for is worked out once.
    known: dict[tuple[tuple[Stated, ...], tuple[Stated, ...]], Less] = {}
    for given, ending in paths(old):
        dropped = next((pair for pair in given if same.step(pair[0]) and not same.answer(pair)), None)
        if dropped:
            yield *_in_words(old, dropped), ending, None, _way(old, given), NO_LESS
            continue
        chosen = {mapped[0]: mapped[1] for pair in given if (mapped := same.answer(pair))}
        expected = [same.answer(pair) or pair for pair in given]
        for way, end in _followed(new, chosen, same):
            said = (tuple(stated_on(old, given)), tuple(stated_on(new, way)))
            if said not in known:
                known[said] = _less(old, given, new, way, duties)
            less = known[said]
            same_end = end.id == same.step(ending.id)
            if less[0] or not same_end:
                same_way = same_end and expected == list(way)
                at = _says_otherwise(old, new, given, way) if same_way else _parting(new, expected, way)
                yield *at, ending, end, _way(new, way), less


def _followed(new: Flow, chosen: Mapping[str, str], same: Matched) -> Iterator[tuple[tuple[Given, ...], Step]]:
    """Every way of somebody who gives these answers. A question that is new is answered in every possible way."""
    waiting: list[tuple[tuple[Given, ...], Step]] = [((), new.steps[0])]
    while waiting:
        way, step = waiting.pop()
        if not step.answers:
            yield way, step
        for answer in reversed(step.answers):
            given = (step.id, answer.id)
            # An answer that was not on offer was not given.
            if chosen.get(step.id, answer.id) == answer.id and given not in same.added:
                waiting.append(((*way, given), _there(new, answer.to)))


def _there(flow: Flow, step_id: str) -> Step:
    step = flow.step(step_id)
    if step is None:
        raise LookupError(f"{flow.name} has no step '{step_id}'. The checks should have refused this flowchart.")
    return step


def _never_before(old: Flow, new: Flow, same: Matched) -> Iterator[Led]:
    for way, end in paths(new):
        added = next((pair for pair in way if pair in same.added), None)
        if added:
            yield *_in_words(new, added), None, end, _way(new, way), NO_LESS


def _parting(new: Flow, expected: Sequence[Given], way: Sequence[Given]) -> tuple[str, str]:
    """The last answer that both ways have in common: the arrow behind it is the one that turned."""
    common = 0
    while common < min(len(expected), len(way)) and expected[common] == way[common]:
        common += 1
    return _in_words(new, way[common - 1]) if common else ("", "")


def _says_otherwise(old: Flow, new: Flow, given: Sequence[Given], way: Sequence[Given]) -> tuple[str, str]:
    """On a way that is the same: the first answer that does not say what it said; "" twice where each one does."""
    for was, is_now in zip(given, way, strict=True):
        if _answer(old, was)[1].says != _answer(new, is_now)[1].says:
            return _in_words(new, is_now)
    return "", ""


def _in_words(flow: Flow, given: Given) -> tuple[str, str]:
    step, answer = _answer(flow, given)
    return step.title, answer.words


def _answer(flow: Flow, given: Given) -> tuple[Step, Answer]:
    step = flow.step(given[0])
    answer = step.answer(given[1]) if step else None
    if step is None or answer is None:
        raise LookupError(f"{flow.name} does not offer {given}.")
    return step, answer


def _way(flow: Flow, given: Sequence[Given]) -> Way:
    return tuple(_in_words(flow, pair) for pair in given)
