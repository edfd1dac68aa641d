"""Everything that leans on the policy's words, unit by unit: which place quotes which paragraph.

A review unit is what somebody reviews as one: a helper, a duty, a scenario, a question of the quiz, a row of the form,
a note. A place is a part of it that can quote: a step, a part of the story.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tools.browser.assessment.afterwards import AFTERWARDS
from tools.browser.assessment.fields import ACTIONS, CONSIDERATIONS, INFORMATION
from tools.browser.assessment.further import PARTS
from tools.browser.flow.model import Instruction
from tools.sources.policy.text import Paragraph, Policy, find, fold
from tools.sources.review import content_lines
from tools.sources.review.content_lines import ContentLine
from tools.sources.review.snapshot import Snapshot
from tools.sources.weigh import SHOWN as WEIGHED

ANNEX_A = "annex-a.md"
REVIEWED = ("helper", "duty", "fact", "scenario", "moment", "quiz", "form", "note")
KINDS = {
    "helper": "helper",
    "duty": "duty",
    "fact": "list of facts",
    "scenario": "scenario",
    "moment": "two-minute moment",
    "quiz": "quiz question",
    "form": "row of the form",
    "note": "note on the text",
    "contact": "contact",
    "point": "decision point",
    "sentence": "sentence that no helper quotes",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the policy, and the paragraph that has them; None when it has them no more."""

    words: str
    paragraph: Paragraph | None


@dataclass(frozen=True, slots=True)
class Place:
    """A step, a part of a scenario, or the whole of something small: what it says and what it quotes."""

    id: str
    title: str
    line: int
    lines: tuple[ContentLine, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ReviewUnit:
    """One thing that leans on the policy. ``dated`` is its ``reviewed:`` date, "" where it has none of its own."""

    kind: str
    name: str
    title: str
    path: str
    dated: str
    places: tuple[Place, ...]

    @property
    def key(self) -> str:
        """How a person names it to the command: "helper/the-police"."""
        return f"{self.kind}/{self.name}"

    @property
    def fingerprint(self) -> str:
        """Changes when a word of it does."""
        return content_lines.fingerprint(line for place in self.places for line in place.lines)

    @property
    def leans_on(self) -> dict[str, str]:
        """The fingerprint of each paragraph that it quotes, with the paragraph's number."""
        found = [quote.paragraph for place in self.places for quote in place.quotes if quote.paragraph]
        return {content_lines.paragraph_fingerprint(paragraph): paragraph.number for paragraph in found}


def units(snapshot: Snapshot, policy: Policy | None = None) -> list[ReviewUnit]:
    """Every review unit of a snapshot, its quotations looked up in its own policy or in another one."""
    return [*reviewable(snapshot, policy), *_others(snapshot, policy or snapshot.policy)]


def reviewable(snapshot: Snapshot, policy: Policy | None = None) -> list[ReviewUnit]:
    """Those that somebody signs off by themselves."""
    policy = policy or snapshot.policy
    return [
        *_helpers(snapshot, policy),
        *_duties(snapshot, policy),
        *_scenarios(snapshot, policy),
        *_moments(snapshot),
        *_quiz(snapshot, policy),
        *(_form(policy) if snapshot.form else ()),
        *(_beside(snapshot, policy) if snapshot.form else ()),
        *_notes(snapshot, policy),
    ]


def all_words(units: Iterable[ReviewUnit], *kinds: str) -> str:
    """One fingerprint for the words of all units of these kinds, in whatever order they come."""
    lines = [ContentLine(unit.key, unit.fingerprint) for unit in units if unit.kind in kinds]
    return content_lines.fingerprint(sorted(lines, key=lambda line: line.what))


def standing(policy: Policy, words: str, file: str = "", anchor: str = "", section: str = "") -> Quote:
    """The words with their paragraph. Without a file, and in a text without sections, it is looked for anywhere."""
    found = find(policy, words, file, anchor) or (find(policy, words, file) if anchor else None)
    if found is None and (not file or not policy.sections[0].key):
        sought = fold(words)
        paragraphs = (
            each for part in policy.sections if section in ("", part.key) or not part.key for each in part.paragraphs
        )
        found = next((each for each in paragraphs if sought in each.text), None)
    return Quote(words, found)


def _instructed(instructions: Iterable[Instruction], policy: Policy) -> tuple[Quote, ...]:
    quotations = [quotation for each in instructions for quotation in each.quotations]
    return tuple(standing(policy, each.words, each.section, each.anchor) for each in quotations)


def _helpers(snapshot: Snapshot, policy: Policy) -> Iterator[ReviewUnit]:
    for flow in snapshot.flows:
        steps = (
            Place(step.id, step.title, step.line, content_lines.of_step(step), _instructed(step.instructions, policy))
            for step in flow.steps
        )
        head = Place("", "above the first step", 1, content_lines.of_helper(flow), ())
        path = f"tools/flowcharts/{flow.name}.md"
        yield ReviewUnit("helper", flow.name, flow.title, path, flow.reviewed, (head, *steps))


def _duties(snapshot: Snapshot, policy: Policy) -> Iterator[ReviewUnit]:
    """Each duty by itself, and the facts as one list."""
    path = "tools/duties/duties.md"
    for duty in snapshot.table.duties:
        quotes = _instructed([duty.says], policy) if duty.says else ()
        place = Place("", duty.title, duty.line, content_lines.of_duty(duty), quotes)
        yield ReviewUnit("duty", duty.id, duty.title, path, "", (place,))
    if snapshot.table.duties:
        lines = tuple(line for fact in snapshot.table.facts for line in content_lines.of_fact(fact))
        yield _small("fact", "all", "What an answer can say", "tools/duties/facts.toml", lines)
    if snapshot.tick_list:
        lines = tuple(line for step in snapshot.tick_list.steps for line in content_lines.of_step(step))
        yield _small("fact", "what-is-it", snapshot.tick_list.title, snapshot.tick_list.path, lines)


def _scenarios(snapshot: Snapshot, policy: Policy) -> Iterator[ReviewUnit]:
    for scenario in snapshot.scenarios:
        parts = (
            Place(part.id, part.title, part.line, content_lines.of_part(part), _instructed(part.instructions, policy))
            for part in scenario.parts
        )
        head = Place("", "above the first part", 1, content_lines.of_scenario(scenario), ())
        path = f"tools/scenarios/{scenario.name}.md"
        yield ReviewUnit("scenario", scenario.name, scenario.title, path, scenario.reviewed, (head, *parts))


def _moments(snapshot: Snapshot) -> Iterator[ReviewUnit]:
    """They quote nothing themselves: the policy's words are those of the duties that they name."""
    for moment in snapshot.moments:
        place = Place("", moment.title, 1, content_lines.of_moment(moment), ())
        path = f"tools/moments/{moment.name}.md"
        yield ReviewUnit("moment", moment.name, moment.title, path, moment.reviewed, (place,))


def _quiz(snapshot: Snapshot, policy: Policy) -> Iterator[ReviewUnit]:
    for each in snapshot.quiz:
        quote = standing(policy, each.quote, each.section, each.anchor)
        yield _small("quiz", each.id, each.ask, "tools/quiz.toml", content_lines.of_question(each), quote)


def _form(policy: Policy) -> Iterator[ReviewUnit]:
    """The form's rows are code, so these are the present ones, whichever snapshot is asked for."""
    annex: list[tuple[str, str, tuple[str, ...]]] = [(field.id, field.words, (field.words,)) for field in INFORMATION]
    annex += [(row.id, row.name, row.questions) for row in CONSIDERATIONS if row.source == "annex-a"]
    annex += [(action.id, action.words, (action.words,)) for action in ACTIONS if action.source == "annex-a"]
    later = [(row.id, row.name, row.questions) for part in PARTS for row in part.rows if row.source == "section-12"]
    afterwards = next((part.path.name for part in policy.sections if part.key == AFTERWARDS), "")
    for path, file, rows in (
        ("tools/browser/assessment/fields.py", ANNEX_A, annex),
        ("tools/browser/assessment/further.py", afterwards, later),
    ):
        for name, title, questions in rows:
            lines = tuple(ContentLine("question", words) for words in questions)
            yield _small("form", name, title, path, lines, *(standing(policy, words, file) for words in questions))


def _beside(snapshot: Snapshot, policy: Policy) -> Iterator[ReviewUnit]:
    """What to weigh at a row of the form, which is ours beside the policy's own words."""
    for each in snapshot.beside:
        quotes = [standing(policy, each.quote)] if each.quote else []
        title = f"What to weigh at “{each.row}”"
        yield _small("form", f"weigh-{each.row}", title, WEIGHED, content_lines.of_weigh(each), *quotes)


def _notes(snapshot: Snapshot, policy: Policy) -> Iterator[ReviewUnit]:
    for note in snapshot.notes:
        quotes = [
            standing(policy, quote.words, section=quote.section) for quote in note.quotes if not quote.adopted_only
        ]
        # A note may be about a heading, which has no paragraph.
        quotes = [quote for quote in quotes if quote.paragraph or not _is_heading(policy, quote.words)]
        title = f"Note {note.number}"
        yield _small("note", str(note.number), title, "docs/notes/notes.toml", content_lines.of_note(note), *quotes)


def _is_heading(policy: Policy, words: str) -> bool:
    sought = fold(words)
    return any(sought in heading for section in policy.sections for heading in section.anchors.values())


def _others(snapshot: Snapshot, policy: Policy) -> Iterator[ReviewUnit]:
    """What quotes the policy and is not signed off by itself."""
    for contact in snapshot.contacts:
        quotes = [standing(policy, each.words, section=each.section) for each in contact.printed]
        yield _small(
            "contact", contact.key, contact.who, "docs/school.toml", content_lines.of_contact(contact), *quotes
        )
    for name, words in snapshot.points:
        quotes = [standing(policy, each) for each in words]
        yield _small("point", name, f"Decision point {name}", "tools/decision-points.json", (), *quotes)
    for number, (section, words) in enumerate(snapshot.not_used, start=1):
        quotes = [standing(policy, each, section=section) for each in words]
        yield _small("sentence", str(number), f"Section {section}", "docs/notes/sentences.toml", (), *quotes)


def _small(kind: str, name: str, title: str, path: str, lines: tuple[ContentLine, ...], *quotes: Quote) -> ReviewUnit:
    return ReviewUnit(kind, name, title, path, "", (Place("", title, 1, lines, quotes),))
