"""Writes the page "Who to tell", and puts names and numbers of school.toml wherever a page asks for them."""

import re
from collections.abc import Sequence
from html import escape

from tools.pages.formatting import inline
from tools.pages.policy.reach import DOUBT, about_the_dsl, named, to_ring, usable
from tools.pages.policy.reach import how as how
from tools.pages.policy.reach import reach as reach
from tools.sources.numbers import MARKER as NUMBER
from tools.sources.school import Contact, School, day_in_words

MARKER = "<!-- contacts -->"
NAME = re.compile(r"<!-- name: ([a-z-]+) -->")
ABOUT_THE_DSL = "<!-- about-the-dsl -->"
OFFICE = "<!-- for-the-office -->"
_HOW_TO_FILL_IN = "contributing/changing-the-policy.md#a-telephone-number-or-an-address"


def contacts_page(school: School) -> str:
    """HTML to stand in place of ``MARKER``: the school's own people first, then everybody else."""
    contacts = [school.contact(each.key) or each for each in school.contacts]
    people = [contact for contact in contacts if contact.person]
    others = [contact for contact in contacts if not contact.person]
    return f"{_list(people)}\n\n## Outside the school\n\n{_list(others)}"


def fill_numbers(markdown: str, school: School, up: str = "../../", *, more: bool = True) -> str:
    """The page with each marker as school.toml has it. Raises KeyError for a contact that is not there.

    ``<!-- number: dsl -->`` is a sentence: how to reach them. ``<!-- name: dsl -->`` stands in a sentence.
    ``<!-- about-the-dsl -->`` goes on after "About the DSL:". ``up`` and ``more`` are those of ``reach``.
    """
    known = {contact.key for contact in school.contacts}
    asked = {*NUMBER.findall(markdown), *NAME.findall(markdown)}
    if missing := sorted(asked - known):
        raise KeyError(", ".join(missing))
    markdown = NUMBER.sub(lambda found: _sentence(reach(school, found[1], up, more=more)), markdown)
    markdown = NAME.sub(lambda found: named(school, found[1]), markdown)
    return markdown.replace(ABOUT_THE_DSL, about_the_dsl(school))


def for_the_office(school: School) -> str:
    """Markdown to stand in place of ``OFFICE`` on the page "Who to tell": "" when nothing is left to put in."""
    contacts = [school.contact(each.key) or each for each in school.contacts]
    if not any((contact.person or contact.find) and not usable(contact) for contact in contacts):
        return ""
    return f"**School office:** put the names and numbers in. [How to put them in]({_HOW_TO_FILL_IN})."


def _sentence(html: str) -> str:
    return html if html.endswith((".", ".”")) else f"{html}."


def _list(contacts: Sequence[Contact]) -> str:
    return f'<dl class="contacts">{"".join(_contact(contact) for contact in contacts)}</dl>'


def _contact(contact: Contact) -> str:
    lines = [_first_line(contact), escape(standing(contact))]
    if contact.note:
        lines.append(escape(contact.note))
    if not usable(contact) or not (contact.number or contact.use_instead):
        lines += [
            f"Seen elsewhere: {escape(each.number)}. Not in this policy. Source: {escape(each.where)}. "
            "Check before relying on this."
            for each in contact.seen
        ]
    told = "".join(f"<p>{line}</p>" for line in lines)
    return f'<dt id="{contact.key}">{escape(contact.who)}</dt><dd>{told}</dd>'


def _first_line(contact: Contact) -> str:
    """How to reach them, or how to find them. A number that nobody stands by is not what the eye falls on."""
    if usable(contact):
        return to_ring(contact)
    return inline(f"{contact.name}. {contact.find}" if contact.name else contact.find or how(contact))


def standing(contact: Contact) -> str:
    """Where it comes from, and whether somebody has confirmed it."""
    if contact.doubted:
        printed = f"The policy prints {contact.number or contact.email}." if contact.find else "Printed in the policy."
        return f"{printed} {DOUBT} {contact.doubt}".rstrip()
    if not usable(contact):
        return "Not in this policy. The school has not put this in yet."
    if contact.use_instead:
        where = f"The policy prints {contact.number or contact.email}. Do not use that."
    elif contact.person or contact.not_in_policy:
        where = f"Not in this policy. Source: {contact.source or 'the school'}."
    else:
        where = "Printed in the policy."
    if contact.published_by and not contact.use_instead:
        where += f" {contact.published_by}, has the same number."
    if contact.confirmed_by and contact.confirmed_on:
        return f"{where} Confirmed by {contact.confirmed_by} on {day_in_words(contact.confirmed_on)}."
    return where
