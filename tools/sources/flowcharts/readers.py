"""For whom a helper is: the readers by whom the list of helpers is ordered."""

from tools.browser.flow.model import Flow, Problem

READERS = (
    ("If you work or volunteer at the school", "all staff"),
    ("For children, parents and carers", "parents and carers"),
    ("For the Designated Safeguarding Lead (DSL) and deputies", "Designated Safeguarding Lead"),
    ("For governors and the school office", "governors"),
)
"""Headings of helpers/index.md, each with the words of ``for:`` that put a helper there; the first that fits counts."""


def check_reader(flow: Flow) -> list[Problem]:
    """A helper for nobody whom the list of helpers knows would be on no list."""
    if any(words in flow.audience for _, words in READERS):
        return []
    known = "', '".join(words for _, words in READERS)
    return [Problem(flow.path, 1, f"'for: {flow.audience}' names no known reader.", f"Say one of '{known}'.")]
