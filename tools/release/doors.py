"""Puts the first script of every page in its place (doors.js), with the list of the links that lead out of the site.

It stands in the page itself, by the hash of its exact words: a page that is there has it, and nothing runs before it.
"""

import re
from html import escape, unescape
from pathlib import Path

from tools.release.csp import put_first

SCRIPT = Path(__file__).with_suffix(".js")
LINK_OUT = re.compile(r'<a\b[^>]*?\bhref="((?:https?|mailto):[^"]*)"')
EXIT = re.compile(r'<a href="([^"]*)" class="exit-this-page')
ONLY_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.M | re.S)
TYPE = re.compile(r"/\*\* @type [^*]*\*/ ?")


def close_doors(site_folder: Path) -> None:
    """Changes every page of a freshly built site. Raises ValueError where pages differ in where Exit leads."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site_folder.rglob("*.html"))}
    links = sorted({unescape(link) for page in pages.values() for link in LINK_OUT.findall(page)})
    exits = {unescape(link) for page in pages.values() for link in EXIT.findall(page)}
    if len(exits) != 1:
        raise ValueError(f"“Exit this page” has to lead to one place on every page, not {sorted(exits)}.")
    listed = f'<meta name="links-out" content="{escape(" ".join([*exits, *links]))}">'
    for path, page in pages.items():
        path.write_text(put_first(page, f"{listed}<script>{script()}</script>"), encoding="utf-8")


def script() -> str:
    """What runs, without the words that only people read."""
    words = TYPE.sub("", ONLY_COMMENT.sub("", SCRIPT.read_text(encoding="utf-8")))
    return "\n".join(line.strip() for line in words.splitlines())
