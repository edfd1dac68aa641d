"""Has the theme start its search worker when somebody searches, and not with every page."""

from pathlib import Path

SCRIPT = Path(__file__).with_suffix(".js")
STARTS = "t=new Worker(e)"
"""Where the theme's script starts a worker: only the search has one."""


def let_search_wait(site_folder: Path) -> None:
    """Puts ours into the theme's script. Raises ValueError when the theme starts its worker in another way.

    Zensical has its theme's script in another folder, and no worker of the theme's is used there.
    """
    for bundle in site_folder.glob("assets/javascripts/bundle.*.min.js"):
        words = bundle.read_text(encoding="utf-8")
        if words.count(STARTS) != 1:
            raise ValueError(f"{bundle.name} starts its search worker in another way than {SCRIPT.name} expects.")
        ours = SCRIPT.read_text(encoding="utf-8")
        waiting = ours[ours.index("class ") :]
        bundle.write_text(waiting + words.replace(STARTS, "t=new WaitingWorker(e)"), encoding="utf-8")
