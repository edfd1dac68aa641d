"""Writes the page "Who to tell": every name and number of school.toml, and whether somebody has confirmed it."""

import re
from collections.abc import Sequence
from html import escape

from tools.publish.school import Contact, School, day_in_words

MARKER = "<!-- contacts -->"
NUMBER = re.compile(r"<!-- number: ([a-z-]+) -->")


def contacts_page(school: School) -> str:
    """HTML to stand in place of ``MARKER``: the school's own people first, then everybody else."""
    people = [contact for contact in school.contacts if contact.person]
    others = [contact for contact in school.contacts if not contact.person]
    return f"{_list(people)}\n\n## Outside the school\n\n{_list(others)}"


def fill_numbers(markdown: str, school: School) -> str:
    """The page with each ``NUMBER`` as school.toml has it. Raises KeyError for a contact that is not there."""
    contacts = {contact.key: contact for contact in school.contacts}
    return NUMBER.sub(lambda found: _number(contacts[found[1]]), markdown)


def _number(contact: Contact) -> str:
    """Bold, and with a warning where the policy prints a number that nobody has confirmed."""
    doubt = " The policy prints this number. Nobody has confirmed it: check before relying on it."
    doubt = doubt if _doubted(contact) else ""
    return f"<strong>{_to_ring(contact).rstrip('.')}</strong>.{doubt}"


def _to_ring(contact: Contact) -> str:
    """How to reach the contact, as HTML. A number rings when it is tapped, unless it is to be checked first."""
    words = escape(how(contact))
    number = contact.number
    if not number or contact.use_instead or _doubted(contact):
        return words
    return words.replace(number, f'<a href="tel:{number.replace(" ", "")}">{number}</a>')


def _doubted(contact: Contact) -> bool:
    """Whether the policy prints the number and nobody has confirmed it."""
    return bool(contact.printed) and contact.confirm and not contact.confirmed_by


def _list(contacts: Sequence[Contact]) -> str:
    return f'<dl class="contacts">{"".join(_contact(contact) for contact in contacts)}</dl>'


def _contact(contact: Contact) -> str:
    lines = [f"<p><strong>{_to_ring(contact)}</strong></p>", f"<p>{escape(standing(contact))}</p>"]
    if contact.note:
        lines.append(f"<p>{escape(contact.note)}</p>")
    return f"<dt>{escape(contact.who)}</dt><dd>{''.join(lines)}</dd>"


def how(contact: Contact) -> str:
    """The name, the number or the address to use."""
    found = [contact.name, contact.use_instead or contact.number, "" if contact.use_instead else contact.email]
    return ", ".join(part for part in found if part) or "Not filled in yet. Ask the school office."


def standing(contact: Contact) -> str:
    """Where it comes from, and whether somebody has confirmed it."""
    where = f"Not in this policy. Source: {contact.source}." if contact.not_in_policy else "Printed in the policy."
    if contact.person:
        where = "Not in this policy."
    if contact.use_instead:
        where = f"The policy prints {contact.number or contact.email}. Do not use that."
    if not contact.confirm:
        return where
    if contact.confirmed_by and contact.confirmed_on:
        return f"{where} Confirmed by {contact.confirmed_by} on {day_in_words(contact.confirmed_on)}."
    return f"{where} Nobody has confirmed this yet: check before relying on it."
