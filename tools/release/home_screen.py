"""What a phone needs to put the site on its home screen: the web app manifest, and icons in every size.

Name and picture say "school policy" and nothing of abuse: whoever takes the phone into their hand sees them
(docs/contributing/decisions/0033-an-icon-that-says-little.md).
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

from tools.sources.cache import make_missing
from tools.sources.digest import CACHED, digest
from tools.sources.paths import CACHE, ROOT, node

MANIFEST = "manifest.webmanifest"
NAME = "School policy"
"""Below the icon. `overrides/main.html` says the same to iPhones."""
PICTURE = ROOT / "overrides" / "assets" / "icons" / "icon.svg"
TOKENS = ROOT / "overrides" / "assets" / "css" / "tokens.css"
SCRIPT = Path(__file__).with_suffix(".mjs")
ICONS = {
    "icon-192.png": (192, "any"),
    "icon-512.png": (512, "any"),
    "maskable-512.png": (512, "maskable"),
    "apple-180.png": (180, ""),
}
"""Each with its width, and what the manifest says of it. Apple's is named by the pages instead."""
SHORTCUTS = {
    "A child has told me something": "helpers/a-child-has-told-me-something/",
    "Who to tell": "who-to-tell/",
    "Annex A": "annex-a/",
}
"""What a long press on the icon offers."""
ROUND = ' rx="96"'
"""The picture's round corners. A phone that cuts icons to its own shape wants them square."""


def write_home_screen(site_folder: Path, school: str) -> None:
    """Writes the manifest and the icons. A shortcut to a page that this site does not have is left out."""
    folder = site_folder / "assets" / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawn in _drawn().items():
        shutil.copyfile(drawn, folder / name)
    words = json.dumps(_manifest(site_folder, school), indent=1, ensure_ascii=False)
    (site_folder / MANIFEST).write_text(words + "\n", encoding="utf-8")


def _manifest(site_folder: Path, school: str) -> dict[str, object]:
    """Every address is relative to the manifest's own, so the site may stand in any folder of its host."""
    icons = [
        {"src": f"assets/icons/{name}", "sizes": f"{width}x{width}", "type": "image/png", "purpose": purpose}
        for name, (width, purpose) in ICONS.items()
        if purpose
    ]
    there = {name: page for name, page in SHORTCUTS.items() if (site_folder / page / "index.html").exists()}
    return {
        "name": f"{NAME}, {school}",
        "short_name": NAME,
        "lang": "en-GB",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _colour("paper"),
        "theme_color": _colour("md-primary-fg-color"),
        "icons": icons,
        "shortcuts": [{"name": name, "url": page, "icons": [icons[0]]} for name, page in there.items()],
    }


def _drawn() -> dict[str, Path]:
    """Where each icon is kept. What was drawn once is not drawn again."""
    picture = PICTURE.read_text(encoding="utf-8")
    if ROUND not in picture:
        raise ValueError(f"{PICTURE}: no{ROUND} stands in it. Keep the background's round corners, or change ROUND.")
    found: dict[str, Path] = {}
    orders: dict[Path, tuple[str, int]] = {}
    for name, (width, purpose) in ICONS.items():
        shape = picture if purpose == "any" else picture.replace(ROUND, "")
        found[name] = CACHE / "icons" / f"{digest(f'{width} {shape}'.encode(), digits=CACHED)}.png"
        orders[found[name]] = shape, width
    make_missing(orders, lambda targets: _draw([(*orders[kept], str(made)) for kept, made in targets.items()]))
    return found


def _draw(orders: list[tuple[str, int, str]]) -> None:
    subprocess.run([node(), str(SCRIPT)], input=json.dumps(orders), text=True, check=True, cwd=ROOT)


def _colour(token: str) -> str:
    """A colour of the light pages: nobody knows yet which look this reader has chosen."""
    found = re.search(rf"--{token}: (#[0-9a-f]{{6}});", TOKENS.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{TOKENS} has no --{token}.")
    return found[1]
