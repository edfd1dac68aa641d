"""Writes what Zensical reads: every page filled in, the pages that are made, the other files, the theme."""

import re
import shutil
from pathlib import Path

from pathspec import GitIgnoreSpec

from tools.generators.build import generated_pages
from tools.generators.zensical.links import from_the_page
from tools.generators.zensical.settings import Settings
from tools.pages.markers import fill_markers
from tools.sources.families import left_out
from tools.sources.load import Sources
from tools.sources.paths import DOCS, ROOT

OPENS, CLOSES = "<!-- content -->", "<!-- end of content -->"
"""What stands between them on a written page is the page's own: the theme's words are around it."""
OWN_THEME = Path(__file__).with_name("theme")
_FACTS = re.compile(r"\A---\n.*?^---\n", re.S | re.M)


def write_sources(sources: Sources, settings: Settings, folder: Path) -> None:
    """Fills `folder`: docs/ with what Zensical turns into pages, theme/ with our templates, styles and scripts."""
    docs = folder / "docs"
    excluded = GitIgnoreSpec.from_lines(settings.get("exclude_docs", "").splitlines())
    for path in sorted(DOCS.rglob("*")):
        name = path.relative_to(DOCS).as_posix()
        if path.is_dir() or excluded.match_file(name) or name in left_out(sources.families):
            continue
        if path.suffix == ".md":
            _write(sources, docs, name, path.read_text(encoding="utf-8"))
        else:
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, docs / name)
    for name, text in generated_pages(sources).items():
        _write(sources, docs, name, text)
    shutil.copytree(ROOT / "overrides", folder / "theme")
    shutil.copytree(OWN_THEME, folder / "theme", dirs_exist_ok=True)


def _write(sources: Sources, docs: Path, name: str, text: str) -> None:
    facts = _FACTS.match(text)
    head = facts[0] if facts else ""
    page = docs / name
    page.parent.mkdir(parents=True, exist_ok=True)
    words = from_the_page(fill_markers(sources, name, text[len(head) :]), name)
    page.write_text(f"{head}{OPENS}\n\n{words}\n\n{CLOSES}\n", encoding="utf-8")
