"""Finds a snapshot by what a person calls it: a git revision, a folder, or a text of the policy alone."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from markdown import Markdown

from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.policy.numbered import NumberedPolicy, found_sections
from tools.sources.policy.numbering import Paragraph
from tools.sources.policy.text import Policy, Section, fold, read_policy
from tools.sources.review.snapshot import Snapshot, read_snapshot

WORKING = ""
"""What stands for the files as they are now."""


@contextmanager
def snapshots(old: str, new: str = WORKING, root: Path = PROJECT) -> Iterator[tuple[Snapshot, Snapshot]]:
    """Both snapshots, for as long as they are read. Raises SourceError."""
    if Path(old).is_file() != (new != WORKING and Path(new).is_file()):
        raise SourceError.saying(
            "One of the two is a text and the other is not. Give two texts, two folders or two revisions."
        )
    with tempfile.TemporaryDirectory() as scratch:
        yield _snapshot(old, root, Path(scratch) / "old"), _snapshot(new, root, Path(scratch) / "new")


def _snapshot(name: str, root: Path, scratch: Path) -> Snapshot:
    place = Path(name)
    if name == WORKING:
        return read_snapshot(root, "the files as they are now")
    if place.is_file():
        return read_snapshot(root, f"the text {place.resolve()}", _policy_of_text(place))
    if (place / "docs" / "policy").is_dir():
        return read_snapshot(place, f"the folder {place.resolve()}")
    if (place / "annex-a.md").is_file() or (place / "whole-policy.md").is_file():
        # Pages of the policy alone: what leans on them is the project's own.
        return read_snapshot(root, f"the folder {place.resolve()}", read_policy(place))
    if place.is_dir():
        raise SourceError.saying(
            f"{name}: neither docs/policy nor annex-a.md is here. Name a copy of the project, or of the policy."
        )
    revision = _unpack(name, root, scratch)
    day = _git(root, name, "show", "--no-patch", "--format=%cs", revision).decode().strip()
    return replace(read_snapshot(scratch, name), name=f"{name} (revision {revision[:12]} of {on_day(day)})")


def _unpack(name: str, root: Path, scratch: Path) -> str:
    """Writes a revision's files into the folder ``scratch``; gives its full hash."""
    revision = _git(root, name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    commit = revision.decode().strip()
    archive = io.BytesIO(_git(root, name, "archive", "--format=tar", commit))
    with tarfile.open(fileobj=archive) as files:
        wanted = [each for each in files.getmembers() if each.name.startswith(("docs/", "tools/"))]
        files.extractall(scratch, wanted, filter="data")
    return commit


def _git(root: Path, name: str, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False)
    except FileNotFoundError:
        raise SourceError.saying(
            f"{name}: this is no file and no folder here, and there is no git to look it up. Give two folders."
        ) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        more = f" Git says: {' '.join(said.split())}" if said else ""
        raise SourceError.saying(
            f"{name}: this is no file, no folder and no git revision here. Look how it is written.{more}"
        )
    return done.stdout


def _policy_of_text(path: Path) -> Policy:
    """A page of docs/policy, or any plain text: there each line that has words is a paragraph."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        page = Markdown(extensions=["attr_list", "md_in_html", "tables", NumberedPolicy()])
        page.convert(text)
        if found := found_sections(page):
            return Policy(
                tuple(
                    _section(each.key, each.title, path, each.anchors, [one.paragraph for one in each.found])
                    for each in found
                )
            )
    lines = [(number, fold(line)) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    paragraphs = [Paragraph(f"line {number}", f"line-{number}", words, "", "", "", "") for number, words in lines]
    return Policy((_section("", path.name, path, {}, paragraphs),))


def _section(key: str, title: str, path: Path, anchors: dict[str, str], paragraphs: list[Paragraph]) -> Section:
    return Section(key, title, path, "", anchors, tuple(paragraphs))
