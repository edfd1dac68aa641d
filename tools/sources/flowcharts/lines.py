"""Cuts a strict Markdown file into front matter and blocks, keeping line numbers for messages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tools.browser.flow.model import Problem

ITEM = re.compile(r"(- |\d+\. )")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph or list item folded into one, with the quoted lines ('>') that belong to it."""

    number: int
    text: str
    quoted: tuple[str, ...] = ()


def split_front_matter(
    text: str, path: str, fields: Sequence[str], problems: list[Problem]
) -> tuple[dict[str, str], list[Line]]:
    """The facts between the two '---' lines, and the lines after them. Every field named must be there, once."""
    lines = [Line(number, line.rstrip()) for number, line in enumerate(text.splitlines(), start=1)]
    ends = [index for index, line in enumerate(lines) if line.text == "---"]
    if len(ends) < 2 or ends[0] != 0:
        problems.append(Problem(path, 1, "No front matter.", f"Begin with '---', {', '.join(fields)}, '---'."))
        return {}, lines
    facts: dict[str, str] = {}
    for line in lines[1 : ends[1]]:
        key, colon, value = line.text.partition(":")
        if not colon or key not in fields or not value.strip():
            problems.append(
                Problem(path, line.number, f"'{line.text}' is not a fact.", f"Known are {', '.join(fields)}.")
            )
        elif key in facts:
            problems.append(Problem(path, line.number, f"'{key}' is there twice.", "Keep one."))
        else:
            facts[key] = value.strip()
    seen = {line.text.partition(":")[0] for line in lines[1 : ends[1]]}
    for field in fields:
        if field not in seen:
            problems.append(Problem(path, 1, f"'{field}:' is missing.", "Add it between the '---' lines."))
    return facts, lines[ends[1] + 1 :]


def blocks(lines: Iterable[Line]) -> list[Line]:
    """Paragraphs and list items, each folded into one line; a blank line or a new item ends the one before."""
    folded: list[Line] = []
    open_block = False
    for line in lines:
        stripped = line.text.strip()
        if not stripped:
            open_block = False
        elif stripped.startswith(">") and folded and line.text.startswith(" "):
            folded[-1] = replace(folded[-1], quoted=(*folded[-1].quoted, stripped[1:].strip()))
        elif open_block and not ITEM.match(line.text):
            folded[-1] = replace(folded[-1], text=f"{folded[-1].text} {stripped}")
        else:
            folded.append(Line(line.number, stripped))
            open_block = True
    return folded
