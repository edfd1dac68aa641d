"""Gives our assets a name that carries their content, so that a browser never mixes two versions of them.

The style sheets and scripts share one folder, since they name each other: `assets/<hash>/`. The Python runtime, which
is large and changes less, has one of its own: `assets/runtime/<hash>/`.
"""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from tools.runtime import FOLDER, MANIFEST
from tools.sources.digest import SHOWN, of_files

TOGETHER = ("css", "js", "vendor")
LINK = re.compile(rf'((?:src=|href=)"[^"]*assets/)({"|".join(TOGETHER)})/')


def hash_asset_names(site_folder: Path) -> None:
    """Moves the assets of a freshly built site, and leads its pages and scripts to their new places."""
    assets = site_folder / "assets"
    runtime = hashed(sorted((assets / "runtime").rglob("*")))
    _move(assets / "runtime", assets / "runtime" / runtime)
    _rewrite_reference(FOLDER, assets / "js" / MANIFEST, f"../../../runtime/{runtime}/")
    name = hashed(path for folder in TOGETHER for path in sorted((assets / folder).rglob("*")))
    for folder in TOGETHER:
        _move(assets / folder, assets / name / folder)
    for page in site_folder.rglob("*.html"):
        words = page.read_text(encoding="utf-8")
        page.write_text(LINK.sub(rf"\g<1>{name}/\g<2>/", words), encoding="utf-8")


def hashed(paths: Iterable[Path]) -> str:
    """The name of what the files hold, as addresses carry it."""
    return of_files(((path.name, path) for path in paths if path.is_file()), digits=SHOWN)


def _move(source: Path, target: Path) -> None:
    between = source.with_name(f"{source.name}.moving")
    source.rename(between)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(between, target)


def _rewrite_reference(named: str, script: Path, place: str) -> None:
    words = script.read_text(encoding="utf-8")
    if words.count(f'"{named}"') != 1:
        raise ValueError(f"{script}: '{named}' has to stand there once. Name the place by it.")
    script.write_text(words.replace(f'"{named}"', f'"{place}"'), encoding="utf-8")
