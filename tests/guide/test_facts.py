"""Facts settle, and call for duties, as the decision about them says."""

import pytest

from tools.browser.flow.duties import called_for, due_for, with_opposites
from tools.browser.flow.facts import Fact, Stated, Value, settle
from tools.browser.flow.model import Duty, Table
from tools.sources.flowcharts.read_duties import read_duties, read_facts

NO, NOT_ASKED, NOT_SURE, YES = Value.NO, Value.NOT_ASKED, Value.NOT_SURE, Value.YES
FACTS = (
    Fact("concern", unasked=YES),
    Fact("adult", unasked=NOT_ASKED),
    Fact("adult-here", part_of="adult"),
    Fact("online"),
    Fact("over", not_with=("adult",)),
)


@pytest.mark.parametrize(
    ("stated", "adult", "here"),
    [
        ([], NOT_ASKED, NOT_ASKED),
        ([("adult", YES)], YES, NOT_SURE),
        ([("adult", NOT_SURE)], NOT_SURE, NOT_SURE),
        ([("adult", NO)], NO, NO),
        ([("adult-here", YES)], YES, YES),
        ([("adult-here", NOT_SURE)], NOT_SURE, NOT_SURE),
        ([("adult", NO), ("adult-here", YES)], YES, YES),
        ([("adult", YES), ("adult", NOT_SURE)], YES, NOT_SURE),
        ([("adult", NOT_SURE), ("adult", NO)], NO, NO),
    ],
)
def test_a_kind_and_its_whole_go_together(stated: list[Stated], adult: Value, here: Value) -> None:
    settled = settle(FACTS, stated)
    assert (settled["adult"], settled["adult-here"]) == (adult, here)


def test_what_calls_for_less_never_holds_beside_what_somebody_was_not_sure_of() -> None:
    assert settle(FACTS, [("over", YES)])["over"] is YES
    assert settle(FACTS, [("over", YES), ("adult", NO)])["over"] is YES
    for value in (NOT_SURE, YES):
        assert settle(FACTS, [("adult", value), ("over", YES)])["over"] is NO


@pytest.mark.parametrize(
    ("when", "stated", "called"),
    [
        ((("adult",),), [("adult", YES)], YES),
        ((("adult",),), [("adult", NOT_SURE)], NOT_SURE),
        ((("adult",),), [], NOT_ASKED),
        ((("!adult",),), [("adult", NO)], YES),
        ((("!adult",),), [("adult", NOT_SURE)], NOT_SURE),
        ((("!adult",),), [], YES),
        ((("adult",), ("online",)), [("adult", YES)], NO),
        ((("adult", "online"),), [("online", YES)], YES),
        ((("adult",), ("!online",)), [("adult", YES), ("online", NOT_SURE)], NOT_SURE),
        ((("adult",),), [("adult", YES), ("concern", NO)], NO),
        ((("!concern",),), [("concern", NO)], YES),
    ],
)
def test_every_line_has_to_hold_and_in_a_line_one_is_enough(
    when: tuple[tuple[str, ...], ...], stated: list[Stated], called: Value
) -> None:
    assert called_for(when, with_opposites(settle(FACTS, stated))) is called


def test_not_sure_shows_a_duty_with_its_if_and_not_asked_only_where_it_says_so() -> None:
    table = Table(FACTS, (Duty("always", (("adult",),), unasked=True), Duty("sometimes", (("adult",),))))
    assert due_for(table, [("adult", YES)]) == {"always": True, "sometimes": True}
    assert due_for(table, [("adult", NOT_SURE)]) == {"always": False, "sometimes": False}
    assert due_for(table, []) == {"always": False}
    assert due_for(table, [("adult", NO)]) == {}


HEAD = "---\nowner: DSL\nreviewed: 2026-11-29\n---\n\n# Duties\n\n"
SAYS = "\n1. **Not in this policy**: say so.\n   > Source: advice of this site.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"## A\nWhen: adult\n{SAYS}", "'A' has no kind."),
        (f"## A\nKind: do now\n{SAYS}", "'A' has no 'When:'."),
        (f"## A\nKind: do now\nWhen: adlut\n{SAYS}", "'A' rests on 'adlut', which is no fact."),
        (f"## A\nKind: do now\nWhen: adult or online\n{SAYS}", "'A' may be unsure, and has no 'If:'."),
        ("## A\nKind: do now\nWhen: adult\n", "'A' says 0 things."),
        (f"## A\nKind: do now\nWhen: adult\nUnasked: perhaps\n{SAYS}", "'A' has an 'Unasked:' that cannot be read."),
        (f"## A\nKind: do now\nWhen: adult\n{SAYS.replace('say so', 'word ' * 25)}", "'A' has 26 words."),
        (f"## A\nKind: do now\nWhen: adult\n{SAYS}\n" * 2, "'A' is there twice."),
    ],
)
def test_a_wrong_duty_is_refused_with_one_clear_message(text: str, told: str) -> None:
    facts, wrong = read_facts(
        "facts.toml", '[adult]\nmeans = "An adult."\nif = "If an adult"\n[online]\nmeans = "O"\nif = ""'
    )
    assert wrong == []
    duties, problems = read_duties("duties.md", HEAD + text, facts)
    assert duties == ()
    assert [problem.what for problem in problems] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[adult", "This is not TOML"),
        ("[adult]\nmeans = 'An adult.'", "'adult' needs 'means' and 'if'"),
        ("[adult]\nmeans = 'An adult.'\nif = ''\nunasked = 'perhaps'", "'adult' has no such 'unasked'."),
        ("[here]\nmeans = 'Here.'\nif = ''\npart_of = 'adult'", "'here' is part of 'adult'."),
        ("[over]\nmeans = 'Over.'\nif = ''\nnot_with = ['adult']", "'over' names what is no fact."),
    ],
)
def test_a_wrong_fact_is_refused_with_one_clear_message(text: str, told: str) -> None:
    _, problems = read_facts("facts.toml", text)
    assert len(problems) == 1
    assert problems[0].what.startswith(told)
