"""Acts are proved by the walk of their part, tell a missed danger first, and cannot be guessed."""

from dataclasses import replace

import pytest

from tools.browser.flow.duties import Urgency, due_on, urgency_on
from tools.browser.flow.model import Flow
from tools.pages.rehearsal.act import act_html
from tools.sources.paths import SCENARIOS
from tools.sources.policy.text import Policy
from tools.sources.scenarios.act import Act, Mark, Option
from tools.sources.scenarios.check_act import check_act, dangers
from tools.sources.scenarios.level import hits_by_chance, offers_always_right, one_sided, unlevel
from tools.sources.scenarios.measure import acts_of, read_before
from tools.sources.scenarios.moments import Moment
from tools.sources.scenarios.names import names_in
from tools.sources.scenarios.read import read_scenario
from tools.sources.scenarios.rehearsed import Rehearsed
from tools.sources.scenarios.scenario import Scenario
from tools.sources.scenarios.scenarios import act_due, check_scenario

FOLDED_NOTE = SCENARIOS / "a-folded-note.md"


def said(act: Act, part: Rehearsed) -> str:
    due = due_on(part.flow, part.given)
    danger = urgency_on(part.flow, part.given) is Urgency.RING_999
    return "\n".join(map(str, check_act("a.md", act, part.flow.table, due, danger=danger)))


@pytest.fixture
def with_acts(parts: list[Rehearsed]) -> list[tuple[Act, Rehearsed]]:
    found = [(part.part.act, part) for part in parts if part.part.act]
    assert len(found) >= 2
    return found


def test_a_duty_that_the_situation_of_the_part_does_not_call_for_is_refused(
    with_acts: list[tuple[Act, Rehearsed]],
) -> None:
    act, part = next((act, part) for act, part in with_acts if part.scenario.name == "a-folded-note")
    assert said(act, part) == ""
    wrong = replace(act.options[2], duties=("report-it-today",))
    assert "This way does not call for 'report-it-today'." in said(
        replace(act, options=(*act.options[:2], wrong, act.options[3])), part
    )


def test_where_a_child_answers_the_act_is_that_of_the_grown_up_beside_them(parts: list[Rehearsed]) -> None:
    part = next(part for part in parts if part.name == "a-note-in-the-worry-box#beside-the-sink")
    assert "go-to-the-dsl-now" not in due_on(part.flow, part.given)
    assert "go-to-the-dsl-now" in act_due(part.flow, part.part)


def test_where_a_parent_answers_the_act_is_theirs_or_that_of_the_teacher_beside_them(parts: list[Rehearsed]) -> None:
    part = next(part for part in parts if part.name == "tummy-ache-on-mondays#dad-at-the-gate")
    due = act_due(part.flow, part.part)
    assert "ask-the-school" in due and "the-school-tells-families" in due


def test_where_nobody_is_worried_an_option_rests_on_words_of_one_instruction_of_the_ending(
    with_acts: list[tuple[Act, Rehearsed]], policy: Policy
) -> None:
    act, part = next((act, part) for act, part in with_acts if part.part.title == "A phone for the walk home")
    shown = act_html(act, "a", part.flow.table, policy, "../", {}, part.ending)
    assert shown.count("read the Behaviour Policy together with this policy.") == 3
    for saying, many in (("no such words", 0), ("read the", 2)):
        other = replace(act, options=(replace(act.options[0], sayings=(saying,)), *act.options[1:]))
        told = [str(each) for each in check_act("a.md", other, part.flow.table, (), part.ending)]
        assert len(told) == 1
        assert f"{many} instructions of “Behaviour and online” have “{saying}”. Copy words of" in told[0]


def test_where_somebody_has_to_ring_999_what_is_right_is_about_the_danger(
    with_acts: list[tuple[Act, Rehearsed]],
) -> None:
    act, part = next((act, part) for act, part in with_acts if part.part.title == "The shed roof")
    assert said(act, part) == ""
    slow = tuple(
        replace(option, duties=("go-to-the-dsl-now",)) if option.mark is Mark.DO else option for option in act.options
    )
    assert "A child is in danger here, and nothing right is about that." in said(replace(act, options=slow), part)


def test_a_missed_danger_is_told_before_what_happens_and_a_wrong_option_before_the_duty(
    with_acts: list[tuple[Act, Rehearsed]], moments: tuple[Moment, ...], policy: Policy
) -> None:
    table = with_acts[0][1].flow.table
    missed = 0
    for act in (*(act for act, _ in with_acts), *(moment.act for moment in moments)):
        outcomes = act_html(act, "a", table, policy, "../").split('<article class="what-happens"')[1:]
        for option, html in zip(act.options, outcomes, strict=True):
            happens, duty = html.index("The next ten minutes."), html.index('class="duty-name"')
            assert happens < duty
            if option.mark is Mark.TEMPTING and set(option.duties) & dangers(table):
                missed += 1
                assert html.index("Danger comes first") < happens
            else:
                assert "Danger comes first" not in html
    assert missed >= 3


def test_right_cannot_be_guessed_by_place_length_kind_or_who_says_it(
    scenarios: tuple[Scenario, ...], moments: tuple[Moment, ...]
) -> None:
    assert unlevel(acts_of(scenarios, moments)) == []


def made(right: int, colleague: int | None = None) -> Act:
    options = tuple(
        Option(Mark.DO if index == right else Mark.TEMPTING, f"Words {index}", "", (), "", index == colleague, 1)
        for index in range(4)
    )
    return Act("What?", options, "", "", 1)


def test_few_acts_may_have_right_in_one_place_and_many_may_not() -> None:
    assert unlevel([made(0)] * 3) == []
    assert "the first is right, where chance would make it 5.0" in " ".join(unlevel([made(0)] * 20))
    assert unlevel([made(index % 4) for index in range(40)]) == []


def test_colleagues_are_right_about_as_often_as_they_are_wrong() -> None:
    """Never, always, or as seldom as any option is: each would tell something."""
    for right_in, told_to in ((0, "right"), (1, "right"), (4, "wrong")):
        acts = [made(at % 4, (at + (at // 4 % 4 >= right_in)) % 4) for at in range(80)]
        told = unlevel(acts)
        assert len(told) == 1
        assert told[0].startswith(f"In {right_in * 20} of 80 cases what a colleague says is right, where chance")
        assert told[0].endswith(f"Write some acts in which it is {told_to}.")
    assert unlevel([made(at % 4, (at + at // 4 % 2) % 4) for at in range(80)]) == []


def test_colleagues_are_right_about_as_often_in_moments_and_in_scenarios_each_by_itself(
    scenarios: tuple[Scenario, ...], moments: tuple[Moment, ...]
) -> None:
    assert one_sided("moments", acts_of((), moments)) == []
    assert one_sided("scenarios", acts_of(scenarios, ())) == []


def test_two_collections_that_lean_apart_are_told_though_they_are_level_together() -> None:
    """As it was: 28 of 40 in moments, 41 of 108 in scenarios."""
    acts = {
        "moments": [made(0, 0)] * 28 + [made(0, 1)] * 12,
        "scenarios": [made(0, 0)] * 41 + [made(0, 1)] * 67,
    }
    assert one_sided("both", [*acts["moments"], *acts["scenarios"]]) == []
    assert [line for what in acts for line in one_sided(what, acts[what])] == [
        "In moments a colleague is right in 28 of 40 cases. Write some in which one is wrong.",
        "In scenarios a colleague is right in 41 of 108 cases. Write some in which one is right.",
    ]
    assert one_sided("moments", [made(0, 0)] * 24 + [made(0, 1)] * 16) == []


def test_it_is_sometimes_wrong_to_take_an_offer_of_help(
    scenarios: tuple[Scenario, ...], moments: tuple[Moment, ...]
) -> None:
    assert offers_always_right(read_before(scenarios, moments)) == []


def test_offers_of_help_that_are_nearly_always_right_are_told() -> None:
    right, wrong = ((made(0, by), "She comes over. “I'll fetch her,” she says.") for by in (0, 1))
    no_offer = (made(0, 1), "“I can't say,” says somebody. “Shall I?”")
    both_speak = replace(made(0, 0), options=(*made(0, 0).options[:3], replace(made(0, 3).options[3], colleague=True)))
    told = [*[right] * 11, wrong, wrong, *[no_offer] * 9, *[(both_speak, right[1])] * 9]
    assert offers_always_right(told) == [
        "An offer of help is wrong in 2 of 13 acts. Write some in which it is wrong."
    ]  # fmt: skip
    assert offers_always_right([*told, wrong, wrong]) == []


def test_chance_adds_up() -> None:
    assert hits_by_chance([0.5, 0.5]) == [0.25, 0.5, 0.25]
    assert abs(sum(hits_by_chance([0.25, 0.3, 0.9])) - 1) < 1e-9


def test_names_are_found_at_the_head_of_a_sentence_and_within_it() -> None:
    assert list(names_in("Maisie laughs at Tyler. “Stop,” says Child A. It is Monday, and the DSL comes.")) == [
        "Maisie", "Tyler",
    ]  # fmt: skip


def test_a_scenario_with_a_name_or_a_call_for_a_real_case_is_refused(flows: list[Flow], policy: Policy) -> None:
    text = FOLDED_NOTE.read_text(encoding="utf-8")
    text = text.replace("You teach Year 2.", "You teach Year 2 at St Mary's. Tyler is in it.")
    text = text.replace("Talk about: If the only", "Talk about: Has this happened in our school? If the only")
    scenario, problems = read_scenario("a-folded-note", "a.md", text)
    assert scenario and problems == []
    told = [problem.what for problem in check_scenario(scenario, flows, policy)]
    assert told == [
        "“St” may be a name.", "“Mary's” may be a name.", "“Tyler” may be a name.",
        "“Has this happened in” asks for a real case.",
    ]  # fmt: skip


def test_an_act_stands_between_ask_and_helper() -> None:
    text = FOLDED_NOTE.read_text(encoding="utf-8")
    before, rest = text.split("Ask: What do you do before", 1)
    scenario, problems = read_scenario("a", "a.md", f"{before}Act: Too early?\n\nAsk: What do you do before{rest}")
    assert scenario is None
    assert any(problem.what == "'Ask' stands after 'act'." for problem in problems)
