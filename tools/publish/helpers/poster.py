"""Writes what a helper's poster for the staff room has beside the helper's own words: danger, and whom to tell."""

from html import escape

from tools.guide.draw import arrows
from tools.guide.model import Flow, Kind
from tools.publish.policy.contacts import standing
from tools.publish.policy.reach import DOUBT, how, usable
from tools.publish.school import Contact, School
from tools.publish.words import inline

FOR_STAFF = ("dsl", "deputies", "childrens-advice-and-support")
FOR_CHILDREN = ("childline",)
"""Who stands on a poster, by their keys in school.toml. The long helpers leave room for no more on one sheet."""
AFTER_HOURS = "council-out-of-hours"


def poster(flow: Flow, school: School, danger: str) -> str:
    """HTML that only paper shows. ``danger`` is what the helper says at every step about danger now."""
    told = [contact for key in (FOR_CHILDREN if flow.is_for_a_child else FOR_STAFF) if (contact := school.contact(key))]
    anyone = "<p>Any adult you trust.</p>" if flow.is_for_a_child else ""
    return f"""<div class="poster" data-search-exclude>
<div class="poster-danger">{danger}</div>
{_first(flow)}
<h3>Whom to tell</h3>{anyone}
<dl>{"".join(_line(contact, school) for contact in told)}</dl>
</div>"""


def _first(flow: Flow) -> str:
    step = flow.steps[0]
    if step.kind is not Kind.QUESTION or not step.body:
        return ""
    titles = {answer.to: answer.to_title for answer in step.answers}
    answers = "".join(
        f"<li><strong>{inline(words)}</strong>: {escape(titles[to])}</li>" for to, words in arrows(step).items()
    )
    return f'<h3>The first question</h3><p class="poster-question">{inline(step.body[0])}</p><ul>{answers}</ul>'


def _line(contact: Contact, school: School) -> str:
    """Who is not filled in has a line to write on: a poster is put up by somebody who knows it, or can ask."""
    if usable(contact):
        ways = f"<strong>{escape(how(contact))}</strong>{_after_hours(contact, school)}"
        shown = f"<dd>{ways} <small>{escape(standing(contact))}</small></dd>"
    elif contact.person:
        shown = f'<dd class="to-write">{escape(contact.name) or "Name"}, number:</dd>'
    else:
        # Nobody stands by the number that is printed: it is told in small letters beside the room for the right one.
        printed = f"{contact.number or contact.email}: printed in the policy. {DOUBT}" if contact.doubted else ""
        shown = f'<dd class="to-write">Number: <small>{escape(printed)}</small></dd>'
    return f"<div><dt>{escape(contact.who)}</dt>{shown}</div>"


def _after_hours(contact: Contact, school: School) -> str:
    """Beside the council's number, and not on a line of its own: there is no room for one."""
    other = school.contact(AFTER_HOURS)
    if contact.key != FOR_STAFF[-1] or not other or not usable(other):
        return ""
    return f"; out of hours <strong>{escape(how(other))}</strong>"
