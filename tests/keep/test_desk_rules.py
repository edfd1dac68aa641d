"""The safety rules at the desk: a changed helper, or changed duties, that break one are told and not saved."""

import datetime

import pytest

from tests.keep.test_desk import asked
from tools.browser.flow.model import Kind
from tools.keepers.desk import packing
from tools.keepers.desk.packing import Signer, Work
from tools.keepers.desk.texts import published
from tools.sources.errors import SourceError
from tools.sources.flowcharts.read import read_flow
from tools.sources.scenarios.scenario import Scenario

HELPER, DUTIES = "tools/flowcharts/the-police.md", "tools/duties/duties.md"
NOT_SURE = "- Not sure: [Ring 999](#ring-999) (danger?, weapon?, threatened?, self-harm?, staff)"
DAY = datetime.date(2026, 12, 1)


def slipped(file: str, old: str, new: str) -> str:
    text = published(file)
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def test_a_helper_that_breaks_a_rule_on_some_way_says_so_at_the_line_of_its_step_and_is_not_saved() -> None:
    text = slipped(HELPER, NOT_SURE, "- Not sure: [Your role](#your-role) (danger?, weapon?, threatened?, self-harm?)")
    assert asked("look", file=HELPER, text=text, given=[])["problems"] == [], "each line by itself is right"
    broken = asked("differ", file=HELPER, text=text)["problems"]
    [first, *_] = [each for each in broken if "“Not sure” to “Danger now” leads to your-role." in each["said"]]
    assert first["said"].startswith("A safety rule is broken. the-police: ")
    assert first["line"] == text.splitlines().index("## Danger now") + 1
    with pytest.raises(SourceError, match="A safety rule is broken"):
        packing.made(Work(texts={HELPER: text}), Signer("", DAY))


@pytest.mark.thorough
def test_a_duty_that_is_called_for_less_often_breaks_a_rule_in_every_helper_that_needs_it() -> None:
    text = slipped(DUTIES, "When: staff or dsl or parent\nWhen: danger\n", "When: dsl or parent\nWhen: danger\n")
    broken = asked("differ", file=DUTIES, text=text)["problems"]
    said = [each["said"] for each in broken if "does not show" in each["said"] and "ring-999" in each["said"]]
    assert len({each.split(": ")[1] for each in said}) > 5, "in helpers for staff"


def test_a_rule_that_was_never_kept_keeps_nobody_from_another_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in another school's own helper."""
    monkeypatch.setattr("tools.keepers.desk.rules.broken_rules", lambda flow: ["It never asked about danger."])
    text = slipped(HELPER, "The policy's starting point is the police.", "The policy starts from the police.")
    assert asked("differ", file=HELPER, text=text)["problems"] == []


def test_a_helper_whose_ending_is_called_otherwise_names_each_scenario_that_leads_there(
    scenarios: tuple[Scenario, ...],
) -> None:
    flow = read_flow("the-police", HELPER, published(HELPER))[0]
    assert flow
    ends = {part.leads_to for each in scenarios for part in each.parts if part.helper_title == flow.title}
    step = next(step for step in flow.steps if step.title in ends and step.kind is Kind.ENDING)
    text = published(HELPER).replace(f"## {step.title}\n", f"## {step.title} now\n")
    text = text.replace(f"[{step.title}](#{step.id})", f"[{step.title} now](#{step.id}-now)")
    section = asked("differ", file=HELPER, text=text)["sections"][-1]
    assert section["heading"] == packing.NO_LONGER
    leading = [each for each in scenarios if any(part.leads_to == step.title for part in each.parts)]
    assert section["entries"]
    assert {each["said"] for each in section["entries"]} <= {each.title for each in leading}
    assert all(
        f"“{step.title} now”" in line or step.title in line for each in section["entries"] for line in each["more"]
    )
