"""Turns flowcharts into inline SVG at build time, with Graphviz compiled to WebAssembly, run by Node."""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from tools.guide.draw import drawing
from tools.guide.model import Flow
from tools.publish.places import CACHE, ROOT, node

SCRIPT = Path(__file__).with_name("draw.mjs")


def drawings(flows: Iterable[Flow]) -> dict[str, str]:
    """Each flow's name with its drawing as an ``<svg>`` element. A graph is laid out once and kept in the cache."""
    graphs = {flow.name: drawing(flow) for flow in flows}
    files = {name: CACHE / "drawings" / f"{_fingerprint(graph)}.svg" for name, graph in graphs.items()}
    _lay_out({name: graph for name, graph in graphs.items() if not files[name].exists()}, files)
    return {flow: files[flow].read_text(encoding="utf-8") for flow in graphs}


def as_inline(svg: str, title: str) -> str:
    """The drawing ready to stand in a page: named, coloured by classes alone, its links inside the page.

    The links stay ``xlink:href``: the theme's instant navigation rewrites every ``href``, which a drawing forbids.
    """
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<title>.*?</title>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    # Who looks for links in a page does not know them by xlink:href; by their role everybody does.
    svg = svg.replace("<a xlink:href=", '<a role="link" xlink:href=')
    svg = re.sub(r' (fill|stroke|font-family|xlink:title)="[^"]*"', "", svg)
    size = re.search(r'<svg width="(\d+)pt" height="(\d+)pt"', svg)
    width = size.group(1) if size else "600"
    head = f'<svg class="drawing" role="group" aria-label="{escape(title, quote=True)}" width="{width}"'
    return re.sub(r'<svg width="\d+pt" height="\d+pt"', head, re.sub(r"\n+", "", svg), count=1)


def _lay_out(graphs: Mapping[str, str], files: Mapping[str, Path]) -> None:
    if not graphs:
        return
    done = subprocess.run(
        [node(), str(SCRIPT)], input=json.dumps(graphs), capture_output=True, text=True, check=True, cwd=ROOT
    )
    for name, svg in json.loads(done.stdout).items():
        files[name].parent.mkdir(parents=True, exist_ok=True)
        files[name].write_text(svg, encoding="utf-8")


def _fingerprint(graph: str) -> str:
    return hashlib.sha256(graph.encode()).hexdigest()[:16]
