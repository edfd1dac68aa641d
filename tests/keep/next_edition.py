"""A next edition of the policy, made in a copy of the project: one section is added, every later one moves by one."""

import re
from pathlib import Path

from tests.sentences import Sentence, binding, change_on_page, much_quoted, weaker
from tools.keepers.requote import Requoted, requote
from tools.keepers.writing import write_all
from tools.sources.paths import DOCS
from tools.sources.policy.text import Policy, read_policy
from tools.sources.school import Contact, read_school

NUMBER = "0300 111 8007"
NEW = "05-pictures-made-by-machines.md"
FIRST = 5
"""The number of the section that is added."""


def take_in(root: Path) -> None:
    """Adds a section, so that later ones have new numbers; weakens one sentence; gives another telephone number."""
    one_section_more(root)
    weaken(root, binding())
    for page in (root / "docs" / "policy").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(printed().number, NUMBER), encoding="utf-8")
    move(root, much_quoted(), "11-sanctions.md")


def printed() -> Contact:
    """A telephone number that the policy prints, and that has to be confirmed."""
    return next(each for each in read_school(DOCS / "school.toml").contacts if each.number and each.printed)


def weaken(root: Path, sentence: Sentence) -> None:
    change_on_page(root, sentence, weaker(sentence.line))


def move(root: Path, sentence: Sentence, page: str) -> None:
    """One item of a list goes to another section, word for word."""
    line = f"- {sentence.line}\n"
    reword(root, sentence.page, line, "")
    text = (root / "docs" / "policy" / page).read_text(encoding="utf-8")
    heading = text.partition("\n")[0]
    reword(root, page, f"{heading}\n", f"{heading}\n\n{line}")


def one_section_more(root: Path) -> None:
    """Adds a section, whatever the others say: every later one has another number."""
    folder = root / "docs" / "policy"
    for path in sorted(folder.glob("[01][0-9]-*.md"), reverse=True):
        text = path.read_text(encoding="utf-8")
        number = int(re.search(r'data-section="(\d+)"', text)[1])  # type: ignore[index]
        if number >= FIRST:
            text = text.replace(f"# {number}. ", f"# {number + 1}. ", 1)
            text = text.replace(f"section-{number}", f"section-{number + 1}").replace(
                f'data-section="{number}"', f'data-section="{number + 1}"'
            )
        path.write_text(text, encoding="utf-8")
    whole = folder / "whole-policy.md"
    text = whole.read_text(encoding="utf-8")
    joined = "{!policy/05-indicators.md!}"
    whole.write_text(text.replace(joined, f"{{!policy/{NEW}!}}\n\n<!--\n#-->\n{joined}"), encoding="utf-8")
    (folder / NEW).write_text(
        f'# {FIRST}. Pictures made by machines {{#section-{FIRST} data-section="{FIRST}"}}\n\n'
        "A picture of a child that a machine has made must be treated as any other picture.\n",
        encoding="utf-8",
    )


def reword(root: Path, page: str, old: str, new: str) -> None:
    """Has one page of the policy say something else."""
    path = root / "docs" / "policy" / page
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{page} has no “{old}”"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def now(root: Path) -> Policy:
    return read_policy(root / "docs" / "policy")


def asked(root: Path, *settled: str) -> Requoted:
    return requote(now(root), root, dict.fromkeys(settled, "change"))


def put_in(root: Path, *settled: str) -> Requoted:
    found = asked(root, *settled)
    write_all(found.texts, root)
    return found
