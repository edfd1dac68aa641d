"""Writes the service worker that keeps the site for use without a network, with the hash of every file it keeps."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from tools.release.home_screen import MANIFEST
from tools.release.serve import Site
from tools.sources.digest import SHOWN, of_files

WORKER = "service-worker.js"
VERSION = '<meta name="site-version" content="">'
IN_WORDS = re.compile(r"(data-site-version>)(</)")
"""Where a page says its version to whoever reads it, on the screen or on paper."""
ON_THE_COVER = '<span class="site-version"></span>'
"""Where the cover of the whole policy says it (tools/pages/policy/cover.py)."""
SIZE = 'data-megabytes=""'
VERSIONS = "versions/"


class Part(NamedTuple):
    """Files of the built site that not every copy of it has: a name, an ending (*.gz) or a folder (hosting/, */desk/).

    ``offline``: whether a reader's browser keeps them. ``earlier``: whether an earlier version has them.
    """

    what: str
    offline: bool
    earlier: bool
    why: str


NOT_IN_EVERY_COPY = (
    Part("*.gz", offline=False, earlier=False, why="the host sends them for what they were made from"),
    Part("*.br", offline=False, earlier=False, why="the host sends them for what they were made from"),
    Part("_headers", offline=False, earlier=False, why="for the host"),
    Part(".htaccess", offline=False, earlier=False, why="for the host"),
    Part("hosting/", offline=False, earlier=False, why="for the host"),
    Part(".well-known/", offline=False, earlier=False, why="for whoever reports a hole, who is online"),
    Part(VERSIONS, offline=False, earlier=False, why="as large as the site once more for each, and none in another"),
    Part("keepers/", offline=False, earlier=True, why="for those who keep the site: readers fetch no byte of it"),
    Part("assets/desk/", offline=False, earlier=True, why="the same"),
    Part("*/library.zip", offline=False, earlier=False, why="its Python, and an old version is read, not used"),
    Part("*/project.zip", offline=False, earlier=False, why="its Python, and an old version is read, not used"),
    Part("*/js/keepers/", offline=False, earlier=False, why="the same"),
    Part("*/vendor/editor.js", offline=False, earlier=False, why="the desk's alone"),
    Part(WORKER, offline=False, earlier=False, why="browsers fetch it themselves, from the present site"),
    Part(MANIFEST, offline=True, earlier=False, why="nobody is to have an icon on a phone that leads to old words"),
    Part("404.html", offline=True, earlier=False, why="the host shows the present site's"),
    Part("sitemap.xml", offline=True, earlier=False, why="nobody is to find an old version by searching the web"),
    Part("search/", offline=True, earlier=False, why="an old version is read, not used"),
    Part("assets/runtime/", offline=True, earlier=False, why="an old version is read, not used"),
    Part("assets/javascripts/", offline=True, earlier=False, why="an old version is read, not used"),
    Part("*.map", offline=True, earlier=False, why="an old version is read, not used"),
)
"""What is offline, and what is in an earlier version: everything else of the site is in both."""
DATED = "sitemap.xml"
"""Has the day of the build in it, and its host's address: no part of the version, and kept without a hash."""
PARTS = Path(__file__).with_name("service_worker")
KEEPS = ("shared", "events", "keeping", "checking", "answering", "comparing", "ending")
ENDS = ("shared", "ending", "withdrawn")
"""The parts of the worker of a site that is there, and of one that is there no more."""
AT_ONCE = 'self.addEventListener("install", () => self.skipWaiting());\n'


def write_service_worker(site_folder: Path, headers: Mapping[str, str]) -> str:
    """Gives the site its version, and writes `service-worker.js` with the list of files. Gives the version.

    The version is the hash of everything published but the site map. `headers` are those of every answer.
    """
    rules = {"HEADERS": dict(headers), "TYPES": Site.extensions_map}
    version = _version(site_folder, json.dumps(rules) + _joined(KEEPS))
    megabytes = _megabytes_sent(site_folder)
    for page in site_folder.rglob("*.html"):
        words = page.read_text(encoding="utf-8")
        words = words.replace(VERSION, VERSION.replace('""', f'"{version}"'))
        words = IN_WORDS.sub(rf"\g<1>Site version {version}.\g<2>", words)
        words = words.replace(ON_THE_COVER, ON_THE_COVER.replace("></", f">{version}</"))
        page.write_text(words.replace(SIZE, SIZE.replace('""', f'"{megabytes}"')), encoding="utf-8")
    files = {_address(path, site_folder): "" if path.name == DATED else _integrity(path) for path in kept(site_folder)}
    facts = {"VERSION": version, "FILES": files, **rules}
    head = "".join(f"const {name} = {json.dumps(fact, indent=0)};\n" for name, fact in facts.items())
    (site_folder / WORKER).write_text(head + _joined(KEEPS), encoding="utf-8")
    return version


def write_withdrawn_worker(folder: Path) -> None:
    """Writes the one of a site that was taken down: once nobody has work open, it lets go of all that was kept."""
    (folder / WORKER).write_text(_joined(ENDS), encoding="utf-8")


def take_service_worker_away(site_folder: Path) -> None:
    """The same at once, for whoever works on the words at an address where their browser has kept the site."""
    (site_folder / WORKER).write_text(AT_ONCE + _joined(ENDS), encoding="utf-8")


def _joined(parts: Iterable[str]) -> str:
    """One script: a worker that had to fetch its parts could get them from two versions."""
    return "\n".join((PARTS / f"{part}.js").read_text(encoding="utf-8") for part in parts)


def kept(site_folder: Path) -> list[Path]:
    """Every file that a reader's browser may ask for."""
    every = sorted(path for path in site_folder.rglob("*") if path.is_file())
    left_out = [part.what for part in NOT_IN_EVERY_COPY if not part.offline]
    return [path for path in every if not is_one_of(path.relative_to(site_folder).as_posix(), left_out)]


def is_one_of(path: str, parts: Iterable[str]) -> bool:
    """Whether a file, or a whole folder, is one of these parts."""
    return any(fnmatch(f"{path}/", f"{part}*") if part.endswith("/") else fnmatch(path, part) for part in parts)


def _version(site_folder: Path, worker: str) -> str:
    """Of another worker too: two that keep the same files in another way must not do so in one store."""
    files = ((_address(path, site_folder), path) for path in kept(site_folder) if path.name != DATED)
    return of_files(files, worker.encode(), digits=SHOWN)


def _address(path: Path, site_folder: Path) -> str:
    """Where the file is asked for: a page by its folder, as links name it."""
    return path.relative_to(site_folder).as_posix().removesuffix("index.html")


def _integrity(path: Path) -> str:
    """The file's hash as browsers write it (subresource integrity)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()


def _megabytes_sent(site_folder: Path) -> int:
    """What all of it weighs on its way, from a host that compresses: whole megabytes, rounded up."""
    # Threads: gzip works beside Python, not in it.
    with ThreadPoolExecutor() as several:
        sent = several.map(lambda path: len(gzip.compress(path.read_bytes(), 6)), kept(site_folder))
    return -(-sum(sent) // 1_000_000)
