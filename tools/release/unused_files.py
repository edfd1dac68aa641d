"""Takes out of a site what no reader's browser has a use for: source maps, and the theme's own search."""

import re
import shutil
from pathlib import Path

THEMES_SEARCH = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""Ours (overrides/assets/js/search/) needs neither its worker nor its other languages."""
NAMES_ITS_MAP = re.compile(r"\n?(?://[#@] ?sourceMappingURL=\S+|/\*[#@] ?sourceMappingURL=[^*]*\*/)\s*$")


def remove_unused_files(site_folder: Path) -> None:
    """Changes the folder. A script or style that names its map does so no longer: browsers' tools would ask for it."""
    for folder in THEMES_SEARCH:
        shutil.rmtree(site_folder / folder, ignore_errors=True)
    for path in site_folder.rglob("*.map"):
        path.unlink()
    for path in site_folder.glob("assets/**/*"):
        if path.suffix in (".js", ".mjs", ".css"):
            words = path.read_text(encoding="utf-8")
            if NAMES_ITS_MAP.search(words):
                path.write_text(NAMES_ITS_MAP.sub("\n", words), encoding="utf-8")
