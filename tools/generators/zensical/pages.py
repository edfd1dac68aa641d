"""Goes over the pages that Zensical has written, with the functions that mkdocs_plugin.py calls for MkDocs."""

from pathlib import Path

from tools.generators.zensical.links import restored
from tools.generators.zensical.sources import CLOSES, OPENS
from tools.pages.markers import explained
from tools.release.csp import finish
from tools.sources.load import Sources


def finish_pages(sources: Sources, folder: Path) -> None:
    """Explains terms, restores links, and gives every page its content security policy. Changes the files."""
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        page = restored(path.read_text(encoding="utf-8"))
        if OPENS in page:
            before, content, after = _parts(page, name)
            page = before + explained(sources, source_of(name), content) + after
        path.write_text(finish(page), encoding="utf-8")


def source_of(name: str) -> str:
    """The page's path below docs: `policy/08-police.md` for `policy/08-police/index.html`.

    An index page's source is not known from its address alone: `policy/index.md` is the one that there is a rule for.
    """
    folder = name.removesuffix("index.html").rstrip("/")
    return f"{folder}/index.md" if folder in ("policy", "helpers") else f"{folder or 'index'}.md"


def _parts(page: str, name: str) -> tuple[str, str, str]:
    before, _, rest = page.partition(OPENS)
    content, closed, after = rest.partition(CLOSES)
    if not closed:
        raise ValueError(f"{name}: the page's words do not end where they should. Is there a comment left open?")
    return before, content, after
