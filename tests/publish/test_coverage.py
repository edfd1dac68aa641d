"""Helpers and policy hold together both ways, and the build notices when they come apart."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sentences import binding
from tools.browser.flow.model import Flow, Reader, Table
from tools.sources.flowcharts.bound import bound
from tools.sources.flowcharts.coverage import coverage_problems, points, sentences
from tools.sources.policy.text import Paragraph, Policy


def test_all_67_decision_points_are_covered_and_every_binding_sentence_is_used_or_explained(
    policy: Policy, flows: list[Flow]
) -> None:
    assert len(points()) == 67
    assert coverage_problems(policy, flows) == []
    found = sentences(policy, flows)
    assert len(found) > 140
    assert all(sentence.used or sentence.reason for sentence in found)


def renamed(flow: Flow, step_id: str) -> Flow:
    """The flow with a step that has another id, and answers that lead there."""
    other = f"{step_id}-renamed"
    steps = (
        replace(each, answers=tuple(replace(a, to=other) if a.to == step_id else a for a in each.answers))
        for each in flow.steps
    )
    return replace(flow, steps=tuple(replace(each, id=other) if each.id == step_id else each for each in steps))


def test_a_step_that_is_gone_is_missed_with_its_decision_point_and_its_sentences(
    policy: Policy, flows: list[Flow]
) -> None:
    fewer = [renamed(flow, "report-to-the-police") if flow.name == "the-police" else flow for flow in flows]
    told = "\n".join(map(str, coverage_problems(policy, fewer)))
    assert "point 8.2: there is no step 'the-police#report-to-the-police'" in told
    without_duties = "\n".join(map(str, coverage_problems(policy, [replace(flows[0], table=Table())])))
    assert f"no helper uses “{binding().text}" in without_duties
    *_, without_any = coverage_problems(policy, [])
    assert re.search(r"there is no helper yet, and \d{3} sentences", without_any.what)


def test_a_sentence_that_binds_all_staff_is_missed_where_only_helpers_for_the_dsl_quote_it(
    policy: Policy, flows: list[Flow]
) -> None:
    both = {Reader.STAFF, Reader.DSL}
    bind = [each for each in sentences(policy, flows) if each.binds is Reader.STAFF and both <= set(each.shown_to)]
    assert bind
    for_the_dsl = [flow for flow in flows if Reader.STAFF not in flow.readers]
    told = "\n".join(each.what for each in coverage_problems(policy, for_the_dsl))
    for each in bind:
        assert (
            f"“{each.words}” ({each.paragraph.number}) binds all staff, and only helpers for others show it (" in told
        )


@pytest.mark.parametrize(
    ("lead", "words", "binds"),
    [
        ("ALL staff at Westfield:", "will not downplay behaviours", Reader.STAFF),
        ("", "Every member of staff must tell the DSL.", Reader.STAFF),
        ("", "It must be referred immediately to the Designated Safeguarding Lead (DSL).", Reader.STAFF),
        ("", "The DSL will report it to the headteacher.", Reader.DSL),
        ("The Designated Safeguarding Lead will consider the following:", "Risks to the victim, or staff", Reader.DSL),
        ("", "We will agree with the police what information is disclosed to staff and others.", None),
        ("", "We will keep it under review.", None),
    ],
)
def test_a_sentence_binds_whom_it_names(lead: str, words: str, binds: Reader | None) -> None:
    assert bound(Paragraph("1.1", "p1-1", words, lead, "", "", "1"), words) is binds


@pytest.mark.thorough
def test_a_duty_that_is_gone_is_missed_with_the_sentence_that_it_alone_quotes(
    policy: Policy, flows: list[Flow]
) -> None:
    only_by_duties = [each for each in sentences(policy, flows) if each.duties and not each.steps]
    assert only_by_duties
    for sentence in only_by_duties:
        kept = tuple(duty for duty in flows[0].table.duties if duty not in sentence.duties)
        fewer = [replace(flow, table=replace(flow.table, duties=kept)) for flow in flows]
        assert any(f"no helper uses “{sentence.words}”" in str(told) for told in coverage_problems(policy, fewer))


def test_the_page_shows_each_point_with_its_steps_and_each_sentence_with_its_paragraph(site: Path) -> None:
    page = (site / "about" / "how-the-helpers-follow-the-policy" / "index.html").read_text(encoding="utf-8")
    for point in points():
        assert f'id="point-{point.id}"' in page
        for flow, step in point.steps:
            assert f"helpers/{flow}/#{step}" in page
    assert "Not used: " in page
    assert "<p>Binds: all staff. Shown to: all staff, " in page
