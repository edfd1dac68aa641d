"""A person in a situation that no page was written for is told everything that it demands, and nothing that would harm.

The situations were judged first, and their words are on no page: nothing could be fitted to them. A helper that fails
one of them is mended, and the situation stays as it is.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from tools.browser.flow.duties import due_for, due_on, stated_on, urgency_on
from tools.browser.flow.facts import Fact, Value, settle
from tools.browser.flow.model import Flow, Problem
from tools.browser.flow.walk import Given, walk
from tools.sources.flowcharts.read import read_stated
from tools.sources.paths import ROOT

SITUATIONS = Path(__file__).parent / "situations.toml"
PAGES = ("docs", "tools/flowcharts", "tools/scenarios", "tools/moments", "tools/duties")
HOURS = {"8.45", "12.20", "15.40", "22.15"}
RUN = 8
"""So many words in a row are nobody's by chance."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Somebody with a worry: what they can say, what is due, and the answers by which they may get there."""

    id: str
    at: str
    reader: str
    words: str
    facts: str
    urgency: str
    due: tuple[str, ...]
    never: tuple[str, ...]
    walks: tuple[str, ...]

    def at_school(self) -> bool:
        """Somebody who works or helps at the school has a concern."""
        return self.reader == "staff" and "no concern" not in self.facts


def read_situations() -> list[Situation]:
    listed = tomllib.loads(SITUATIONS.read_text(encoding="utf-8"))["situation"]
    return [
        Situation(**{**each, "due": tuple(each["due"]), "never": tuple(each["never"]), "walks": tuple(each["walks"])})
        for each in listed
    ]


@pytest.fixture(scope="module")
def situations() -> list[Situation]:
    return read_situations()


each_situation = pytest.mark.parametrize("situation", read_situations(), ids=lambda situation: situation.id)


def said_by(situation: Situation) -> list[tuple[str, Value]]:
    problems: list[Problem] = []
    said = read_stated(situation.facts, situation.id, 1, problems)
    assert problems == []
    return [(situation.reader, Value.YES), *said]


def settled_for(situation: Situation, facts: tuple[Fact, ...]) -> dict[str, Value]:
    assert {name for name, _ in said_by(situation)} <= {fact.name for fact in facts}
    return settle(facts, said_by(situation))


def steps_of(line: str) -> tuple[str, list[Given]]:
    """The helper's name and the answers of a line "helper: step=answer, step=answer"."""
    name, answers = line.split(": ")
    given = [answer.split("=") for answer in answers.split(", ")]
    return name, [(step, answer) for step, answer in given]


def wrong_with(situation: Situation, flow: Flow, given: list[Given]) -> list[str]:
    """What these answers fail to show, show to somebody's harm, or call too little or too much urgent."""
    due = due_on(flow, given)
    urgency = urgency_on(flow, given).name.lower().replace("_", "-")
    wrong = [f"does not show {duty}" for duty in situation.due if duty not in due]
    wrong += [f"shows {duty}" for duty in situation.never if duty in due]
    return wrong if urgency == situation.urgency else [*wrong, f"is {urgency}"]


def contradicted(situation: Situation, flow: Flow, given: list[Given]) -> list[str]:
    """What these answers claim that the person does not know, or deny that they do know or are not sure of.

    Before anybody is asked who they are, a DSL reads the words about danger that every adult at the school reads.
    """
    settled = settled_for(situation, flow.table.facts)
    readers = {fact.name for fact in flow.table.facts if fact.reader}
    wrong = []
    for name, value in stated_on(flow, given):
        if name in readers:
            same = name == situation.reader or (name, situation.reader, situation.urgency) == (
                "staff",
                "dsl",
                "ring-999",
            )
            wrong += [] if same else [f"reads as {name}"]
        elif value is Value.YES and settled[name] < Value.NOT_SURE:
            wrong.append(f"claims {name}")
        elif value is Value.NO and settled[name] >= Value.NOT_SURE:
            wrong.append(f"denies {name}")
    return wrong


@each_situation
def test_its_facts_call_for_what_is_due(situation: Situation, flows: list[Flow]) -> None:
    nobody = replace(flows[0], facts=tuple(said_by(situation)))
    settled_for(situation, nobody.table.facts)
    assert wrong_with(situation, nobody, []) == []


@each_situation
def test_its_person_gets_there_and_is_told_what_is_due(situation: Situation, flows: list[Flow]) -> None:
    helpers = {flow.name: flow for flow in flows}
    assert situation.walks
    for line in situation.walks:
        name, given = steps_of(line)
        taken = walk(helpers[name], given)
        assert (taken.step.kind.value, list(taken.taken)) == ("ending", given), line
        assert contradicted(situation, helpers[name], given) == [], line
        assert wrong_with(situation, helpers[name], given) == [], line


@pytest.mark.parametrize(
    "situation", [each for each in read_situations() if each.at_school()], ids=lambda each: each.id
)
def test_two_lines_of_the_list_to_tick_show_what_is_due(situation: Situation, tick_list: Flow) -> None:
    """From the home page that is four taps."""
    known = settled_for(situation, tick_list.table.facts)
    says = {(step.id, answer.id): answer.says or () for step in tick_list.steps for answer in step.answers}
    true = [
        tick
        for tick, stated in says.items()
        if stated and all(value is not Value.YES or known[name] >= Value.NOT_SURE for name, value in stated)
    ]
    # Nobody can say No on the list, so what they know not to be so is left open and may be shown.
    not_so = tuple(pair for pair in said_by(situation) if pair[1] is Value.NO)

    def shows_it(given: list[Given]) -> bool:
        denied = due_for(tick_list.table, (*stated_on(tick_list, given), *not_so))
        wrong = wrong_with(replace(situation, never=()), tick_list, given)
        return wrong == [] and not any(duty in denied for duty in situation.never)

    assert any(shows_it(list(given)) for many in (1, 2) for given in combinations(true, many))


def test_every_duty_is_due_in_some_situation(situations: list[Situation], flows: list[Flow]) -> None:
    duties = {duty.id for duty in flows[0].table.duties}
    named = {duty for situation in situations for duty in (*situation.due, *situation.never)}
    due = {duty for situation in situations for duty in situation.due}
    assert (named - duties, duties - due) == (set(), set())


def test_nobody_is_shown_a_duty_that_is_due_to_no_reader_of_their_kind(
    situations: list[Situation], flows: list[Flow]
) -> None:
    """A duty that was written for staff and reaches a parent, say, has been judged by nobody."""
    helpers = {flow.name: flow for flow in flows}
    readers = {fact.name for fact in flows[0].table.facts if fact.reader}
    judged = {(each.reader, duty) for each in situations for duty in each.due}
    shown = set()
    for name, given in (steps_of(line) for each in situations for line in each.walks):
        reader = next(said for said, value in stated_on(helpers[name], given) if said in readers and value is Value.YES)
        shown |= {(reader, duty) for duty in due_on(helpers[name], given)}
    assert shown - judged == set()


def test_there_are_all_kinds_of_situations(situations: list[Situation], flows: list[Flow]) -> None:
    table = flows[0].table
    called_on = {term.removeprefix("!") for duty in table.duties for terms in duty.when for term in terms}
    said = {name for situation in situations for name, _ in said_by(situation)}
    assert called_on - said == set()
    assert {fact.name for fact in table.facts if fact.reader} - {situation.reader for situation in situations} == set()
    assert HOURS - {situation.at for situation in situations} == set()
    assert len(situations) >= 60
    assert len({situation.id for situation in situations}) == len(situations)


def test_somebody_at_school_is_told_at_least_five_things(situations: list[Situation]) -> None:
    assert [each.id for each in situations if each.at_school() and len(each.due) < 5] == []


@cache
def words_of_the_pages() -> str:
    """Every page's words, in small letters and one blank apart."""
    files = [path for folder in PAGES for path in sorted((ROOT / folder).rglob("*")) if path.suffix in {".md", ".toml"}]
    return " " + " | ".join(" ".join(plain(path.read_text(encoding="utf-8"))) for path in files) + " "


def plain(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "'").replace("'", ""))


@each_situation
def test_its_words_stand_on_no_page(situation: Situation) -> None:
    words = plain(situation.words)
    runs = [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
    assert [run for run in runs if f" {run} " in words_of_the_pages()] == []


def test_no_two_situations_are_the_same(situations: list[Situation]) -> None:
    in_order = sorted(situations, key=lambda each: each.words)
    assert [first.id for first, second in pairwise(in_order) if first.words == second.words] == []
