"""A new edition of the policy as one thing: its pages, what was said to its sentences, and every file that follows.

The desk works it out to show it; `policy-tools take` works it out again where it is put in, and both have to agree.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.keepers.policy_import.taking_in import to_write
from tools.keepers.requote import requote
from tools.keepers.writing import standing
from tools.sources import load
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.policy.text import read_policy
from tools.sources.taken.answers import Answers
from tools.sources.taken.follow import NOTHING_SAID, Left
from tools.sources.taken.whereabouts import NOTHING_TOLD
from tools.sources.taken.written import IN_CODE

_POLICY = "docs/policy"


@dataclass(frozen=True, slots=True)
class Edition:
    """The policy's pages in their order (name to Markdown), the answers to sentences, and which became which."""

    pages: Mapping[str, str]
    answers: Answers = field(default_factory=lambda: NOTHING_SAID)
    becomes: Mapping[str, str] = field(default_factory=lambda: NOTHING_TOLD)


@dataclass(frozen=True, slots=True)
class Worked:
    """Each file that changes, by its path (None where it is taken away), how many places follow, and what is left."""

    files: Mapping[str, str | None]
    done: int
    left: tuple[Left, ...]


def worked_out(edition: Edition, root: Path = PROJECT) -> Worked:
    """All that the edition changes in a project. Nothing is written. Raises SourceError for an answer to nothing."""
    root = root.resolve()
    with pages_standing(edition, root) as texts:
        found = requote(read_policy(root / _POLICY), root, edition.answers, edition.becomes)
    texts |= found.texts
    changed = {path: text for path, text in texts.items() if text != _text(path)}
    files = {path.relative_to(root).as_posix(): text for path, text in sorted(changed.items())}
    return Worked(files, len(found.done), found.left)


def left_over(files: Collection[str]) -> list[Problem]:
    """What the build says, while the files of an edition stand in the project.

    The policy's words that our code has were read when Python started: of those that the edition changes it would say
    what was.
    """
    try:
        load.load()
    except SourceError as bad:
        return [each for each in bad.problems if each.path not in IN_CODE or each.path not in files]
    return []


@contextmanager
def pages_standing(edition: Edition, root: Path = PROJECT) -> Iterator[dict[Path, str | None]]:
    """The edition's pages in the place of the project's, listed and joined in their order, while they are looked at."""
    texts = to_write(edition.pages, root / _POLICY, root)
    with standing(texts):
        yield texts


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
