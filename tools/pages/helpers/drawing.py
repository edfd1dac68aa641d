"""Turns flowcharts into inline SVG at build time. Graphviz, compiled to WebAssembly and run by Node, lays them out.

What is drawn is written here and not taken from Graphviz: its SVG takes twice as many letters, and a helper's page
should come in as few round trips as can be (docs/contributing/decisions/0023).
"""

import hashlib
import json
import subprocess
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any, cast

from tools.browser.flow.model import Flow, Kind, Step
from tools.sources.flowcharts.draw import ARROW_TEXT, BOX_TEXT, arrows, drawing, lines
from tools.sources.paths import CACHE, ROOT, node

SCRIPT = Path(__file__).with_name("draw.mjs")
POINTS = 72
"""Points to an inch: Graphviz gives sizes in inches and places in points."""
EDGE_ROOM = 8
"""Room around the drawing, for the strokes of its outermost boxes."""
CORNER, FOLD = 12, 6
"""How round a box's corners are, and how much of a pause's corner is folded."""
HEAD = (
    '<marker id="arrowhead" viewBox="0 0 7 5" refY="2.5" markerWidth="7" markerHeight="5" markerUnits="userSpaceOnUse"'
    ' orient="auto"><path fill="currentColor" stroke="none" d="M0 0l7 2.5-7 2.5z"/></marker>'
)

type Layout = dict[str, Any]
"""Graphviz's own form, JSON: ``bb`` is the whole size, ``objects`` are the boxes, ``edges`` the arrows."""
type Place = tuple[int, int]


def drawings(flows: Iterable[Flow]) -> dict[str, str]:
    """Each flow's name with its drawing as an ``<svg>`` element. A graph is laid out once and kept in the cache."""
    wanted = {flow.name: flow for flow in flows}
    graphs = {name: drawing(flow) for name, flow in wanted.items()}
    files = {name: CACHE / "drawings" / f"{_fingerprint(graph)}.json" for name, graph in graphs.items()}
    _lay_out({name: graph for name, graph in graphs.items() if not files[name].exists()}, files)
    return {name: as_svg(flow, json.loads(files[name].read_text(encoding="utf-8"))) for name, flow in wanted.items()}


def as_svg(flow: Flow, layout: Layout) -> str:
    """The drawing ready to stand in a page: named, coloured by classes, readable without, its links inside the page.

    The links are ``xlink:href``: the theme's instant navigation rewrites every ``href``, which a drawing forbids.
    """
    *_, width, height = (round(float(number)) for number in layout["bb"].split(","))
    around = 2 * EDGE_ROOM
    parts = [
        f'<svg class="drawing" role="group" aria-label="Drawing of “{escape(flow.title)}”" width="{width + around}"'
        f' viewBox="-{EDGE_ROOM} -{EDGE_ROOM} {width + around} {height + around}" fill="none" stroke="currentColor"'
        f' text-anchor="middle" font-size="{BOX_TEXT}">{HEAD}'
    ]
    steps = {step.id: step for step in flow.steps}
    names = [box["name"] for box in layout["objects"]]
    parts += [_box(steps[box["name"]], box, height) for box in layout["objects"]]
    parts += [_arrow(arrows(steps[names[edge["tail"]]])[names[edge["head"]]], edge, height) for edge in layout["edges"]]
    return "".join([*parts, "</svg>"])


def _box(step: Step, box: Mapping[str, str], height: int) -> str:
    middle = _place(box["pos"], height)
    wide, high = (round(float(box[side]) * POINTS) for side in ("width", "height"))
    left, top = middle[0] - wide // 2, middle[1] - high // 2
    if step.kind is Kind.PAUSE:
        # A sheet of paper with a folded corner.
        shape = f'<path d="M{left} {top}v{high}h{wide}v{FOLD - high}l-{FOLD}-{FOLD}zm{wide - FOLD} 0v{FOLD}h{FOLD}"/>'
    else:
        shape = f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" rx="{CORNER}"/>'
    words = _words(lines(step.title), middle, BOX_TEXT)
    # Who looks for links in a page does not know them by xlink:href; by their role everybody does.
    link = f'<a role="link" xlink:href="#{step.id}">{shape}{words}</a>'
    return f'<g id="draw-{step.id}" class="box {step.kind.value}">{link}</g>'


def _arrow(words: str, edge: Mapping[str, str], height: int) -> str:
    # The tip comes first ("e,x,y"). The head is laid to the line's own end, and reaches as far as the tip.
    start, *rest = (_place(point, height) for point in edge["pos"].split() if not point.startswith("e,"))
    line = f'<path marker-end="url(#arrowhead)" d="M{_pair(start)}c{_curves(start, rest)}"/>'
    label = _words(lines(words), _place(edge["lp"], height), ARROW_TEXT)
    return f'<g class="arrow" font-size="{ARROW_TEXT}">{line}{label}</g>'


def _curves(start: Place, rest: list[Place]) -> str:
    """Curves of three points each, reckoned from where the one before ends: such numbers are short."""
    pairs = []
    for at in range(0, len(rest), 3):
        pairs += [_pair((x - start[0], y - start[1])) for x, y in rest[at : at + 3]]
        start = rest[at + 2]
    return " ".join(pairs).replace(" -", "-")


def _words(lines: list[str], middle: Place, size: int) -> str:
    apart = size * 6 // 5
    # Letters stand on their line: what is seen as their middle is a third of their size above it.
    first = middle[1] + size // 3 - (len(lines) - 1) * apart // 2
    return " ".join(
        f'<text fill="currentColor" stroke="none" x="{middle[0]}" y="{first + at * apart}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )


def _place(written: str, height: int) -> Place:
    """A place in the page, from the top; Graphviz counts from the bottom."""
    x, y = written.split(",")
    return round(float(x)), height - round(float(y))


def _pair(place: Place) -> str:
    return f"{place[0]} {place[1]}".replace(" -", "-")


def _lay_out(graphs: Mapping[str, str], files: Mapping[str, Path]) -> None:
    if not graphs:
        return
    done = subprocess.run(
        [node(), str(SCRIPT)], input=json.dumps(graphs), capture_output=True, text=True, check=True, cwd=ROOT
    )
    for name, layout in cast(dict[str, str], json.loads(done.stdout)).items():
        files[name].parent.mkdir(parents=True, exist_ok=True)
        files[name].write_text(layout, encoding="utf-8")


def _fingerprint(graph: str) -> str:
    return hashlib.sha256(graph.encode()).hexdigest()[:16]
