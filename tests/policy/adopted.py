"""The adopted text as blocks of words, with every difference from the site that is known.

A block is one line of the adopted text: a heading, a paragraph, a list item or a table row. What differs follows rules,
which are below; in the text of 2021 each place that they touch is written out, so that one that vanishes or a new one
fails a test.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

OF_2021 = Path(__file__).parent / "adopted-2021.txt"
"""One edition among the fixtures: it never changes."""
_IMPORTED = OF_2021.with_name("adopted.txt")
ADOPTED = _IMPORTED if _IMPORTED.exists() else OF_2021
"""The text of the present edition. `policy-tools import --write` and `take` put it there."""

_DAMAGE = re.compile(r"<[a-z][^>]*>")
_RUN_TOGETHER = re.compile(r"(?<=\w)\*\*(?=[A-Z][^*]*\*\*)")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Differences:
    """Where the adopted text is not as on the site, by line. No word of the policy changes."""

    joined: dict[int, int] = field(default_factory=dict)
    """A page break cut these in two; the site joins them."""
    heads_repeated: list[int] = field(default_factory=list)
    """The head of a table, printed again where the table went on to another page."""
    damaged: list[int] = field(default_factory=list)
    """Mark-up that a conversion left in the cells of a table."""
    bullets: dict[int, int] = field(default_factory=dict)
    """Bullets inside cells: the site makes each point a list item."""
    run_together: list[int] = field(default_factory=list)
    """A heading that runs into the bold words after it; the site puts a space there."""


@dataclass(frozen=True)
class Adopted:
    """What the adopted text holds: its blocks in order, and the mark-up that was taken off them."""

    blocks: list[str]
    items: list[str]
    bold: list[str]
    links: list[tuple[str, str]]
    escaped: int
    differences: Differences


DIFFERENCES_OF_2021 = Differences(
    joined={
        135: 137,  # "... group of children and is" + "exercised between children ..."
        166: 168,  # "... in line with" + "our school Behaviour Policy."
        241: 243,  # "... unfounded, malicious" + "complaints"
        271: 273,  # "... child/children allegedly" + "responsible for the behaviour ..."
    },
    heads_repeated=[496, 504],
    damaged=[491, 492, 493, 494, 497, 498, 499, 500, 501, 502, 505],
    bullets={491: 3, 492: 1, 493: 1, 494: 1, 497: 1, 498: 1, 499: 2, 500: 1, 501: 1, 502: 1},
    run_together=[478],  # "ANNEX A**Risk Assessment/..."
)


def read_adopted(text: str) -> Adopted:
    """Takes the mark-up off, and applies the rules."""
    differences = Differences()
    lines = dict(enumerate(text.splitlines(), 1))
    for number in list(_heads_repeated(lines)):
        differences.heads_repeated.append(number)
        del lines[number]
    for number, line in lines.items():
        lines[number] = _as_on_the_site(line, number, differences)
    for first, second in list(_cut_in_two(lines)):
        differences.joined[first] = second
        lines[first] += " " + lines.pop(second)
    assert not any("<" in line or "•" in line for line in lines.values()), "mark-up that no rule is about"

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
    return Adopted(blocks, items, bold, links, escaped, differences)


def _as_on_the_site(line: str, number: int, differences: Differences) -> str:
    if "\t" in line:
        if _DAMAGE.search(line):
            differences.damaged.append(number)
            line = _DAMAGE.sub("", line)
        if points := line.count("•"):
            differences.bullets[number] = points
            line = line.replace("•", " ")
    if _RUN_TOGETHER.search(line):
        differences.run_together.append(number)
        line = _RUN_TOGETHER.sub(" **", line)
    return line


def _heads_repeated(lines: dict[int, str]) -> Iterator[int]:
    """A table that has a row of the one before is not the same going on, but printed for another child: it stays."""
    head, rows = "", set[str]()
    for number, line in lines.items():
        if "\t" not in line:
            if line.strip():
                head = ""
        elif "\t" in lines.get(number - 1, ""):
            rows.add(line)
        elif line == head and lines.get(number + 1) not in rows:
            yield number
        else:
            head, rows = line, set()


def _cut_in_two(lines: dict[int, str]) -> Iterator[tuple[int, int]]:
    """A line that goes on in small letters, over an empty one, after a line that ends no sentence."""
    before = 0
    for number, line in lines.items():
        if not line.strip():
            continue
        if before and re.match("[a-z]", line) and number == before + 2 and lines[before][-1] not in ".:?!;":
            yield before, number
        before = number
