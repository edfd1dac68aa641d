"""The policy's pages as everything that we wrote was last brought into line with them, and what has changed since.

`tools/in-line/` has a copy of those pages. What stood in them and does not stand in the policy now is gone, wherever we
quote it; a number in our words is that of these pages. `numbered/` within it is there while an edition is taken in: the
pages whose numbers our words have already.
"""

from collections.abc import Mapping
from pathlib import Path

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError
from tools.sources.paths import PROJECT
from tools.sources.policy.text import Policy, in_order, read_policy
from tools.sources.taken.answers import Answers
from tools.sources.taken.follow import NOTHING_SAID, Followed, follow
from tools.sources.taken.whereabouts import NOTHING_TOLD, Whereabouts
from tools.sources.taken.written import written

FOLDER = "tools/in-line"
NUMBERED = "numbered"
_POLICY = "docs/policy"


def in_line(root: Path = PROJECT) -> Policy:
    """The policy that everything was last brought into line with. Raises SourceError when it is not there."""
    try:
        return read_policy(root / FOLDER)
    except SourceError as missing:
        page = f"{FOLDER}/{Path(missing.problems[0].path).name}"
        what = "this page is missing, so nobody can tell what changed in the policy."
        raise SourceError([Problem(page, 1, what, "Put it back from the project's history.")]) from None


def behind(
    policy: Policy, root: Path = PROJECT, answers: Answers = NOTHING_SAID, becomes: Mapping[str, str] = NOTHING_TOLD
) -> Followed:
    """What our own words still have of earlier pages: what can be put in, and what is left to a person."""
    words = Whereabouts(in_line(root), policy, becomes)
    if words.same:
        return Followed({}, (), ())
    folder = root / FOLDER / NUMBERED
    numbers = Whereabouts(read_policy(folder), policy) if (folder / "whole-policy.md").exists() else words
    return follow(words, numbers, written(root), answers)


def is_read(policy: Policy, root: Path = PROJECT) -> bool:
    """Whether the policy is word for word the one that was last signed with everything."""
    return Whereabouts(in_line(root), policy).same


def copied(root: Path = PROJECT, *, numbers: bool = False) -> Mapping[Path, str | None]:
    """The files to write so that the copy is the policy of now; only its numbers, while words are still left."""
    folder = root / FOLDER / NUMBERED if numbers else root / FOLDER
    pages = [*in_order(root / _POLICY), "whole-policy.md"]
    texts: dict[Path, str | None] = {} if numbers else dict.fromkeys((root / FOLDER).rglob("*.md"))
    return texts | {folder / name: (root / _POLICY / name).read_text(encoding="utf-8") for name in pages}


def problems(policy: Policy, root: Path = PROJECT) -> list[Problem]:
    """What the build says: places that follow by a command, and places that a person has to look at."""
    found = behind(policy, root)
    how = "The policy has other words or numbers now: policy-tools requote --write puts them in."
    return [
        *(Problem(each.path, each.line, f"{each.what.removesuffix('.')}.", how) for each in found.done),
        *(each.problem for each in found.left),
    ]
