"""Leads from the policy to the helpers: under a section's heading, and beside each paragraph that a step quotes."""

from collections.abc import Sequence
from html import escape

from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow
from tools.pages.helpers.duties_page import DUTIES_PAGE
from tools.pages.policy.paragraphs import StepLink
from tools.sources.flowcharts.quotations import place
from tools.sources.flowcharts.readers import READERS
from tools.sources.policy.text import Policy


def helper_list(flows: Sequence[Flow], policy: Policy) -> str:
    """The list of all helpers by reader, in the order of the policy's sections, as Markdown for helpers/index.md."""
    order = [section.key for section in policy.sections]
    lines: list[str] = []
    for heading, _words in READERS:
        lines += ["", f"## {heading}", ""]
        for flow in sorted(flows, key=lambda flow: order.index(flow.sections[0])):
            if next(first for first, who in READERS if {*who} & {*flow.readers}) == heading:
                lines.append(f"- [{flow.title}]({flow.name}.md)<br>For {flow.audience}.")
    return "\n".join(lines)


def helpers_of_section(flows: Sequence[Flow], policy: Policy, file_name: str, markdown: str) -> str:
    """The section's Markdown with links to its helpers under the heading; they are marked as not the policy's words."""
    section = next((part for part in policy.sections if part.path.name == file_name), None)
    served = [flow for flow in flows if section and section.key in flow.sections]
    if not served:
        return markdown
    heading, _, rest = markdown.lstrip().partition("\n")
    up = "../" if file_name == "index.md" else "../../"
    links = "".join(f'<li><a href="{up}helpers/{flow.name}/">{escape(flow.title)}</a></li>' for flow in served)
    aside = (
        '<aside class="helpers-here" data-not-policy data-search-exclude aria-label="Helpers for this section">'
        f"<p>Helpers for this section</p><ul>{links}</ul></aside>"
    )
    return f"{heading}\n\n{aside}\n\n{rest}"


def step_links(flows: Sequence[Flow], policy: Policy) -> dict[str, list[StepLink]]:
    """For each paragraph's id, the steps that quote it: one link a step, in the order of the helpers."""
    found: dict[str, list[StepLink]] = {}
    for flow in flows:
        for step in flow.steps:
            step_link = StepLink(href=f"../helpers/{flow.name}.md#{step.id}", words=f"{flow.title}: {step.title}")
            for instruction in step.instructions:
                for quotation in instruction.quotations:
                    paragraph = place(quotation, policy)
                    here = found.setdefault(paragraph.anchor, []) if paragraph else []
                    if step_link not in here:
                        here.append(step_link)
    _link_duties(flows, policy, found)
    return found


def _link_duties(flows: Sequence[Flow], policy: Policy, found: dict[str, list[StepLink]]) -> None:
    """Adds one link a duty: an ending that quotes the paragraph by a duty would be one of dozens."""
    shown = {key for flow in flows for due in shown_at(flow).values() for key in due}
    for duty in flows[0].table.duties if flows else ():
        step_link = StepLink(
            href=f"../about/{DUTIES_PAGE}.md#{duty.id}", words=f"What a situation calls for: {duty.title}"
        )
        for quotation in duty.says.quotations if duty.says and duty.id in shown else ():
            paragraph = place(quotation, policy)
            if paragraph and step_link not in found.setdefault(paragraph.anchor, []):
                found[paragraph.anchor].append(step_link)
