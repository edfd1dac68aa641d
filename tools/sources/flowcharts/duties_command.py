"""The command `policy-tools duties`: which facts call for which duty, and which endings of which helpers carry it.

Runs on a terminal. Whoever changes a duty asks it what the change touches.
"""

import json
from collections.abc import Mapping, Sequence

from tools.browser.flow.duties import Due, shown_at
from tools.browser.flow.model import Duty, Flow, Kind, Step, When

Carrying = Mapping[str, list[tuple[Flow, Step, bool]]]
"""For each duty the endings that carry it, and whether every way there is sure of it."""


def carrying(flows: Sequence[Flow]) -> Carrying:
    """Which ending of which helper carries which duty."""
    found: dict[str, list[tuple[Flow, Step, bool]]] = {}
    for flow in flows:
        shown = shown_at(flow)
        for step in flow.steps:
            for key, sure in shown.get(step.id, {}).items():
                found.setdefault(key, []).append((flow, step, sure))
    return found


def when_in_words(when: When) -> str:
    """What calls for a duty, as the file says it: "staff, and sexual or image"."""
    return ", and ".join(" or ".join(term.replace("!", "not ") for term in terms) for terms in when)


def print_duties(flows: Sequence[Flow], as_json: bool) -> int:
    """The whole table. The exit code is 1 when a duty is carried by no ending."""
    where = carrying(flows)
    duties = flows[0].table.duties if flows else ()
    if as_json:
        print(json.dumps([_as_data(duty, where) for duty in duties], ensure_ascii=False, indent=1))
    else:
        for duty in duties:
            print(f"{duty.kind.value}: {duty.title} ({when_in_words(duty.when)})")
            print(f"    {duty.says.strength.value if duty.says else ''}: {duty.says.text if duty.says else ''}")
            for flow, step, sure in where.get(duty.id, []):
                print(f"    {flow.name}#{step.id}{'' if sure else ' (if)'}")
    left = [duty.title for duty in duties if duty.id not in where]
    if left:
        print(f"No ending carries: {', '.join(left)}.")
    return 1 if left else 0


def print_endings(flow: Flow) -> None:
    """Each ending of a helper as a reader without scripts has it: its own words, then its duties."""
    shown = shown_at(flow)
    for step in flow.steps:
        if step.kind is Kind.ENDING:
            print(f"## {step.title}\n" + "\n".join(step.body))
            for number, each in enumerate(step.instructions, start=1):
                print(f"  own {number}. {each.strength.value}: {each.text}")
            _print_due(flow, shown.get(step.id, {}))
            print()


def _print_due(flow: Flow, due: Due) -> None:
    for duty in flow.table.duties:
        if duty.id in due and duty.says:
            given = "" if due[duty.id] else f"[{duty.given}:] "
            print(f"  {duty.kind.value}: {given}{duty.says.strength.value}: {duty.says.text}")


def _as_data(duty: Duty, where: Carrying) -> dict[str, object]:
    return {
        "duty": duty.id,
        "kind": duty.kind.value,
        "when": duty.when,
        "says": duty.says.text if duty.says else "",
        "strength": duty.says.strength.value if duty.says else "",
        "endings": [
            {"flow": flow.name, "ending": step.id, "sure": sure} for flow, step, sure in where.get(duty.id, [])
        ],
    }
