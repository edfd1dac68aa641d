"""Publishes the built site into a folder, and keeps what was published before under its date, marked as old.

An earlier version can be read and printed, so that a record can be matched with the words of its day. Nobody is to act
on it by mistake: it has no scripts, so no helper walks and no form is checked; every page of it says that it is old.
"""

import datetime
import html
import json
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tools.release.offline import NOT_IN_EVERY_COPY, VERSIONS, is_one_of
from tools.sources.days import on_day
from tools.sources.errors import PolicyToolsError

FOLDER = VERSIONS.rstrip("/")
LIST = "versions.json"
COMPRESSED = (".br", ".gz")
"""Copies beside files that are written anew here: a host would go on sending what they were before."""
OF_THE_HOST = (".git", "CNAME")
"""What a publishing folder may have of its own, and keeps."""
META = re.compile(r'<meta name="site-version" content="(\w*)">')
NO_INDEX = '<meta name="robots" content="noindex">\n'


class PublishError(PolicyToolsError):
    """Why the folder was left as it was, and what to do."""


@dataclass(frozen=True)
class Published:
    """One version: the folder that it is kept in once it is old, its day, its hash, and what was new in it."""

    name: str
    on: str
    version: str
    changed: str


def publish(site: Path, folder: Path, changed: str, today: datetime.date) -> Published:
    """Makes the built site the present one of the folder; what was there becomes its newest earlier version.

    `changed` says in a sentence what is new. The folder is changed only when all of it is ready. Raises PublishError
    when the site is not built for publishing, is there already, or when the folder holds something else.
    """
    version = version_of(site)
    if not version:
        raise PublishError(f"{site} is not a site that was built to be published. Run 'make build' first.")
    known = published(folder)
    if known and known[-1].version == version:
        raise PublishError(f"{folder} has this version already: {version}.")
    new = Published(_free_name(today, known), today.isoformat(), version, changed)
    following = folder.with_name(f"{folder.name}.next")
    before = folder.with_name(f"{folder.name}.before")
    for place in (following, before):
        if place.exists():
            raise PublishError(f"{place} is left from a time that broke off. Look into it, then move it away.")
    try:
        shutil.copytree(site, following)
        for old in known[:-1]:
            shutil.copytree(folder / FOLDER / old.name, following / FOLDER / old.name)
        if known:
            _keep(folder, following / FOLDER / known[-1].name, known[-1], new)
        write_list(following, [*known, new])
    except BaseException:
        shutil.rmtree(following, ignore_errors=True)
        raise
    if folder.exists():
        for name in OF_THE_HOST:
            if (folder / name).exists():
                shutil.move(folder / name, following / name)
        folder.rename(before)
    following.rename(folder)
    shutil.rmtree(before, ignore_errors=True)
    return new


def published(folder: Path) -> list[Published]:
    """What the folder has published, the oldest first. None for a new or empty folder."""
    if not folder.exists() or not any(path for path in folder.iterdir() if path.name not in OF_THE_HOST):
        return []
    try:
        return [Published(**each) for each in json.loads((folder / FOLDER / LIST).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        raise PublishError(f"{folder} has files, but no list of versions. Give an empty folder.") from None


def version_of(site: Path) -> str:
    """The version that the home page says; "" when there is none."""
    home = site / "index.html"
    said = META.search(home.read_text(encoding="utf-8")) if home.exists() else None
    return said[1] if said else ""


def write_list(site: Path, versions: Sequence[Published]) -> None:
    """Writes the page "Earlier versions" and the list that it is made from. The last one is the present one.

    A build knows of none: its page says so until the site is published.
    """
    (site / FOLDER).mkdir(exist_ok=True)
    listed = json.dumps([asdict(each) for each in versions], indent=1, ensure_ascii=False)
    (site / FOLDER / LIST).write_text(f"{listed}\n", encoding="utf-8")
    # Any page one folder down has the links that this one needs; the plainer, the fewer there are to take out.
    shell = min(site.glob("*/index.html"), key=lambda path: (path.parent.name == FOLDER, _contents(path), path))
    page = shell.read_text(encoding="utf-8")
    page = re.sub(r'<link rel="(?:canonical|prev|next)"[^>]*>\s*', "", page)
    page = re.sub(r"<title>[^<]* - ", "<title>Earlier versions - ", page).replace("</head>", f"{NO_INDEX}</head>", 1)
    page = re.sub(r'href="#[^"]*"', 'href="#earlier-versions"', page)
    page = re.sub(r'(href|src)="(?:\./|(?=[\w-]+/))(?!\w+:)', rf'\1="../{shell.parent.name}/', page)
    page = page.replace("md-nav__link--active", "")
    article = f"\\g<1>{_article(versions)}\\g<2>"
    page = re.sub(r"(<article[^>]*>).*?(</article>)", article, page, count=1, flags=re.DOTALL)
    (site / FOLDER / "index.html").write_text(page, encoding="utf-8")
    for ending in COMPRESSED:
        for name in (LIST, "index.html"):
            (site / FOLDER / f"{name}{ending}").unlink(missing_ok=True)


def _contents(page: Path) -> int:
    """How many links of a page lead to a place on itself."""
    return page.read_text(encoding="utf-8").count('href="#')


def _article(versions: Sequence[Published]) -> str:
    rows = [
        f"<tr><td>{_link(each, earlier=each is not versions[-1])}</td><td><code>{each.version}</code></td>"
        f"<td>{html.escape(each.changed)}</td></tr>"
        for each in reversed(versions)
    ]
    table = (
        "<table><thead><tr><th>From</th><th>Site version</th><th>What was new</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
    words = (
        '<h1 id="earlier-versions">Earlier versions</h1>'
        "<p>Each page and each printed sheet says the site version that it is of. Match it here with the words of its "
        "day. Earlier versions are for reading only: <strong>do not act on them.</strong></p>"
        f"{table if rows else '<p>No earlier version is kept here.</p>'}"
    )
    return words.replace("\\", "\\\\")


def _link(each: Published, *, earlier: bool) -> str:
    day = on_day(each.on)
    return f'<a href="{each.name}/">{day}</a>' if earlier else f'{day} (<a href="../">the present version</a>)'


def _keep(present: Path, target: Path, old: Published, new: Published) -> None:
    """Copies the present site as an earlier version: to be read, not to be used."""

    parts = [part.what for part in NOT_IN_EVERY_COPY if not part.earlier]

    def left_out(place: str, names: list[str]) -> set[str]:
        below = Path(place).relative_to(present)
        return {
            name
            for name in names
            if is_one_of((below / name).as_posix(), parts) or (below / name).as_posix() in OF_THE_HOST
        }

    shutil.copytree(present, target, ignore=left_out)
    for page in target.rglob("*.html"):
        path = page.relative_to(target)
        words = page.read_text(encoding="utf-8")
        still_there = (target.parent.parent / path).exists()
        page.write_text(_as_old(words, path, old, new, still_there=still_there), encoding="utf-8")


def _as_old(page: str, path: Path, old: Published, new: Published, *, still_there: bool) -> str:
    to_list = "../" * len(path.parts)
    today = f"{to_list}../{path.as_posix().removesuffix('index.html') if still_there else ''}"
    said = (
        f'<p class="old-version"><strong>Old version.</strong> Published on {on_day(old.on)}, replaced on '
        f'{on_day(new.on)}. Do not act on it: <a href="{today}">read the present version</a>.</p>\n'
    )
    page = re.sub(r"<script\b.*?</script>", "", page, flags=re.DOTALL)
    page = re.sub(r"</?noscript[^>]*>", "", page)
    # Nothing is fetched that no longer runs; and nobody shall have an icon on a phone that leads to old words.
    page = re.sub(r'<link rel="(?:preload|modulepreload|manifest|apple-touch-icon)"[^>]*>\s*', "", page)
    own_list = os.path.relpath(FOLDER, path.parent).replace(os.sep, "/") + "/"
    page = re.sub(rf'href="(?:\./)?{re.escape(own_list)}"', f'href="{to_list}"', page)
    page, count = re.subn(r'(?=<p class="status")', said, page, count=1)
    if count != 1:
        raise PublishError(f"{path.as_posix()} of {old.on} has no place that can say that it is old.")
    return page.replace("</head>", f"{NO_INDEX}</head>", 1)


def _free_name(today: datetime.date, known: Sequence[Published]) -> str:
    """The day; with a number where a version of that day is there already."""
    taken = {each.name for each in known}
    names = [today.isoformat(), *(f"{today.isoformat()}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
