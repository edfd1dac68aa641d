"""Finds quotations that still match, in paragraphs of which other words have changed: somebody has to read them again.

“The DSL will decide” is still word for word in a sentence that now ends “unless the headteacher objects”.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tools.browser.flow.model import Instruction
from tools.keepers.policy_import.pages import ImportedPolicy, Piece
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import FLOWCHARTS, POLICY, QUIZ, QUIZ_PAGE, SCENARIOS
from tools.sources.policy.text import Policy, find, fold, read_policy
from tools.sources.quiz import read_quiz
from tools.sources.scenarios.scenarios import read_scenarios


@dataclass(frozen=True, slots=True)
class StaleQuotations:
    """A changed paragraph by its present number, its new words, and every quotation that leans on it and still stands.

    ``quoted`` has the words of each quotation with its places (`path:line`). The paragraph may also be the sentence
    that introduces the list that the quotation stands in: “we will” says how strongly each item speaks.
    """

    number: str
    now: str
    quoted: Mapping[str, tuple[str, ...]]


def stale_quotations(imported: ImportedPolicy) -> list[StaleQuotations]:
    """Each changed paragraph that words which still match lean on, in the order in which helpers quote them."""
    policy = read_policy(POLICY)
    changed = {
        fold(piece.was.block.plain): piece
        for piece in imported.pieces
        if piece.was and piece.was.block.plain != piece.block.plain
    }
    text = [piece.block.plain for piece in imported.pieces]
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for at, words, section, anchor in _quotations(policy):
        paragraph = find(policy, words, section, anchor)
        if paragraph is None:
            continue
        own = _changed(changed, paragraph.text)
        leads = _changed(changed, paragraph.lead) if paragraph.lead else None
        still = fold(words) in own.block.plain if own else any(fold(words) in each for each in text)
        for piece in (each for each in (own, leads) if each and still):
            quoted = found.setdefault((paragraph.number, piece.block.plain), {})
            quoted[words] = tuple(dict.fromkeys((*quoted.get(words, ()), at)))
    return [StaleQuotations(number, now, quoted) for (number, now), quoted in found.items()]


def _changed(changed: dict[str, Piece], text: str) -> Piece | None:
    # Cells of a table are parted by a tab in a block, by a space in a paragraph; a bullet is no word of it.
    return changed.get(text) or next((each for was, each in changed.items() if was.replace("• ", "") == text), None)


def _quotations(policy: Policy) -> Iterator[tuple[str, str, str, str]]:
    flows = read_flows(FLOWCHARTS, policy)
    for duty in flows[0].table.duties if flows else ():
        yield from _of("tools/duties/duties.md", [duty.says] if duty.says else [])
    for flow in flows:
        yield from _of(flow.path, [each for step in flow.steps for each in step.instructions])
    for scenario in read_scenarios(SCENARIOS, flows, policy):
        yield from _of(scenario.path, [each for part in scenario.parts for each in part.instructions])
    for question in read_quiz(QUIZ, policy) if QUIZ_PAGE.exists() else ():
        yield f"tools/quiz.toml: the question “{question.id}”", question.quote, question.section, question.anchor


def _of(path: str, instructions: Sequence[Instruction]) -> Iterator[tuple[str, str, str, str]]:
    for quotation in (quotation for each in instructions for quotation in each.quotations):
        yield f"{path}:{quotation.line}", quotation.words, quotation.section, quotation.anchor
