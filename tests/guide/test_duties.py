"""Each fact and each duty is taken away or weakened, one at a time, and missed.

Most are missed by what was written by hand apart from them: the rules of `safety.py`, what is due in `situations.toml`,
the same question in another helper. For the rest there is what somebody has reviewed, `ways.json` and `reviewed.toml`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from tests.guide.test_safety import ways_of
from tests.guide.test_situations import Situation, read_situations, said_by, steps_of, wrong_with
from tools.browser.flow.duties import called_for, due_for, shown_at, stated_on, with_opposites
from tools.browser.flow.facts import Stated, Value, settle
from tools.browser.flow.model import Answer, Duty, DutyKind, Flow, Kind, Step, Strength, Table
from tools.browser.flow.walk import paths
from tools.sources.flowcharts.check_facts import check_facts
from tools.sources.flowcharts.duties_command import carrying
from tools.sources.flowcharts.must_follow import ALWAYS, MUST_FOLLOW
from tools.sources.flowcharts.quotations import check_instruction, place
from tools.sources.flowcharts.read_duties import MOST_WORDS, words_of
from tools.sources.flowcharts.safety import words_are_stated
from tools.sources.flowcharts.strength import bears
from tools.sources.policy.text import Policy
from tools.sources.review.content_lines import of_duty

SAYS_LESS = {
    "those-who-saw-it": "support is to be considered; that it should be is said of considering it",
    "before-and-why": "the list says what is considered; the sentence before it says that it will be",
    "young-children-touching": "reported as the policy's view, to be weighed",
    "hard-to-say-in-words": "says what children find hard; it allows nobody anything",
    "online-bullying-the-policys-examples": "what bullying can be; the sentence that opens the list binds nobody",
    "police-starting-point": "the second quotation only says who leads",
    "words-that-no-child-should-hear": "what the two words mean; whether a child hears them is not the policy's",
}
"""Duties that speak less strongly than the words that they quote, each with the reason. A parent's or a child's duty
reports what binds the school, so it says less as well."""


@pytest.fixture(scope="module")
def table(flows: list[Flow]) -> Table:
    return flows[0].table


def test_every_duty_is_carried_by_an_ending_and_short(flows: list[Flow], table: Table) -> None:
    carried = carrying(flows)
    assert len(table.duties) > 100
    assert [duty.id for duty in table.duties if duty.id not in carried] == []
    assert [duty.id for duty in table.duties if duty.says and words_of(duty.says) > MOST_WORDS] == []


def test_every_duty_says_what_the_policy_says_as_strongly_as_it_does(policy: Policy, table: Table) -> None:
    weaker = []
    for duty in table.duties:
        assert duty.says is not None
        assert check_instruction("", duty.says, policy) == []
        if duty.says.strength is not Strength.OUTSIDE and _most(duty, policy) > duty.says.strength.rank:
            weaker.append(duty.id)
    about_the_school = {duty.id for duty in table.duties if duty.when[0] in (("parent",), ("child",))}
    assert set(weaker) - about_the_school - SAYS_LESS.keys() == set()


def _most(duty: Duty, policy: Policy) -> int:
    found = [(quotation, place(quotation, policy)) for quotation in (duty.says.quotations if duty.says else ())]
    return max(bears(quotation.words, where.text, where.lead).rank for quotation, where in found if where)


def test_what_was_not_seen_is_never_shown_as_settled(table: Table) -> None:
    """Outside the policy a duty has a source, and says to check it unless it is this site's own advice."""
    for duty in table.duties:
        if duty.says and duty.says.strength is Strength.OUTSIDE:
            source = duty.says.source.lower()
            own = source.startswith(("advice of this site", "[childline]", "[report child abuse]"))
            assert own or "check" in source or "ask the police" in source, duty.title


def test_equal_facts_call_for_equal_duties_whichever_helper_asked(flows: list[Flow]) -> None:
    """And no ending hides or adds one: without scripts it has every duty of every way to it."""
    seen: dict[tuple[tuple[str, Value], ...], dict[str, bool]] = {}
    for flow in flows:
        shown = shown_at(flow)
        for ending, said in {(end.id, tuple(stated_on(flow, given))) for given, end in paths(flow)}:
            settled = tuple(settle(flow.table.facts, said).items())
            due = due_for(flow.table, said)
            assert seen.setdefault(settled, due) == due
            assert set(due) <= set(shown[ending])


def with_answer(flow: Flow, step: Step, answer: Answer, says: tuple[Stated, ...]) -> Flow:
    answers = tuple(replace(each, says=says) if each is answer else each for each in step.answers)
    changed = replace(step, answers=answers)
    return replace(flow, steps=tuple(changed if each is step else each for each in flow.steps))


def weaker_facts(flow: Flow) -> Iterator[tuple[str, Step, Answer, Flow]]:
    """Each statement of each answer: left out, or weaker by one step."""
    for step in flow.steps:
        for answer in step.answers:
            said = answer.says or ()
            for index, (name, value) in enumerate(said):
                rest = (*said[:index], *said[index + 1 :])
                where = f"{flow.name}: {step.id}={answer.id}"
                yield f"{where} no longer says {name}", step, answer, with_answer(flow, step, answer, rest)
                if value >= Value.NOT_SURE:
                    less = (name, Value.NOT_SURE if value is Value.YES else Value.NO)
                    changed = with_answer(flow, step, answer, (*said[:index], less, *said[index + 1 :]))
                    yield f"{where} says less of {name}", step, answer, changed


@cache
def walked(name: str) -> tuple[tuple[Situation, tuple[tuple[str, str], ...]], ...]:
    """The situations that walk this helper, with their answers."""
    every = ((each, steps_of(line)) for each in read_situations() for line in each.walks)
    return tuple((each, tuple(given)) for each, (flow, given) in every if flow == name)


Meaning = dict[tuple[str, str, str], set[tuple[Stated, ...]]]
"""What an answer says, by the question's title and words and the answer's, in every helper that asks it."""


def meanings(flows: list[Flow]) -> Meaning:
    found: Meaning = {}
    for flow in flows:
        for step in flow.steps:
            for answer in step.answers if step.kind is Kind.QUESTION else ():
                found.setdefault(_asked(step, answer), set()).add(_without_readers(answer))
    return found


def _asked(step: Step, answer: Answer) -> tuple[str, str, str]:
    return step.title, step.body[0] if step.body else "", answer.words


def _without_readers(answer: Answer) -> tuple[Stated, ...]:
    """Who reads is asked at different places; what is so does not depend on it."""
    return tuple(sorted(said for said in answer.says or () if said[0] not in ALWAYS))


def test_the_same_answer_to_the_same_question_never_says_two_things(flows: list[Flow]) -> None:
    """A helper may say more of the situation than another; never that something is so and not so."""
    for asked, ways in meanings(flows).items():
        stated = {pair for says in ways for pair in says}
        assert len(stated) == len({name for name, _ in stated}), asked


def test_a_slip_in_any_fact_is_caught(flows: list[Flow]) -> None:
    """By the checks of the build, by the same question in another helper, by a situation; at last by the review."""
    elsewhere = meanings(flows)
    asked_by = Counter(_asked(step, answer) for flow in flows for step in flow.steps for answer in step.answers)
    made, only_reviewed, survivors = 0, [], []
    for flow in flows:
        reviewed = set(ways_of(flow))
        a_way = {pair: given for given, _ in paths(flow) for pair in given}
        for name, step, answer, mutant in weaker_facts(flow):
            made += 1
            changed = next(each for each in mutant.steps if each.id == step.id)
            slipped = next(each for each in changed.answers if each.id == answer.id)
            asked = _asked(step, answer)
            if (
                _wrong_by_itself(mutant, changed)
                or (asked_by[asked] > 1 and _without_readers(slipped) not in elsewhere[asked])
                or _reads_as_nobody(mutant, a_way[step.id, answer.id])
                or any(
                    (step.id, answer.id) in given and wrong_with(situation, mutant, list(given))
                    for situation, given in walked(flow.name)
                )
            ):
                continue
            if set(ways_of(mutant)) != reviewed:
                only_reviewed.append(name)
            else:
                survivors.append(name)
    print(f"{made} slips in facts, {len(survivors)} survive; {len(only_reviewed)} are caught by the review alone")
    assert made > 2000
    assert survivors == []
    assert len(only_reviewed) < made / 5, "\n".join(only_reviewed)


def _reads_as_nobody(flow: Flow, given: tuple[tuple[str, str], ...]) -> bool:
    """What the build refuses: a way on which not exactly one reader holds."""
    settled = settle(flow.table.facts, stated_on(flow, given))
    return [settled[name] for name in ALWAYS if settled[name] is not Value.NO] != [Value.YES]


def _wrong_by_itself(flow: Flow, step: Step) -> bool:
    """What the build, or the rule about the words of a question, would refuse in this one step."""
    answers = tuple(replace(each, to="end") for each in step.answers)
    end = Step("end", "End", ("Write it down.",), "", (), (), (), 0)
    alone = replace(flow, steps=(replace(step, answers=answers), end), facts=())
    told = [str(problem) for problem in check_facts(alone)]
    return any("loses" in each or "does not say" in each for each in told) or any(words_are_stated(alone))


def weaker_duties(duty: Duty) -> Iterator[tuple[str, Duty]]:
    """Shown less often, less strongly, or later than it is."""
    for index, terms in enumerate(duty.when):
        for term in terms if len(terms) > 1 else ():
            fewer = tuple(each for each in terms if each != term)
            yield (
                f"{duty.id} no longer for {term}",
                replace(duty, when=(*duty.when[:index], fewer, *duty.when[index + 1 :])),
            )
        yield (
            f"{duty.id} whatever {' or '.join(terms)} is",
            replace(duty, when=(*duty.when[:index], *duty.when[index + 1 :])),
        )
    if duty.unasked:
        yield f"{duty.id} no longer where nobody asked", replace(duty, unasked=False)
    if duty.says and duty.says.strength is not Strength.OUTSIDE:
        says = replace(duty.says, strength=Strength.SAYS)
        if duty.says.strength.rank:
            yield f"{duty.id} less strongly", replace(duty, says=says)
    if duty.kind in (DutyKind.DO_NOW, DutyKind.DO_NOT):
        yield f"{duty.id} only after everything else", replace(duty, kind=DutyKind.MAY_COME_NEXT)


def test_a_slip_in_any_duty_is_caught(flows: list[Flow], table: Table, policy: Policy) -> None:
    """A duty taken out is due to somebody in a situation; a weaker one is missed there, or by the review at last."""
    moments = list(_moments(flows, table))
    made = 0
    only_reviewed: list[str] = []
    survivors: list[str] = []
    for duty in table.duties:
        assert any(duty.id in due for due, _, _ in moments), f"{duty.id} taken out is missed by nobody"
        for name, mutant in weaker_duties(duty):
            made += 1
            if not (_missed(mutant, moments) or _reaches_others(mutant, moments) or _too_weak(mutant, policy)):
                caught = of_duty(mutant) != of_duty(duty)
                (only_reviewed if caught else survivors).append(name)
    print(f"{made} slips in duties, {len(survivors)} survive; {len(only_reviewed)} are caught by the review alone")
    assert made > 400
    assert survivors == []
    assert len(only_reviewed) < made / 2, "\n".join(only_reviewed)


Moment = tuple[set[str], set[str], dict[str, Value]]
"""What is due, what would be wrong, and the facts."""


def _moments(flows: list[Flow], table: Table) -> Iterator[Moment]:
    """Every situation by its facts and by its walks, and each fact of the rules by itself."""
    helpers = {flow.name: flow for flow in flows}
    for each in read_situations():
        said = [said_by(each), *(stated_on(helpers[name], given) for name, given in map(steps_of, each.walks))]
        for stated in said:
            yield set(each.due), set(each.never), with_opposites(settle(table.facts, stated))
    for (reader, fact), duties in MUST_FOLLOW.items():
        for value in (Value.YES, Value.NOT_SURE):
            yield set(duties), set(), with_opposites(settle(table.facts, [(reader, Value.YES), (fact, value)]))


def _missed(duty: Duty, moments: list[Moment]) -> bool:
    for due, never, values in moments:
        shown = called_for(duty.when, values) >= (Value.NOT_ASKED if duty.unasked else Value.NOT_SURE)
        if (duty.id in due and not shown) or (duty.id in never and shown):
            return True
    return False


def _reaches_others(duty: Duty, moments: list[Moment]) -> bool:
    """Whether it is shown to a kind of reader to whom it is due in no situation."""
    judged = {_reader(values) for due, _, values in moments if duty.id in due}
    return any(
        called_for(duty.when, values) >= Value.NOT_SURE for _, _, values in moments if _reader(values) not in judged
    )


def _reader(values: dict[str, Value]) -> str:
    return next((name for name in ALWAYS if values[name] is Value.YES), "")


def _too_weak(duty: Duty, policy: Policy) -> bool:
    outside = duty.says is None or duty.says.strength is Strength.OUTSIDE
    about_the_school = duty.when and duty.when[0] in (("parent",), ("child",))
    return not (outside or about_the_school or duty.id in SAYS_LESS) and _most(duty, policy) > duty.says.strength.rank  # type: ignore[union-attr]
