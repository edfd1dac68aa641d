"""A new edition of the policy as one thing: its pages, what was said to its sentences, and every file that follows.

The desk works it out to show it; `policy-tools take` works it out again where it is put in, and both have to agree.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tools.keepers.policy_import.taking_in import to_write
from tools.keepers.requote import requote
from tools.keepers.writing import standing
from tools.sources.paths import PROJECT
from tools.sources.policy.text import read_policy
from tools.sources.taken.answers import Answers
from tools.sources.taken.follow import NOTHING_SAID, Left
from tools.sources.taken.whereabouts import NOTHING_TOLD

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


@contextmanager
def pages_standing(edition: Edition, root: Path = PROJECT) -> Iterator[dict[Path, str | None]]:
    """The edition's pages in the place of the project's, listed and joined in their order, while they are looked at."""
    texts = to_write(edition.pages, root / _POLICY, root)
    with standing(texts):
        yield texts


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
