"""What the scenarios, their acts and the two-minute moments come to in numbers: `policy-tools scenarios --measure`.

Whoever writes sees which way the collection leans, before a test refuses it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from tools.browser.flow.duties import Urgency, urgency_on
from tools.browser.flow.model import Table
from tools.sources.scenarios.act import Act, Mark
from tools.sources.scenarios.check_act import words_in
from tools.sources.scenarios.level import guesses, offers, offers_always_right, one_sided, said_right, unlevel
from tools.sources.scenarios.moments import Moment, not_covered
from tools.sources.scenarios.rehearsed import Rehearsed
from tools.sources.scenarios.scenario import Part, Scenario


def acts_of(scenarios: Sequence[Scenario], moments: Sequence[Moment]) -> list[Act]:
    """Every act, those of scenarios first."""
    of_parts = [part.act for scenario in scenarios for part in scenario.parts if part.act]
    return [*of_parts, *(moment.act for moment in moments)]


def read_before(scenarios: Sequence[Scenario], moments: Sequence[Moment]) -> list[tuple[Act, str]]:
    """Every act with what stands beside its options: in a moment the situation, in a scenario the act alone."""
    of_parts = [(act, "") for act in acts_of(scenarios, ())]
    return [*of_parts, *((moment.act, " ".join(moment.situation)) for moment in moments)]


def measured(
    scenarios: Sequence[Scenario],
    parts: Sequence[Rehearsed],
    moments: Sequence[Moment],
    table: Table,
    takes: Mapping[str, str],
) -> Iterator[str]:
    """A line for each thing that was measured. `takes` has how long each scenario takes, in words."""
    rows = [(part, row) for part in parts for row in part.part.rows]
    first = Counter(row.answers[0] for _, row in rows)
    plain = sum(first[words] for words in ("Yes", "No", "Not sure"))
    places = Counter(_place(part, row.question, row.answers[0]) for part, row in rows)
    with_act = [part for part in parts if part.part.act]
    yield f"{len(parts)} parts, {len(rows)} questions of helpers; {len(with_act)} parts begin with an act."
    yield f"Expected answer is Yes, No or Not sure: {_share(plain, len(rows))}; No: {_share(first['No'], len(rows))}."
    yield f"Place of the expected answer: {_counts(places, len(rows))}."
    ring = {part.scenario.name for part in parts if urgency_on(part.flow, part.given) is Urgency.RING_999}
    yield f"Stories with a part that rings 999: {_share(len(ring), len(scenarios))}."
    recorded = sum(1 for part in with_act if part.part.act and part.part.act.record)
    yield f"Parts with a record to write: {_share(recorded, len(parts))}."
    for scenario in sorted(scenarios, key=lambda each: each.name):
        decisions = sum(len(part.rows) + bool(part.act) for part in scenario.parts)
        words = sum(words_in(text) for text in scenario.intro) + sum(_words(part) for part in scenario.parts)
        yield f"{scenario.name}: {takes[scenario.name]}; {decisions} decisions, {words} words of its own."
    yield from _of_acts(acts_of(scenarios, moments))
    for what, acts in (("scenarios", acts_of(scenarios, ())), ("moments", acts_of((), moments))):
        said = said_right(acts)
        yield f"In {what} a colleague is right in {_share(sum(said), len(said))}."
        yield from one_sided(what, acts)
    told = read_before(scenarios, moments)
    helped = offers(told)
    yield f"An offer of help is wrong in {_share(helped.count(False), len(helped))}."
    yield from offers_always_right(told)
    yield from _of_moments(moments, table)


def _words(part: Part) -> int:
    texts = [*part.story, part.ask, *(row.because for row in part.rows), *part.judgement, part.talk]
    texts += [each.text for each in part.instructions]
    texts += [quotation.words for each in part.instructions for quotation in each.quotations]
    if part.act:
        texts += [part.act.ask, part.act.prompt, part.act.record]
        texts += [text for option in part.act.options for text in (option.words, option.then, option.say)]
    return sum(words_in(text) for text in texts)


def _place(part: Rehearsed, question: str, answer: str) -> int:
    step = next(step for step in part.flow.steps if step.title == question)
    return [each.words for each in step.answers].index(answer) + 1


def _of_acts(acts: Sequence[Act]) -> Iterator[str]:
    options = [option for act in acts for option in act.options]
    marks = Counter(option.mark.value for option in options)
    colleagues = [option for option in options if option.colleague]
    right = sum(1 for option in colleagues if option.mark is not Mark.TEMPTING)
    yield f"{len(acts)} acts, {len(options)} options: {_counts(marks, len(options))}."
    yield f"A colleague proposes {len(colleagues)} of them, and is right in {right}."
    for each in guesses(acts):
        yield f"Of {each.cases} cases, {each.rule} is right in {each.hits:g}; chance: {each.expected:.1f}."
    yield from unlevel(acts)


def _of_moments(moments: Sequence[Moment], table: Table) -> Iterator[str]:
    yield f"{len(moments)} moments."
    if moments:
        words = median(moment.words for moment in moments)
        longest = max(moment.seconds for moment in moments)
        yield f"Words to the choice, median: {words:g}; the longest takes {longest} seconds."
    for what, left in not_covered(moments, table).items():
        yield f"No moment has these {what} ({len(left)}): {', '.join(left) or 'none is left'}."


def _share(some: int, of: int) -> str:
    return f"{some} of {of} ({some / of:.0%})" if of else "none"


def _counts(found: Counter[int] | Counter[str], of: int) -> str:
    return ", ".join(f"{key}: {_share(number, of)}" for key, number in sorted(found.items(), key=str))
