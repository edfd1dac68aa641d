"""Stands in for inspect, which is large: dataclasses and Pyodide ask it for little, while they are imported.

Where one of them asks for more, it raises an error there and then, and the build leaves out all that stands in.
"""

from types import FunctionType, MethodType, SimpleNamespace
from typing import Any


class Parameter(SimpleNamespace):
    """A parameter of one of the kinds that Pyodide tells apart."""

    empty = None
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)


class Signature(SimpleNamespace):
    """The parameters of a function, by their names."""


def signature(of: object) -> Signature:
    """Of a function that takes anything, which is how Pyodide calls JavaScript. Raises TypeError for any other."""
    if not isinstance(of, FunctionType) or of.__code__.co_argcount or of.__code__.co_varnames != ("args", "kwargs"):
        raise TypeError("Of this nobody asks here.")
    kinds = {"args": Parameter.VAR_POSITIONAL, "kwargs": Parameter.VAR_KEYWORD}
    return Signature(parameters={name: Parameter(name=name, kind=kind, default=None) for name, kind in kinds.items()})


def get_annotations(of: type) -> dict[str, Any]:
    """Those of a class itself, without what it inherits."""
    return dict(vars(of).get("__annotations__", {}))


def unwrap(of: Any) -> Any:
    """What a decorator has wrapped."""
    while hasattr(of, "__wrapped__"):
        of = of.__wrapped__
    return of


def isclass(of: object) -> bool:
    """Whether it is a class."""
    return isinstance(of, type)


def ismethod(of: object) -> bool:
    """Whether it is bound to something."""
    return isinstance(of, MethodType)


def iscoroutinefunction(_: object) -> bool:
    """No: our Python never waits."""
    return False


getattr_static = getattr
