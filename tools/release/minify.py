"""Makes what every page fetches lighter: all style sheets become one, and comments stay in the project.

Only for a site that is published. While somebody works on it, the browser's tools show the files as they are written.
"""

import json
import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tools.release.theme_css import drop_slow_rules, drop_unused_rules
from tools.runtime.optional import DoesNotFitError, attempt
from tools.sources.cache import keep_what_is_used, make_missing
from tools.sources.digest import CACHED, digest
from tools.sources.paths import CACHE, ROOT, node

SHEET = re.compile(r'<link rel="stylesheet" href="(?P<up>[^"]*)assets/(?P<name>(?:stylesheets|css)/[^"]+\.css)">\s*')
ONE = "css/all.css"
AS_WRITTEN = ("worker.js", "interpreter.js", "worker-sandbox.js", "runtime.js")
"""What keeps Python from the network is published as it is written: anybody can check it, and tests take it apart."""
CLASSES = re.compile(r'class="([^"]*)"')
SCRIPT = Path(__file__).with_suffix(".mjs")
FOLDER = CACHE / "minified"


def minify(site_folder: Path) -> list[str]:
    """Joins the style sheets in the order in which the pages name them, and takes out what only people read.

    Gives what to say of steps that were left out.
    """
    assets = site_folder / "assets"
    return [
        attempt("restyling", lambda: _rewrite(assets, drop_slow_rules)),
        attempt("theme-sheet", lambda: _rewrite(assets, partial(drop_unused_rules, classes=_classes(site_folder)))),
        attempt("one-sheet", lambda: _join(site_folder, assets)),
        attempt("comments", lambda: _without_comments(assets)),
    ]


def _rewrite(assets: Path, change: Callable[[str], str]) -> None:
    """Changes the theme's style sheet, which has the same name but for a mark of its content."""
    found = list(assets.glob("stylesheets/main.*.css"))
    if len(found) != 1:
        raise DoesNotFitError(f"{len(found)} files are called stylesheets/main.*.css.")
    found[0].write_text(change(found[0].read_text(encoding="utf-8")), encoding="utf-8")


def _classes(site_folder: Path) -> set[str]:
    pages = (page.read_text(encoding="utf-8") for page in site_folder.rglob("*.html"))
    return {name for page in pages for names in CLASSES.findall(page) for name in names.split()}


def _without_comments(assets: Path) -> None:
    scripts = [path for path in sorted((assets / "js").rglob("*.js")) if path.name not in AS_WRITTEN]
    # Who changes a word of a page changes no script: what was made lighter once is kept, by its content.
    tool = (ROOT / "package-lock.json").read_bytes() + SCRIPT.read_bytes()
    kept = {path: _kept(path, tool) for path in [*sorted((assets / "css").rglob("*.css")), *scripts]}
    # Two files may have the same content.
    sources = {light: path for path, light in kept.items()}
    make_missing(sources, lambda targets: _make([(str(sources[light]), str(made)) for light, made in targets.items()]))
    keep_what_is_used(FOLDER, kept.values())
    for path, light in kept.items():
        path.write_bytes(light.read_bytes())


def _kept(path: Path, tool: bytes) -> Path:
    return FOLDER / f"{digest(tool, path.read_bytes(), digits=CACHED)}{path.suffix}"


def _make(jobs: list[tuple[str, str]]) -> None:
    subprocess.run([node(), str(SCRIPT)], input=json.dumps(jobs), text=True, check=True, cwd=ROOT)


def _join(site_folder: Path, assets: Path) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in site_folder.rglob("*.html")}
    named = {page: list(SHEET.finditer(words)) for page, words in pages.items()}
    orders = {tuple(sheet["name"] for sheet in found) for found in named.values() if found}
    if len(orders) != 1:
        # Later rules win over earlier ones: one file can only stand for one order.
        raise DoesNotFitError(f"Every page has to name the same style sheets in the same order, not {sorted(orders)}.")
    for page, found in named.items():
        if found:
            words = pages[page]
            one = f'<link rel="stylesheet" href="{found[0]["up"]}assets/{ONE}">\n'
            page.write_text(words[: found[0].start()] + one + SHEET.sub("", words[found[0].end() :]), encoding="utf-8")
    sheets = [assets / name for name in orders.pop()]
    (assets / ONE).write_text("".join(sheet.read_text(encoding="utf-8") for sheet in sheets), encoding="utf-8")
    for sheet in sheets:
        sheet.unlink()
