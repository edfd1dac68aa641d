"""Each fact and each duty is taken away or weakened, one at a time, and missed.

What misses it are rules and situations written by hand, not a copy of the answer: `tests/guide/safety.py` says what must
follow from which fact, `tests/guide/situations.toml` what is due to whom.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tools.guide.duties import shown_at
from tools.guide.facts import Stated, Value, settle
from tools.guide.model import Answer, Flow, Step, Strength, Table
from tools.guide.read_duties import MOST_WORDS, words_of
from tools.publish.helpers.duties_command import carrying
from tools.publish.helpers.quotations import check_instruction
from tools.publish.policy.text import Policy


@pytest.fixture(scope="module")
def table(flows: list[Flow]) -> Table:
    return flows[0].table


def test_every_duty_is_carried_by_an_ending_and_short(flows: list[Flow], table: Table) -> None:
    assert len(table.duties) > 100
    assert [duty.id for duty in table.duties if duty.id not in carrying(flows)] == []
    assert [duty.id for duty in table.duties if duty.says and words_of(duty.says) > MOST_WORDS] == []


def test_every_duty_says_what_the_policy_says_and_no_more(policy: Policy, table: Table) -> None:
    told = [problem for duty in table.duties if duty.says for problem in check_instruction("", duty.says, policy)]
    assert told == []


def test_what_was_not_seen_is_never_shown_as_settled(table: Table) -> None:
    """Outside the policy a duty has a source, and says to check it unless it is this site's own advice."""
    for duty in table.duties:
        if duty.says and duty.says.strength is Strength.OUTSIDE:
            source = duty.says.source.lower()
            settled = source.startswith(("advice of this site", "[childline]", "[report child abuse]"))
            assert settled or "check" in source or "ask the police" in source, duty.title


def test_equal_facts_call_for_equal_duties_whichever_helper_asked(flows: list[Flow]) -> None:
    """An ending shows nothing but what the facts of a way to it call for: no helper adds or hides a duty."""
    from tools.guide.duties import due_on
    from tools.guide.walk import paths

    seen: dict[tuple[tuple[str, Value], ...], dict[str, bool]] = {}
    for flow in flows:
        for given, ending in paths(flow):
            from tools.guide.duties import stated_on

            settled = settle(flow.table.facts, stated_on(flow, given))
            due = due_on(flow, given)
            assert seen.setdefault(tuple(sorted(settled.items())), due) == due
            assert set(due) <= set(shown_at(flow)[ending.id])


def weaker_facts(flow: Flow) -> Iterator[tuple[str, Flow]]:
    """Each statement of each answer: left out, or weaker by one step."""
    for step in flow.steps:
        for answer in step.answers:
            for index, (name, value) in enumerate(answer.says or ()):
                rest = [*(answer.says or ())[:index]], [*(answer.says or ())[index + 1 :]]
                yield f"{step.id}={answer.id} no longer says {name}", _saying(flow, step, answer, [*rest[0], *rest[1]])
                if value > Value.NOT_ASKED:
                    less = (name, Value.NO if value is Value.NOT_SURE else Value.NOT_SURE)
                    what = f"{step.id}={answer.id} says less of {name}"
                    yield what, _saying(flow, step, answer, [*rest[0], less, *rest[1]])


def _saying(flow: Flow, step: Step, answer: Answer, says: list[Stated]) -> Flow:
    changed = replace(answer, says=tuple(says))
    answers = tuple(changed if each is answer else each for each in step.answers)
    return replace(flow, steps=tuple(replace(each, answers=answers) if each is step else each for each in flow.steps))
