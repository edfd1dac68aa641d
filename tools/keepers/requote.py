"""Puts the policy's present words and numbers into everything that we wrote, and says what is left to a person.

It works out texts; `commands.py` writes them and tells people. What has to be thought about is left: notes, words with
no counterpart, and each sentence that speaks more or less strongly than before, until somebody has settled it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.policy.text import Policy
from tools.sources.taken import in_line
from tools.sources.taken.follow import Left
from tools.sources.taken.numbers import GONE


@dataclass(frozen=True, slots=True)
class Requoted:
    """The files to write, what was put in, and what is left to a person."""

    texts: Mapping[Path, str | None]
    done: tuple[Problem, ...]
    left: tuple[Left, ...]


def requote(policy: Policy, root: Path, settled: Collection[str] = ()) -> Requoted:
    """Everything that follows the policy as it is now. Nothing is written.

    ``settled`` are the numbers that changed sentences had: their new words are put into every place that rests on them.
    Raises SourceError for a number that is none of these, and while our words name a section that is gone: the numbers
    of sections are only right when all of them are put in at once.
    """
    known = (
        {each.sentence.before.number for each in in_line.behind(policy, root).left if each.sentence}
        if settled
        else set()
    )
    if unknown := [each for each in settled if each not in known]:
        said = "of a sentence that changed and that something rests on. Say it without --change to see which are"
        raise SourceError(Problem("", 0, f"{each} is not the number {said}.") for each in unknown)
    found = in_line.behind(policy, root, settled)
    if gone := [each.problem for each in found.left if GONE in each.what]:
        raise SourceError(gone)
    texts: dict[Path, str | None] = {root / path: text for path, text in found.texts.items()}
    if texts:
        texts |= in_line.copied(root, numbers=True)
    return Requoted(texts, found.done, found.left)
