"""Writes what stands before the whole policy: a cover, and a list of contents with the numbers of the paragraphs.

Browsers cannot say on which sheet a heading will be printed (CSS `target-counter` is known to none of them), so the
contents lead by paragraph numbers: they are the same on every copy, and stand beside every paragraph.
"""

from html import escape

from tools.pages.policy.reach import how, usable
from tools.sources.days import on_day
from tools.sources.policy.text import Policy, Section
from tools.sources.school import School

MARKER = "<!-- cover -->"
SITE_VERSION = '<span class="site-version"></span>'
"""Filled in when the whole site is written and its version is known."""

PEOPLE = ("dsl", "deputies", "childrens-advice-and-support", "council-out-of-hours")
"""Who stands on the cover, by their keys in school.toml, once they are filled in: a copy may outlive the others."""


def cover(policy: Policy, school: School, *, overdue: bool) -> str:
    """HTML to stand in place of ``MARKER``. All of it is ours and marked so."""
    entries = "".join(_entry(section) for section in policy.sections)
    return f"""<div class="cover" data-not-policy>
<p class="cover-school">{escape(school.name)}</p>
<p class="cover-title">{escape(school.policy)}</p>
<dl>
<div><dt>Agreed</dt><dd>{on_day(school.agreed.isoformat())}</dd></div>
<div><dt>Review due</dt><dd>{on_day(school.due.isoformat())}</dd></div>
<div><dt>Version of the site</dt><dd>{SITE_VERSION}</dd></div>
{_people(school)}</dl>
<p class="status" data-review-due="{school.due.isoformat()}"{" data-overdue" if overdue else ""}>
<strong class="overdue">The review is overdue: ask the Designated Safeguarding Lead (DSL) what has changed.</strong></p>
<p>The policy’s words stand here as they were adopted. What is in a box or behind a bar and begins with “Note” is not
part of the policy, and neither are the numbers of the paragraphs.</p>
<p>A paper copy does not change when the site does. Before you rely on it, look whether there is a newer one.</p>
<p><strong>If a child is in immediate danger, ring 999.</strong> Not in this policy. Source:
<a href="https://www.gov.uk/report-child-abuse" rel="external">Report child abuse, GOV.UK</a>.</p>
</div>
<div class="contents" data-not-policy>
<h2 class="contents-title">Contents</h2>
<p>Each section begins on a page of its own. The numbers are those of its paragraphs. The policy has an index too: its
page numbers are those of the adopted document, not of this copy.</p>
<ul>{entries}</ul>
</div>"""


def _people(school: School) -> str:
    """Nothing for whoever is not filled in: on paper, a number in doubt would be copied and rung."""
    contacts = [contact for key in PEOPLE if (contact := school.contact(key)) and usable(contact)]
    return "".join(f"<div><dt>{escape(each.who)}</dt><dd>{escape(how(each))}</dd></div>\n" for each in contacts)


def _entry(section: Section) -> str:
    first, last = section.paragraphs[0].number, section.paragraphs[-1].number
    span = f"{first} to {last}" if first != last else first
    return f'<li><a href="#{section.anchor}">{escape(section.title)}</a> <span class="span">{span}</span></li>'
