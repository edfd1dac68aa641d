"""Has the theme start our search worker in place of its own, when somebody searches and not with every page."""

import shutil
from pathlib import Path

SCRIPT = Path(__file__).with_suffix(".js")
STARTS = "t=new Worker(e)"
"""Where Material's script starts a worker: only the search has one."""


def let_search_wait(site_folder: Path) -> None:
    """Puts ours into the theme's script.

    Zensical's starts no worker that is used, and stays as it is. When Material's starts it in another way, a test
    of the search sees it.
    """
    ours = SCRIPT.read_text(encoding="utf-8")
    waiting = ours[ours.index("class ") :]
    for bundle in site_folder.glob("assets/javascripts/bundle.*.min.js"):
        words = bundle.read_text(encoding="utf-8")
        if words.count(STARTS) == 1:
            bundle.write_text(waiting + words.replace(STARTS, "t=new WaitingWorker(e)"), encoding="utf-8")


def take_themes_search_away(site_folder: Path) -> None:
    """Ours (overrides/assets/js/search/worker.js) stands in its place: nobody needs to fetch or to keep the theme's."""
    shutil.rmtree(site_folder / "assets" / "javascripts" / "workers", ignore_errors=True)
