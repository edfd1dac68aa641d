"""Gives our assets a name that carries their content, so that a browser never mixes two versions of them.

The style sheets and scripts share one folder, since they name each other: `assets/<hash>/`. The Python runtime, which
is large and changes less, has one of its own: `assets/runtime/<hash>/`.
"""

import hashlib
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

TOGETHER = ("css", "js", "vendor")
RUNTIME = "../../runtime/"
"""How the scripts in overrides/assets/js name the runtime's folder."""
LINK = re.compile(rf'((?:src=|href=|"search": ?)"[^"]*assets/)({"|".join(TOGETHER)})/')


def give_hashed_names(site_folder: Path) -> None:
    """Moves the assets of a freshly built site, and leads its pages and scripts to their new places."""
    assets = site_folder / "assets"
    runtime = hashed(sorted((assets / "runtime").rglob("*")))
    _move(assets / "runtime", assets / "runtime" / runtime)
    _lead_to(RUNTIME, assets / "js" / "python" / "worker.js", f"../../../runtime/{runtime}/")
    name = hashed(path for folder in TOGETHER for path in sorted((assets / folder).rglob("*")))
    for folder in TOGETHER:
        _move(assets / folder, assets / name / folder)
    for page in site_folder.rglob("*.html"):
        words = page.read_text(encoding="utf-8")
        page.write_text(LINK.sub(rf"\g<1>{name}/\g<2>/", words), encoding="utf-8")


def hashed(paths: Iterable[Path]) -> str:
    """Twelve hexadecimal digits of what the files hold."""
    marked = hashlib.sha256()
    for path in paths:
        if path.is_file():
            content = path.read_bytes()
            marked.update(f"{path.name} {len(content)} ".encode() + content)
    return marked.hexdigest()[:12]


def _move(source: Path, target: Path) -> None:
    between = source.with_name(f"{source.name}.moving")
    source.rename(between)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(between, target)


def _lead_to(named: str, script: Path, place: str) -> None:
    words = script.read_text(encoding="utf-8")
    if words.count(f'"{named}"') != 1:
        raise ValueError(f"{script}: '{named}' has to stand there once. Name the place by it.")
    script.write_text(words.replace(f'"{named}"', f'"{place}"'), encoding="utf-8")
