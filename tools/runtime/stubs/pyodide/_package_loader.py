"""Stands in for Pyodide's loader of packages: all that our Python needs is in its archive."""

from site import getsitepackages

# Pyodide counts on this import when it keeps or restores its memory: objects of JavaScript are numbered in this order.
from pyodide_js import loadedPackages as loadedPackages


class _Place:
    """Pyodide asks a place for its words once, when it starts."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __str__(self) -> str:
        return self._words


SITE_PACKAGES = _Place(getsitepackages()[0])
DSO_DIR = _Place("/usr/lib")


def init_loaded_packages() -> None:
    """Pyodide calls this once when it starts: none was loaded."""
