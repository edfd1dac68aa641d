"""Writes `licences.txt`: what others made and the site brings to a reader's browser, each with the text of its licence.

The texts come from the installed packages, so they are those of the versions that are used.
"""

import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from tools.sources.paths import ROOT

LIST = Path(__file__).with_suffix(".toml")
NAME = "licences.txt"
HEAD = """What this site is made of, and under which licences

The policy's words are the school's. The site's own code is under the MIT licence (the file LICENSE of its source).
Others made the parts below. The texts of their licences follow the list; one that several parts share stands once.
"""
LINE = "=" * 80


def write_licences(site_folder: Path) -> None:
    """Writes the file, with the parts that are in this site."""
    known = tomllib.loads(LIST.read_text(encoding="utf-8"))
    parts = [part for part in known["part"] if _is_there(site_folder, part)]
    texts: dict[str, list[str]] = {}
    for part in parts:
        texts.setdefault(_text(part["text"], known["here"]), []).append(part["name"])
    listed = "\n".join(_entry(part) for part in parts)
    full = "".join(f"\n{LINE}\n{', '.join(names)}\n{LINE}\n\n{text}\n" for text, names in texts.items())
    (site_folder / NAME).write_text(f"{HEAD}\n{listed}{full}", encoding="utf-8")


def _is_there(site_folder: Path, part: dict[str, Any]) -> bool:
    try:
        distribution(part.get("theme", "typing-extensions"))
    except PackageNotFoundError:
        return False
    return any(next(site_folder.glob(pattern), None) for pattern in part["where"])


def _entry(part: dict[str, Any]) -> str:
    notice = "".join(f"  {line}\n" for line in part.get("notice", "").splitlines())
    return f"- {part['name']} ({part['licence']})\n{notice}  In: {', '.join(part['where'])}\n"


def _text(where: str, here: dict[str, str]) -> str:
    kind, _, name = where.partition(":")
    if kind == "here":
        return here[name].strip()
    if kind == "npm":
        [path] = (ROOT / "node_modules" / name).glob("LICEN[CS]E*", case_sensitive=False)
    else:
        files = distribution(name).files or []
        found = sorted(str(file.locate()) for file in files if file.match("licenses/LICENSE*"))
        path = Path(found[0])
    return path.read_text(encoding="utf-8").strip()
