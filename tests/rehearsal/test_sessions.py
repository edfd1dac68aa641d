"""How long scenarios take, and that both plans of a session hold what they promise."""

import re
from dataclasses import replace

import pytest

from tools.browser.flow.model import Flow
from tools.pages.rehearsal.lengths import Length, lengths_of
from tools.pages.rehearsal.plans import at_tables, fits, for_role, plan_markdown, plans, roles_without, slot
from tools.pages.rehearsal.quiz_screens import ROUND, quiz_screens, round_of
from tools.pages.rehearsal.screen import COUNT, DISCUSS, PAIRS, THINK, Screen, group_minutes
from tools.pages.rehearsal.screens import screens_of, voted_on
from tools.sources.paths import QUIZ
from tools.sources.policy.text import Policy
from tools.sources.quiz import Question, read_quiz
from tools.sources.scenarios.facts import ROLES
from tools.sources.scenarios.scenario import Scenario
from tools.sources.scenarios.scenarios import flow_of

PLANS = {"<!-- plan: one-hour -->": 60, "<!-- plan: twenty-minutes -->": 20}


@pytest.fixture(scope="module")
def lengths(scenarios: tuple[Scenario, ...], flows: list[Flow], policy: Policy) -> dict[str, Length]:
    return lengths_of(scenarios, flows, policy)


@pytest.fixture(scope="module")
def quiz(policy: Policy) -> tuple[Question, ...]:
    return read_quiz(QUIZ, policy)


def test_words_read_aloud_take_a_minute_for_130_and_silently_for_220_besides_what_is_done() -> None:
    words = " ".join(["word"] * 260)
    assert Screen("story", f"<p>{words}</p>", "").takes == pytest.approx(120)
    assert Screen("card", f"<p>{words}</p>", "", aloud=False).takes == pytest.approx(260 * 60 / 220)
    assert Screen("think", f"<p>{words}</p>", "notes are not read out", seconds=THINK).takes == pytest.approx(180)
    assert group_minutes([Screen("story", f"<p>{words} more</p>", "")]) == 3, "never fewer minutes than it takes"


def test_a_part_in_a_group_has_time_to_think_to_talk_and_to_count_each_vote(
    scenarios: tuple[Scenario, ...], flows: list[Flow], policy: Policy
) -> None:
    for scenario in scenarios:
        for number, part in enumerate(scenario.parts, 1):
            shown = screens_of(scenario, number, flow_of(part, flows), policy)
            votes = [screen for screen in shown if screen.kind == "vote"]
            assert len(votes) == len(voted_on(part)) + bool(part.act) > 0
            counted = len(votes) + bool(part.act)  # An act is voted on twice.
            assert sum(screen.seconds for screen in shown) == THINK + PAIRS + DISCUSS + COUNT * counted
            assert sum(screen.kind == "reveal" for screen in shown) == len(votes)


def test_what_a_group_does_not_vote_on_is_told_to_it(
    scenarios: tuple[Scenario, ...], flows: list[Flow], policy: Policy
) -> None:
    for scenario in scenarios:
        for number, part in enumerate(scenario.parts, 1):
            shown = " ".join(
                screen.html
                for screen in screens_of(scenario, number, flow_of(part, flows), policy)
                if screen.kind in ("settled", "vote")
            )
            assert [row.question for row in part.rows if f"{row.question}" not in shown.replace("&#x27;", "'")] == []


def test_both_plans_add_up_to_the_minute_and_hold_something_for_everybody(
    scenarios: tuple[Scenario, ...], lengths: dict[str, Length], policy: Policy, quiz: tuple[Question, ...]
) -> None:
    made = plans(policy, quiz)
    assert set(made) == set(PLANS)
    for marker, total in PLANS.items():
        minutes = slot(made[marker])
        assert sum(item.minutes for item in made[marker]) == total
        for role in ROLES:
            suggested = for_role(role, scenarios, lengths, minutes)
            assert suggested
            assert all(fit.minutes <= minutes and role in fit.scenario.audience for fit in suggested)
        seated = [role for _, roles in at_tables(scenarios, lengths, minutes) for role in roles]
        assert sorted(seated) == sorted(ROLES), "each role sits at one table"
        assert f" to {total} |" in plan_markdown(made[marker], scenarios, lengths)


def test_a_scenario_that_is_too_long_is_cut_to_the_parts_that_fit_or_left_out(scenarios: tuple[Scenario, ...]) -> None:
    scenario = next(each for each in scenarios if len(each.parts) == 3)
    length = Length(alone=9, in_group=(10, 20, 30))
    assert str(fits(scenario, length, 30)).endswith(".md) (30 minutes)")
    assert str(fits(scenario, length, 29)).endswith(", parts 1 and 2 (20 minutes)")
    assert str(fits(scenario, length, 19)).endswith(", part 1 (10 minutes)")
    assert fits(scenario, length, 9) is None


def test_every_plan_has_a_story_for_every_role_and_one_that_has_none_is_told_and_stops_no_build(
    scenarios: tuple[Scenario, ...], lengths: dict[str, Length], policy: Policy, quiz: tuple[Question, ...]
) -> None:
    assert roles_without(scenarios, lengths, policy, quiz) == []
    longer = {
        each.name: Length(99, (99,) * len(each.parts)) if "office staff" in each.audience else lengths[each.name]
        for each in scenarios
    }
    said = roles_without(scenarios, longer, policy, quiz)
    assert len(said) == len(PLANS)
    assert re.search(r"leaves \d+ minutes for a scenario, and none for office staff fits\. Shorten", said[0])
    shown = plan_markdown(next(iter(plans(policy, quiz).values())), scenarios, longer)
    assert "| Office staff | None fits: take more time |" in shown


def test_a_round_of_the_quiz_for_an_hour_asks_how_strongly_twice_and_once_what_is_not_in_the_policy(
    quiz: tuple[Question, ...], policy: Policy
) -> None:
    chosen = round_of(quiz, ROUND["an hour"])
    assert len({question.id for question in chosen}) == ROUND["an hour"]
    assert sum(question.right in ("Must", "Will", "Should") for question in chosen) == 2
    assert sum(question.strength.value == "Not in this policy" for question in chosen) == 1
    assert len(round_of(quiz, ROUND["twenty minutes"])) == 1
    assert len(quiz_screens(quiz, policy)) == 2 * len(quiz)


def test_alone_a_scenario_takes_less_than_in_a_group_and_more_words_take_longer(
    scenarios: tuple[Scenario, ...], lengths: dict[str, Length], flows: list[Flow], policy: Policy
) -> None:
    assert all(length.alone < length.group for length in lengths.values())
    first = scenarios[0]
    longer = replace(first, parts=(replace(first.parts[0], story=("word " * 440,)), *first.parts[1:]))
    more = lengths_of([longer], flows, policy)[first.name]
    assert more.alone >= lengths[first.name].alone + 1
    assert more.group > lengths[first.name].group
