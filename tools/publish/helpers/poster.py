"""Writes what a helper's poster for the staff room has beside the helper's own words: danger, and whom to tell."""

from html import escape

from tools.guide.model import Flow, Kind
from tools.publish.policy.contacts import how, standing
from tools.publish.school import Contact, School
from tools.publish.words import inline

OTHERS = ("childrens-advice-and-support",)
FOR_CHILDREN = ("childline",)
"""Besides the school's own people: who else stands on a poster, by their keys in school.toml."""


def poster(flow: Flow, school: School, danger: str) -> str:
    """HTML that only paper shows. ``danger`` is what the helper says at every step about danger now."""
    for_a_child = flow.audience.startswith("children")
    keys = FOR_CHILDREN if for_a_child else OTHERS
    people = [] if for_a_child else [contact for contact in school.contacts if contact.person]
    told = [*people, *(contact for contact in school.contacts if contact.key in keys)]
    anyone = "<p>Any adult you trust.</p>" if for_a_child else ""
    return f"""<div class="poster" data-search-exclude>
<div class="poster-danger">{danger}</div>
{_first(flow)}
<h3>Whom to tell</h3>{anyone}
<dl>{"".join(_line(contact) for contact in told)}</dl>
</div>"""


def _first(flow: Flow) -> str:
    step = flow.steps[0]
    if step.kind is not Kind.QUESTION or not step.body:
        return ""
    answers = "".join(
        f"<li><strong>{inline(answer.words)}</strong>: {escape(answer.to_title)}</li>" for answer in step.answers
    )
    return f'<h3>The first question</h3><p class="poster-question">{inline(step.body[0])}</p><ul>{answers}</ul>'


def _line(contact: Contact) -> str:
    """A name that nobody has filled in is a line to write on: a poster is put up by somebody who knows it."""
    if contact.person and not contact.name:
        return f'<div><dt>{escape(contact.who)}</dt><dd class="to-write">Name, number:</dd></div>'
    shown = f"<strong>{escape(how(contact))}</strong> <small>{escape(standing(contact))}</small>"
    return f"<div><dt>{escape(contact.who)}</dt><dd>{shown}</dd></div>"
