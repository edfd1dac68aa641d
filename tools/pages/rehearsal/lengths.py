"""How long each scenario takes, alone and in a group, worked out from its words and its decisions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.browser.flow.model import Flow
from tools.pages.rehearsal.scenario_debrief import debrief_html
from tools.pages.rehearsal.screen import SILENT, count_words, group_minutes
from tools.pages.rehearsal.screens import screens_of
from tools.sources.policy.text import Policy
from tools.sources.scenarios.scenario import Part, Scenario
from tools.sources.scenarios.scenarios import flow_of, step_titled

DECIDE = 10
"""Seconds that somebody alone takes for an answer, besides reading."""
_FOLDED = re.compile(r"<details.*?</details>", re.S)
"""What a debrief unfolds for whoever wants every duty in full."""


@dataclass(frozen=True, slots=True)
class Length:
    """Whole minutes, never fewer than it takes: alone, and in a group up to the end of each part."""

    alone: int
    in_group: tuple[int, ...]

    @property
    def group(self) -> int:
        """In a group, all parts."""
        return self.in_group[-1]


def in_words(length: Length) -> str:
    """As readers see it."""
    return f"About {length.alone} minutes alone, {length.group} in a group"


def length_of(scenario: Scenario, flows: Sequence[Flow], policy: Policy) -> Length:
    """How long one scenario takes. It has passed the checks."""
    shown = [
        screens_of(scenario, number, flow_of(part, flows), policy) for number, part in enumerate(scenario.parts, 1)
    ]
    seconds = sum(_alone(part, flow_of(part, flows), policy) for part in scenario.parts)
    seconds += count_words(" ".join((scenario.warning, *scenario.intro))) * 60 / SILENT
    up_to = [[screen for part in shown[:number] for screen in part] for number in range(1, len(shown) + 1)]
    return Length(-int(-seconds // 60), tuple(map(group_minutes, up_to)))


def lengths_of(scenarios: Sequence[Scenario], flows: Sequence[Flow], policy: Policy) -> dict[str, Length]:
    """The same for all of them, by their names."""
    return {scenario.name: length_of(scenario, flows, policy) for scenario in scenarios}


def _alone(part: Part, flow: Flow, policy: Policy) -> float:
    """Seconds to read a part, its questions with their answers and what its debrief shows at once, and to answer."""
    steps = [step for row in part.rows if (step := step_titled(flow, row.question))]
    asked = [words for step in steps for words in (*step.body, *(answer.words for answer in step.answers))]
    if part.act:
        asked += [part.act.ask, part.act.prompt, part.act.record]
        asked += [words for option in part.act.options for words in (option.words, option.then, option.say)]
    read = " ".join((*part.story, part.ask, *asked, _FOLDED.sub("", debrief_html(part, 1, flow, policy, ""))))
    return count_words(read) * 60 / SILENT + (len(part.rows) + bool(part.act)) * DECIDE
