"""Reads and checks every scenario: all of them right, or every mistake in all of them at once."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from tools.browser.flow.duties import Due, Urgency, due_for, stated_on, urgency_on
from tools.browser.flow.model import Flow, Kind, Problem, Step
from tools.browser.flow.walk import Given
from tools.browser.rehearsal.mark import first_answers, way
from tools.sources.errors import SourceError
from tools.sources.flowcharts.quotations import check_instruction
from tools.sources.flowcharts.urgency import NEVER_SAID, RING_HOME
from tools.sources.numbers import filled_in
from tools.sources.paths import PROJECT
from tools.sources.policy.text import Policy
from tools.sources.scenarios.act import Act
from tools.sources.scenarios.check_act import SPOKEN, check_act
from tools.sources.scenarios.moments import told_in
from tools.sources.scenarios.names import name_problems
from tools.sources.scenarios.read import read_scenario
from tools.sources.scenarios.scenario import Part, Row, Scenario


def read_scenarios(folder: Path, flows: Sequence[Flow], policy: Policy, only: str = "") -> tuple[Scenario, ...]:
    """The scenarios of a folder, in the order of their file names, or the one named. Raises SourceError."""
    scenarios: list[Scenario] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob(f"{only or '*'}.md")):
        shown = str(path.relative_to(PROJECT)) if path.is_relative_to(PROJECT) else path.name
        scenario, found = read_scenario(path.stem, shown, filled_in(path, path.read_text(encoding="utf-8")))
        if scenario is not None:
            found = check_scenario(scenario, flows, policy)
            scenarios.append(scenario)
        problems += found
    if problems:
        raise SourceError(sorted(problems, key=attrgetter("path", "line")))
    return tuple(scenarios)


def flow_of(part: Part, flows: Sequence[Flow]) -> Flow:
    """The helper that a part is walked with. Raises LookupError when there is none: the check refuses that."""
    for flow in flows:
        if flow.name == part.helper:
            return flow
    raise LookupError(f"No helper is called '{part.helper}'.")


def step_titled(flow: Flow, title: str) -> Step | None:
    """The step with this title, exactly."""
    return next((step for step in flow.steps if step.title == title), None)


def accepted(flow: Flow, part: Part) -> dict[str, list[str]]:
    """The part's table in ids, as the marking takes it. The part has passed the checks."""
    table: dict[str, list[str]] = {}
    for row in part.rows:
        step = step_titled(flow, row.question)
        if step is None:
            raise LookupError(f"{flow.name} has no question '{row.question}'.")
        table[step.id] = [answer.id for words in row.answers for answer in step.answers if answer.words == words]
    return table


def check_scenario(scenario: Scenario, flows: Sequence[Flow], policy: Policy) -> list[Problem]:
    """Everything in which a scenario disagrees with the policy, its helpers or the house's rules on words."""
    problems: list[Problem] = []
    for key in scenario.sections:
        if key not in {section.key for section in policy.sections}:
            problems.append(Problem(scenario.path, 1, f"The policy has no section '{key}'.", "See docs/policy."))
    for part in scenario.parts:
        problems += _check_part(scenario.path, part, flows)
        for instruction in part.instructions:
            problems += check_instruction(scenario.path, instruction, policy)
        problems += _check_words(scenario.path, part)
    problems += name_problems(scenario.path, _told(scenario))
    return problems


def _check_part(path: str, part: Part, flows: Sequence[Flow]) -> Iterator[Problem]:
    flow = next((flow for flow in flows if flow.name == part.helper), None)
    if flow is None:
        known = ", ".join(flow.name for flow in flows)
        yield Problem(path, part.helper_line, f"No helper is called '{part.helper}'.", f"There are: {known}.")
        return
    if flow.title != part.helper_title:
        what = f"The link says '{part.helper_title}' but the helper is called '{flow.title}'."
        yield Problem(path, part.helper_line, what, "Use the helper's title, exactly.")
    wrong = [problem for row in part.rows for problem in _check_row(path, flow, row)]
    if not wrong:
        wrong = list(_check_way(path, flow, part))
    yield from wrong
    if part.act and not wrong:
        yield from _check_act(path, part.act, flow, part)


def _check_act(path: str, act: Act, flow: Flow, part: Part) -> Iterator[Problem]:
    """The walk proves the act: its duties are among those that the same situation calls for in the helper."""
    given = way(flow, first_answers(accepted(flow, part))).asked
    danger = urgency_on(flow, given) is Urgency.RING_999
    ending = step_titled(flow, part.leads_to)
    yield from check_act(path, act, flow.table, act_due(flow, part), ending, danger=danger)


def act_due(flow: Flow, part: Part) -> Due:
    """What the situation of a part calls for from who acts in it.

    Where a child or a parent answers, that is they and the grown-up of the school beside them: the same facts, once for
    each.
    """
    given = way(flow, first_answers(accepted(flow, part))).asked
    stated = list(stated_on(flow, given))
    beside = [("staff" if fact in ("child", "parent") else fact, value) for fact, value in stated]
    return {**due_for(flow.table, stated), **due_for(flow.table, beside)}


def _check_row(path: str, flow: Flow, row: Row) -> Iterator[Problem]:
    step = step_titled(flow, row.question)
    if step is None or step.kind is not Kind.QUESTION:
        titles = "', '".join(each.title for each in flow.steps if each.kind is Kind.QUESTION)
        yield Problem(path, row.line, f"The helper does not ask '{row.question}'.", f"It asks '{titles}'.")
        return
    offered = [answer.words for answer in step.answers]
    for index, words in enumerate(row.answers):
        if words not in offered:
            what = f"'{row.question}' does not offer '{words}'."
            yield Problem(path, row.line, what, f"It offers '{"', '".join(offered)}'.")
        elif words in row.answers[:index]:
            yield Problem(path, row.line, f"'{words}' is accepted twice.", "Keep one.")


def _check_way(path: str, flow: Flow, part: Part) -> Iterator[Problem]:
    """Follows the table through the flowchart: it has to ask these questions, in this order, and end there."""
    given: list[Given] = []
    for row in part.rows:
        here = way(flow, given).step
        if here.title != row.question:
            met = f"asks '{here.title}'" if here.kind is Kind.QUESTION else f"has ended at '{here.title}'"
            yield Problem(
                path, row.line, f"Here the walk {met}, not '{row.question}'.", "Write its questions in order."
            )
            return
        first = next(answer.id for answer in here.answers if answer.words == row.answers[0])
        given.append((here.id, first))
    end = way(flow, given).step
    if end.kind is Kind.QUESTION:
        what = f"The table stops before the walk does: it still asks '{end.title}'."
        yield Problem(path, part.leads_line, what, "Add the row.")
    elif end.title != part.leads_to:
        what = f"The table leads to '{end.title}', not to '{part.leads_to}'."
        yield Problem(path, part.leads_line, what, "Mend the answers, or the ending.")


def _check_words(path: str, part: Part) -> Iterator[Problem]:
    """No sentence of ours may wave a worry away; what somebody in the story says stands in quotation marks."""
    ours = [(row.line, row.because) for row in part.rows]
    ours += [(each.line, each.text) for each in part.instructions]
    told = [(part.line, text) for text in (*part.story, part.ask, *part.judgement, part.talk)]
    for line, text in [*ours, *told]:
        plain = SPOKEN.sub("", text)
        found = NEVER_SAID.search(plain) or (RING_HOME.search(plain) if (line, text) in ours else None)
        if found:
            todo = "Say it so that no worry is waved away and no family is rung for the DSL."
            yield Problem(path, line, f"This says “{found[0]}”.", todo)


def _told(scenario: Scenario) -> Iterator[tuple[int, str]]:
    """Every text of ours in which somebody could be named, with its line."""
    yield from ((1, text) for text in (scenario.title, *scenario.intro, scenario.warning))
    for part in scenario.parts:
        yield from ((part.line, text) for text in (part.title, *part.story, part.ask, *part.judgement, part.talk))
        yield from ((row.line, row.because) for row in part.rows)
        if part.act:
            yield from told_in(part.act)
