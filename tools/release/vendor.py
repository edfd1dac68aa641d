"""Makes what pages fetch when it is asked for: age, docx, lists for passphrases, a stemmer, the desk's editor."""

import shutil
import subprocess
from pathlib import Path

from tools.sources.cache import made_once
from tools.sources.digest import CACHED, of_files
from tools.sources.paths import CACHE, ROOT, node

LIBRARIES = {"age.js": "age-encryption", "word.js": "docx", "stemmer.js": "stemmer"}
"""The file below assets/vendor, and the npm package that it is made of (pinned in package-lock.json)."""
SCRIPT = Path(__file__).with_suffix(".mjs")
PASSPHRASES = Path(__file__).with_name("passphrases.mjs")
"""Makes assets/vendor/passphrases.js, of parts of two packages."""
EDITOR = Path(__file__).with_name("editor.mjs")
"""Makes assets/vendor/editor.js, of parts of four. Only the keepers' desk fetches it."""


def vendor() -> Path:
    """The folder with the bundles, made anew when a pinned version has changed."""
    sources = (ROOT / "package-lock.json", Path(__file__), SCRIPT, PASSPHRASES, EDITOR)
    return made_once(CACHE / "vendor" / of_files(((path.name, path) for path in sources), digits=CACHED), _make)


def _make(folder: Path) -> None:
    for name, package in LIBRARIES.items():
        subprocess.run([node(), str(SCRIPT), package, str(folder / name)], check=True, cwd=ROOT)
    for script, name in ((PASSPHRASES, "passphrases.js"), (EDITOR, "editor.js")):
        subprocess.run([node(), str(script), str(folder / name)], check=True, cwd=ROOT)


def add_vendor(site_folder: Path) -> None:
    """Copies the bundles into the built site."""
    shutil.copytree(vendor(), site_folder / "assets" / "vendor", dirs_exist_ok=True)
