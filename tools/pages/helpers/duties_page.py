"""Writes about/what-a-situation-calls-for: every duty, what calls for it, what it rests on, and who carries it.

Runs while the site is built. A governor reads it, and the DSL who signs the duties.
"""

from collections.abc import Sequence
from html import escape

from tools.browser.flow.facts import Fact
from tools.browser.flow.model import Duty, DutyKind, Flow
from tools.pages.helpers.instructions import instruction_html
from tools.sources.flowcharts.duties_command import Carrying, carrying
from tools.sources.policy.text import Policy

MARKER = "<!-- what-a-situation-calls-for -->"
DUTIES_PAGE = "what-a-situation-calls-for"
UP = "../../"


def duties_page(flows: Sequence[Flow], policy: Policy) -> str:
    """Markdown to stand in place of ``MARKER``: the duties by kind, each with an id that can be linked to."""
    table = flows[0].table if flows else None
    if table is None or not table.duties:
        return ""
    facts = {fact.name: fact for fact in table.facts}
    where = carrying(flows)
    lines: list[str] = []
    for kind in DutyKind:
        duties = [duty for duty in table.duties if duty.kind is kind]
        lines += [
            "",
            f"## {kind.heading} {{#{kind.value.replace(' ', '-')}}}",
            "",
            '<ul class="instructions duty-table">',
        ]
        lines += [_duty(duty, facts, where, policy) for duty in duties]
        lines += ["</ul>"]
    return "\n".join(lines)


def _duty(duty: Duty, facts: dict[str, Fact], where: Carrying, policy: Policy) -> str:
    if duty.says is None:
        raise LookupError(f"The duty '{duty.id}' has no words here.")
    carried = where.get(duty.id, [])
    helpers = dict.fromkeys(flow for flow, _, _ in carried)
    links = ", ".join(f'<a href="{UP}helpers/{flow.name}/">{escape(flow.title)}</a>' for flow in helpers)
    called = " ".join(f"<li>{_line(terms, facts)}</li>" for terms in duty.when)
    after = (
        f"<details><summary>When, and where</summary><p>{escape(duty.title)}. All of these have to hold:</p>"
        f"<ul>{called}</ul><p>In {len(carried)} endings of: {links}.</p></details>"
    )
    return instruction_html(duty.says, policy, UP, after=after, attributes=f' id="{duty.id}"')


def _line(terms: Sequence[str], facts: dict[str, Fact]) -> str:
    """One line of a duty's ``When:`` in words."""
    said = [f"not so: {facts[term[1:]].means}" if term.startswith("!") else facts[term].means for term in terms]
    return escape(" Or: ".join(said))
