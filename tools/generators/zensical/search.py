"""Makes our search stand alone: Zensical's has another list, another worker and a panel of its own.

The worker is the same for both (overrides/assets/js/search/worker.js); the panel is theme/assets/js/search/own.js.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from tools.generators.zensical.settings import Settings

WORKERS = "assets/javascripts/workers"


def prepare_search(settings: Settings, folder: Path) -> None:
    """Writes the list where the further steps look for MkDocs'; Zensical's own goes."""
    found = folder / "search.json"
    docs = [{key: item[key] for key in ("location", "title", "text")} for item in _items(found)]
    index = folder / "search" / "search_index.json"
    index.parent.mkdir()
    index.write_text(json.dumps({"config": _config(settings), "docs": docs}, ensure_ascii=False), encoding="utf-8")
    found.unlink()
    shutil.rmtree(folder / WORKERS)
    # The other look of the theme, that no page asks for, would be kept for offline use.
    shutil.rmtree(folder / "assets" / "stylesheets" / "modern")


def _items(found: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(found.read_text(encoding="utf-8"))["items"]
    return items


def _config(settings: Settings) -> dict[str, Any]:
    """What mkdocs.yml says of the search."""
    plugins = [each["search"] for each in settings["plugins"] if isinstance(each, dict) and "search" in each]
    return {key: value for key, value in plugins[0].items() if key in ("separator", "fields")}
