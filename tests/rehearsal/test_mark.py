"""A person's answers stand beside the table's: the same, left to judgement, more careful, parted, or beyond it."""

import json

from tests.rehearsal.sheets import sheets
from tools.browser.api import handle
from tools.browser.flow.wire import to_wire
from tools.browser.rehearsal.mark import Mark, mark
from tools.sources.scenarios.rehearsed import Rehearsed
from tools.sources.scenarios.scenarios import accepted


def test_the_tables_own_answers_part_nowhere_and_lead_to_its_ending(parts: list[Rehearsed]) -> None:
    for part in parts:
        found = mark(part.flow, accepted(part.flow, part.part), part.given)
        assert found.parted is None, part.name
        assert {each for _, each in found.marks} <= {Mark.SAME, Mark.JUDGEMENT}, part.name
        assert found.step == found.expected == part.ending, part.name


def test_every_wrong_answer_of_every_scenario_parts_where_it_is_given_and_is_explained(parts: list[Rehearsed]) -> None:
    count = 0
    for part in parts:
        table = accepted(part.flow, part.part)
        because = {row.question: row.because for row in part.part.rows}
        for given, wrong in sheets(part):
            found = mark(part.flow, table, given)
            marks = dict(found.marks)
            assert marks[wrong[0]] is (Mark.MORE_CAREFUL if wrong[1] == "not-sure" else Mark.PARTED), (part.name, wrong)
            assert found.parted == (None if wrong[1] == "not-sure" else wrong[0]), (part.name, wrong)
            step = part.flow.step(wrong[0])
            assert step is not None and len(because[step.title]) > 10, (part.name, wrong)
            count += 1
    assert count > 400


def test_an_answer_that_is_left_to_judgement_has_no_mark_whichever_it_is(parts: list[Rehearsed]) -> None:
    open_rows = 0
    for part in parts:
        table = accepted(part.flow, part.part)
        for step, answers in table.items():
            if len(answers) > 1:
                before = dict(part.given)
                for answer in answers:
                    found = mark(part.flow, table, [*(before | {step: answer}).items()])
                    assert dict(found.marks)[step] is Mark.JUDGEMENT
                    open_rows += 1
    assert open_rows > 20


def test_the_page_gets_ids_and_marks_and_no_words(parts: list[Rehearsed]) -> None:
    part = parts[0]
    request = {
        "do": "mark",
        "flow": to_wire(part.flow),
        "answers": part.given,
        "accepted": accepted(part.flow, part.part),
    }
    reply = json.loads(handle(json.dumps(request)))
    assert reply["step"] == reply["expected"] == part.ending.id
    assert reply["parted"] is None
    assert [step for step, _ in reply["marks"]] == [step for step, _ in part.given]
    tables: tuple[object, ...] = (None, {}, {"danger-now": "no"})
    for broken in tables:
        refused = json.loads(handle(json.dumps({**request, "accepted": broken})))
        assert refused == {"error": "unreadable-request"}
