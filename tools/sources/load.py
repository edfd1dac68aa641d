"""Reads and checks all that people write, at once."""

from dataclasses import dataclass

from tools.browser.flow.model import Flow
from tools.sources.annex_a import check_form, check_further
from tools.sources.errors import SourceError
from tools.sources.families import FamilyPage, read_families
from tools.sources.first_school import names_of_the_first
from tools.sources.flowcharts.coverage import coverage_problems
from tools.sources.flowcharts.flows import look_at_flows
from tools.sources.flowcharts.tick_list import read_tick_list
from tools.sources.form_keys import keys
from tools.sources.glossary import Term, read_glossary
from tools.sources.left import not_told, read_problems
from tools.sources.paths import (
    DOCS,
    FLOWCHARTS,
    FORM_PAGE,
    GLOSSARY,
    GLOSSARY_PAGE,
    MOMENTS,
    POLICY,
    PROJECT,
    QUIZ,
    QUIZ_PAGE,
    SCENARIOS,
)
from tools.sources.policy.quoted import docs_problems
from tools.sources.policy.text import Policy, read_policy
from tools.sources.policy.typed import typed_problems
from tools.sources.quiz import Question, read_quiz
from tools.sources.review.snapshot import Snapshot, read_snapshot
from tools.sources.scenarios.moments import Moment, read_moments
from tools.sources.scenarios.scenario import Scenario
from tools.sources.scenarios.scenarios import read_scenarios
from tools.sources.school import School, read_school
from tools.sources.search_lists import list_problems
from tools.sources.taken import in_line
from tools.sources.taken.written import written
from tools.sources.weigh import weigh_problems


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that the pages are made from, read and checked."""

    school: School
    policy: Policy
    flows: tuple[Flow, ...]
    tick_list: Flow | None
    scenarios: tuple[Scenario, ...]
    quiz: tuple[Question, ...]
    terms: tuple[Term, ...]
    snapshot: Snapshot
    """The same sources once more, as those who keep the words see them."""
    families: tuple[FamilyPage, ...] = ()
    """The pages in other languages, shown or not."""
    moments: tuple[Moment, ...] = ()
    address: str = ""
    """Where the site will be published, if somebody has said so."""


def load(address: str = "") -> Sources:
    """Reads and checks all sources of the site to be at `address`. Raises SourceError with every mistake in them."""
    policy = read_policy(POLICY)
    behind = read_problems(lambda: in_line.problems(policy))
    texts = written(PROJECT)
    problems = [*docs_problems(DOCS, policy), *typed_problems(PROJECT, policy, texts)]
    problems += read_problems(lambda: names_of_the_first(texts, PROJECT))
    if FORM_PAGE.exists():
        problems += check_form((POLICY / "annex-a.md").read_text(encoding="utf-8"))
        problems += check_further(policy)
        problems += weigh_problems(policy, keys())
    tick_list: Flow | None = None
    scenarios: tuple[Scenario, ...] = ()
    moments: tuple[Moment, ...] = ()
    quiz: tuple[Question, ...] = ()
    terms: tuple[Term, ...] = ()
    looked = look_at_flows(FLOWCHARTS, policy)
    flows = looked.flows
    problems += looked.problems
    if looked.walkable:
        problems += coverage_problems(policy, flows)
        problems += list_problems(PROJECT, policy, flows)
        if flows:
            tick_list, wrong_list = read_tick_list(flows[0].table)
            problems += wrong_list
        try:
            scenarios = read_scenarios(SCENARIOS, flows, policy)
        except SourceError as wrong:
            problems += wrong.problems
        try:
            moments = read_moments(MOMENTS, flows[0].table) if flows else ()
        except SourceError as wrong:
            problems += wrong.problems
    try:
        quiz = read_quiz(QUIZ, policy) if QUIZ_PAGE.exists() else ()
    except SourceError as bad:
        problems += bad.problems
    try:
        terms = read_glossary(GLOSSARY, policy) if GLOSSARY_PAGE.exists() else ()
    except SourceError as bad:
        problems += bad.problems
    families: tuple[FamilyPage, ...] = ()
    try:
        families = read_families(DOCS)
    except SourceError as bad:
        problems += bad.problems
    if problems := [*behind, *not_told(problems, behind)]:
        raise SourceError(problems)
    snapshot = read_snapshot(PROJECT, "now", policy)
    school = read_school(DOCS / "school.toml")
    return Sources(school, policy, flows, tick_list, scenarios, quiz, terms, snapshot, families, moments, address)
