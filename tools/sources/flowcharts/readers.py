"""For whom a helper is: the readers by whom the list of helpers is ordered."""

from tools.browser.flow.model import Flow, Problem, Reader

READERS = (
    ("If you work or volunteer at the school", (Reader.STAFF,)),
    ("For children, parents and carers", (Reader.PARENTS, Reader.CHILDREN)),
    ("For the Designated Safeguarding Lead (DSL) and deputies", (Reader.DSL,)),
    ("For governors and the school office", (Reader.GOVERNORS,)),
)
"""Headings of helpers/index.md, each with who finds a helper there; the first that fits counts."""


def check_reader(flow: Flow) -> list[Problem]:
    """A helper for nobody whom the list of helpers knows would be on no list."""
    if flow.readers:
        return []
    known = "', '".join(reader.value for reader in Reader)
    return [Problem(flow.path, 1, f"'for: {flow.audience}' names no known reader.", f"Say one of '{known}'.")]
