"""Every scenario's table leads where it says, and together they rehearse every ending, helper, harm and safety rule."""

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.guide import safety
from tools.guide.model import Flow
from tools.publish.places import POLICY
from tools.publish.policy.text import Policy
from tools.publish.rehearsal.rehearsed import RULES, Rehearsed, not_rehearsed, rehearsed
from tools.publish.rehearsal.scenarios import ScenariosWrong, read_scenarios
from tools.rehearsal.facts import HARM, MINUTES, ROLES
from tools.rehearsal.scenario import Scenario

BAD = Path(__file__).parent / "bad"


def test_there_are_enough_scenarios_of_two_to_four_parts_for_every_role_and_length(
    scenarios: tuple[Scenario, ...],
) -> None:
    assert len(scenarios) >= 24
    assert all(2 <= len(scenario.parts) <= 4 for scenario in scenarios)
    fitting = Counter((role, scenario.minutes) for scenario in scenarios for role in scenario.audience)
    assert [(role, minutes) for role in ROLES for minutes in MINUTES if not fitting[role, int(minutes)]] == []
    assert {"staff room", "playground", "online at home", "transport", "after-school club", "residential visit"} <= {
        scenario.setting for scenario in scenarios
    }


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


def test_each_form_of_abuse_that_section_4_lists_is_one_that_scenarios_are_asked_to_rehearse() -> None:
    section = (POLICY / "04-what-is-it.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- (.+)$", section.partition("#different-forms")[2].partition("This abuse can be")[0], re.M)
    assert len(listed) == len(LISTED)
    assert [item for item, begins in zip(listed, LISTED, strict=True) if not item.startswith(begins)] == []
    assert set.union(*LISTED.values()) == set(HARM) - {"consent", "different-forms"}


def test_each_safety_rule_of_the_helpers_is_one_that_scenarios_are_asked_to_rehearse() -> None:
    # One of the rules only holds the safety tables to the helpers; the other six are about what a reader meets.
    checks = [name for name in vars(safety) if name.startswith("_") and name in safety.broken_rules.__code__.co_names]
    assert len(checks) == len(RULES) + 1


def test_a_scenario_that_goes_missing_is_missed(scenarios: tuple[Scenario, ...], flows: list[Flow]) -> None:
    fewer = [scenario for scenario in scenarios if scenario.name != "presents-and-promises"]
    assert "No scenario has 'harm: radicalisation'." in not_rehearsed(rehearsed(fewer, flows), flows)


@pytest.mark.parametrize("path", sorted(BAD.glob("*.md")), ids=lambda path: path.stem)
def test_a_wrong_scenario_gives_every_mistake_at_once(path: Path, flows: list[Flow], policy: Policy) -> None:
    with pytest.raises(ScenariosWrong) as caught:
        read_scenarios(BAD, flows, policy, only=path.stem)
    said = str(caught.value).replace("tests/rehearsal/bad/", "")
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
