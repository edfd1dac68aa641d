"""The errors that this project raises on purpose. Runs in the reader's browser too."""

from collections.abc import Iterable

from tools.browser.flow.model import Problem


class PolicyToolsError(Exception):
    """The base of all of them. Anything else that is raised is a fault of the program."""


class RequestError(PolicyToolsError):
    """A message of the page has not the shape that `tools.browser.protocol` gives it. Its words never repeat what it held."""


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
