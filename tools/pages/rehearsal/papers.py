"""Writes the papers of a session that hold no story: the register to sign, and the voting cards."""

from html import escape

from tools.sources.school import School

REGISTER = "<!-- register -->"
VOTING_CARDS = "<!-- voting-cards -->"
ROWS = 24
"""As many people as sign on one page."""
LETTERS = "ABCDEFGH"
"""Two pages of four."""


def register_html(school: School) -> str:
    """An empty register, one A4 page."""
    lines = ("Date and time", "Led by", "Gone through (scenarios, parts, quiz)", "Questions for the DSL")
    head = "".join(f"<p><strong>{line}</strong><span></span></p>" for line in lines)
    rows = "<tr><td></td><td></td><td></td></tr>" * ROWS
    return f"""<div class="register"><p>{escape(school.name)}. {escape(school.policy)}.</p>
<div class="register-head">{head}</div>
<table><thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Signature</th></tr></thead>
<tbody>{rows}</tbody></table>
<p><button type="button" class="print-paper" hidden>Print the register</button></p></div>"""


def voting_cards_html() -> str:
    """A card for each letter, which its shape tells too: no colour is needed."""
    cards = "".join(f'<li class="voting-card"><b>{letter}</b></li>' for letter in LETTERS)
    return f"""<ul class="voting-cards" aria-label="Cards">{cards}</ul>
<p class="to-print"><button type="button" class="print-paper" hidden>Print the cards</button></p>"""
