"""Pages for families in another language than English: docs/for/families.LANG.md, such as families.pl.md.

Nobody who makes this site can read them all. So a page is shown only once its head says who checked it and when; until
then it is left out of the site, and the build says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from tools.browser.flow.model import Problem
from tools.sources.errors import SourceError

FILE = re.compile(r"families\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z]{2,4})?)\.md")
HEAD = re.compile(r"\A---\n(?P<facts>.*?)^---\n(?P<words>.*)\Z", re.S | re.M)
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
EMERGENCY = "(tel:999)"
"""The one line that even a short page has to have. Somebody who cannot read the page can look for it."""


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A page in another language: its language's code and own name, and who has checked it, if somebody has."""

    lang: str
    language: str
    checked_by: str
    checked_on: date | None

    @property
    def shown(self) -> bool:
        """Whether families see it."""
        return bool(self.checked_by and self.checked_on)

    @property
    def direction(self) -> str:
        """How its lines run."""
        return "rtl" if self.lang.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    @property
    def path(self) -> str:
        """Where it lies below docs."""
        return f"for/families.{self.lang}.md"


def read_families(docs: Path) -> tuple[FamilyPage, ...]:
    """Every page there is, shown or not, by its language's code. Raises SourceError with all mistakes at once."""
    problems: list[Problem] = []
    pages = []
    for path in sorted((docs / "for").glob("families*.md")):
        page = _read(path, problems)
        if page:
            pages.append(page)
    if problems:
        raise SourceError(problems)
    return tuple(pages)


def _read(path: Path, problems: list[Problem]) -> FamilyPage | None:
    shown = f"docs/for/{path.name}"
    name, text = FILE.fullmatch(path.name), HEAD.match(path.read_text(encoding="utf-8"))
    if not name:
        problems.append(
            Problem(shown, 1, "the name has no language.", "Call it families.LANG.md, such as families.pl.md.")
        )
        return None
    facts = yaml.safe_load(text["facts"]) if text else None
    if not text or not isinstance(facts, dict) or not facts.get("language") or not facts.get("title"):
        todo = "say its title and language at its head, in that language: see docs/contributing."
        problems.append(Problem(shown, 1, todo))
        return None
    by, on = str(facts.get("checked_by") or ""), facts.get("checked_on") or None
    if on is not None and not isinstance(on, date):
        problems.append(Problem(shown, 1, f"“{on}” is not a date.", "Write checked_on like 2026-12-01."))
    if bool(by) != bool(on):
        problems.append(Problem(shown, 1, "it has only one of checked_by and checked_on.", "Fill in both, or neither."))
    if EMERGENCY not in text["words"]:
        todo = "Put [999](tel:999) where families see it first."
        problems.append(Problem(shown, 1, "no line says to ring 999.", todo))
    return FamilyPage(name["lang"], str(facts["language"]), by, on if isinstance(on, date) else None)


def left_out(pages: Iterable[FamilyPage]) -> set[str]:
    """The paths of those that nobody has checked: they are no part of the site."""
    return {page.path for page in pages if not page.shown}


def unchecked(pages: Iterable[FamilyPage]) -> list[str]:
    """What the build says of them."""
    return [
        f"docs/{page.path} is not shown: nobody has checked it. Have somebody who speaks {page.language} read it, then "
        "fill in checked_by and checked_on."
        for page in pages
        if not page.shown
    ]
