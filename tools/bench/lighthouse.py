"""What Lighthouse says of four pages, as of a mid-range telephone on a slow line (its own settings)."""

import json
import subprocess
from pathlib import Path
from typing import Any, cast

from tests.find_browser import launch_arguments
from tools.bench.building import WORK, plain
from tools.bench.copying import build
from tools.bench.extra import modules
from tools.bench.figures import Figure, median
from tools.bench.serving import served
from tools.sources.paths import node

PAGES = {
    "home": "",
    "a policy page": "policy/07-sexual-violence-and-harassment/",
    "a helper": "helpers/which-route/",
    "Annex A": "annex-a/",
}
SCRIPT = Path(__file__).with_suffix(".mjs")


def lighthouse(site: Path, times: int) -> list[Figure]:
    """The score of each page in each category: the middle one of several runs. Prints what kept a page from 100.

    Beside it the same of the page in plain Material: what both lack is the theme's or the machine's.
    """
    beside = plain(WORK / "plain")
    build(beside)
    with served(site) as here, served(beside / "site") as there:
        urls = [address + path for path in PAGES.values() for address in (here, there)]
        runs = [_run(urls) for _ in range(times)]
    figures = []
    for number, name in enumerate(PAGES):
        ours, theirs = [[run[2 * number + which] for run in runs] for which in (0, 1)]
        for category in ours[0]["scores"]:
            scores = [median(each["scores"][category] * 100 for each in which) for which in (ours, theirs)]
            figures.append(
                Figure(f"Lighthouse, {name}: {category}", scores[0], "", scores[1], "plain Material", least=100)
            )
        for lost in sorted({words for each in ours for words in each["lost"]}):
            print(f"  {name}: {lost}")
    fast = median(each["benchmark"] for run in runs for each in run)
    print(f"  Lighthouse's own measure of this machine (a desktop has 1500 and more): {fast:.0f}")
    return figures


def _run(urls: list[str]) -> list[dict[str, Any]]:
    browser: Any = launch_arguments()
    asked = {"browser": browser["executable_path"], "words": browser["args"], "urls": urls}
    done = subprocess.run(
        [node(), str(SCRIPT)], input=json.dumps(asked), capture_output=True, text=True, cwd=modules().parent
    )
    if done.returncode:
        raise RuntimeError(f"Lighthouse did not run:\n{done.stderr}")
    return cast("list[dict[str, Any]]", json.loads(done.stdout))
