"""Makes what pages fetch when it is asked for: age to lock files, docx for Word, lists for passphrases, a stemmer."""

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


def vendor() -> Path:
    """The folder with the bundles, made anew when a pinned version has changed."""
    sources = (ROOT / "package-lock.json", Path(__file__), SCRIPT, PASSPHRASES)
    return made_once(CACHE / "vendor" / of_files(((path.name, path) for path in sources), digits=CACHED), _make)


def _make(folder: Path) -> None:
    for name, package in LIBRARIES.items():
        subprocess.run([node(), str(SCRIPT), package, str(folder / name)], check=True, cwd=ROOT)
    subprocess.run([node(), str(PASSPHRASES), str(folder / "passphrases.js")], check=True, cwd=ROOT)


def add_vendor(site_folder: Path) -> None:
    """Copies the bundles into the built site."""
    shutil.copytree(vendor(), site_folder / "assets" / "vendor", dirs_exist_ok=True)
