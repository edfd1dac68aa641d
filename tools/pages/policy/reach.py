"""Says how to reach a contact of school.toml: its name and number, or the way to find them while they are not there.

A number that nobody stands by is never in bold and never rings when it is tapped.
"""

import re
from html import escape

from tools.pages.formatting import LINK, inline
from tools.sources.school import CHAIR, Contact, School
from tools.sources.school import usable as usable

# The first number of a text: "0300 111 8007, option 1" rings 0300 111 8007.
_TO_RING = re.compile(r"\+?\d(?:[ -]?\d){2,}")
OFFICER = "designated-officer"
DOUBT = "Nobody has confirmed this yet: check before relying on it."
NOBODY = "Ask any member of staff to find them for you now."
"""Said where a school's file has neither a name nor a way to find one."""


def reach(school: School, key: str, up: str = "../../", *, more: bool = True) -> str:
    """A line of HTML: the name, and the number to tap; while they are not there, what to do instead.

    ``up`` leads from the page to the top of the site. ``more`` adds the way to the page "Who to tell", which that page
    itself leaves out. A key that school.toml does not have leads there too: nobody is left without a way.
    """
    contact = school.contact(key)
    if contact is None:
        return _who_to_tell(school, key, up)
    if usable(contact):
        # Somebody else prints the number: it is right, but nobody at the school has looked when it is answered.
        heed = f". {escape(contact.note)}" if contact.published_by and contact.note and not contact.confirmed_by else ""
        return f"{to_ring(contact)}{heed}"
    if contact.doubted and not contact.find:
        return f"{escape(_ways(contact))}. Printed in the policy. {DOUBT}"
    person = f"<strong>{escape(contact.name)}</strong>. " if contact.name else ""
    return f"{person}{inline(contact.find or NOBODY)} {_who_to_tell(school, key, up) if more else ''}".rstrip()


def to_ring(contact: Contact) -> str:
    """The names, numbers and addresses as HTML, in bold; a number rings when it is tapped."""
    said = "; ".join(_bold(part) for part in _parts(contact))
    page = inline(contact.page)
    return f"{said}. {page[:1].upper()}{page[1:]}" if said and page else said or page


def how(contact: Contact) -> str:
    """The same in words alone, for paper. Where nobody stands by a number, it is the way to find the right one."""
    if usable(contact):
        return ". ".join(part for part in (_ways(contact), plain(contact.page)) if part)
    if contact.doubted and not contact.find:
        return _ways(contact)
    return f"{contact.name}. {plain(contact.find or NOBODY)}" if contact.name else plain(contact.find or NOBODY)


def named(school: School, key: str) -> str:
    """The name alone, as HTML, to stand in a sentence; while nobody is named, what they are."""
    contact = school.contact(key)
    if contact and contact.name:
        return f"<strong>{escape(contact.name)}</strong>"
    return f"the {escape(contact.who)}" if contact else "any grown-up whom you trust"


def about_the_dsl(school: School) -> str:
    """Goes on after "About the DSL:", whom to tell then. It is never the same person under another title."""
    over = "the chair of governors, or the council’s designated officer"
    if school.headteacher_is_dsl is None:
        return (
            "tell the headteacher, if the headteacher is somebody else. If they are one person, or if you do not know, "
            f"tell {over}."
        )
    if school.headteacher_is_dsl:
        return f"the headteacher is also the DSL. Tell {over}."
    return "tell the headteacher."


def plain(text: str) -> str:
    """Words with links as paper shows them: the address stands after the words."""
    return LINK.sub(r"\1 (\2)", text)


def _ways(contact: Contact) -> str:
    return "; ".join(_parts(contact))


def _parts(contact: Contact) -> list[str]:
    """One for each person, "A. Name, 01632 960001", when there are as many names as numbers; else one for all."""
    number = contact.use_instead or contact.number
    email = "" if contact.use_instead else contact.email
    names, numbers = _several(contact.name), _several(number)
    if len(names) == len(numbers) > 1:
        pairs = [f"{who}, {each}" for who, each in zip(names, numbers, strict=True)]
        return [*pairs, email] if email else pairs
    whole = ", ".join(part for part in ("; ".join(names), "; ".join(numbers), email) if part)
    return [part.strip() for part in whole.split(";") if part.strip()]


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _bold(words: str) -> str:
    """In bold, with its first number to tap."""
    found = _TO_RING.search(words)
    if not found:
        return f"<strong>{escape(words)}</strong>"
    before, number, after = words[: found.start()], found[0], words[found.end() :]
    link = f'<a href="tel:{re.sub(r"[ -]", "", number)}">{number}</a>'
    return f"<strong>{escape(before)}{link}{escape(after)}</strong>"


def _who_to_tell(school: School, key: str, up: str) -> str:
    """Each contact has a place of its own on that page. Where the chair cannot be reached, the officer is told."""
    if key == CHAIR and school.contact(OFFICER):
        return f'<a href="{up}who-to-tell/#{OFFICER}">How to reach the designated officer</a>'
    contact = school.contact(key)
    place = f"#{key}" if contact and not contact.person else ""
    return f'<a href="{up}who-to-tell/{place}">Who to tell</a>'
