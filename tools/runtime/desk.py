"""Makes what the keepers' desk starts Python from: Pyodide's whole standard library, and one archive of this project.

Only the desk fetches it. The archive has the code that reads and checks, the packages that it imports, and the words
that people wrote, each at its own place: in the worker they stand as on a disk, and the same functions read them. The
interpreter is the readers' own. No memory is kept: who opens the desk waits for Python once.
"""

import shutil
import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from tools.runtime.library import DATED
from tools.sources.digest import SHOWN, of_files
from tools.sources.paths import PROJECT, ROOT

PAGE = Path("keepers") / "index.html"
FOLDER = 'data-desk=""'
"""Where the page says in which folder its files are."""
PROJECT_ZIP, LIBRARY_ZIP, STYLE = "project.zip", "library.zip", "keepers.css"
CODE = ("tools/__init__.py", "tools/browser", "tools/sources", "tools/keepers")
PACKAGES = ("tomlkit", "markdown", "yaml")
WORDS = ("docs", "tools/flowcharts", "tools/scenarios", "tools/moments", "tools/duties", "tools/in-line")
NOT_WORDS = ("docs/contributing/",)
KINDS = {".py", ".md", ".toml", ".json"}


def write_desk(site_folder: Path, pyodide: Path = ROOT / "node_modules" / "pyodide") -> None:
    """Puts it beside the pages, in a folder named by what it holds, and tells the desk's page, if there is one."""
    page = site_folder / PAGE
    if not page.exists():
        return
    making = site_folder / "assets" / "desk.making"
    making.mkdir(parents=True)
    shutil.copyfile(pyodide / "python_stdlib.zip", making / LIBRARY_ZIP)
    shutil.copyfile(Path(__file__).with_name("desk.css"), making / STYLE)
    with zipfile.ZipFile(making / PROJECT_ZIP, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(_held()):
            archive.writestr(zipfile.ZipInfo(name, DATED), content, zipfile.ZIP_DEFLATED)
    mark = of_files(((path.name, path) for path in sorted(making.iterdir())), digits=SHOWN)
    target = site_folder / "assets" / "desk" / mark
    target.parent.mkdir(exist_ok=True)
    making.rename(target)
    words = page.read_text(encoding="utf-8")
    words = words.replace(FOLDER, f'data-desk="../assets/desk/{mark}/"', 1)
    page.write_text(words.replace(f'href="{STYLE}"', f'href="../assets/desk/{mark}/{STYLE}"', 1), encoding="utf-8")


def _held() -> Iterator[tuple[str, bytes]]:
    """Every file with its place in the project that the worker has."""
    places: list[tuple[Path, Path, set[str], tuple[str, ...]]] = [*((ROOT / part, ROOT, {".py"}, ()) for part in CODE)]
    places += [(PROJECT / part, PROJECT, KINDS, NOT_WORDS) for part in WORDS]
    places += [
        (path, PROJECT, {path.suffix}, ())
        for pattern in ("tools/*.toml", "tools/*.json", "mkdocs.yml", "CODEOWNERS")
        for path in PROJECT.glob(pattern)
    ]
    for package in PACKAGES:
        found = find_spec(package)
        if not found or not found.origin:
            raise RuntimeError(f"The Python package {package} is not here. Run 'make install'.")
        places.append((Path(found.origin).parent, Path(found.origin).parents[1], {".py"}, ()))
    for place in places:
        yield from _below(*place)
    # Markdown finds its own extensions by the names that its installation gives them.
    for name in ("METADATA", "entry_points.txt"):
        yield f"markdown.dist-info/{name}", (distribution("markdown").read_text(name) or "").encode()


def _below(place: Path, root: Path, kinds: set[str], without: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for path in [place] if place.is_file() else place.rglob("*"):
        name = path.relative_to(root).as_posix()
        if path.is_file() and path.suffix in kinds and not name.startswith(without):
            yield name, path.read_bytes()
