"""Takes in a new text of the policy: the pages that it makes, and every file that is written with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from tools.keepers.policy_import.blocks import Block, PolicyFileError, Remark
from tools.keepers.policy_import.first_policy import beside_the_first, menu_title
from tools.keepers.policy_import.pages import ImportedPolicy, import_policy
from tools.keepers.policy_import.proof import prove
from tools.keepers.policy_import.questions import NO_ANSWERS, Answers
from tools.keepers.policy_import.text import read_text
from tools.keepers.policy_import.word import read_word
from tools.sources.paths import DOCS, POLICY
from tools.sources.policy.links import read_links
from tools.sources.policy.text import in_order

_WHOLE = """---
title: Whole policy, to print
search:
  exclude: true
---

# The whole policy {: data-not-policy }

<!-- cover -->

<!--
#-->
{!policy/index.md!}
"""
_PAGE = re.compile(r"\bpolicy/(?!whole-policy)([\w-]+\.md)\s*$")


def imported_policy(file: Path, answers: Answers = NO_ANSWERS) -> ImportedPolicy:
    """The new text that a file holds, beside the present pages. Raises PolicyFileError.

    ``answers`` are what somebody has said to what Word did, by the id of each question.
    """
    blocks, remarks = _read(file, answers)
    if not blocks:
        raise PolicyFileError(f"{file.name} has no words.")
    pages = {} if is_first() else {name: (POLICY / name).read_text(encoding="utf-8") for name in in_order(POLICY)}
    links = DOCS / "notes" / "links.toml"
    addresses = {words: link.address for words, link in read_links(links).items()} if links.exists() else {}
    imported = import_policy(blocks, remarks, pages, addresses)
    imported = replace(imported, remarks=(*imported.remarks, *pointing_elsewhere(imported, pages)))
    prove(imported)
    return imported


def is_first() -> bool:
    """Whether there is no policy here yet, as in a new school's folder."""
    return not (POLICY / "whole-policy.md").exists()


def pointing_elsewhere(imported: ImportedPolicy, before: Mapping[str, str]) -> Iterator[Remark]:
    """Where the policy's own words name a section by a number that is another section's now."""
    was, now = _titles(before), _titles(imported.pages)
    for piece in imported.pieces:
        for found in re.finditer(r"\b(?:[Pp]oint|[Ss]ection) (\d{1,2})\b", piece.block.plain):
            if found[1] in was and was[found[1]] != now.get(found[1]):
                is_now = f"“{now[found[1]]}” now" if found[1] in now else "not there any more"
                yield Remark(
                    piece.block.where,
                    f"“{found[0]}” was “{was[found[1]]}” and is {is_now}. Ask the governors whether they mean that.",
                )


def _titles(pages: Mapping[str, str]) -> dict[str, str]:
    found = (re.search(r"^# (\d+)\. (.*?) *(?:\{|$)", text, re.M) for text in pages.values())
    return {each[1]: each[2] for each in found if each}


def write(imported: ImportedPolicy, folder: Path) -> None:
    """Writes every page into a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in imported.pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def to_write(pages: Mapping[str, str], into: Path, project: Path) -> dict[Path, str | None]:
    """The pages; in the project also what joins and lists them, without the pages that the policy no longer has."""
    texts: dict[Path, str | None] = {into / name: text for name, text in pages.items()}
    if into != project / "docs" / "policy":
        return texts
    before = [] if is_first() else in_order(into)
    texts |= {into / name: None for name in before if name not in pages}
    whole, menu = into / "whole-policy.md", project / "mkdocs.yml"
    texts[whole] = joined_in_order(_WHOLE if is_first() else whole.read_text(encoding="utf-8"), list(pages))
    if is_first():
        texts |= beside_the_first(pages, texts[whole] or "", project)
    if not menu.exists():
        return texts
    return texts | {menu: listed_in_order(menu.read_text(encoding="utf-8"), pages)}


def joined_in_order(text: str, names: list[str]) -> str:
    """whole-policy.md with these pages joined, in this order, each parted from the next as before."""
    head = text[: text.index("{!policy/")]
    between = found[0] if (found := re.search(r"\n\n<!--(?:(?!-->).)*-->\n(?=\{!policy/)", text, re.S)) else "\n\n"
    return head + between.join(f"{{!policy/{name}!}}" for name in names) + "\n"


def listed_in_order(text: str, pages: Mapping[str, str]) -> str:
    """mkdocs.yml with the policy's pages in their order. A new one has its heading; numbers follow with the rest."""
    lines = text.splitlines(keepends=True)
    at = [
        index for index, line in enumerate(lines) if re.search(r"\bpolicy/(?!whole-policy)[\w-]+\.md$", line.rstrip())
    ]
    if not at:
        return text
    here = {found[1]: lines[index] for index in at if (found := _PAGE.search(lines[index]))}
    indent = " " * (len(lines[at[-1]]) - len(lines[at[-1]].lstrip()))
    # Beside pages that are listed already a number follows with the rest; in the first list nothing follows.
    title = menu_title if set(here) <= {"index.md"} else _title
    new = [here.get(name) or f"{indent}- {title(words)}: policy/{name}\n" for name, words in pages.items()]
    kept = [line for index, line in enumerate(lines) if index not in at]
    return "".join([*kept[: at[0]], *new, *kept[at[0] :]])


def _title(page: str) -> str:
    return re.sub(r"^\d+\. ", "", menu_title(page))


def _read(file: Path, answers: Answers) -> tuple[list[Block], list[Remark]]:
    if not file.is_file():
        raise PolicyFileError(f"There is no file {file}.")
    match file.suffix.lower():
        case ".docx":
            return read_word(file, answers)
        case ".txt" | ".md":
            try:
                text = file.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError:
                raise PolicyFileError(f"{file.name} is not in UTF-8. Save it as UTF-8 text, and try again.") from None
            return read_text(text, markdown=file.suffix.lower() == ".md")
        case _:
            raise PolicyFileError(
                f"{file.name} is neither .txt, .md nor .docx. Save it as one of these, and try again."
            )
