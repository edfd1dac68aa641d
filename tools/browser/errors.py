"""The errors that this project raises on purpose. Runs in the reader's browser too."""


class PolicyToolsError(Exception):
    """The base of all of them. Anything else that is raised is a fault of the program."""


class RequestError(PolicyToolsError):
    """A message of the page has not the shape that `protocol` gives it. Its words never repeat what it held."""
