"""The duties, written into the endings that call for them.

Runs while the site is built. Readers of every ending would miss it.
"""

from functools import cache
from html import escape

from tools.browser.flow.duties import Due
from tools.browser.flow.model import Duty, DutyKind, Flow, Step, Table
from tools.pages.helpers.instructions import instruction_html, instructions_html
from tools.pages.policy.reach import reach, usable
from tools.sources.policy.text import Policy
from tools.sources.school import School

OWN = "For this"
"""Above what an ending says that no duty does."""
CAN_WAIT = (DutyKind.THEN, DutyKind.MAY_COME_NEXT)
"""What is folded on the screen once a way has led to the ending."""


@cache
def by_id(table: Table) -> dict[str, Duty]:
    """The duties by their ids."""
    return {duty.id: duty for duty in table.duties}


def ending_html(
    flow: Flow,
    ending: Step,
    due: Due,
    policy: Policy,
    up: str,
    school: School | None = None,
    level: int = 3,
    fold: bool = True,
) -> str:
    """What an ending says to do, whole: its duties under a heading for each kind, its own instructions among them.

    A duty that is not sure begins with its *if*, which the view hides once the way is known to be sure of it. What can
    wait is in a ``fold``, open until the view closes it. ``school`` says how to reach whom a duty names; ``level`` is
    the headings'.
    """
    duties = by_id(flow.table)
    lists = {
        kind: _list(
            kind,
            [_item(duties[key], sure, policy, up, school) for key, sure in due.items() if duties[key].kind is kind],
            level,
            fold and kind in CAN_WAIT,
        )
        for kind in DutyKind
    }
    own = instructions_html(ending, policy, up)
    if own and due:
        own = f'<section class="own"><h{level}>{OWN}</h{level}>{own}</section>'
    if due and all(_is_for_a_child(duties[key]) for key in due):
        lists[DutyKind.MAY_COME_NEXT] += _for_grown_ups([duties[key] for key in due], policy, up)
    first = lists[DutyKind.DO_NOW] + lists[DutyKind.DO_NOT]
    return first + own + lists[DutyKind.THEN] + lists[DutyKind.MAY_COME_NEXT]


def _list(kind: DutyKind, items: list[str], level: int, fold: bool) -> str:
    if not items:
        return ""
    look = kind.value.replace(" ", "-")
    heading, listed = f"<h{level}>{kind.heading}</h{level}>", f'<ul class="instructions">{"".join(items)}</ul>'
    if fold:
        counted = f'<h{level}>{kind.heading} <span class="how-many"></span></h{level}>'
        return f'<details class="duties fold {look}" open><summary>{counted}</summary>{listed}</details>'
    return f'<section class="duties {look}">{heading}{listed}</section>'


def _item(duty: Duty, sure: bool, policy: Policy, up: str, school: School | None) -> str:
    if duty.says is None:
        raise LookupError(f"The duty '{duty.id}' has no words here.")
    given = "" if sure or not duty.given else f'<span class="given">{escape(duty.given)}: </span>'
    after = _reach(duty, school, up) if school else ""
    return instruction_html(duty.says, policy, up, after, given, f' data-duty="{duty.id}"', _is_for_a_child(duty))


def _is_for_a_child(duty: Duty) -> bool:
    return ("child",) in duty.when


def _for_grown_ups(duties: list[Duty], policy: Policy, up: str) -> str:
    """A child reads what to do and nothing beside it; where it comes from is for the grown-up at hand."""
    items = "".join(instruction_html(duty.says, policy, up) for duty in duties if duty.says)
    return (
        '<details class="for-grown-ups"><summary>For grown-ups: where this comes from</summary>'
        f'<ul class="instructions">{items}</ul></details>'
    )


def _reach(duty: Duty, school: School, up: str) -> str:
    """Names and numbers to tap of whom the duty says to tell; the way to find the first where none is filled in."""
    there = [key for key in duty.reach if (contact := school.contact(key)) and usable(contact)]
    lines = [
        f"<strong>{escape(contact.who)}:</strong> {reach(school, key, up, more=not there)}"
        for key in there or duty.reach[:1]
        if (contact := school.contact(key))
    ]
    return f'<p class="reach">{"<br>".join(lines)}</p>' if lines else ""
