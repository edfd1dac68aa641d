"""What Lighthouse says of four pages, as of a mid-range telephone on a slow line (its own settings)."""

import json
import subprocess
from pathlib import Path
from typing import Any, cast

from tests.find_browser import launch_arguments
from tools.bench.extra import modules
from tools.bench.figures import Figure, median
from tools.bench.serving import served
from tools.publish.places import node

PAGES = {
    "home": "",
    "a policy page": "policy/07-sexual-violence-and-harassment/",
    "a helper": "helpers/which-route/",
    "Annex A": "annex-a/",
}
SCRIPT = Path(__file__).with_suffix(".mjs")


def lighthouse(site: Path, times: int) -> list[Figure]:
    """The score of each page in each category: the middle one of several runs. Prints what kept a page from 100."""
    with served(site) as address:
        runs = [_run([address + path for path in PAGES.values()]) for _ in range(times)]
    figures = []
    for number, name in enumerate(PAGES):
        of_page = [run[number] for run in runs]
        for category in of_page[0]["scores"]:
            score = median(each["scores"][category] * 100 for each in of_page)
            figures.append(Figure(f"Lighthouse, {name}: {category}", score, "", least=100))
        for lost in sorted({words for each in of_page for words in each["lost"]}):
            print(f"  {name}: {lost}")
    print(
        f"  Lighthouse's own measure of this machine: {median(each['benchmark'] for run in runs for each in run):.0f}"
    )
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
