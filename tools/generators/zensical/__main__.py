"""`python -m tools.generators.zensical [SITE]`: writes the sources, runs Zensical on them, goes over the pages.

Zensical runs no plugins of MkDocs. What mkdocs_plugin.py does while MkDocs works is done here before and after, by the
same functions.
"""

import shutil
import sys
from pathlib import Path

import zensical

from tools.generators.build import BuildError, finish_site, read_sources
from tools.generators.zensical.pages import finish_pages
from tools.generators.zensical.search import prepare_search
from tools.generators.zensical.settings import read_settings, write_settings
from tools.generators.zensical.sources import write_sources
from tools.sources.paths import PROJECT

FOLDER = PROJECT / "build" / "zensical"


def build(folder: Path = FOLDER) -> Path:
    """Builds the site to publish, and gives its folder. Raises BuildError as MkDocs' build would refuse."""
    settings = read_settings(PROJECT / "mkdocs.yml")
    sources = read_sources(settings["site_url"], to_publish=True)
    shutil.rmtree(folder, ignore_errors=True)
    write_sources(sources, settings, folder)
    # In this very process: which step quotes which paragraph is known to our Markdown extension here.
    zensical.build(str(write_settings(settings, sources, folder)), {"clean": True, "strict": True})
    written = folder / "site"
    finish_pages(sources, written)
    prepare_search(written)
    finish_site(sources, written, settings["site_url"], to_publish=True)
    return written


if __name__ == "__main__":
    try:
        made = build()
    except BuildError as why:
        sys.exit(str(why))
    for place in map(Path, sys.argv[1:]):
        shutil.rmtree(place, ignore_errors=True)
        made = made.rename(place)
    print(f"Written: {made}")
