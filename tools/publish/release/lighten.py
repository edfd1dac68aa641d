"""Makes what every page fetches lighter: our style sheets become one, and comments stay in the project.

Only for a site that is published. While somebody works on it, the browser's tools show the files as they are written.
"""

import re
import subprocess
from pathlib import Path

from tools.publish.places import ROOT, node

SHEET = re.compile(r'<link rel="stylesheet" href="(?P<up>[^"]*)assets/css/(?P<name>[^"/]+\.css)">\s*')
ONE = "all.css"
AS_WRITTEN = ("worker.js", "interpreter.js", "closed-doors.js", "guarded-worker.js")
"""What keeps Python from the network is published as it is written: anybody can check it, and tests take it apart."""
SCRIPT = Path(__file__).with_suffix(".mjs")


def lighten(site_folder: Path) -> None:
    """Joins the style sheets in the order in which the pages name them, and takes out what only people read."""
    assets = site_folder / "assets"
    _join(site_folder, assets / "css")
    scripts = [path for path in sorted((assets / "js").rglob("*.js")) if path.name not in AS_WRITTEN]
    files = [*sorted((assets / "css").glob("*.css")), *scripts]
    subprocess.run([node(), str(SCRIPT), *map(str, files)], check=True, cwd=ROOT)


def _join(site_folder: Path, folder: Path) -> None:
    orders: set[tuple[str, ...]] = set()
    for page in site_folder.rglob("*.html"):
        words = page.read_text(encoding="utf-8")
        found = list(SHEET.finditer(words))
        if not found:
            continue
        orders.add(tuple(sheet["name"] for sheet in found))
        one = f'<link rel="stylesheet" href="{found[0]["up"]}assets/css/{ONE}">\n'
        page.write_text(words[: found[0].start()] + one + SHEET.sub("", words[found[0].end() :]), encoding="utf-8")
    if len(orders) != 1:
        # Later rules win over earlier ones: one file can only stand for one order.
        raise ValueError(f"Every page has to name the same style sheets in the same order, not {sorted(orders)}.")
    sheets = [folder / name for name in orders.pop()]
    (folder / ONE).write_text("".join(sheet.read_text(encoding="utf-8") for sheet in sheets), encoding="utf-8")
    for sheet in sheets:
        sheet.unlink()
