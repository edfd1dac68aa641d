"""`make next`: builds and tests a copy of the project with the newest Pyodide, Material and Zensical that resolve.

Nothing of the project itself is changed. What is printed says what does not fit: a step that the build left out, a
command that failed, with its last words. `TESTS="tests/browser/..."` chooses other tests.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.sources.paths import CACHE, ROOT

FOLDER = CACHE / "next"
PACKAGES = {"mkdocs-material": "dev", "zensical": "zensical"}
"""What is taken newest, and whose requirements name it."""
TESTS = (
    *("tests/browser/helpers/test_helper.py", "tests/browser/helpers/test_helper_without.py"),
    *("tests/browser/offline/test_faults.py", "tests/browser/whole_site/test_search.py"),
    *("tests/browser/annex_a/test_form.py", "tests/browser/test_worker_sandbox.py"),
    *("tests/publish/test_runtime.py", "tests/publish/test_optional.py"),
)
LAST = 12
"""How many lines of a command that failed are shown."""


@dataclass(frozen=True, slots=True)
class Done:
    """A command, whether it worked, and what it said."""

    what: str
    worked: bool
    said: str

    def lines(self) -> list[str]:
        """What is worth printing of it."""
        left_out = [line for line in self.said.splitlines() if line.startswith("Left out: ") and "PLAIN" not in line]
        end = [] if self.worked else self.said.splitlines()[-LAST:]
        return [
            f"{'Fits' if self.worked else 'Does not fit'}: {self.what}",
            *(f"    {line}" for line in left_out + end),
        ]


def main() -> int:
    """Prints what fits and what does not. Gives 1 when something does not."""
    before = versions(ROOT)
    _copy(FOLDER)
    done = [_newest_pyodide(FOLDER), *(_newest(FOLDER, name, needs) for name, needs in PACKAGES.items())]
    for name, version in versions(FOLDER).items():
        print(f"{name}: {before[name]} -> {version}", flush=True)
    tests = os.environ.get("TESTS") or " ".join(TESTS)
    for step in done:
        _tell(step)
    # Nobody is sent these files: to compress them takes minutes.
    for command in (
        "make install",
        "make build PLAIN=compressed",
        f".venv/bin/pytest -n 2 -q {tests}",
        "make zensical",
    ):
        done.append(_run(FOLDER, command))
        _tell(done[-1])
    return 0 if all(step.worked for step in done) else 1


def versions(folder: Path) -> dict[str, str]:
    """The versions that a project is pinned to."""
    pinned = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    found = {"pyodide": pinned["pyodide"]}
    for name, needs in PACKAGES.items():
        words = (folder / "requirements" / f"{needs}.txt").read_text(encoding="utf-8")
        found[name] = re.findall(rf"^{name}==([\w.]+)", words, re.M)[0]
    return found


def _copy(folder: Path) -> None:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    shutil.rmtree(folder, ignore_errors=True)
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def _newest_pyodide(folder: Path) -> Done:
    words = "--save-exact --package-lock-only --ignore-scripts --loglevel=error"
    return _run(folder, f"{ROOT}/.venv/bin/npm install pyodide@latest {words}")


def _newest(folder: Path, name: str, needs: str) -> Done:
    """Pins the newest version whose own needs can be had, too; everything else stays as it is pinned."""
    wanted, pinned = (f"requirements/{needs}.{ending}" for ending in ("in", "txt"))
    words = (folder / wanted).read_text(encoding="utf-8")
    (folder / wanted).write_text(re.sub(rf"^{name}==.*", name, words, flags=re.M), encoding="utf-8")
    python = (folder / ".python-version").read_text(encoding="utf-8").strip()
    compile_ = f"{ROOT}/.tools/bin/uv pip compile --quiet --universal --python-version {python} --generate-hashes"
    return _run(folder, f"{compile_} --upgrade-package {name} {wanted} -o {pinned}")


def _run(folder: Path, command: str) -> Done:
    # The copy's own Python and Node, and not those of whoever runs this.
    path = os.pathsep.join(each for each in os.environ["PATH"].split(os.pathsep) if not each.startswith(str(ROOT)))
    environment = {
        name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "VIRTUAL_ENV", "PLAIN")
    }
    environment["PATH"] = f"{folder / '.venv' / 'bin'}{os.pathsep}{path}"
    # In one stream: make's own last words, in the other, would push out what the tests say at their end.
    done = subprocess.run(
        command.split(), cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return Done(command.replace(f"{ROOT}/", ""), done.returncode == 0, done.stdout)


def _tell(step: Done) -> None:
    print("\n".join(step.lines()), flush=True)


if __name__ == "__main__":
    sys.exit(main())
