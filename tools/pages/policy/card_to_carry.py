"""Writes the card for the door and the lanyard: three lines and whom to ring in front, what not to do on the back.

A code on it leads a phone to the page for new staff. There is none while nobody has said where the site is: a code that
leads nowhere would be found out by whoever needs it.
"""

import ipaddress
from html import escape
from urllib.parse import urlsplit

import segno

from tools.pages.policy.reach import how, usable
from tools.sources.days import on_day
from tools.sources.school import School

MARKER = "<!-- card to carry -->"
PAGE = "for/new-staff/"
"""Where the code leads: what the card says, with its sources, and the helpers."""
NOWHERE = ("example", "test", "invalid", "localhost", "local", "internal")
"""How the names of hosts end that are set aside for examples and private networks (RFC 2606, 6761, 6762)."""
EXAMPLES = ("example.org", "example.com", "example.net")
LINES = (
    "<strong>A child in danger now, or badly hurt? Ring 999.</strong> You need nobody’s permission.",
    "<strong>Tell the Designated Safeguarding Lead (DSL) now, by voice,</strong> before any child involved goes home. "
    "An adult who works, helps or is a governor here may have done it? The headteacher instead. It is the headteacher? "
    "The chair of governors.",
    "<strong>Then write it down,</strong> in the child’s own words.",
)
PEOPLE = {"dsl": "DSL", "deputies": "No DSL? A deputy", "childrens-advice-and-support": "Nobody? Social care"}
"""Whose numbers stand on it, by their keys in school.toml."""
DO_NOT = (
    "Do not wait, and do not leave it to somebody else.",
    "Do not leave the child alone. Stay, or have another adult stay.",
    "Do not promise to keep it secret.",
    "Do not ask more than one open question. An adult may have done it? Ask nothing.",
    "Do not question the other child or other children. Do not investigate.",
    "Never look at, copy, share or delete a sexual picture, or one that may be.",
    "Do not tell the adult who may have done it, or leave the child with them.",
    "Do not ring home, and write nothing in a chat. Leave that to the DSL.",
    "Never make a child feel ashamed. Do not say that it is “just banter”.",
)


def card_html(school: School, site_address: str) -> str:
    """HTML to stand in place of ``MARKER``: one for the door, and two to fold for a lanyard."""
    code = code_html(site_address)
    front, back = _front(school, code), _back(school)
    pair = f'<div class="carry-pair">{front}{back}</div>'
    again = f'<div class="carry-pair" aria-hidden="true">{front}{back}</div>'
    return f"""{"" if code else _no_code()}
<div class="carry">
<div class="carry-door" aria-hidden="true">{front}{back}</div>
<div class="carry-small">{pair}{again}</div>
</div>"""


def code_html(site_address: str) -> str:
    """The code as a drawing, with its address in letters below; "" where the site has no address of its own yet."""
    if not leads_somewhere(site_address):
        return ""
    to = site_address.rstrip("/") + "/" + PAGE
    # A border of four modules belongs to the code. Dark on light, in any look: many phones read nothing else.
    drawn = segno.make(to, error="m", micro=False).svg_inline(border=4, omitsize=True, light="#fff")
    return (
        f'<figure class="code"><span role="img" aria-label="A code for a phone’s camera. It leads to the page for new '
        f'staff.">{drawn}</span><figcaption>More, with a phone’s camera:<br>{escape(to.removeprefix("https://"))}</figcaption></figure>'
    )


def leads_somewhere(address: str) -> bool:
    """Whether a phone may find a site at this address: it has a name of its own, and none that is set aside."""
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in ("http", "https") or "." not in host:
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return host.rsplit(".", 1)[-1] not in NOWHERE and not f".{host}".endswith(
            tuple(f".{each}" for each in EXAMPLES)
        )


def _no_code() -> str:
    return (
        '<p class="no-code"><strong>No code yet.</strong> The school office: say where the site is published '
        "(<code>SITE_URL</code>), and build it again. "
        '<a href="../../contributing/publishing/">Publishing the site</a>.</p>'
    )


def _front(school: School, code: str) -> str:
    lines = "".join(f"<li>{line}</li>" for line in LINES)
    people = "".join(_person(school, key, title) for key, title in PEOPLE.items())
    return f"""<section class="carry-side">
<p class="carry-title">A child tells you something,<br>or you see or hear it?</p>
<ol>{lines}</ol><dl>{people}</dl>{code}</section>"""


def _person(school: School, key: str, title: str) -> str:
    """The name and number; a line to write on while nobody stands by one: on paper a doubtful number would be rung."""
    contact = school.contact(key)
    if contact is None:
        return ""
    said = escape(how(contact)) if usable(contact) else '<span class="to-write"></span>'
    return f"<div><dt>{title}</dt><dd>{said}</dd></div>"


def _back(school: School) -> str:
    lines = "".join(f"<li>{line}</li>" for line in DO_NOT)
    return f"""<section class="carry-side"><p class="carry-title">What not to do</p><ul>{lines}</ul>
<p class="carry-source">{escape(school.policy)}, agreed {on_day(school.agreed.isoformat())}: tell the DSL immediately
(4.39, of sexual violence and sexual harassment), open questions (7.25), the child’s words (7.24), never ashamed (7.21),
no “just banter” (2.8). The rest is not in this policy: the page for new staff has its sources. Ask whether this card is
the newest.</p></section>"""
