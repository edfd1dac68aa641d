"""The record of a walk: where somebody types a reason at an ending, and what is printed then.

Everything that it says stands on the page: overrides/assets/js/helper/record.js puts in what somebody answered. The
fields for a pen are on the blank sheet too, which prints without any script.
"""

from html import escape
from typing import NamedTuple

from tools.browser.assessment.afterwards import RECORD_THE_RATIONALE
from tools.browser.flow.facts import Value
from tools.browser.flow.model import Flow
from tools.pages.formatting import UNSENT, policy_page
from tools.pages.helpers.case import is_of_a_case
from tools.pages.helpers.meeting import meeting_html
from tools.sources.days import on_day
from tools.sources.paths import DOCS
from tools.sources.policy.text import Policy, find_in_section
from tools.sources.school import School

DECIDED = "What was decided, and why"
TOLD = "What was seen or heard, what was done, and who was told"
TO_SAY = "What I would like to say or ask"
"""What the sheet has room for: who decides, whoever else works here, a parent. record.js has the first two again."""
UP = "../../"
"""From a helper's page (helpers/NAME/) to the top of the site."""
TO_FILL_IN = (
    "Children (initials or reference)",
    "Name and role",
    "Signature",
    "Date and time",
    "Told to (name and role)",
)
"""The lines at the end of the record, for a pen. A new one is one line here."""


class Version(NamedTuple):
    """What a helper's words are known by, on its page and on paper.

    Both stand on “Who reviewed what” as well, where a printed record is matched with the review of its words.
    """

    words: str
    duties: str

    def __str__(self) -> str:
        """The same in words."""
        return f"words {self.words}, duties {self.duties}"


def reviewed_words(flow: Flow, signed_by: str) -> str:
    """When and by whom. A governor reads it: what only the makers have read must not look signed off."""
    if signed_by:
        return f"{on_day(flow.reviewed)}, by {escape(signed_by)}"
    return f"{on_day(flow.reviewed)}, by the makers of this site, not yet signed off by the school"


def record(flow: Flow, policy: Policy, version: Version, signed_by: str, school: School) -> str:
    """The record: asked for at an ending, filled in by the view, printed. Section 12 asks for the rationale."""
    if flow.is_for_a_child:
        return ""  # A child is not asked to make a record.
    for_a_parent = _is_for_a_parent(flow)
    heading = "Notes for your talk with the school" if for_a_parent else "A record to print"
    asked = "What would you like to say or ask?" if for_a_parent else f"{TOLD}?"
    reasons = _asks_for_reasons(policy) if who_decides(flow) else ""
    return f"""<section class="record" data-when="ending" hidden aria-labelledby="record-{flow.name}">
<h2 id="record-{flow.name}">{heading}</h2>
<p class="record-reason"><label for="reason-{flow.name}"><span data-asked>{asked}</span>
Use initials or a reference, not a full name.</label>
<textarea id="reason-{flow.name}" rows="4" dir="auto" {UNSENT}></textarea></p>
<p class="quiet-note"><span data-reasons>{reasons}</span>
What you type stays on this page until you leave it. Nothing is sent or kept.{_into_the_case(flow)}</p>
<p><button type="button" class="print-record">Print or save this record</button></p>
{meeting_html(school) if for_a_parent else ""}
{_sheet(flow, version, signed_by, school)}
</section>"""


def _into_the_case(flow: Flow) -> str:
    """Where it goes too: nobody is to find that out afterwards."""
    if not is_of_a_case(flow) or not (DOCS / "annex-a" / "record.md").is_file():
        return ""
    return (
        f' It goes into this tab’s <a href="{UP}annex-a/record/">case record</a> too, with what you answered in other '
        "helpers: print or save it there. Another tab knows nothing of it."
    )


def _sheet(flow: Flow, version: Version, signed_by: str, school: School) -> str:
    """What is printed: ``of-walk`` only after one. Each ``data-record`` is the place of something that it gave.

    A section is not cut from sheet to sheet where it fits one; the last is for a pen. A browser that translates
    pages is to leave alone what somebody typed.
    """
    to_fill_in = "".join(f'<p class="to-fill">{escape(label)}</p>' for label in TO_FILL_IN)
    if _is_for_a_parent(flow):
        decides, asks, keep = "", f"<h2>{TO_SAY}</h2>", "Keep this where nobody else reads it."
    else:
        decides = f' data-decides="{" ".join(who_decides(flow))}"'
        asks = f"<h2 data-asks>{DECIDED if who_decides(flow) else TOLD}</h2>"
        keep = "Put this in the school’s safeguarding record."
    return f"""<div class="sheet"{decides}>
<h2 class="of-walk record-title">Record: {escape(flow.title)}</h2>
<p class="of-walk">Policy agreed {on_day(school.agreed.isoformat())}. Helper reviewed {reviewed_words(flow, signed_by)},
{version} (as on “Who reviewed what”). <span data-site-version></span> {keep}
Do not leave it on the printer.</p>
<section class="of-walk"><h2>Answers</h2><ol data-record="answers"></ol></section>
<section class="of-walk" data-record="weighed" hidden><h2>Considerations</h2><ul></ul></section>
<section class="of-walk"><h2>What the helper said: <span data-record="ending"></span></h2>
<div data-record="said"></div></section>
<section>{asks}
<p class="reason-printed" translate="no"></p>
{to_fill_in}</section>
</div>"""


def _asks_for_reasons(policy: Policy) -> str:
    """The policy's words on writing reasons down, where it has them."""
    for section in policy.sections:
        if place := find_in_section(policy, section.key, RECORD_THE_RATIONALE):
            return f'“{RECORD_THE_RATIONALE}” <a href="{policy_page(place[2].name, UP)}">Section {section.key}</a>. '
    return ""


def _is_for_a_parent(flow: Flow) -> bool:
    """Who decides nothing, and keeps no record under section 12."""
    return ("parent", Value.YES) in flow.facts


def who_decides(flow: Flow) -> tuple[str, ...]:
    """The answers by which a reader says that they decide: the DSL, a deputy, or who does with them. "step:answer"."""
    return tuple(
        f"{step.id}:{answer.id}"
        for step in flow.steps
        for answer in step.answers
        if ("dsl", Value.YES) in (answer.says or ())
    )
