"""The adopted text as blocks of words, with every difference from the site written out.

A block is one line of the adopted text: a heading, a paragraph, a list item or a table row. The lists below are all
that differs. Each is asserted in full, so that a difference that vanishes or a new one fails the test.
"""

import re
from dataclasses import dataclass
from pathlib import Path

ADOPTED = Path(__file__).parent / "adopted-2021.txt"

# A page break cut these in two (line numbers); the site joins them. No word changes.
JOINED = {
    135: 137,  # "... group of children and is" + "exercised between children ..."
    166: 168,  # "... in line with" + "our school Behaviour Policy."
    241: 243,  # "... unfounded, malicious" + "complaints"
    271: 273,  # "... child/children allegedly" + "responsible for the behaviour ..."
}
# The head of a table, printed again where the table went on to another page. The site has one table, one head.
HEADS_REPEATED = (496, 504)
# Mark-up that the conversion left in the cells of Annex A. It is no word of the policy.
DAMAGE = '<ul style="list-style-type: none">'
DAMAGED = (491, 492, 493, 494, 497, 498, 499, 500, 501, 502, 505)
# Bullets inside those cells, by line: the site makes each point a list item.
BULLETS = {491: 3, 492: 1, 493: 1, 494: 1, 497: 1, 498: 1, 499: 2, 500: 1, 501: 1, 502: 1}
# The heading of Annex A runs into the bold words after it; the site puts a space there.
RUN_TOGETHER = {478: ("ANNEX A**Risk", "ANNEX A **Risk")}
# Marks of Markdown in the adopted text, which the site shows as lists, bold words and links.
LIST_MARKERS = 186
BOLD = 19
ESCAPED = 6
LINKS = 32
DEAD_LINKS = 30

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Adopted:
    """What the adopted text holds: its blocks in order, and the mark-up that was taken off them."""

    blocks: list[str]
    items: list[str]
    bold: list[str]
    links: list[tuple[str, str]]
    escaped: int


def read_adopted(text: str) -> Adopted:
    """Take the mark-up off, apply the differences above, and assert that each is really there."""
    lines = dict(enumerate(text.splitlines(), 1))
    for number in DAMAGED:
        assert lines[number].count(DAMAGE) == 1, number
        lines[number] = lines[number].replace(DAMAGE, "")
    for number, count in BULLETS.items():
        assert lines[number].count("•") == count, number
        lines[number] = lines[number].replace("•", " ")
    for number, (adopted, site) in RUN_TOGETHER.items():
        assert adopted in lines[number], number
        lines[number] = lines[number].replace(adopted, site)
    for number in HEADS_REPEATED:
        assert lines[number] == lines[490], number
        del lines[number]
    for first, second in JOINED.items():
        lines[first] += " " + lines.pop(second)
    assert not any("<" in line or "•" in line for line in lines.values()), "mark-up that nobody has written down"

    items, bold, links, blocks = [], [], [], []
    escaped = 0
    for line in lines.values():
        item = line.startswith("- ")
        escaped += line.count(r"\(") + line.count(r"\)")
        plain = line.removeprefix("- ").replace(r"\(", "(").replace(r"\)", ")")
        bold += re.findall(r"\*\*(.+?)\*\*", plain)
        links += _LINK.findall(plain)
        words = " ".join(_LINK.sub(r"\1", plain).replace("**", "").split())
        if words:
            blocks.append(words)
            if item:
                items.append(words)
    return Adopted(blocks, items, bold, links, escaped)
