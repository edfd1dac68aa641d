"""Where a sentence of the policy changed its strength, and the label of ours that rests on it says less than it bears.

No check refuses a label that is too weak, since somebody may mean it. So the sheet that the DSL signs has each.
"""

from collections.abc import Iterable, Iterator

from tools.browser.flow.model import Instruction, Problem, Strength
from tools.keepers.paragraphs import Change
from tools.sources.flowcharts.quotations import place
from tools.sources.flowcharts.strength import bears
from tools.sources.policy.text import Paragraph, Policy, find
from tools.sources.review.snapshot import Snapshot


def says_less(changes: Iterable[Change], new: Snapshot) -> tuple[Problem, ...]:
    """Each such instruction and question by its place, in the order of the files."""
    changed = {
        each.now.anchor for each in changes if each.now and each.before and each.strengths[0] != each.strengths[1]
    }
    found: dict[tuple[str, int], Problem] = {}
    for path, line, label, words, paragraph in _labels(new, new.policy):
        if paragraph and paragraph.anchor in changed:
            most = bears(words, paragraph.text, paragraph.lead)
            if label.rank < most.rank:
                what = f"It says “{label.value}”, and the policy says “{most.value}” there now ({paragraph.number})."
                found[path, line] = Problem(path, line, what, "Write what it bears, unless less is meant.")
    return tuple(found.values())


Label = tuple[str, int, Strength, str, Paragraph | None]
"""Where it stands, what it says, the words that it rests on, and their paragraph."""


def _labels(new: Snapshot, policy: Policy) -> Iterator[Label]:
    for path, instruction in _instructions(new):
        if instruction.strength is not Strength.OUTSIDE:
            for each in instruction.quotations:
                yield path, instruction.line, instruction.strength, each.words, place(each, policy)
    for question in new.quiz:
        if question.strength is not Strength.OUTSIDE:
            at = find(policy, question.quote, question.section, question.anchor)
            yield f"tools/quiz.toml ({question.id})", 1, question.strength, question.quote, at


def _instructions(new: Snapshot) -> Iterator[tuple[str, Instruction]]:
    for duty in new.table.duties:
        if duty.says:
            yield "tools/duties/duties.md", duty.says
    for flow in new.flows:
        yield from ((flow.path, each) for step in flow.steps for each in step.instructions)
    for scenario in new.scenarios:
        yield from ((scenario.path, each) for part in scenario.parts for each in part.instructions)
