"""Makes what every page fetches lighter: all style sheets become one, and comments stay in the project.

Only for a site that is published. While somebody works on it, the browser's tools show the files as they are written.
"""

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tools.release.theme_rules import trim
from tools.release.unused import keep_what_is_used
from tools.sources.paths import CACHE, ROOT, node

SHEET = re.compile(r'<link rel="stylesheet" href="(?P<up>[^"]*)assets/(?P<name>(?:stylesheets|css)/[^"]+\.css)">\s*')
ONE = "css/all.css"
AS_WRITTEN = ("worker.js", "interpreter.js", "closed-doors.js")
"""What keeps Python from the network is published as it is written: anybody can check it, and tests take it apart."""
CLASSES = re.compile(r'class="([^"]*)"')
SCRIPT = Path(__file__).with_suffix(".mjs")
KEPT = CACHE / "lightened"


def lighten(site_folder: Path) -> None:
    """Joins the style sheets in the order in which the pages name them, and takes out what only people read."""
    assets = site_folder / "assets"
    _join(site_folder, assets)
    scripts = [path for path in sorted((assets / "js").rglob("*.js")) if path.name not in AS_WRITTEN]
    # Who changes a word of a page changes no script: what was made lighter once is kept, by its content.
    tool = (ROOT / "package-lock.json").read_bytes() + SCRIPT.read_bytes()
    kept = {path: _kept(path, tool) for path in [*sorted((assets / "css").rglob("*.css")), *scripts]}
    _make({path: light for path, light in kept.items() if not light.exists()})
    keep_what_is_used(KEPT, kept.values())
    for path, light in kept.items():
        path.write_bytes(light.read_bytes())


def _kept(path: Path, tool: bytes) -> Path:
    return KEPT / f"{hashlib.sha256(tool + path.read_bytes()).hexdigest()[:32]}{path.suffix}"


def _make(wanted: Mapping[Path, Path]) -> None:
    if not wanted:
        return
    KEPT.mkdir(parents=True, exist_ok=True)
    # Two builds at a time must not see each other's half-written files.
    jobs = [(str(path), f"{light}.{os.getpid()}") for path, light in wanted.items()]
    subprocess.run([node(), str(SCRIPT)], input=json.dumps(jobs), text=True, check=True, cwd=ROOT)
    for (_, made), light in zip(jobs, wanted.values(), strict=True):
        Path(made).rename(light)


def _join(site_folder: Path, assets: Path) -> None:
    orders: set[tuple[str, ...]] = set()
    classes: set[str] = set()
    for page in site_folder.rglob("*.html"):
        words = page.read_text(encoding="utf-8")
        classes.update(name for names in CLASSES.findall(words) for name in names.split())
        found = list(SHEET.finditer(words))
        if not found:
            continue
        orders.add(tuple(sheet["name"] for sheet in found))
        one = f'<link rel="stylesheet" href="{found[0]["up"]}assets/{ONE}">\n'
        page.write_text(words[: found[0].start()] + one + SHEET.sub("", words[found[0].end() :]), encoding="utf-8")
    if len(orders) != 1:
        # Later rules win over earlier ones: one file can only stand for one order.
        raise ValueError(f"Every page has to name the same style sheets in the same order, not {sorted(orders)}.")
    sheets = [assets / name for name in orders.pop()]
    written = {sheet: sheet.read_text(encoding="utf-8") for sheet in sheets}
    # Zensical has its theme's sheets in another folder, and they stay as they are.
    for theme in (sheet for sheet in sheets if sheet.match("stylesheets/main.*.css")):
        written[theme] = trim(written[theme], classes)
    (assets / ONE).write_text("".join(written.values()), encoding="utf-8")
    for sheet in sheets:
        sheet.unlink()
