"""The error that mistakes in files raise, and the base that it shares with every error of ours."""

from collections.abc import Iterable

from tools.browser.errors import PolicyToolsError
from tools.browser.flow.model import Problem

__all__ = ["PolicyToolsError", "SourceError"]


class SourceError(PolicyToolsError):
    """Files that people write have mistakes: a line for each in `problems`, `path:line: what is wrong. What to do.`"""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep every mistake, so that all are reported at once."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    @classmethod
    def saying(cls, words: str) -> "SourceError":
        """One mistake that stands in no file."""
        return cls([Problem("", 0, words)])
