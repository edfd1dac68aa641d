"""Writes what a helper's poster for the staff room has beside the helper's own words: danger, and whom to tell."""

from html import escape

from tools.browser.flow.model import Flow, Kind
from tools.pages.formatting import inline
from tools.pages.policy.contacts import standing
from tools.pages.policy.reach import DOUBT, how, usable
from tools.sources.flowcharts.draw import arrows
from tools.sources.school import Contact, School

FOR_STAFF = ("dsl", "deputies", "childrens-advice-and-support")
FOR_PARENTS = ("dsl", "deputies", "headteacher", "chair-of-governors", "childrens-advice-and-support", "nspcc")
FOR_CHILDREN = ("childline",)
"""Who stands on a poster, by their keys in school.toml. The long helpers leave room for no more on one sheet."""
BY_DAY, AFTER_HOURS = "childrens-advice-and-support", "council-out-of-hours"

PARENTS_FIRST = """<h3>You are worried about your child, or about another child</h3>
<p class="poster-question">Tell the school as soon as you can. You do not need proof.</p>
<ul><li><strong>Any of it could be sexual?</strong> Tell the DSL immediately.</li>
<li><strong>A picture, a video or a message?</strong> Do not look at it, copy it, send it or delete it.</li>
<li><strong>An adult at the school may have done it?</strong> Tell the headteacher. It is the headteacher?
Tell the chair of governors.</li>
<li><strong>Any other adult?</strong> Tell children’s social care, or the police on 101, and the DSL.</li>
<li><strong>The school is shut, or nobody answers?</strong> Ring children’s social care yourself.</li></ul>
<p><small>What to do about a picture or an adult, and that you may ring yourself, is not in this policy. It is advice
of this site.</small></p>"""
"""The page for parents says each of these in full."""


def poster(flow: Flow, school: School, danger: str) -> str:
    """HTML that only paper shows. ``danger`` is what the helper says at every step about danger now.

    A parents' poster stands alone, without the questions in words: a parent at a notice board needs whom to ring, and
    has the questions one at a time on the screen.
    """
    for_a_child, for_parents = flow.is_for_a_child, flow.is_for_parents
    keys = FOR_CHILDREN if for_a_child else FOR_PARENTS if for_parents else FOR_STAFF
    told = [contact for key in keys if (contact := school.contact(key))]
    anyone = "<p>Any adult you trust.</p>" if for_a_child else ""
    return f"""<div class="poster{" alone" if for_parents else ""}" data-search-exclude>
<div class="poster-danger">{danger}</div>
{PARENTS_FIRST if for_parents else _first(flow)}
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
    if contact.key != BY_DAY or not other or not usable(other):
        return ""
    return f"; out of hours <strong>{escape(how(other))}</strong>"
