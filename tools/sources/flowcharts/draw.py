"""Draws a flowchart: the flow in, a graph in Graphviz's DOT language out."""

import textwrap

from tools.browser.flow.model import Flow, Kind, Step

SHAPES = {Kind.QUESTION: "box", Kind.PAUSE: "note", Kind.ENDING: "box"}
BOX_TEXT, ARROW_TEXT = 13, 12
"""Sizes of the words in a box and on an arrow, in points."""
WIDTH = 24
"""Characters to a line in a box: wide enough for a short question, narrow enough for a phone."""


def drawing(flow: Flow) -> str:
    """The flowchart as DOT text: each step a box by the name of its id, each of ``arrows`` an edge."""
    graph = [
        "digraph {",
        'graph [rankdir=TB, nodesep=0.25, ranksep=0.35, bgcolor="transparent", pad=0.1]',
        f'node [fontname="Arial", fontsize={BOX_TEXT}, margin="0.16,0.1", style="rounded"]',
        f'edge [fontname="Arial", fontsize={ARROW_TEXT}, arrowsize=0.7]',
    ]
    graph += [_box(step) for step in flow.steps]
    for step in flow.steps:
        graph += [
            f"{_text(step.id)} -> {_text(to)} [label={_text(_broken(words))}]" for to, words in arrows(step).items()
        ]
    return "\n".join([*graph, "}"])


def lines(words: str) -> list[str]:
    """The words in the lines in which they stand in the drawing."""
    return textwrap.wrap(words, WIDTH, break_on_hyphens=False)


def arrows(step: Step) -> dict[str, str]:
    """Where a step's arrows lead, each with its words.

    Answers that lead to the same step share an arrow: the drawing stays readable and loses nothing.
    """
    found: dict[str, list[str]] = {}
    for answer in step.answers:
        found.setdefault(answer.to, []).append(answer.words)
    return {to: " / ".join(words) for to, words in found.items()}


def _box(step: Step) -> str:
    return f"{_text(step.id)} [label={_text(_broken(step.title))}, shape={SHAPES[step.kind]}]"


def _broken(words: str) -> str:
    return "\n".join(lines(words))


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
