"""Hands what Zensical found on the pages to our search, and takes away its own.

The search is the same for both generators: overrides/assets/js/search/. Only the panel's look is its own here.
"""

import json
import shutil
from pathlib import Path


def prepare_search(folder: Path) -> None:
    """Writes the list where the further steps look for MkDocs'; Zensical's own goes."""
    found = folder / "search.json"
    items = json.loads(found.read_text(encoding="utf-8"))["items"]
    docs = [{key: item[key] for key in ("location", "title", "text")} for item in items]
    index = folder / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text(json.dumps({"docs": docs}, ensure_ascii=False), encoding="utf-8")
    found.unlink()
    # The other look of the theme, that no page asks for, would be kept for offline use.
    shutil.rmtree(folder / "assets" / "stylesheets" / "modern", ignore_errors=True)
