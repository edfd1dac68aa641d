"""Stands in for Pyodide's event loop: our Python answers text with text, and never waits for anything."""

# Pyodide counts on this import when it keeps or restores its memory: objects of JavaScript are numbered in this order.
from pyodide_js._api import scheduleCallback as scheduleCallback


def _initialize_event_loop() -> None:
    """Pyodide calls this once when it starts."""
