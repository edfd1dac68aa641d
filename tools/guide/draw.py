"""Draws a flowchart: the flow in, a graph in Graphviz's DOT language out."""

import textwrap

from tools.guide.model import Flow, Kind, Step

SHAPES = {Kind.QUESTION: "box", Kind.PAUSE: "note", Kind.ENDING: "box"}
WIDTH = 24
"""Characters to a line in a box: wide enough for a short question, narrow enough for a phone."""


def drawing(flow: Flow) -> str:
    """The flowchart as DOT text. Each box carries its step's kind as class, ``draw-`` and its id, and a link to it."""
    lines = [
        "digraph {",
        'graph [rankdir=TB, nodesep=0.25, ranksep=0.35, bgcolor="transparent", pad=0.1]',
        'node [fontname="Arial", fontsize=13, margin="0.16,0.1", style="rounded"]',
        'edge [fontname="Arial", fontsize=12, arrowsize=0.7]',
    ]
    lines += [_box(step) for step in flow.steps]
    for step in flow.steps:
        lines += [f"{_text(step.id)} -> {_text(to)} [label={_text(label)}]" for to, label in _arrows(step).items()]
    return "\n".join([*lines, "}"])


def _box(step: Step) -> str:
    label = "\n".join(textwrap.wrap(step.title, WIDTH))
    facts = {
        "label": label,
        "id": f"draw-{step.id}",
        "class": f"box {step.kind.value}",
        "shape": SHAPES[step.kind],
        "URL": f"#{step.id}",
    }
    return f"{_text(step.id)} [{', '.join(f'{key}={_text(value)}' for key, value in facts.items())}]"


def _arrows(step: Step) -> dict[str, str]:
    """Answers that lead to the same step share an arrow: the drawing stays readable and loses nothing."""
    arrows: dict[str, list[str]] = {}
    for answer in step.answers:
        arrows.setdefault(answer.to, []).append(answer.words)
    return {to: "\n".join(textwrap.wrap(" / ".join(words), WIDTH)) for to, words in arrows.items()}


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
