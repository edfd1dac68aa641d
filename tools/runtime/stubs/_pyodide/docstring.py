"""Stands in for Pyodide's docstrings of its functions in C: nobody reads them here."""

from collections.abc import Callable


def get_cmeth_docstring(of: Callable[..., object]) -> str:
    """What C wants to have, as short as it can be."""
    return f"{of.__name__}()\n--\n\n"
