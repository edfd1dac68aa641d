"""The files that another school's folder begins with: no policy, no helper, and no name or number of this school."""

import datetime
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.paths import ROOT

TEMPLATE = Path(__file__).parent / "template"
_FORBIDDEN = set('"\\$\n')


def begin(folder: Path, name: str, policy: str) -> None:
    """Writes the folder of the school called ``name``, whose policy is called ``policy``.

    Raises SourceError, and writes nothing, where something stands already or these words cannot be written.
    """
    if problems := list(_wrong(folder, name, policy)):
        raise SourceError(problems)
    for path, text in _filled(folder, name.strip(), policy.strip()).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _wrong(folder: Path, name: str, policy: str) -> Iterator[Problem]:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        yield Problem("", 0, f"{folder} is there already, and is not empty.", "Name a folder that is not there yet.")
    elif folder.resolve().is_relative_to(ROOT / "docs"):
        yield Problem("", 0, f"{folder} would be published with the pages of this school.", "Name another folder.")
    for what, said in (("--name", name), ("--policy", policy)):
        if not said.strip() or _FORBIDDEN & set(said):
            yield Problem("", 0, f"{what} is “{said}”.", 'Say it in words, without ", $ or \\.')


def _filled(folder: Path, name: str, policy: str) -> Mapping[Path, str]:
    words = {
        "name": name,
        "policy": policy,
        "today": datetime.date.today().isoformat(),
        "top": Path(os.path.relpath(ROOT, folder.resolve())).as_posix(),
        # The build runs at the top of this project.
        "docs": Path(os.path.relpath(folder.resolve() / "docs", ROOT)).as_posix(),
    }
    return {
        folder / path.relative_to(TEMPLATE): Template(path.read_text(encoding="utf-8")).safe_substitute(words)
        for path in sorted(TEMPLATE.rglob("*"))
        if path.is_file()
    }
