"""The errors that this project raises on purpose. Runs in the reader's browser too."""

from collections.abc import Iterable


class PolicyToolsError(Exception):
    """The base of all of them. Anything else that is raised is a fault of the program."""


class RequestError(PolicyToolsError):
    """A message of the page has not the shape that `tools.protocol` gives it. Its words never repeat what it held."""


class SourceError(PolicyToolsError):
    """Files that people write have mistakes: a line for each in `problems`, `path:line: what is wrong. What to do.`"""

    def __init__(self, problems: Iterable[object]) -> None:
        """Keep every mistake, so that all are reported at once."""
        self.problems = [str(problem) for problem in problems]
        super().__init__("\n".join(self.problems))
