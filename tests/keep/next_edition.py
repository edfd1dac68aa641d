"""A next edition of the policy, made in a copy of the project: one section is added, every later one moves by one."""

import re
from pathlib import Path

NEW = "05-pictures-made-by-machines.md"
FIRST = 5
"""The number of the section that is added."""


def take_in(root: Path) -> None:
    """Adds a section, so that eight others have new numbers; weakens one must; gives another telephone number."""
    one_section_more(root)
    reword(root, "04-what-is-it.md", "Sexual Harassment **must** be", "Sexual Harassment **should** be")
    reword(root, "09-childrens-advice-and-support.md", "on 0300 1313 126", "on 0300 111 8007")
    # One paragraph goes to another section, word for word.
    line = "- ascertain if there were there any witnesses to the abuse\n"
    reword(root, "06-responding.md", line, "")
    reword(root, "11-sanctions.md", 'data-section="12"}\n', f'data-section="12"}}\n\n{line}')


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
