"""The safety rules, each over every path of a flowchart: what a helper must never do, whatever is answered.

Each rule gives the sentences that say how a flowchart breaks it; none when it keeps it. What an answer means stands in
the flowchart itself, and what must follow from it in must_follow.py.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from tools.browser.flow.duties import due_for, shown_at, stated_on
from tools.browser.flow.facts import Stated, Value, settle
from tools.browser.flow.model import NOT_SURE, Flow, Kind, Step, Table
from tools.browser.flow.walk import paths
from tools.sources.flowcharts.check import IN_A_HURRY
from tools.sources.flowcharts.must_follow import ALWAYS, IF_A_CHILD_TALKS, MUST_FOLLOW, STAFF_ALWAYS
from tools.sources.flowcharts.urgency import EXCEPTIONS, NEVER_SAID, RING_HOME, quotes
from tools.sources.review.content_lines import in_words

TELL_PARENTS = re.compile(r"\b(tells?|informs?|informed|telling)\b[^.]*\b(parents?|carers?|famil(y|ies))\b", re.I)

WORDS = {
    "image": re.compile(r"\b(nude|indecent)\b", re.I),
    "sexual": re.compile(r"\bsexual\b", re.I),
    "adult": re.compile(r"\b(an|anybody involved be an) adult\b", re.I),
    "offence": re.compile(r"\brape\b", re.I),
    "agencies": re.compile(r"\bpolice or children's social care involved\b", re.I),
    "danger": re.compile(r"\bin danger\b", re.I),
}
"""Words of a question, and the fact that its answers then have to state."""


class Called:
    """What facts come to by one table. Thousands of ways state the same, so each is worked out once."""

    def __init__(self, table: Table) -> None:
        """For all helpers that have this table."""
        self.table = table
        self._due: dict[tuple[Stated, ...], frozenset[str]] = {}
        self._settled: dict[tuple[Stated, ...], dict[str, Value]] = {}

    def due(self, stated: tuple[Stated, ...]) -> frozenset[str]:
        """What these facts call for, sure or with an *if*."""
        if stated not in self._due:
            self._due[stated] = frozenset(due_for(self.table, stated))
        return self._due[stated]

    def settled(self, stated: tuple[Stated, ...]) -> dict[str, Value]:
        """Every fact, as these statements leave it."""
        if stated not in self._settled:
            self._settled[stated] = settle(self.table.facts, stated)
        return self._settled[stated]


called_by = lru_cache(maxsize=4)(Called)
"""The same for the same table: hundreds of helpers that differ by a slip are put to the rules."""


def broken_rules(flow: Flow) -> Iterator[str]:
    """Everything in which the flowchart breaks a safety rule."""
    yield from _danger_comes_first(flow)
    yield from _a_picture_and_an_adult_come_next(flow)
    yield from _what_cannot_wait_parts_no_ways(flow)
    yield from words_are_stated(flow)
    yield from _not_sure_loses_nothing(flow)
    yield from _what_is_so_has_its_duties(flow)
    yield from _nothing_is_waved_away(flow)
    yield from _families_never_without_the_exceptions(flow)


def _danger_comes_first(flow: Flow) -> Iterator[str]:
    called = called_by(flow.table)
    first: Step | None = flow.steps[0]
    if any(name == "concern" for answer in flow.steps[0].answers for name, _ in answer.says or ()):
        # A page that people also open to read asks first whether they are worried: danger comes next for who is.
        worried = {
            answer.to for answer in flow.steps[0].answers if dict(answer.says or ()).get("concern") is not Value.NO
        }
        first = flow.step(worried.pop()) if len(worried) == 1 else None
    if first is None or first.id != "danger-now":
        yield f"{flow.name} does not ask about danger first."
        return
    for answer in first.answers:
        target = flow.step(answer.to)
        said = dict(answer.says or ())
        urgent = called.settled((*flow.facts, *said.items()))["danger"] >= Value.NOT_SURE
        to_999 = target is not None and target.kind is Kind.ENDING and "999" in target.title
        if urgent != to_999 or urgent == (answer.id == "no"):
            yield f"{flow.name}: “{answer.words}” to “{first.title}” leads to {answer.to}."


def _a_picture_and_an_adult_come_next(flow: Flow) -> Iterator[str]:
    """Right after danger, on every way: what somebody does next depends on them. Not sure of one is asked the other.

    A child is asked what it is about in words of its own. A helper for those who decide may weigh in another order.
    """
    called = called_by(flow.table)
    if IN_A_HURRY.isdisjoint(flow.readers):
        return
    steps = {step.id: step for step in flow.steps}
    for ids, said in {(tuple(step for step, _ in given), tuple(stated_on(flow, given))) for given, _ in paths(flow)}:
        if called.settled(said)["danger"] >= Value.NOT_SURE or called.settled(said)["child"] is Value.YES:
            continue
        # Who reads is asked before them only where a child may: then it parts the child's questions from a grown-up's.
        first = [
            each
            for each in ids[:2]
            if each == "danger-now" or (flow.is_for_a_child and _asks_who_reads(flow, steps[each]))
        ]
        asked = ids[len(first) :]
        if not (_asks(flow, asked[:1], "image") and _asks(flow, asked[1:2], "adult")):
            yield f"{flow.name}: {' > '.join(ids)} does not ask about a picture and then about an adult."


def _asks_who_reads(flow: Flow, step: Step) -> bool:
    readers = {fact.name for fact in flow.table.facts if fact.reader}
    return any(name in readers for answer in step.answers for name, _ in answer.says or ())


def _asks(flow: Flow, ids: tuple[str, ...], name: str) -> bool:
    kinds = {name, *(fact.name for fact in flow.table.facts if fact.part_of == name)}
    steps = {step.id: step for step in flow.steps}
    return any(said in kinds for each in ids for answer in steps[each].answers for said, _ in answer.says or ())


def _what_cannot_wait_parts_no_ways(flow: Flow) -> Iterator[str]:
    """It asks what is so. Whoever chooses one of it is still asked about an adult, a picture and what is sexual."""
    for step in flow.steps:
        if step.title.startswith("What cannot wait") and len({answer.to for answer in step.answers}) > 1:
            yield f"{flow.name}: the answers to “{step.title}” lead to different steps."


def words_are_stated(flow: Flow) -> Iterator[str]:
    """A question that speaks of a picture, say, has an answer that says so."""
    for step in flow.steps:
        if step.kind is not Kind.QUESTION or not step.body:
            continue
        said = _stated_behind(flow, step)
        said |= {fact.part_of for fact in flow.table.facts if fact.name in said}
        for name, words in WORDS.items():
            if words.search(step.body[0]) and name not in said:
                yield f"{flow.name}: “{step.title}” asks about {name}, and no answer says so."


def _stated_behind(flow: Flow, step: Step, asked: bool = True) -> set[str]:
    """What the answers to a question say to be so; where one says nothing, also what the questions behind it say."""
    said = {name for answer in step.answers for name, value in answer.says or () if value is Value.YES}
    for answer in step.answers:
        target = flow.step(answer.to)
        if target is not None and not (asked and answer.says):
            said |= _stated_behind(flow, target, asked=False)
    return said


def _not_sure_loses_nothing(flow: Flow) -> Iterator[str]:
    """Whatever another answer calls for, *Not sure* calls for too. Only a later question may settle it otherwise."""
    called = called_by(flow.table)
    reached: dict[tuple[str, tuple[Stated, ...]], None] = {}
    waiting: list[tuple[Step, tuple[Stated, ...]]] = [(flow.steps[0], flow.facts)]
    while waiting:
        step, before = waiting.pop()
        if (step.id, before) in reached:
            continue
        reached[step.id, before] = None
        after = {each.id: (*before, *(each.says or ())) for each in step.answers}
        waiting += [(target, after[each.id]) for each in step.answers if (target := flow.step(each.to))]
        if step.kind is Kind.QUESTION and NOT_SURE in after and not _decides_the_reader(flow, step):
            surest = frozenset[str]().union(*(called.due(stated) for stated in after.values()))
            if lost := surest - called.due(after[NOT_SURE]):
                yield f"{flow.name}: “Not sure” to “{step.title}” loses {', '.join(sorted(lost))}."


def _decides_the_reader(flow: Flow, step: Step) -> bool:
    """Who reads, and what calls for less: there *Not sure* is answered by something else than “perhaps”."""
    others = {fact.name for fact in flow.table.facts if fact.reader or fact.not_with} | {"concern"}
    return any(name in others for answer in step.answers for name, _ in answer.says or ())


def _what_is_so_has_its_duties(flow: Flow) -> Iterator[str]:
    called = called_by(flow.table)
    for said in dict.fromkeys(tuple(stated_on(flow, given)) for given, _ in paths(flow)):
        now, shown = called.settled(said), called.due(said)
        if now["concern"] is not Value.YES:
            continue
        reader = next((name for name in ALWAYS if now[name] is Value.YES), "")
        wanted = set(ALWAYS.get(reader, ()))
        for (who, fact), duties in MUST_FOLLOW.items():
            if who == reader and now[fact] >= Value.NOT_SURE:
                wanted |= set(duties)
        if reader == "staff" and now["accident"] is not Value.YES:
            wanted |= set(STAFF_ALWAYS)
        if reader == "staff" and now["danger"] is not Value.YES and now["with-child"] is not Value.NO:
            wanted |= set(IF_A_CHILD_TALKS)
        if reader == "staff" and max(now["sexual"], now["image"]) >= Value.NOT_SURE:
            wanted.add("children-took-part-too" if now["adult-here"] is Value.YES else "refer-it-immediately")
        if reader == "parent" and max(now["sexual"], now["image"]) >= Value.NOT_SURE:
            here = now["adult-here"] is Value.YES
            wanted.add("children-took-part-too-parents" if here else "if-part-of-it-is-sexual-immediately")
        if now["reported"] is Value.YES:
            wanted.discard("start-from-the-police")
        if now["adult-here"] is Value.YES:
            wanted.discard("no-dsl-to-be-found")  # The DSL, or the headteacher, may be that adult.
        if now["missing"] is Value.YES:
            wanted.discard("do-not-question-children")  # Somebody has to ask where the child was seen last.
        if now["accident"] is Value.YES:
            # "It is not your fault" is for who was harmed, not for two who bumped into each other.
            wanted.discard("tell-the-child-what-happens-next")
        if missing := wanted - shown:
            yield f"{flow.name}: {in_words(said)} does not show {', '.join(sorted(missing))}."


def _nothing_is_waved_away(flow: Flow) -> Iterator[str]:
    for step in flow.steps:
        for text in (*step.body, step.why, *(each.text for each in step.instructions)):
            if found := NEVER_SAID.search(text) or RING_HOME.search(text):
                yield f"{flow.name}: “{step.title}” says “{found[0]}”."


def _families_never_without_the_exceptions(flow: Flow) -> Iterator[str]:
    shown = shown_at(flow)
    words = {duty.id: duty.says for duty in flow.table.duties if duty.says}
    for step in flow.steps:
        rules = [each for each in step.instructions if each.quotations and TELL_PARENTS.search(each.text)]
        beside = [*step.instructions, *(words[key] for key in shown.get(step.id, ()))]
        if rules and not any(quotes(beside, exception) for exception in EXCEPTIONS):
            yield f"{flow.name}: “{step.title}” speaks of telling parents without the exceptions."
