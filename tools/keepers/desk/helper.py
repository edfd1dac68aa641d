"""A helper at the desk: what is wrong in its text, its steps, and where somebody's answers lead in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tools.browser.flow.duties import due_on
from tools.browser.flow.model import DutyKind, Flow, Instruction
from tools.browser.flow.walk import Given, walk
from tools.sources.flowcharts.flows import Looked, look_at_flow
from tools.sources.flowcharts.strength import SHOWN
from tools.sources.flowcharts.table import read_table
from tools.sources.paths import POLICY, PROJECT
from tools.sources.policy.section_names import named_by_file
from tools.sources.policy.text import read_policy
from tools.sources.review.content_lines import in_words


def to_walk(file: str, text: str) -> Looked:
    """The text without what takes long to check: whoever walks it waits at every answer."""
    return look_at_flow(PROJECT / file, text, read_policy(POLICY), read_table()[0], facts=False)


def look(file: str, text: str) -> Looked:
    """All that is wrong in the text by itself, by the build's own checks."""
    table, wrong_table = read_table()
    return look_at_flow(PROJECT / file, text, read_policy(POLICY), table, facts=not wrong_table)


def steps(flow: Flow) -> list[dict[str, Any]]:
    """Every step in the order of the file, with its answers and where each leads."""
    return [
        {
            "title": step.title,
            "kind": {"question": "a question", "pause": "a pause", "ending": "an ending"}[step.kind.value],
            "line": step.line,
            "more": [f"{each.words} → {each.to_title} ({in_words(each.says or ())})" for each in step.answers],
        }
        for step in flow.steps
    ]


def walked(flow: Flow, given: Sequence[Given]) -> dict[str, Any]:
    """The step that these answers lead to, as a reader meets it there. It has to be walkable."""
    found = walk(flow, given)
    step, named = found.step, named_by_file(read_policy(POLICY))
    return {
        "taken": [_in_words(flow, pair) for pair in found.taken],
        "left": found.left,
        "title": step.title,
        "kind": step.kind.value,
        "line": step.line,
        "step": step.id,
        "body": list(step.body),
        "why": step.why,
        "own": [_said(each, named) for each in step.instructions],
        "duties": [] if step.answers else list(_duties(flow, found.taken, named)),
        "answers": [{"id": each.id, "words": each.words} for each in step.answers],
        "next": [link.words for link in step.ways_on],
    }


def _in_words(flow: Flow, given: Given) -> dict[str, str]:
    step = flow.step(given[0])
    answer = step.answer(given[1]) if step else None
    if step is None or answer is None:
        raise LookupError(f"{flow.name} does not offer {given}.")
    return {"step": step.id, "answer": answer.id, "title": step.title, "words": answer.words}


def _duties(flow: Flow, taken: Sequence[Given], named: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """What these answers call for, under the headings of an ending's page and in their order."""
    due = due_on(flow, taken)
    for kind in DutyKind:
        called = [duty for duty in flow.table.duties if duty.kind is kind and duty.id in due and duty.says]
        if called:
            told = [_said(each.says, named, "" if due[each.id] else each.given) for each in called if each.says]
            yield {"heading": kind.heading, "lines": told}


def _said(instruction: Instruction, named: Mapping[str, str], given: str = "") -> dict[str, Any]:
    shown = SHOWN[instruction.strength]
    return {
        "label": shown.label,
        "look": shown.look,
        "text": f"{given}: {instruction.text}" if given else instruction.text,
        "quoted": [f"“{each.words}” ({named.get(each.section, each.section)})" for each in instruction.quotations],
        "source": instruction.source,
    }
