"""Puts the policy's present words and numbers into everything that we wrote, and says what is left to a person.

It works out texts; `commands.py` writes them and tells people. What has to be thought about is left: notes, words with
no counterpart, and each sentence that speaks more or less strongly than before, until somebody has settled it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.policy.text import Policy
from tools.sources.taken import in_line
from tools.sources.taken.answers import Answers
from tools.sources.taken.follow import NOTHING_SAID, Left
from tools.sources.taken.numbers import GONE
from tools.sources.taken.whereabouts import NOTHING_TOLD


@dataclass(frozen=True, slots=True)
class Requoted:
    """The files to write, what was put in, and what is left to a person."""

    texts: Mapping[Path, str | None]
    done: tuple[Problem, ...]
    left: tuple[Left, ...]


def requote(
    policy: Policy, root: Path, answers: Answers = NOTHING_SAID, becomes: Mapping[str, str] = NOTHING_TOLD
) -> Requoted:
    """Everything that follows the policy as it is now. Nothing is written.

    ``becomes`` says of a sentence that seems taken out which of the new ones it is, by both numbers. ``answers`` are
    what somebody has said to sentences that changed or were taken out, by the numbers that they had.
    Raises SourceError for a number that is none of these, and while our words name a section that is gone: the numbers
    of sections are only right when all of them are put in at once.
    """
    left = in_line.behind(policy, root).left if answers else ()
    known = {each.sentence.before.number: each.sentence for each in left if each.sentence}
    if unknown := [each for each in answers if each not in known]:
        said = "of a sentence that changed and that something rests on. Say it without an answer to see which are"
        raise SourceError(Problem("", 0, f"{each} is not the number {said}.") for each in unknown)
    if gone := [each for each, answer in answers.items() if answer == "change" and not known[each].now]:
        said = "was taken out, and there are no words to change it to. Say --keep, --remove or --becomes"
        raise SourceError(Problem("", 0, f"{each} {said}.") for each in gone)
    answers = {**answers, **dict.fromkeys(becomes, "change")}
    found = in_line.behind(policy, root, answers, becomes)
    if no_section := [each.problem for each in found.left if GONE in each.what]:
        raise SourceError(no_section)
    texts: dict[Path, str | None] = {root / path: text for path, text in found.texts.items()}
    if texts:
        texts |= in_line.copied(root, numbers=True)
    return Requoted(texts, found.done, found.left)
