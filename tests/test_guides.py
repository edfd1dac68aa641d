"""The guides for people who change words explain the messages that the checks give, and only those."""

import ast
import re
from pathlib import Path

import pytest

from tools.sources.paths import ROOT

GUIDES = {
    "guide": ROOT / "docs" / "contributing" / "changing-a-flowchart.md",
    "policy": ROOT / "docs" / "contributing" / "changing-the-policy.md",
    "rehearsal": ROOT / "docs" / "contributing" / "changing-a-scenario.md",
}
EXPLAINED = re.compile(r"^- `([^`]+)` \S", re.M)
ANYTHING = "…"
# Wrong files of these folders beside a guide's own: reviews and comparing are explained with the policy.
FURTHER = {"policy": ("keep",)}


def explained(guide: Path) -> list[str]:
    """The messages of the guide's last part, each a line such as "- `No title.` There is ...", with … for a name."""
    return EXPLAINED.findall(guide.read_text(encoding="utf-8").partition("## What the messages mean")[2])


def pattern(message: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in message.split(ANYTHING)))


def said_by_the_code() -> list[str]:
    """Every piece of text in the checks; what stands between two pieces of one message is filled in later."""
    return [
        node.value
        for path in sorted((ROOT / "tools").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def kept_messages(folder: str) -> list[str]:
    """The messages that wrong files must give, without their ``path:line:``."""
    lines = [
        line
        for each in (folder, *FURTHER.get(folder, ()))
        for path in sorted((ROOT / "tests" / each / "bad").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [re.sub(r"^\S+?:\d+: ", "", line) for line in lines]


@pytest.mark.parametrize("folder", GUIDES)
def test_every_message_that_a_wrong_file_gives_is_explained(folder: str) -> None:
    patterns = [pattern(message) for message in explained(GUIDES[folder])]
    messages = kept_messages(folder)
    assert len(messages) > 20
    assert [message for message in messages if not any(each.match(message) for each in patterns)] == []


@pytest.mark.parametrize("folder", GUIDES)
def test_every_message_that_is_explained_is_one_that_the_code_gives(folder: str) -> None:
    said = said_by_the_code()
    messages = explained(GUIDES[folder])
    assert len(messages) > 20
    invented = [
        message
        for message in messages
        for part in message.split(ANYTHING)
        if part.strip() and not any(part.strip() in text for text in said)
    ]
    assert invented == []


def test_an_explanation_fits_its_message_and_no_other() -> None:
    fits = pattern("note … is in group “…”.")
    assert fits.match("note 2 is in group “Z”. Use one of A, B.")
    assert not fits.match("note 2 is here twice.")
