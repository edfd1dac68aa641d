"""What is written beside a school's first policy, since nothing of its own stands there yet that could follow it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from tools.sources.policy.links import LINK, LINKS, is_ours
from tools.sources.taken.in_line import FOLDER

_HEADING = re.compile(r"# (.*?)(?: *\{.*)?$", re.M)


def beside_the_first(pages: Mapping[str, str], whole: str, project: Path) -> dict[Path, str | None]:
    """The copy of the pages that everything is in line with, and the list of the links that the policy has."""
    texts: dict[Path, str | None] = {project / FOLDER / name: text for name, text in pages.items()}
    texts[project / FOLDER / "whole-policy.md"] = whole
    if found := {words: to for text in pages.values() for words, to in LINK.findall(text) if not is_ours(to)}:
        links = project / LINKS
        before = links.read_text(encoding="utf-8") if links.exists() else ""
        # A JSON text is a TOML text, too.
        listed = (f"[[links]]\nwords = {_text(words)}\naddress = {_text(to)}\n" for words, to in found.items())
        texts[links] = "\n".join([before, *listed]).lstrip()
    return texts


def menu_title(page: str) -> str:
    """What the menu calls a page: its heading, with its number."""
    heading = _HEADING.match(page)
    return re.sub(r'[:#*"\[\]{}]', "", heading[1]) if heading else "A section that is new"


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
