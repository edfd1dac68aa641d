"""Steps of the build that only make the site lighter or quicker, so that any of them may be left out.

Such a step works on what others wrote: Pyodide's files, the theme's style sheet. When an upgrade has changed that, the
step says one line (what, why, what it costs), and the site is published without it: as right as before. `PLAIN=1`
leaves all of them out, `PLAIN=memory,stubs` those. That nothing is left out unasked is held by tests, not by the build.
"""

import os
import sys
from collections.abc import Callable, Iterable

from tools.sources.errors import PolicyToolsError

STEPS = {
    "packages": "Pyodide's list of packages stays whole: readers of a helper fetch 20 kB more.",
    "stubs": "What Pyodide imports and nothing uses stays: Python starts later.",
    "used": "The whole standard library is published: 2 MB more where Python starts from it.",
    "compiled": "Each browser compiles the library anew: Python comes seconds later where it starts from that.",
    "interpreter": "The interpreter stays whole: 0.25 MB more, and a later start.",
    "memory": "Python starts from its library, not from its memory: more than a second later.",
    "scripts": "Each page asks for its scripts one after another.",
    "one-sheet": "Each page asks for a dozen style sheets.",
    "theme-sheet": "Each page brings rules of the theme that no page has: 8 kB.",
    "restyling": "The look of long pages is worked out more than once.",
    "comments": "Scripts and style sheets keep their comments.",
    "compressed": "Nothing lies compressed beside the files: some hosts then send several times as much.",
    "again": "While somebody works on the words, each change has every page made anew.",
}
"""Each step by its name, with what a site without it costs. The first answer on a page waits for none of them."""
ALL = ("1", "all")


class DoesNotFitError(PolicyToolsError):
    """Why an optional step cannot be taken: what it works on is not as it expects."""


def unwanted() -> frozenset[str]:
    """The steps to leave out on purpose: PLAIN=1, or PLAIN and their names. Raises ValueError for others."""
    names = {name for name in os.environ.get("PLAIN", "").split(",") if name not in ("", "0")}
    if names & set(ALL):
        return frozenset(STEPS)
    if unknown := names - set(STEPS):
        known = ", ".join(STEPS)
        raise ValueError(f"PLAIN: no step is called {', '.join(sorted(unknown))}. Say 1 for all, or some of: {known}.")
    return frozenset(names)


def attempt(step: str, take: Callable[[], None]) -> str:
    """Takes the step. Gives "", or, where it was left out, the one line to say.

    `take` changes nothing before it knows that the step fits, or puts back what it has changed.
    """
    if step in unwanted():
        return left_out(step, "PLAIN asks for it.")
    try:
        take()
    except DoesNotFitError as why:
        return left_out(step, str(why))
    return ""


def left_out(step: str, why: str) -> str:
    """The one line to say of a step that is left out."""
    return f"Left out: {step}. {STEPS[step]} Why: {' '.join(why.split())[:300]}"


def say(lines: Iterable[str]) -> None:
    """Says on the error stream what was left out: never through the generator's log, which '--strict' would refuse."""
    for line in filter(None, lines):
        print(line, file=sys.stderr)
