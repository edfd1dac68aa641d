"""A copy of the whole project that can be built, for what changes a project and publishes it."""

import shutil
from pathlib import Path

from tools.sources.paths import ROOT

PARTS = ("tools", "docs", "overrides", "mkdocs.yml", "package.json", "package-lock.json", "pyproject.toml", "LICENSE")


def copy_to_build(root: Path) -> Path:
    """The copy; what a build has made already, and the packages, are shared with the project itself."""
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        (root / part).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / part, root / part)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / ".cache").mkdir()
    for kept in (each for each in (ROOT / ".cache").iterdir() if each.is_dir()):
        (root / ".cache" / kept.name).symlink_to(kept)
    return root
