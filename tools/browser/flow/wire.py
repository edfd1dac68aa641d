"""A flowchart as the page hands it to Python in the browser: ids, arrows and facts, none of the policy's words."""

from collections.abc import Iterable, Mapping

from tools.browser.flow.duties import shown_at
from tools.browser.flow.facts import CONCERN, Fact, Stated, Value
from tools.browser.flow.model import Answer, CardPart, Duty, Flow, Step, Table

Wire = dict[str, object]


def to_wire(flow: Flow, shown: Iterable[str] | None = None) -> Wire:
    """The flowchart's shape, and what its answers call for; ``shown`` are the duties that its page has.

    ``{"name": ..., "steps": {step id: {answer id: step id}}}``, in order. Where it has duties also:

    - ``"says"``, what answers say: ``{step id: {answer id: [[fact, 0 to 3], ...]}}``;
    - ``"holds"``, what holds for every walk: ``[[fact, 0 to 3], ...]``;
    - ``"facts"``: ``{fact: [value when nobody asked, the whole that it is part of, what it is never with]}``;
    - ``"duties"``: ``{duty id: [when, whether it is shown where nobody asked, its part of the card or 0, special]}``,
      only those that a way calls for.
    """
    wire: Wire = {
        "name": flow.name,
        "steps": {step.id: {answer.id: answer.to for answer in step.answers} for step in flow.steps},
    }
    on_page = {key for due in shown_at(flow).values() for key in due} if shown is None else set(shown)
    if on_page:
        duties = [duty for duty in flow.table.duties if duty.id in on_page]
        wire["says"] = {step.id: said for step in flow.steps if (said := _said(step))}
        wire["holds"] = list(flow.facts)
        wire["facts"] = {fact.name: [fact.unasked, fact.part_of, fact.not_with] for fact in _used(flow, duties)}
        wire["duties"] = {duty.id: [duty.when, duty.unasked, duty.on_card or 0, duty.special] for duty in duties}
    return wire


def from_wire(wire: Mapping[str, object]) -> Flow:
    """The flow that ``to_wire`` wrote, without words. Raises ValueError when the shape is not that."""
    name, steps = wire.get("name"), wire.get("steps")
    if not isinstance(name, str) or not isinstance(steps, dict) or not steps:
        raise ValueError("A flowchart needs a name and steps.")
    says = _table_of(wire.get("says", {}))
    table = Table(
        tuple(_fact(key, rule) for key, rule in _table_of(wire.get("facts", {})).items()),
        tuple(_duty(key, rule) for key, rule in _table_of(wire.get("duties", {})).items()),
    )
    read = tuple(_step(step, answers, _table_of(says.get(step, {}))) for step, answers in steps.items())
    return Flow(name, name, "", (), "", "", "", (), read, _stated(wire.get("holds", [])), table)


def _said(step: Step) -> dict[str, tuple[Stated, ...]]:
    return {answer.id: answer.says for answer in step.answers if answer.says}


def _used(flow: Flow, duties: list[Duty]) -> list[Fact]:
    """The facts that these duties rest on or this helper states, each with the whole that it is part of."""
    names = {term.removeprefix("!") for duty in duties for terms in duty.when for term in terms} | {CONCERN}
    names |= {name for name, _ in flow.facts}
    names |= {name for step in flow.steps for answer in step.answers for name, _ in answer.says or ()}
    for fact in reversed(flow.table.facts):
        if fact.name in names and fact.part_of:
            names.add(fact.part_of)
    return [fact for fact in flow.table.facts if fact.name in names]


def _table_of(found: object) -> dict[str, object]:
    if not isinstance(found, dict):
        raise ValueError("A table of the flowchart is none.")
    return found


def _fact(name: str, rule: object) -> Fact:
    match rule:
        case [int() as unasked, str() as part_of, list() as not_with]:
            return Fact(name, "", "", Value(unasked), part_of, False, tuple(str(other) for other in not_with))
    raise ValueError("A fact needs its value when nobody asked, what it is part of and what it is never with.")


def _duty(duty_id: str, rule: object) -> Duty:
    match rule:
        case [list() as when, bool() as unasked, int() as part, bool() as special] if all(
            isinstance(terms, list) for terms in when
        ):
            read = tuple(tuple(str(term) for term in terms) for terms in when)
            return Duty(duty_id, read, unasked=unasked, on_card=CardPart(part) if part else None, special=special)
    raise ValueError(
        "A duty needs what calls for it, whether it is shown where nobody asked, and its part of the card."
    )


def _stated(found: object) -> tuple[Stated, ...]:
    stated: list[Stated] = []
    for pair in found if isinstance(found, list) else [None]:
        match pair:
            case [str() as name, int() as value]:
                stated.append((name, Value(value)))
            case _:
                raise ValueError("What an answer says is a list of facts and values.")
    return tuple(stated)


def _step(step_id: object, answers: object, says: Mapping[str, object]) -> Step:
    if not isinstance(step_id, str) or not isinstance(answers, dict):
        raise ValueError("A step needs an id and its answers.")
    read = tuple(_answer(key, to, _stated(says.get(key, []))) for key, to in answers.items())
    return Step(step_id, "", (), "", (), read, (), 0)


def _answer(answer_id: object, to: object, says: tuple[Stated, ...]) -> Answer:
    if not isinstance(answer_id, str) or not isinstance(to, str):
        raise ValueError("An answer needs an id and the step that it leads to.")
    return Answer(answer_id, "", to, "", 0, says or None)
