"""Holds helpers and policy together both ways: every decision point is covered, every binding sentence is used."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tools.browser.assessment.whole import child_fields, entry_fields
from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Duty, Flow, Problem, Reader, Step
from tools.sources.flowcharts.bound import bound
from tools.sources.flowcharts.quotations import place
from tools.sources.paths import COVERED, DOCS, POINTS
from tools.sources.policy.text import Paragraph, Policy, fold
from tools.sources.toml_file import read_toml

NOT_USED = DOCS / "notes" / "sentences.toml"
BINDING = re.compile(r"\b(must|never|will|should)\b", re.I)
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z(])")


@dataclass(frozen=True, slots=True)
class Point:
    """A decision point: what is asked, who decides, and where it is covered.

    ``steps`` are pairs of a flowchart's and a step's name, ``fields`` the ids of fields of the Annex A form, ``words``
    the policy's exact words that it rests on.
    """

    id: str
    question: str
    decider: str
    steps: tuple[tuple[str, str], ...]
    fields: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the policy that says must, never, will or should, or stands in a list whose head does.

    It stands in a ``paragraph`` of docs/policy/``file``. ``steps`` and ``duties`` quote it; when none does, ``reason``
    says why. ``binds`` is whom its words name, None where they name nobody; ``shown_to`` is whose helpers have it.
    """

    file: str
    paragraph: Paragraph
    words: str
    steps: tuple[tuple[Flow, Step], ...]
    duties: tuple[Duty, ...]
    reason: str
    binds: Reader | None = None
    shown_to: tuple[Reader, ...] = ()

    @property
    def used(self) -> bool:
        """Whether any helper quotes it."""
        return bool(self.steps or self.duties)

    @property
    def missed(self) -> bool:
        """Whether it binds all staff, and they are never shown it: only the helpers of others quote it."""
        return self.used and self.binds is Reader.STAFF and Reader.STAFF not in self.shown_to


def points() -> tuple[Point, ...]:
    """Every decision point, in the policy's order."""
    covered = read_toml(COVERED, "tools/coverage.toml").values
    steps, fields = covered["steps"], covered["annex-a"]
    return tuple(
        Point(
            point["id"],
            point["question"],
            point["decider"],
            tuple(_pair(name) for name in steps.get(point["id"], ())),
            tuple(fields.get(point["id"], ())),
            tuple(fold(quote["words"]) for quote in point["quotes"]),
        )
        for point in json.loads(POINTS.read_text(encoding="utf-8"))
    )


def sentences(policy: Policy, flows: Sequence[Flow]) -> tuple[Sentence, ...]:
    """Every binding sentence of the policy, with the steps that quote it, in the policy's order."""
    quoted = _quoted(policy, flows)
    by_duties = _quoted_by_duties(policy, flows)
    reasons, readers = _reasons(), _readers_of_duties(flows)

    def sentence(file: str, paragraph: Paragraph, words: str) -> Sentence:
        steps = _quoting(words, quoted.get(paragraph.anchor, ()))
        duties = tuple(duty for said, duty in by_duties.get(paragraph.anchor, ()) if said in words or words in said)
        to = {reader for flow, _ in steps for reader in flow.readers}.union(*(readers[duty.id] for duty in duties))
        shown_to = tuple(reader for reader in Reader if reader in to)
        reason = reasons.get((paragraph.section, words), "")
        return Sentence(file, paragraph, words, steps, duties, reason, bound(paragraph, words), shown_to)

    return tuple(
        sentence(section.path.name, paragraph, words)
        for section in policy.sections
        for paragraph in section.paragraphs
        for words in SENTENCE.split(paragraph.text)
        if BINDING.search(words) or BINDING.search(paragraph.lead)
    )


COVERAGE = "tools/coverage.toml"
SENTENCES = "docs/notes/sentences.toml"


def coverage_problems(policy: Policy, flows: Sequence[Flow]) -> list[Problem]:
    """Decision points that nothing covers, names that lead nowhere, binding sentences neither used nor explained."""
    problems: list[Problem] = []
    known = {(flow.name, step.id): _says(flow, step) for flow in flows for step in flow.steps}
    fields = {field.id for field in (*entry_fields(), *child_fields())}
    for point in points():
        if not point.steps and not point.fields:
            problems.append(Problem(COVERAGE, 1, f"point {point.id} is not covered.", "Name a step or a field for it."))
        for flow, step in point.steps:
            if (flow, step) not in known:
                what = f"point {point.id}: there is no step '{flow}#{step}'."
                problems.append(Problem(COVERAGE, 1, what, "Name another."))
            elif not any(said in words or words in said for words in point.words for said in known[flow, step]):
                what = f"point {point.id}: '{flow}#{step}' quotes none of its words."
                problems.append(Problem(COVERAGE, 1, what, "Name a step that does, or quote them there."))
        problems += [
            Problem(COVERAGE, 1, f"point {point.id}: Annex A has no field '{field}'.", "Name one that is there.")
            for field in point.fields
            if field not in fields
        ]
    found = sentences(policy, flows)
    waiting = [each for each in found if not each.used and not each.reason]
    if waiting and not flows:
        what = f"there is no helper yet, and {len(waiting)} sentences of the policy that bind somebody wait for one."
        todo = "Take one over (policy-tools offered), or begin one (policy-tools new helper NAME)."
        return [*problems, Problem(SENTENCES, 1, what, todo)]
    todo = "Quote it in a step, or give the reason here."
    said = [f"no helper uses “{each.words}” ({each.paragraph.number})." for each in waiting]
    problems += [Problem(SENTENCES, 1, what, todo) for what in said]
    todo = "Quote it in a helper for all staff, or in a duty that one shows; or give the reason here."
    missed = [each for each in found if each.missed and not each.reason]
    return problems + [
        Problem(
            SENTENCES,
            1,
            f"“{each.words}” ({each.paragraph.number}) binds all staff, and only helpers for others show it "
            f"({', '.join(reader.value for reader in each.shown_to)}).",
            todo,
        )
        for each in missed
    ]


def _says(flow: Flow, step: Step) -> list[str]:
    """The policy's words that a step quotes, by itself or by the duties that it shows."""
    shown = shown_at(flow).get(step.id, {})
    own = [quotation for each in step.instructions for quotation in each.quotations]
    duties = [each for duty in flow.table.duties if duty.id in shown and duty.says for each in duty.says.quotations]
    return [fold(quotation.words) for quotation in (*own, *duties)]


def _quoted_by_duties(policy: Policy, flows: Sequence[Flow]) -> Mapping[str, list[tuple[str, Duty]]]:
    """By paragraph, what the duties quote that some ending shows."""
    found: dict[str, list[tuple[str, Duty]]] = {}
    shown = {key for flow in flows for due in shown_at(flow).values() for key in due}
    for duty in flows[0].table.duties if flows else ():
        for quotation in duty.says.quotations if duty.says and duty.id in shown else ():
            if paragraph := place(quotation, policy):
                found.setdefault(paragraph.anchor, []).append((fold(quotation.words), duty))
    return found


def _readers_of_duties(flows: Sequence[Flow]) -> Mapping[str, set[Reader]]:
    """By duty, for whom the helpers are that show it at an ending."""
    found: dict[str, set[Reader]] = {}
    for flow in flows:
        for key in {key for due in shown_at(flow).values() for key in due}:
            found.setdefault(key, set()).update(flow.readers)
    return found


def _quoted(policy: Policy, flows: Iterable[Flow]) -> Mapping[str, list[tuple[str, Flow, Step]]]:
    found: dict[str, list[tuple[str, Flow, Step]]] = {}
    for flow in flows:
        for step in flow.steps:
            for quotation in (quotation for each in step.instructions for quotation in each.quotations):
                paragraph = place(quotation, policy)
                if paragraph:
                    found.setdefault(paragraph.anchor, []).append((fold(quotation.words), flow, step))
    return found


def _quoting(words: str, quoted: Iterable[tuple[str, Flow, Step]]) -> tuple[tuple[Flow, Step], ...]:
    """The steps whose quotation lies in these words, or takes them in; each once."""
    steps = {(flow.name, step.id): (flow, step) for said, flow, step in quoted if said in words or words in said}
    return tuple(steps.values())


def _pair(name: str) -> tuple[str, str]:
    flow, _, step = name.partition("#")
    return flow, step


def _reasons() -> Mapping[tuple[str, str], str]:
    """The reasons of sentences.toml, by section and exact words: a sentence that changes needs a new look."""
    table = read_toml(NOT_USED, SENTENCES).values
    return {
        (entry["section"], words): entry["reason"] for entry in table.get("not_used", []) for words in entry["words"]
    }
