"""The npm packages that only measuring needs: 190 MB, installed when they are wanted and not by `make test`."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tools.sources.paths import CACHE, ROOT

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json")


def modules() -> Path:
    """The folder of the installed packages, installed anew when package-lock.json has changed."""
    mark = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    folder = CACHE / "bench-modules" / mark
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in FILES:
            shutil.copy(HERE / name, folder / name)
        shutil.copy(ROOT / ".npmrc", folder / ".npmrc")
        print("Installing what only measuring needs (190 MB) ...", flush=True)
        npm = [str(Path(sys.executable).parent / "npm"), "ci", "--loglevel=error", "--ignore-scripts"]
        subprocess.run(npm, cwd=folder, check=True)
        (folder / "complete").touch()
    return folder / "node_modules"
