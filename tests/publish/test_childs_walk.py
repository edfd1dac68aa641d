"""The children's page is the child's part of a helper: the same duties, a picture for each answer, easy to read."""

import re
from pathlib import Path

import pytest

from tests.policy.page import article
from tests.publish.test_for_readers import GRADE, LONGEST, NOT_FOR_A_CHILD, grade, sentences
from tools.browser.assessment.further import OWN_VERSION, PARTS
from tools.browser.flow.duties import due_on, shown_at, stated_on
from tools.browser.flow.model import Flow, Kind
from tools.browser.flow.walk import paths
from tools.pages.helpers.childs_walk import HELPER, childs_part
from tools.pages.helpers.pictures import FOLDER, OF, ON_A_PLAN, picture

MOST_ANSWERS = 7
MOST_TAPS = 4


@pytest.fixture(scope="module")
def part(flows: list[Flow]) -> Flow:
    return childs_part(flows)


def test_every_way_of_a_child_is_there_and_calls_for_what_it_calls_for_in_the_whole_helper(
    flows: list[Flow], part: Flow
) -> None:
    whole = next(flow for flow in flows if flow.name == HELPER)
    theirs = {
        (end.id, frozenset(stated_on(whole, given)), tuple(due_on(whole, given).items()))
        for given, end in paths(whole)
        if ("child", 3) in stated_on(whole, given)
    }
    here = {
        (end.id, frozenset(stated_on(part, given)), tuple(due_on(part, given).items())) for given, end in paths(part)
    }
    assert here == theirs and len(here) > 20


def test_a_child_reads_no_grown_up_s_answer_and_no_question_that_asks_nothing(part: Flow) -> None:
    assert part.steps[0].id == "danger-now"
    assert [answer.words for answer in part.steps[0].answers] == ["Yes", "No", "Not sure"]
    words = " ".join(answer.words for step in part.steps for answer in step.answers)
    assert "grown-up" not in words.replace("A grown-up I trust", "") and "parent" not in words
    assert "who-is-asking" not in [step.id for step in part.steps]
    for step in part.steps:
        if step.kind is Kind.QUESTION:
            assert 2 < len(step.answers) <= MOST_ANSWERS
            assert step.answers[-1].id == "not-sure"
    assert max(len(given) for given, _ in paths(part)) <= MOST_TAPS


def test_every_answer_every_ending_and_every_box_of_a_child_s_plan_has_a_picture_and_every_picture_is_used(
    part: Flow,
) -> None:
    keys = {answer.id for step in part.steps for answer in step.answers}
    keys |= {step.id for step in part.steps if step.kind is Kind.ENDING}
    assert keys == set(OF)
    plan = {field.id for each in PARTS if each.id == OWN_VERSION for field in each.for_each_child}
    assert plan == set(ON_A_PLAN)
    assert {f"{name}.svg" for name in (OF | ON_A_PLAN).values()} == {path.name for path in FOLDER.iterdir()}
    for key in keys | plan:
        drawn = picture(key)
        assert 'aria-hidden="true"' in drawn and len(drawn) < 1600
        # Nothing of it is fetched, and none of it runs.
        assert not re.search(r"<(script|image|use|style|foreignObject)|href|\bon\w+=|url\(", drawn), key


def test_no_child_who_hurt_somebody_is_told_only_that_it_is_not_their_fault(part: Flow) -> None:
    for given, _ in paths(part):
        due = due_on(part, given)
        if ("hurt-somebody", 3) in stated_on(part, given):
            assert {"you-hurt-somebody", "what-happens-then-is-not-the-same-each-time"} <= due.keys()
        assert {"tell-one-more", "childline"} <= due.keys()


def test_a_seven_year_old_can_read_the_walk_and_nothing_in_it_frightens_or_blames(site: Path, part: Flow) -> None:
    page = article(site, "for/children/")
    steps = [tag for tag in page.all("div") if "step" in tag.attributes.get("class", "").split()]
    assert len(steps) == len(part.steps)
    duties = {duty.id: duty.says.text for duty in part.table.duties if duty.says}
    said = [text for step in part.steps for text in (*step.body, *(f"{answer.words}." for answer in step.answers))]
    said += [duties[key] for key in {key for due in shown_at(part).values() for key in due}]
    text = " ".join(f"{each.rstrip('.')}." for each in said)
    text = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", text)
    assert grade(text) <= GRADE
    assert max(len(sentence.split()) for sentence in sentences(text)) <= LONGEST
    for words in NOT_FOR_A_CHILD:
        assert words not in text.lower()
