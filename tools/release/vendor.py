"""Makes what pages fetch when it is asked for: age to lock files, docx for Word, lists for passphrases, a stemmer."""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools.sources.paths import CACHE, ROOT, node

LIBRARIES = {"age.js": "age-encryption", "word.js": "docx", "stemmer.js": "stemmer"}
"""The file below assets/vendor, and the npm package that it is made of (pinned in package-lock.json)."""
SCRIPT = Path(__file__).with_suffix(".mjs")
PASSPHRASES = Path(__file__).with_name("passphrases.mjs")
"""Makes assets/vendor/passphrases.js, of parts of two packages."""


def vendor() -> Path:
    """The folder with the bundles, made anew when a pinned version has changed."""
    folder = CACHE / "vendor" / _fingerprint()
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            target = Path(made) / "vendor"
            for name, package in LIBRARIES.items():
                subprocess.run([node(), str(SCRIPT), package, str(target / name)], check=True, cwd=ROOT)
            subprocess.run([node(), str(PASSPHRASES), str(target / "passphrases.js")], check=True, cwd=ROOT)
            target.rename(folder)
    return folder


def add_vendor(site_folder: Path) -> None:
    """Copies the bundles into the built site."""
    shutil.copytree(vendor(), site_folder / "assets" / "vendor", dirs_exist_ok=True)


def _fingerprint() -> str:
    sources = (ROOT / "package-lock.json", Path(__file__), SCRIPT, PASSPHRASES)
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
