"""A scenario at the desk: what is wrong in its text, and where its tables lead in the helpers as they stand there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tools.browser.flow.model import Flow, Kind, Problem
from tools.browser.flow.walk import Given
from tools.browser.rehearsal.mark import way
from tools.keepers.desk.changes import SCENARIO, kind_of
from tools.keepers.desk.helper import to_walk, walked
from tools.sources.errors import SourceError
from tools.sources.flowcharts.read import read_flow, slug
from tools.sources.flowcharts.table import read_table
from tools.sources.numbers import filled_in
from tools.sources.paths import FLOWCHARTS, POLICY, PROJECT, SCENARIOS
from tools.sources.policy.text import read_policy
from tools.sources.scenarios.read import read_scenario
from tools.sources.scenarios.scenario import Part, Scenario
from tools.sources.scenarios.scenarios import check_scenario, flow_of, step_titled

_TITLE = re.compile(r"(?m)^# .*$")


@dataclass(frozen=True, slots=True)
class LookedAt:
    """The scenario, None while it cannot be read; every mistake in it; and the helpers that it is walked with."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    flows: tuple[Flow, ...]


def look(file: str, text: str, texts: Mapping[str, str]) -> LookedAt:
    """All that is wrong in the text by itself and beside the helpers. ``texts`` are those that differ at the desk."""
    path = PROJECT / file
    scenario, problems = read_scenario(path.stem, file, filled_in(path, text))
    if scenario is None:
        return LookedAt(None, tuple(problems), ())
    flows = helpers(texts)
    return LookedAt(scenario, tuple(check_scenario(scenario, flows, read_policy(POLICY))), flows)


def no_longer_fitting(helper: str, texts: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each scenario that a changed helper leads elsewhere than its table says: its title, and what is wrong in it.

    ``helper`` is the helper's title. Scenarios are looked at as they stand at the desk.
    """
    flows, policy = helpers(texts), read_policy(POLICY)
    for path in sorted(SCENARIOS.glob("*.md")):
        file = path.relative_to(PROJECT).as_posix()
        text = texts.get(file, path.read_text(encoding="utf-8"))
        scenario = read_scenario(path.stem, file, filled_in(path, text))[0] if helper in text else None
        if scenario and (wrong := tuple(str(each) for each in check_scenario(scenario, flows, policy))):
            yield scenario.title, wrong


def helpers(texts: Mapping[str, str]) -> tuple[Flow, ...]:
    """Every helper as it stands at the desk; where that one cannot be walked, as it is published."""
    table = read_table()[0]
    found = []
    for path in sorted(FLOWCHARTS.glob("*.md")):
        file = path.relative_to(PROJECT).as_posix()
        changed = to_walk(file, texts[file]) if file in texts else None
        flow = changed.flows[0] if changed and changed.walkable else _read(file, path.read_text(encoding="utf-8"))
        found += [replace(flow, table=table)] if flow else []
    return tuple(found)


@lru_cache(maxsize=64)
def _read(file: str, text: str) -> Flow | None:
    """Each change of a scenario asks for all helpers, and they stay the same."""
    path = PROJECT / file
    return read_flow(path.stem, file, filled_in(path, text))[0]


def parts(looked: LookedAt) -> list[dict[str, Any]]:
    """Each part as its table walks it: what it expects, what the helper does now, and what the ending shows."""
    return [_part(part, looked.flows) for part in (looked.scenario.parts if looked.scenario else ())]


def _part(part: Part, flows: tuple[Flow, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {"title": part.title, "line": part.line, "helper": part.helper_title}
    try:
        flow = flow_of(part, flows)
    except LookupError:
        return {**told, "rows": [], "differs": ["There is no such helper."], "walk": None}
    led = way(flow, list(_given(part, flow)))
    titles = {step.id: step.title for step in flow.steps}
    asked = {titles[step] for step, _ in led.asked}
    rows = [f"{row.question}: {' / '.join(row.answers)}" for row in part.rows]
    beyond = [row.question for row in part.rows if row.question not in asked]
    differs = []
    if led.step.kind is Kind.QUESTION:
        differs.append(f"The walk stops at “{led.step.title}”: the table has no answer that is offered there.")
    elif beyond:
        differs.append(f"The walk has ended before “{beyond[0]}” is asked.")
    if led.step.kind is not Kind.QUESTION and led.step.title != part.leads_to:
        differs.append(f"The walk leads to “{led.step.title}”, and the table says “{part.leads_to}”.")
    pauses = [(step.id, step.answers[0].id) for step in flow.steps if step.kind is Kind.PAUSE]
    return {**told, "rows": rows, "differs": differs, "walk": walked(flow, [*led.asked, *pauses])}


def _given(part: Part, flow: Flow) -> Iterator[Given]:
    """The first answer of each row that the helper offers."""
    for row in part.rows:
        step = step_titled(flow, row.question)
        answer = next((each for each in step.answers if each.words == row.answers[0]), None) if step else None
        if step and answer:
            yield step.id, answer.id


def begun(title: str, example: str) -> tuple[str, str]:
    """A new scenario, which begins with another one's text: its file and its text. Raises SourceError."""
    file = f"tools/scenarios/{slug(title)}.md"
    if kind_of(file) != SCENARIO:
        raise SourceError.saying("Give it a title of plain words: its address is made of them.")
    if (PROJECT / file).exists():
        raise SourceError.saying(f"There is a scenario with this address already: {file}. Choose another title.")
    return file, _TITLE.sub(lambda _: f"# {title.strip()}", example, count=1)
