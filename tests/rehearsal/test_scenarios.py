"""Every scenario's table leads where it says, and together they rehearse every ending, helper, harm and safety rule."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tools.browser.flow.duties import Urgency, stated_on, urgency_on
from tools.browser.flow.facts import Value, settle
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import Given, paths
from tools.sources.errors import SourceError
from tools.sources.flowcharts import must_follow, safety
from tools.sources.flowcharts.read import read_flow
from tools.sources.paths import POLICY
from tools.sources.policy.text import Policy
from tools.sources.scenarios import rehearsed as rehearsing
from tools.sources.scenarios.facts import HARM, ROLES
from tools.sources.scenarios.rehearsed import RULES, Rehearsed, not_rehearsed, rehearsed
from tools.sources.scenarios.scenario import Scenario
from tools.sources.scenarios.scenarios import read_scenarios

BAD = Path(__file__).parent / "bad"


def test_there_are_enough_scenarios_of_two_to_four_parts_for_every_role(
    scenarios: tuple[Scenario, ...],
) -> None:
    assert len(scenarios) >= 24
    assert all(2 <= len(scenario.parts) <= 4 for scenario in scenarios)
    assert min(Counter(role for scenario in scenarios for role in scenario.audience)[role] for role in ROLES) > 3
    assert {"staff room", "playground", "online at home", "transport", "after-school club", "residential visit"} <= {
        scenario.setting for scenario in scenarios
    }


def test_a_new_role_is_refused_until_a_scenario_is_for_it(
    parts: list[Rehearsed], flows: list[Flow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsing, "ROLES", (*ROLES, "caretakers"))
    assert not_rehearsed(parts, flows) == [
        "No scenario is for caretakers. Write one, or add them to the 'for:' of one.",
    ]


def test_every_ending_helper_form_of_abuse_and_safety_rule_has_a_scenario(
    parts: list[Rehearsed], flows: list[Flow]
) -> None:
    assert not_rehearsed(parts, flows) == []


LISTED = {
    "Bullying-emotional/physical": {"bullying"},
    "Online/Cyber bullying": {"online-bullying"},
    "Prejudiced relating bullying": {"prejudiced-related-bullying"},
    "Sexual Violence, Sexual Harassment and Sexually Harmful behaviour.": {
        "sexual-violence", "sexual-harassment", "sexually-harmful-behaviour",
    },
    "Sexting sharing of nude or indecent": {"sexting"},
    "Abuse in intimate relationships, including teenage relationship abuse": {"teenage-relationship-abuse"},
    "Initiation/hazing type violence and rituals.": {"initiation-hazing"},
    "Hate crime": {"hate-crime"},
    "Child Criminal Exploitation": {"child-criminal-exploitation"},
    "Child Sexual Exploitation": {"child-sexual-exploitation"},
    "Gang association and serious violence - County Lines": {"county-lines"},
    "Radicalisation": {"radicalisation"},
}  # fmt: skip
"""How each form on section 4's list begins, and what scenarios call it."""


def test_each_part_asks_first_for_an_act(parts: list[Rehearsed], flows: list[Flow]) -> None:
    """Also where somebody only reads, and where a parent or a child is walked: no part is left out."""
    without = replace(parts[0], part=replace(parts[0].part, act=None))
    assert not_rehearsed([without, *parts[1:]], flows) == [f"{without.name} has no act: ask first what to do."]


OFTENEST_999 = 12
"""So many stories at the most ring 999. With half of them, the lesson was that a worry is an emergency or nothing."""


def test_few_stories_are_about_an_emergency(parts: list[Rehearsed]) -> None:
    ring = {part.scenario.name for part in parts if urgency_on(part.flow, part.given) is Urgency.RING_999}
    assert len(ring) <= OFTENEST_999


def test_each_form_of_abuse_that_section_4_lists_is_one_that_scenarios_are_asked_to_rehearse() -> None:
    section = (POLICY / "04-what-is-it.md").read_text(encoding="utf-8")
    one_list = section.partition("#different-forms")[2].partition("\n\n")[2].partition("\n\n")[0]
    listed = re.findall(r"^- (.+)$", one_list, re.M)
    assert len(listed) == len(LISTED)
    assert [item for item, begins in zip(listed, LISTED, strict=True) if not item.startswith(begins)] == []
    assert set.union(*LISTED.values()) == set(HARM) - {"consent", "different-forms"}


REHEARSED_BY = {
    "danger_comes_first": {"danger comes first"},
    "not_sure_loses_nothing": {"“Not sure” leads to no less"},
    "what_is_so_has_its_duties": {
        "what is sexual goes to the DSL immediately", "an offence shows where the police start",
    },
    "nothing_is_waved_away": {"nothing is waved away"},
    "families_never_without_the_exceptions": {"families never without the exceptions"},
    # About the words of a question, which a reader meets with every other rule.
    "words_are_stated": set(),
    # About the order of every way. A table has its rows in that order, or it is refused.
    "a_picture_and_an_adult_come_next": set(),
    # About where all answers of one question lead: no single way can show it.
    "what_cannot_wait_parts_no_ways": set(),
}  # fmt: skip
"""Each safety rule of tools/sources/flowcharts/safety.py, and what scenarios are asked to rehearse of it."""


def test_each_safety_rule_of_the_helpers_is_one_that_scenarios_are_asked_to_rehearse() -> None:
    checks = {name.lstrip("_") for name in safety.broken_rules.__code__.co_names if hasattr(safety, name)}
    assert checks == set(REHEARSED_BY)
    assert set(RULES) == set.union(*REHEARSED_BY.values())


def met(flow: Flow, given: Iterable[Given]) -> set[tuple[str, str]]:
    """Who reads on this way, with each fact that is so there, or of which nobody is sure."""
    found = settle(flow.table.facts, stated_on(flow, given))
    readers = [name for name in must_follow.ALWAYS if found[name] is Value.YES]
    return {(reader, name) for reader in readers for name, value in found.items() if value >= Value.NOT_SURE}


def test_whatever_must_follow_from_a_fact_is_rehearsed_for_each_reader(
    parts: list[Rehearsed], flows: list[Flow]
) -> None:
    """Every fact of the safety rules, for everybody whom a helper can lead to it."""
    reached = set[tuple[str, str]]().union(*(met(flow, given) for flow in flows for given, _ in paths(flow)))
    rehearsed_here = set[tuple[str, str]]().union(*(met(part.flow, part.given) for part in parts))
    assert len(reached & set(must_follow.MUST_FOLLOW)) > 30
    assert (reached & set(must_follow.MUST_FOLLOW)) - rehearsed_here == set()


@pytest.fixture(scope="module")
def small_helpers() -> list[Flow]:
    """What the wrong scenarios walk: a helper of their own, so that no wording of the real ones changes a message."""
    found = []
    for path in sorted((BAD / "flowcharts").glob("*.md")):
        flow, problems = read_flow(path.stem, path.name, path.read_text(encoding="utf-8"))
        assert flow, problems
        found.append(flow)
    return found


def test_a_scenario_that_goes_missing_is_missed(scenarios: tuple[Scenario, ...], flows: list[Flow]) -> None:
    fewer = [scenario for scenario in scenarios if scenario.name != "presents-and-promises"]
    assert "No scenario has 'harm: radicalisation'." in not_rehearsed(rehearsed(fewer, flows), flows)


@pytest.mark.parametrize("path", sorted(BAD.glob("*.md")), ids=lambda path: path.stem)
def test_a_wrong_scenario_gives_every_mistake_at_once(path: Path, small_helpers: list[Flow], policy: Policy) -> None:
    with pytest.raises(SourceError) as caught:
        read_scenarios(BAD, small_helpers, policy, only=path.stem)
    said = str(caught.value).replace("tests/rehearsal/bad/", "")
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
