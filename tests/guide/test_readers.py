"""For whom a helper is, is one checked value: no page and no check goes by pieces of its words."""

import re
from dataclasses import replace

import pytest

from tools.browser.flow.model import Flow, Reader
from tools.sources.paths import ROOT

WORDS = re.compile(r"(?<!\brole )\bin \w+\.audience\b(?!:)|audience\.startswith")
"""A helper's are words; those of scenarios and moments are a closed list of roles, of which a `role` is one."""


@pytest.mark.parametrize(
    ("said", "readers", "a_child"),
    [
        ("all staff, volunteers and temporary workers", (Reader.STAFF,), False),
        ("the Designated Safeguarding Lead (DSL) and deputies", (Reader.DSL,), False),
        ("parents and carers, all staff, governors", (Reader.PARENTS, Reader.STAFF, Reader.GOVERNORS), False),
        ("children, parents and carers, and staff who help a child", (Reader.CHILDREN, Reader.PARENTS), True),
        ("parents and carers, and children", (Reader.PARENTS, Reader.CHILDREN), False),
        ("nobody in particular", (), False),
    ],
)
def test_who_reads_is_told_in_the_order_in_which_they_are_named(
    flows: list[Flow], said: str, readers: tuple[Reader, ...], a_child: bool
) -> None:
    flow = replace(flows[0], audience=said)
    assert (flow.readers, flow.is_for_a_child) == (readers, a_child)


def test_every_helper_is_for_somebody(flows: list[Flow]) -> None:
    assert [flow.name for flow in flows if not flow.readers] == []


def test_only_the_model_of_a_flowchart_reads_the_words() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tools").rglob("*.py")
        if WORDS.search(path.read_text(encoding="utf-8"))
    ]
    assert [path for path in found if not path.endswith("/model.py")] == []
